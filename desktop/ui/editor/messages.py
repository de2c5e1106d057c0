"""What stands above the text: the direction's remarks, what editing will do, a refusal and its list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from desktop.editorial.civil_dates import french_near
from desktop.editorial.elision import of_person
from desktop.editorial.post import Channel, Post
from desktop.editorial.post_differences import post_differences
from desktop.editorial.variant import own_variant
from desktop.editorial.workflow import OUT, State
from desktop.errors import Refusal
from desktop.services.editing import Editing, OfferedCorrection, Standing
from desktop.services.election_checklist import Asked
from desktop.services.public_notices import PublicNotice
from desktop.services.versions import VersionDecision
from desktop.ui.approvals.changes_view import ChangesView
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import PrimaryButton, button, primary_button
from desktop.ui.widgets.election_checklist import ElectionChecklist
from desktop.ui.widgets.frames import clear, column, frame, row, scrolling
from desktop.ui.widgets.held import widgets_of
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.reading_order import stops_of
from desktop.ui.widgets.tab_order import order_after, place_kept

_MOST = 0.45
"""Part of the height of the column that messages may take; a list to answer may take all of it but the tabs."""
_SENT_BACK = {"changes", "reject"}
DECIDED = frozenset(OUT | {State.APPROVED, State.SCHEDULED, State.AWAITING, State.WITHDRAWN})
"""The states in which what is written here sets aside something that others did."""


class Messages(QWidget):
    """The messages of the post that is open; it takes no room when there is none.

    `leads_changed(bool)` says whether the next step is here: a list to confirm, words to accept, versions to bring
    together. Submitting then is not it.
    """

    edit_asked = Signal()
    accept_asked = Signal(object)
    reconcile_asked = Signal()
    reason_asked = Signal(str)
    notice_asked = Signal(object)
    leads_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: QVBoxLayout = column(theme, space="small")
        side = theme.space("medium")  # that of the texts below
        self._rows.setContentsMargins(side, theme.space("small"), side, 0)
        self._refusal: QFrame | None = None
        self._checklist: ElectionChecklist | None = None
        self._step: PrimaryButton | None = None
        self._below: QTabWidget | None = None
        self._inside = QWidget()
        self._inside.setLayout(self._rows)
        self._inside.installEventFilter(self)
        self._area = scrolling(self._inside, self.tr("Messages"))
        self._area.setParent(self)
        self._place = place_kept(self._inside)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()

    def leave_room_to(self, below: QTabWidget) -> None:
        """Never take the room that the tabs below cannot do without, even for a large text."""
        self._below = below

    def show_standing(self, editing: Editing, post: Post, *, locked: bool) -> None:
        """Say where the post stands, `post` being its words now; `locked` offers to write all the same."""
        kept = self._checklist
        if kept is not None:
            self._rows.removeWidget(kept)  # what is ticked stays while the post is saved
        clear(self._rows)
        self._refusal = self._step = None
        if kept is not None:
            self._rows.addWidget(kept)
        standing, today = editing.standing, editing.today
        if standing.conflict:
            self._conflict()
        if editing.evidence.notice is not None:
            self._greffe(editing.evidence.notice, post, today)
        for decision in standing.decisions:
            if decision.code in _SENT_BACK:
                self._remark(decision, today)
        if standing.correction is not None:
            self._correction(standing, standing.correction, today)
        if locked:
            self._lock(standing)
        if standing.cannot_submit is not None and not standing.conflict:
            self._plain("info", "info", "info", standing.cannot_submit.message)
        self._settle()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why a submission was refused; each reason goes to what it is about."""
        self.forget_refusal()
        inside = self._head(refusal.message, "warning", "warning")
        for reason in refusal.reasons:
            line = row(self._theme)
            line.addWidget(label(reason, wrap=True), 1)
            go = button(self._theme, self.tr("Voir"), self._asker(reason), look="link")
            go.setAccessibleName(self.tr("Voir\u00a0: {0}").format(reason))
            line.addWidget(go)
            inside.addLayout(line)
        self._refusal = frame("warning", inside)
        self._rows.insertWidget(0, self._refusal)
        self._settle()

    def ask_checklist(self, asked: Asked, verb: str, then: Callable[[frozenset[str]], None]) -> None:
        """Have the person confirm the list of an election period; `then` gets what was confirmed."""
        self.forget_checklist()
        made = self._checklist = ElectionChecklist(self._theme, asked, verb)

        def go_on(codes: frozenset[str]) -> None:
            self.forget_checklist()
            then(codes)

        before = self.window().focusWidget()

        def give_up() -> None:
            self.forget_checklist()
            if before is not None and shiboken6.isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)

        made.confirmed.connect(go_on)
        made.dropped.connect(give_up)
        self._rows.insertWidget(0, made)
        self._settle()
        made.first_focus().setFocus()

    def answer_checklist(self) -> bool:
        """Confirm the list that is open, or go to what is left to tick; False when none is open."""
        if self._checklist is None:
            return False
        self._checklist.answer()
        return True

    def forget_checklist(self) -> None:
        """The list is confirmed, or the person goes on writing."""
        if self._checklist is not None:
            self._rows.removeWidget(self._checklist)
            self._checklist.hide()
            self._checklist.deleteLater()
            self._checklist = None
            self._settle()

    def forget_refusal(self) -> None:
        """The refusal is settled, or another one comes."""
        if self._refusal is not None:
            self._rows.removeWidget(self._refusal)
            self._refusal.hide()
            self._refusal.deleteLater()
            self._refusal = None
            self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Words laid out again ask for another height."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as the messages, up to part of the column: the text keeps the rest, and long messages scroll."""
        column_ = self.parentWidget()
        whole = column_.height() if column_ is not None else self.height()
        most = whole - self._left_below() - 2 * self._theme.space("small")
        if self._checklist is None:
            most = min(int(whole * _MOST), most)
        wanted = self._inside.heightForWidth(self.width())
        height = min(
            wanted if wanted > 0 else self._inside.sizeHint().height(), max(most, self._theme.px(96))
        )
        if height != self.height():
            self.setFixedHeight(height)
        # No layout does it: Qt tells nobody of a height that is set while the widget is being shown.
        self._area.setGeometry(self.rect())

    def _left_below(self) -> int:
        """The height that the tabs keep: their names alone while a list is to be answered, whole if it can be."""
        if self._below is None:
            return 0
        asking = self._checklist is not None
        names = self._below.tabBar().sizeHint().height()
        self._below.setMinimumHeight(names if asking else 0)
        return names if asking else self._below.minimumSizeHint().height()

    def _settle(self) -> None:
        """Take no room for nothing; Tab reads the messages before the text; one button leads at a time."""
        self.setVisible(self._rows.count() > 0)
        if self._step is not None:
            self._step.lead(self._checklist is None)
        self.leads_changed.emit(self._step is not None or self._checklist is not None)
        stops: list[QWidget] = []
        for shown in widgets_of(self._rows):
            stops += shown.stops() if isinstance(shown, ElectionChecklist) else stops_of(shown)
        order_after(self._place, stops)

    def _asker(self, reason: str) -> Callable[[], None]:
        return lambda: self.reason_asked.emit(reason)

    def _conflict(self) -> None:
        text = self.tr(
            "Une autre version de cette publication a été enregistrée séparément. Les deux sont conservées\u00a0: "
            "comparez-les et choisissez, passage par passage."
        )
        go = self._step = primary_button(
            self._theme, self.tr("Comparer et réunir"), self.reconcile_asked.emit
        )
        self._plain("warning", "warning", "warning", text, go)

    def _greffe(self, notice: PublicNotice, post: Post, today: dt.date) -> None:
        """The words of a public notice are the greffe's."""
        text = self.tr(
            "Texte déposé par le greffe ({0}, {1}). Il ne se change pas ici\u00a0: ce que les vérifications y trouvent se signale "
            "au greffe."
        ).format(notice.person, french_near(notice.at, today))
        site = own_variant(post, Channel.WEBSITE)
        if (site.title, site.body) == (notice.title, notice.body):
            self._plain("info", "lock", "info", text)
            return
        take = button(
            self._theme,
            self.tr("Reprendre le texte du greffe"),
            lambda: self.notice_asked.emit(notice),
            role="undo",
        )
        self._plain("warning", "lock", "warning", text, take)

    def _remark(self, decision: VersionDecision, today: dt.date) -> None:
        what = (
            self.tr("{0} demande des modifications ({1})")
            if decision.code == "changes"
            else self.tr("{0} a refusé cette version ({1})")
        )
        inside = self._head(
            what.format(decision.person, french_near(decision.at, today)), "comment", "warning"
        )
        if decision.comment:
            inside.addWidget(label(decision.comment, wrap=True))
        self._rows.addWidget(frame("warning", inside))

    def _correction(self, standing: Standing, offered: OfferedCorrection, today: dt.date) -> None:
        decision = offered.decision
        text = self.tr("{0} approuve cette version avec une correction ({1})").format(
            decision.person, french_near(decision.at, today)
        )
        inside = self._head(text, "comment", "policy")
        if decision.comment:
            inside.addWidget(label(decision.comment, wrap=True))
        # What to do comes before the words, which may be longer than what is on show.
        if standing.cannot_accept is None:
            accept = self._step = primary_button(
                self._theme,
                self.tr("Accepter exactement ces mots"),
                lambda: self.accept_asked.emit(offered),
                role="check",
                help_=self.tr("La publication est alors approuvée."),
            )
            foot = row(self._theme)
            foot.addWidget(accept)
            foot.addStretch(1)
            inside.addLayout(foot)
        else:
            inside.addWidget(label(standing.cannot_accept.message, "muted", wrap=True))
        changes = ChangesView(self._theme, inside=True)
        changes.show_differences(post_differences(offered.before, offered.after))
        inside.addWidget(changes)
        self._rows.addWidget(frame("policy", inside))

    def _lock(self, standing: Standing) -> None:
        author = standing.head_author
        texts = {
            State.AWAITING: self.tr(
                "Version {0}, en approbation. La modifier la retire de ce que la direction générale lit\u00a0: il faudra "
                "soumettre la nouvelle version."
            ),
            State.PUBLISHED: self.tr(
                "Version {0}, publiée. La modifier annule l’approbation et prépare une correction, à soumettre; ce qui "
                "est en ligne ne change pas d’ici là."
            ),
            State.WITHDRAWN: self.tr(
                "Version {0}, retirée. La modifier prépare une nouvelle version, à soumettre."
            ),
        }
        texts |= dict.fromkeys(OUT, texts[State.PUBLISHED])
        usual = self.tr(
            "Version {0}, approuvée. La modifier annule l’approbation et retient la publication\u00a0: il faudra soumettre "
            "la nouvelle version."
        )
        edit = button(self._theme, self.tr("Modifier quand même"), self.edit_asked.emit, role="write")
        self._plain("info", "lock", "info", texts.get(standing.state, usual).format(of_person(author)), edit)

    def _plain(self, look: str, role: str, token: str, text: str, action: QWidget | None = None) -> None:
        inside = self._head(text, role, token, action)
        self._rows.addWidget(frame(look, inside))

    def _head(self, text: str, role: str, token: str, action: QWidget | None = None) -> QVBoxLayout:
        inside = column(self._theme, space="small", margin="medium")
        top = row(self._theme)
        top.addWidget(Badge(self._theme, "", role, token))
        top.addWidget(label(text, "strong" if action is None else "", wrap=True), 1)
        if action is not None:
            top.addWidget(action)
        inside.addLayout(top)
        return inside
