"""Write the reason of a justification or of a contestation, where the point is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from desktop.editorial.findings import Finding
from desktop.editorial.foreign_terms import is_term
from desktop.services.external_links import NOTE
from desktop.services.points import GREFFE
from desktop.services.written_answers import CONTEST, WAIVER, WrittenAnswer
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label


class AnswerForm(QFrame):
    """A reason to write. `given(reason, equivalent)` when it is sent, `dropped` when the person thinks better of it,
    `closed` by Escape: what is written then waits with whoever shows the form.

    For a foreign term (art. 22) the French equivalent, as the text writes it, is asked too: one of the two is enough.
    With `former`, the form begins with what was signed, and other words take its place.
    """

    given = Signal(str, str)
    dropped = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: str,
        finding: Finding | None = None,
        parent: QWidget | None = None,
        *,
        former: WrittenAnswer | None = None,
    ) -> None:
        super().__init__(parent)
        self._former = (former.reason, former.equivalent) if former is not None else None
        self.equivalent: QLineEdit | None = None
        if kind == WAIVER and is_term(finding):
            self.equivalent = QLineEdit(self)
        advice = self._advice(kind)
        if former is not None:
            replaced = self.tr("Votre nouveau motif remplacera celui-ci, que le registre conserve.")
            advice = f"{advice} {replaced}"
        self.reason = QPlainTextEdit(self)
        names = {
            CONTEST: self.tr("Motif de la contestation"),
            NOTE: self.tr("En quoi ce lien est pertinent"),
            GREFFE: self.tr("Remarque pour le greffe"),
        }
        self.reason.setAccessibleName(names.get(kind, self.tr("Motif de la justification")))
        self.reason.setAccessibleDescription(advice)
        hints = {NOTE: self.tr("Pertinence"), GREFFE: self.tr("Remarque")}
        self.reason.setPlaceholderText(hints.get(kind, self.tr("Motif")))
        self.reason.setTabChangesFocus(True)
        follow(theme, self, lambda: self.reason.setFixedHeight(theme.px(64)))
        self.send = button(
            theme,
            self._verb(kind),
            self._give,
            help_=self.tr("Ctrl+Entrée"),
        )
        self.send.setEnabled(False)
        self.reason.textChanged.connect(self._judge)
        layout = column(theme, space="small")
        layout.addWidget(label(advice, "muted", wrap=True))
        if self.equivalent is not None:
            self.equivalent.setPlaceholderText(self.tr("Équivalent français"))
            self.equivalent.setAccessibleName(
                self.tr("Équivalent français, tel qu’il est écrit dans le texte")
            )
            self.equivalent.setAccessibleDescription(advice)
            self.equivalent.textChanged.connect(self._judge)
            self.equivalent.installEventFilter(self)
            layout.addWidget(self.equivalent)
        layout.addWidget(self.reason)
        buttons = FlowLayout(theme)
        buttons.addWidget(self.send)
        buttons.addWidget(button(theme, self.tr("Annuler"), self.dropped.emit, look="quiet"))
        layout.addLayout(buttons)
        self.setLayout(layout)
        self.setFocusProxy(self.equivalent or self.reason)
        self.reason.installEventFilter(self)
        if self._former is not None:
            self.begin(*self._former)

    def _verb(self, kind: str) -> str:
        if self._former is not None:
            return self.tr("Remplacer")
        verbs = {CONTEST: self.tr("Contester"), NOTE: self.tr("Noter"), GREFFE: self.tr("Signaler")}
        return verbs.get(kind, self.tr("Justifier"))

    def _advice(self, kind: str) -> str:
        if kind == CONTEST:
            return self.tr(
                "Écrivez pourquoi ce point est signalé à tort. La direction générale lira votre motif et devra "
                "l’accepter en approuvant."
            )
        if kind == NOTE:
            return self.tr(
                "Écrivez en quoi cette page est utile à qui suit la Municipalité. La note est signée et vaut pour toutes les "
                "publications qui y renvoient."
            )
        if kind == GREFFE:
            return self.tr(
                "Ces mots sont ceux du greffe\u00a0: on ne les change pas ici. Écrivez-lui ce qui serait à revoir."
            )
        if self.equivalent is not None:
            return self.tr(
                "Si c’est un terme requis d’une autre langue (art.\u00a022), donnez l’équivalent français que le texte écrit à "
                "côté, ou dites pourquoi il est requis. La direction générale le lira."
            )
        return self.tr("Écrivez pourquoi le texte convient tel quel. La direction générale lira votre motif.")

    def text(self) -> str:
        """The reason as it stands."""
        return self.reason.toPlainText()

    def term(self) -> str:
        """The French equivalent as it stands, empty when none is asked."""
        return self.equivalent.text() if self.equivalent is not None else ""

    def begin(self, reason: str, equivalent: str) -> None:
        """Go on from what was written before."""
        self.reason.setPlainText(reason)
        self.reason.moveCursor(QTextCursor.MoveOperation.End)
        if self.equivalent is not None:
            self.equivalent.setText(equivalent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl+Enter sends, Escape closes: here, whatever these keys do on the page."""
        if isinstance(event, QKeyEvent) and (run := self._command(event)) is not None:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                run()
                return True
        return super().eventFilter(watched, event)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._give
        return self.closed.emit if event.key() == Qt.Key.Key_Escape else None

    def _judge(self) -> None:
        has_words = any(character.isalnum() for character in self.text() + self.term())
        self.send.setEnabled(has_words and (self.text().strip(), self.term().strip()) != self._former)

    def _give(self) -> None:
        if self.send.isEnabled():
            self.given.emit(self.text().strip(), self.term().strip())
