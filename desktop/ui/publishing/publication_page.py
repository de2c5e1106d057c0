"""One post on its way out: its channels, its correction, its withdrawal."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.editorial.post import Channel
from desktop.editorial.post_differences import planned_in_words
from desktop.editorial.workflow import State
from desktop.services.publication_file import PublicationFile
from desktop.ui.approvals.changes_view import ChangesView
from desktop.ui.publishing.before_panel import BeforePanel
from desktop.ui.publishing.channel_card import CardState, ChannelCard
from desktop.ui.publishing.withdraw_panel import WithdrawPanel
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.frames import clear, column, frame, scrolling
from desktop.ui.widgets.labels import Badge, breakable, label
from desktop.ui.widgets.post_words import kind_label, state_look
from desktop.ui.widgets.reading_order import follow_layout
from desktop.ui.workbench import Workbench


class PublicationPage(QWidget):
    """Shows a `PublicationFile`. `card_made(ChannelCard)` lets the screen listen to each new card."""

    card_made = Signal(object)
    correction_asked = Signal()
    approval_asked = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = bench.theme
        self.before = BeforePanel(bench)
        self._file: PublicationFile | None = None
        self._may_write = False
        self.cards: dict[Channel, ChannelCard] = {}
        self._held: tuple[ChannelCard, str] | None = None
        self._title = label("", "page", wrap=True)
        self._facts = label("", "muted", wrap=True)
        self._advice = label(
            self.tr(
                "Copier réserve la publication à votre nom, pour que personne ne la publie en double. Le presse-papiers "
                "reçoit exactement les mots approuvés."
            ),
            "muted",
            wrap=True,
        )
        self._state = Badge(theme, "", "clock", "muted")
        self.correct_button = button(
            theme, self.tr("Préparer une correction"), self.correction_asked.emit, role="write"
        )
        self.withdraw_button = button(theme, self.tr("Retirer…"), self._open_withdrawal, role="remove")
        self._correction = column(theme, space="small", margin="large")
        self._correction_frame = frame("card", self._correction)
        self._changes = ChangesView(theme, inside=True)
        self._changes_fold = Fold(theme, self.tr("Ce que la correction change"))
        self._changes_fold.body.addWidget(self._changes)
        self._cards = column(theme, space="medium")
        self.withdrawal = WithdrawPanel(theme)
        self.withdrawal.hide()
        self.withdrawal.cancelled.connect(self._leave_withdrawal)
        self._lay_out()

    def show_file(
        self, shown: PublicationFile, blocked: dict[Channel, tuple[str, ...]], *, may_write: bool
    ) -> None:
        """Show a post; `blocked` is what forbids each channel to go out now, as far as it is known."""
        same = self._file is not None and self._file.item == shown.item
        self._file, self._may_write = shown, may_write
        self._title.setText(breakable(shown.title or self.tr("Sans titre")))
        planned = planned_in_words(shown.post.planned_at)
        when = self.tr("prévue le {0}").format(planned) if planned else self.tr("sans date prévue")
        self._facts.setText(f"{kind_label(shown.post.kind)} · {when}")
        role, token = state_look(shown.state)
        self._state.show_state(shown.state.label, role, token)
        out = any(channel.public is not None for channel in shown.channels)
        self.correct_button.setVisible(may_write and out)
        left = any(channel.state is not State.WITHDRAWN for channel in shown.channels)
        self.withdraw_button.setVisible(not shown.withdraw_refusal and left)
        self._advice.setVisible(bool(shown.to_publish) and not shown.publish_refusal)
        self.before.show_file(shown)
        self._show_correction(shown)
        self._show_cards(shown, blocked, same=same)
        if not same:
            self.withdrawal.hide()
        self.withdrawal.show_file(shown)

    def _show_cards(
        self, shown: PublicationFile, blocked: dict[Channel, tuple[str, ...]], *, same: bool
    ) -> None:
        channels = [out.channel for out in shown.channels]
        if not same or list(self.cards) != channels:
            clear(self._cards)
            self.cards = {channel: ChannelCard(self._theme, channel) for channel in channels}
            for card in self.cards.values():
                self.card_made.emit(card)
                self._cards.addWidget(card)
        leading = next(
            (
                out.channel
                for out in shown.channels
                if out.goes_out and out.channel not in blocked and (out.hold is None or out.hold.mine)
            ),
            None,
        )
        self._hold_keyboard()
        for out in shown.channels:
            refused = shown.publish_refusal or out.not_keeper if out.goes_out else ""
            state = CardState(blocked.get(out.channel, ()), refused, shown.domains, out.channel is leading)
            self.cards[out.channel].show_channel(out, state)

    def _hold_keyboard(self) -> None:
        """Before any card changes: a button that leaves passes the keyboard to the next card, which is drawn again too."""
        if self._held is None:
            held = ((card, name) for card in self.cards.values() if (name := card.keyboard()) is not None)
            self._held = next(held, None)
            if self._held is not None:
                # Once the new buttons are on show: before, they cannot have it.
                QTimer.singleShot(0, self, self._give_keyboard_back)

    def _give_keyboard_back(self) -> None:
        card, name = self._held or (None, "")
        self._held = None
        if card is not None and card in self.cards.values():
            card.take_keyboard(name)

    def _show_correction(self, shown: PublicationFile) -> None:
        clear(self._correction)
        self._correction_frame.setVisible(shown.being_corrected and shown.state is not State.WITHDRAWN)
        self._changes_fold.setVisible(shown.being_corrected and shown.differences is not None)
        if shown.differences is not None:
            self._changes.show_differences(shown.differences, self.tr("par rapport à ce que le public voit."))
        if not shown.being_corrected:
            return
        self._correction.addWidget(Badge(self._theme, self.tr("Correction en cours"), "history", "info"))
        self._correction.addWidget(label(self._correction_words(shown.state), wrap=True))

    def _correction_words(self, state: State) -> str:
        before = self.tr("Une correction est une nouvelle version\u00a0: elle repasse par l’approbation. ")
        if state is State.DRAFT:
            return before + self.tr("Elle n’est pas encore soumise.")
        if state is State.AWAITING:
            return before + self.tr("Elle attend la direction générale.")
        if state is State.APPROVED:
            return before + self.tr(
                "Elle est approuvée\u00a0: remplacez ce que le public voit, puis consignez-le."
            )
        return before + self.tr("Elle est à l’état «\u00a0{0}\u00a0».").format(state.label)

    def _open_withdrawal(self) -> None:
        if self._file is not None:
            self.withdrawal.show_file(self._file)
        self.withdrawal.show()
        # The boxes of the media are new each time.
        follow_layout(self)
        self.withdrawal.reason.setFocus()

    def _leave_withdrawal(self) -> None:
        """The person thinks better of it: the keyboard goes back where it came from."""
        self.withdraw_button.setFocus()
        self.withdrawal.hide()

    def _lay_out(self) -> None:
        actions = QWidget()
        line = FlowLayout(self._theme, actions)
        line.addWidget(self._state)
        line.addWidget(self.correct_button)
        line.addWidget(self.withdraw_button)
        inside = QWidget()
        page = column(self._theme, space="medium", margin="large")
        heading = column(self._theme, space="tiny")
        heading.addWidget(self._title)
        heading.addWidget(self._facts)
        page.addLayout(heading)
        page.addWidget(actions)
        page.addWidget(self.withdrawal)
        page.addWidget(self.before)
        page.addWidget(self._correction_frame)
        page.addWidget(self._changes_fold)
        page.addWidget(self._advice)
        page.addLayout(self._cards)
        page.addStretch(1)
        inside.setLayout(page)
        whole = column(self._theme)
        whole.addWidget(scrolling(inside, self.tr("Publication")))
        self.setLayout(whole)
