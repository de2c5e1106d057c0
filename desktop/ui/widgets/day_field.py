"""A field for a day, in which a click is enough to type over the year, the month or the day."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QObject
from PySide6.QtWidgets import QDateEdit, QWidget


class DayField(QDateEdit):
    """Qt takes digits only in a part that is selected: the part one clicks is, and a field that is clicked can be typed in."""

    def __init__(self, day: QDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if day is not None:
            self.setDate(day)
        self.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Once the click has put the caret, select what it is in; words that the mouse selected stay selected."""
        handled = super().eventFilter(watched, event)
        if (
            event.type() is QEvent.Type.MouseButtonRelease
            and watched is self.lineEdit()
            and not self.lineEdit().hasSelectedText()
        ):
            self.setSelectedSection(self.currentSection())
        return handled
