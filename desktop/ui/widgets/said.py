"""A sentence with an icon in the colour of a token, on as many lines as it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import row
from desktop.ui.widgets.labels import breakable, label
from desktop.ui.widgets.sign import Sign
from desktop.ui.widgets.styled import restyle


class Said(QWidget):
    """A `Badge` whose words wrap: `show_state` gives others."""

    def __init__(
        self, theme: Theme, text: str, role: str, token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._sign = Sign(theme, role, token, 16, self)
        self._words = label("", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = row(theme, space="tiny")
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.setLayout(line)
        self.show_state(text, role, token)

    def show_state(self, text: str, role: str, token: str) -> None:
        """Show another sentence, icon and colour."""
        self._sign.show_role(role, token)
        self._text = text
        self._words.setText(breakable(text))
        self.setAccessibleName(text)
        restyle(self._words, "ink", token)

    def text(self) -> str:
        """The sentence."""
        return self._text
