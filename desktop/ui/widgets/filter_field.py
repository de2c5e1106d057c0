"""A field that narrows what a list shows, and a cross to empty it."""

from __future__ import annotations

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow


class FilterField(QLineEdit):
    """A line to type in; `words` say what for, in the empty field and to a screen reader.

    The cross is ours: Qt's own (`setClearButtonEnabled`) stays when the field is emptied without a signal, and the
    padding of our buttons would push it out of a small field.
    """

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._cross: QAction | None = None
        self.textChanged.connect(self._offer_cross)
        follow(theme, self, self._draw_cross)

    def forget(self) -> None:
        """Empty it without telling `textChanged`: who empties several filters tells it once."""
        before = self.blockSignals(True)
        self.clear()
        self.blockSignals(before)
        self._offer_cross("")

    def _offer_cross(self, text: str) -> None:
        if text and self._cross is None:
            self._cross = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
            self._cross.setText(self.tr("Effacer"))
            self._cross.triggered.connect(self._empty)
            self._draw_cross()
        elif not text and self._cross is not None:
            self.removeAction(self._cross)
            self._cross.deleteLater()
            self._cross = None

    def _draw_cross(self) -> None:
        if self._cross is not None:
            self._cross.setIcon(icon("close", self._theme.colours["muted"]))

    def _empty(self) -> None:
        self.clear()
        self.setFocus()
