"""A field that narrows what a list shows, and a cross to empty it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow

_CROSS, _AROUND = 16, 6
"""Pixels at 100 %: the side of the cross, and what is left around it."""


class FilterField(QLineEdit):
    """A line to type in; `words` say what for, in the empty field and to a screen reader. Ctrl+F goes to the one on show.

    The cross is ours: Qt's own (`setClearButtonEnabled`) stays when the field is emptied without a signal, the
    padding of our buttons would push it out of a small field, and no zoom enlarges it.
    """

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._cross = QToolButton(self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.setAccessibleName(self.tr("Effacer"))
        self._cross.setToolTip(self.tr("Effacer"))
        self._cross.clicked.connect(self._empty)
        self._cross.hide()
        self.textChanged.connect(self._offer_cross)
        # One that is out of sight answers to nothing: each page has its own.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._take_keyboard)
        follow(theme, self, self._draw_cross)

    def forget(self) -> None:
        """Empty it without telling `textChanged`: who empties several filters tells it once."""
        before = self.blockSignals(True)
        self.clear()
        self.blockSignals(before)
        self._offer_cross("")

    def _take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the cross at the end."""
        super().resizeEvent(event)
        self._place_cross()

    def _offer_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        # The words stop before it.
        self.setTextMargins(0, 0, self._theme.px(_CROSS) if text else 0, 0)

    def _draw_cross(self) -> None:
        side = self._theme.px(_CROSS)
        self._cross.setIcon(icon("close", self._theme.colours["muted"]))
        self._cross.setIconSize(QSize(side, side))
        self._offer_cross(self.text())
        self._place_cross()

    def _place_cross(self) -> None:
        around = self._theme.px(_CROSS + 2 * _AROUND)
        side = min(around, self.height())
        self._cross.setGeometry(self.width() - side, (self.height() - side) // 2, side, side)

    def _empty(self) -> None:
        self.clear()
        self.setFocus()
