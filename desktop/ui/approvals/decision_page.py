"""The centre: contested points first, then the exact previews by channel, what changed, or the correction."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTextBrowser, QWidget

from desktop.channels.preview import PreviewContent
from desktop.editorial.civil_dates import french_moment
from desktop.editorial.post import Channel, Post, PostKind
from desktop.editorial.post_differences import planned_in_words
from desktop.editorial.workflow import State
from desktop.services.decision_file import DecisionFile
from desktop.ui.approvals.changes_view import ChangesView
from desktop.ui.approvals.contested_points import ContestedPoints
from desktop.ui.approvals.correction_editor import CorrectionEditor
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, toggle_by
from desktop.ui.widgets.channel_preview import ChannelPreview
from desktop.ui.widgets.choice_row import ChoiceRow
from desktop.ui.widgets.frames import clear, column, frame, row, scrolling
from desktop.ui.widgets.labels import Badge, breakable, label
from desktop.ui.widgets.post_words import channels_label, kind_label
from desktop.ui.widgets.said import Said

_FINGERPRINT = 16
"""Characters of a fingerprint that a person compares."""

CONTESTED = "points"


def fingerprint_start(content: str) -> str:
    """The start of a fingerprint, in groups of four: `3f2a 91bc 04de 77a1`."""
    start = content[:_FINGERPRINT]
    return " ".join(start[place : place + 4] for place in range(0, len(start), 4))


class _Stack(QStackedWidget):
    """Pages that scroll by themselves: they take what room is left, and ask for no more than the least."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The least."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class DecisionPage(QWidget):
    """Shows one `DecisionFile`. `channel_wanted(Channel)` asks for a preview, to be given to `show_preview`."""

    channel_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: DecisionFile | None = None
        self._correcting = False
        self._title = label("", "page", wrap=True)
        self._facts = label("", "muted", wrap=True)
        self._fingerprint = label("", "caption", wrap=True)
        self._fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.only_answers = Badge(theme, "", "history", "info")
        self.already_out = Said(theme, "", "history", "info")
        self._blocked_lines = column(theme, space="tiny", margin="medium")
        self._blocked = frame("danger", self._blocked_lines)
        self.tabs = ChoiceRow(theme, self.tr("Points et médias"))
        self.tabs.chosen.connect(self._tab_changed)
        self.tabs.again.connect(self._leave_changes)
        self.changes_button = button(theme, self.tr("Ce qui a changé"), role="history")
        self.changes_button.setCheckable(True)
        toggle_by(self.changes_button, "Ctrl+D", self)
        self.changes_button.toggled.connect(lambda _: self._show_stack())
        self.contested = ContestedPoints(theme)
        self.preview = ChannelPreview(theme)
        self.changes = ChangesView(theme)
        self.correction = CorrectionEditor(theme)
        self._stack = _Stack(self)
        self._lay_out()

    # What is shown

    def show_file(self, shown: DecisionFile, *, may_tick: bool, keep_place: bool) -> None:
        """Show another file, or the same one read again (`keep_place`)."""
        ticked = self.contested.ticked() if keep_place else frozenset()
        self._file = shown
        self._title.setText(breakable(shown.title or self.tr("Sans titre")))
        self._facts.setText(breakable(self._said(shown)))
        self._fingerprint.setText(self.tr("Empreinte\u00a0: {0}").format(fingerprint_start(shown.content)))
        self._fingerprint.setToolTip(shown.content)
        self.contested.show_points(shown.points.contested, may_tick=may_tick, ticked=ticked)
        self.show_blocking(())
        self._show_already_out(shown)
        self._show_changes(shown)
        self._fill_tabs(shown, keep_place=keep_place)
        if not keep_place:
            self.changes_button.setChecked(False)
            self.correct(None)
        self._show_stack()

    def show_preview(self, content: PreviewContent) -> None:
        """The preview asked for by `channel_wanted`."""
        if content.channel is self.channel():
            self.preview.show_content(content)

    def show_blocking(self, reasons: tuple[str, ...]) -> None:
        """Say that something now blocks what was submitted."""
        clear(self._blocked_lines)
        self._blocked.setVisible(bool(reasons))
        if reasons:
            said = self.tr("Depuis la soumission, quelque chose empêche de publier")
            self._blocked_lines.addWidget(Badge(self._theme, said, "block", "danger"))
            for reason in reasons:
                self._blocked_lines.addWidget(label(reason, wrap=True))
            advice = self.tr(
                "Vous pouvez décider\u00a0: la publication ne sortira pas tant que ces points ne sont pas réglés."
            )
            self._blocked_lines.addWidget(label(advice, "muted", wrap=True))

    def correct(self, started: Post | None, *, correcting: bool = False) -> None:
        """Show the editor of the correction, from what was already typed, or leave it."""
        self._correcting = correcting
        if correcting and self._file is not None:
            self.changes_button.setChecked(False)
            if self.channel() is None:
                self.tabs.choose(str(self._file.nodes[0].channel))
            self.correction.open(self._file.post, started, self.channel() or self._file.nodes[0].channel)
        self._show_stack()

    def channel(self) -> Channel | None:
        """The channel on show, None for the contested points."""
        code = self.tabs.key()
        return Channel(code) if code in set(Channel) else None

    def selected_passage(self) -> str:
        """The words selected in what is on show."""
        shown = self._stack.currentWidget()
        if shown is None:
            return ""
        texts = [text.textCursor().selectedText() for text in shown.findChildren(QTextBrowser)]
        texts += [text.selectedText() for text in shown.findChildren(QLabel)]
        return next((text.replace("\u2029", "\n") for text in texts if text.strip()), "")

    def _said(self, shown: DecisionFile) -> str:
        parts = [kind_label(shown.post.kind)]
        if shown.post.emergency and shown.post.kind is not PostKind.EMERGENCY:
            parts.insert(0, self.tr("Urgence"))
        planned = planned_in_words(shown.post.planned_at)
        parts.append(self.tr("prévue le {0}").format(planned) if planned else self.tr("sans date prévue"))
        if shown.author and shown.submitted is not None:
            moment = french_moment(shown.submitted)
            parts.append(self.tr("soumise par {0} le {1}").format(shown.author, moment))
        states = dict.fromkeys(state.label for state in shown.states.values() if state is not State.AWAITING)
        return " · ".join([*parts, *states])

    def _fill_tabs(self, shown: DecisionFile, *, keep_place: bool) -> None:
        kept = self.tabs.key() if keep_place else None
        choices = [(str(node.channel), channels_label([str(node.channel)])) for node in shown.nodes]
        count = len(shown.points.contested)
        if count:
            said = (
                self.tr("1 point contesté") if count == 1 else self.tr("{0} points contestés").format(count)
            )
            choices.insert(0, (CONTESTED, said))
        self.tabs.show_choices(choices, kept)
        self._want_preview()

    def _show_already_out(self, shown: DecisionFile) -> None:
        """What a decision then means: the public reads these very words, only the reasons written since are new."""
        said = self.tr(
            "Ces mots sont déjà publiés, tels qu’approuvés\u00a0: vous décidez des motifs écrits depuis. Ce qui est en ligne "
            "ne change pas de lui-même."
        )
        self.already_out.show_state(said, "history", "info")
        self.already_out.setVisible(shown.only_reasons)

    def _show_changes(self, shown: DecisionFile) -> None:
        compared = shown.compared
        same = compared.only_answers if compared is not None else ""
        self.only_answers.show_state(same, "history", "info")
        self.only_answers.setVisible(bool(same))
        if compared is not None and same:
            self.changes.show_sentence(f"{same} {compared.since}.")
        elif compared is not None:
            self.changes.show_differences(compared.differences, f"{compared.since}.")
        else:
            self.changes.show_sentence(self.tr("C’est la première version\u00a0: il n’y a rien à comparer."))

    def _leave_changes(self, _: str) -> None:
        self.changes_button.setChecked(False)

    def _tab_changed(self, _: str) -> None:
        channel = self.channel()
        if self._correcting and channel is not None:
            self.correction.show_channel(channel)
        self.changes_button.setChecked(False)
        self._want_preview()
        self._show_stack()

    def _want_preview(self) -> None:
        channel = self.channel()
        if channel is not None:
            self.channel_wanted.emit(channel)

    def _show_stack(self) -> None:
        self.tabs.stand_aside(self.changes_button.isChecked())
        if self.changes_button.isChecked():
            self._stack.setCurrentWidget(self.changes)
        elif self.channel() is None:
            self._stack.setCurrentWidget(self._contested_page)
        else:
            self._stack.setCurrentWidget(self._correction_page if self._correcting else self.preview)

    def _fit(self) -> None:
        """Room for a few lines, however small the window: the column scrolls then."""
        self._stack.setMinimumHeight(self._theme.px(150))

    def _lay_out(self) -> None:
        inside = QWidget()
        points = column(self._theme, margin="large")
        explained = self.tr(
            "Ces points bloquaient. La personne qui a écrit les conteste\u00a0: pour approuver, acceptez chaque "
            "contestation."
        )
        points.addWidget(label(explained, "muted", wrap=True))
        points.addWidget(self.contested)
        points.addStretch(1)
        inside.setLayout(points)
        self._contested_page = scrolling(inside, self.tr("Points contestés"))
        self._correction_page = scrolling(self.correction, self.tr("Correction"))
        for page in (self._contested_page, self.preview, self.changes, self._correction_page):
            self._stack.addWidget(page)
        self._fit()
        self._theme.changed.connect(self._fit)
        heading = column(self._theme, space="tiny")
        side, above = (
            self._theme.space("large"),
            self._theme.space("medium"),
        )  # the previews' side, the queue's top
        heading.setContentsMargins(side, above, side, above)
        for part in (
            self._title,
            self._facts,
            self.only_answers,
            self.already_out,
            self._fingerprint,
            self._blocked,
        ):
            heading.addWidget(part)
        line = row(self._theme)
        line.setContentsMargins(side, 0, side, 0)
        line.addWidget(self.tabs, 1)
        line.addWidget(self.changes_button)
        whole = column(self._theme, space="tiny")
        whole.addLayout(heading)
        whole.addLayout(line)
        whole.addWidget(frame("line"))
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)


def signed_in_words(verb: str, title: str, person: str, at: dt.datetime, content: str) -> str:
    """What a signature says once it is made."""
    return (
        f"{verb}\u00a0: «\u00a0{title}\u00a0». Signé par {person} le {french_moment(at)}, empreinte "
        f"{fingerprint_start(content)}."
    )
