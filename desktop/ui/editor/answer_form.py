"""Write the reason of a justification or of a contestation, where the point is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.services.written_answers import CONTEST
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label


class AnswerForm(QFrame):
    """A reason to write. `given(reason)` when it is sent, `dropped` when the person thinks better of it."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, theme: Theme, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        contest = kind == CONTEST
        advice = (
            self.tr(
                "Écrivez pourquoi ce point est signalé à tort. La direction générale lira votre motif et devra "
                "l’accepter en approuvant."
            )
            if contest
            else self.tr(
                "Écrivez pourquoi le texte convient tel quel. La direction générale lira votre motif."
            )
        )
        self.reason = QPlainTextEdit(self)
        self.reason.setAccessibleName(
            self.tr("Motif de la contestation") if contest else self.tr("Motif de la justification")
        )
        self.reason.setAccessibleDescription(advice)
        self.reason.setPlaceholderText(self.tr("Motif"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.px(64))
        self.send = button(
            theme,
            self.tr("Contester") if contest else self.tr("Justifier"),
            self._give,
            help_=self.tr("Ctrl+Entrée"),
        )
        self.send.setEnabled(False)
        self.reason.textChanged.connect(self._judge)
        layout = column(theme, space="small")
        layout.addWidget(label(advice, "muted", wrap=True))
        layout.addWidget(self.reason)
        buttons = FlowLayout(theme)
        buttons.addWidget(self.send)
        buttons.addWidget(button(theme, self.tr("Annuler"), self.dropped.emit, look="quiet"))
        layout.addLayout(buttons)
        self.setLayout(layout)
        self.setFocusProxy(self.reason)
        self.reason.installEventFilter(self)

    def text(self) -> str:
        """The reason as it stands."""
        return self.reason.toPlainText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl+Enter sends, Escape drops: here, whatever these keys do on the page."""
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
        return self.dropped.emit if event.key() == Qt.Key.Key_Escape else None

    def _judge(self) -> None:
        self.send.setEnabled(any(character.isalnum() for character in self.text()))

    def _give(self) -> None:
        if self.send.isEnabled():
            self.given.emit(self.text().strip())
