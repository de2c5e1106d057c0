"""A field for a passphrase: hidden unless asked, with a word about Caps Lock when it seems to be on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import tool_button
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import Badge
from desktop.ui.widgets.styled import restyle


class _Line(QLineEdit):
    """Guesses Caps Lock from what is typed: Qt cannot ask the keyboard on every system."""

    capitals = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Compare the case of a letter with the Shift key."""
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(letter.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """`changed` follows every edit, `entered` the Enter key. `name` is the accessible name of the field."""

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = _Line(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.textEdited.connect(lambda _: self.changed.emit())
        self.line.returnPressed.connect(self.entered)
        self.line.capitals.connect(self._show_capitals)
        self._eye = tool_button(theme, self.tr("Afficher la phrase de passe"), "preview", checkable=True)
        self._eye.toggled.connect(self._show_words)
        theme.changed.connect(self._draw_eye)
        self._warning = Badge(theme, self.tr("La touche Verr. maj. semble activée."), "warning", "warning")
        self._warning.hide()
        self.setFocusProxy(self.line)
        self._lay_out()

    def text(self) -> str:
        """What was typed, exactly."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill the field."""
        self.line.setText(text)

    def mark_wrong(self, wrong: bool) -> None:
        """Draw the field as refused, or not."""
        restyle(self.line, "invalid", wrong)

    def hide_words(self) -> None:
        """Hide what was shown: the person leaves the page."""
        self._eye.setChecked(False)

    def _lay_out(self) -> None:
        line = row(self._theme, space="tiny")
        line.addWidget(self.line, 1)
        line.addWidget(self._eye)
        whole = column(self._theme, space="tiny")
        whole.addLayout(line)
        whole.addWidget(self._warning)
        self.setLayout(whole)

    def _show_words(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        words = self.tr("Masquer la phrase de passe") if shown else self.tr("Afficher la phrase de passe")
        self._eye.setToolTip(words)
        self._eye.setAccessibleName(words)
        self._draw_eye()

    def _draw_eye(self) -> None:
        role = "hide" if self._eye.isChecked() else "preview"
        self._eye.setIcon(icon(role, self._theme.colours["text"]))

    def _show_capitals(self, on: bool) -> None:
        self._warning.setVisible(on)
