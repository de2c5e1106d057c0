"""A list steered from the field that searches in it: arrows move, Enter takes, the words stay where they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget


class Steering(QObject):
    """Watches `field` as long as it lives; `take` is what Enter does."""

    def __init__(self, field: QLineEdit, steered: QListWidget, take: Callable[[], object]) -> None:
        super().__init__(field)
        self._field, self._list, self._take = field, steered, take
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrows, the pages and Enter act on the list; everything else on the field."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: self._page(),
                Qt.Key.Key_PageUp: -self._page(),
            }
            key = Qt.Key(event.key())
            if key in steps:
                last = self._list.count() - 1
                self._list.setCurrentRow(min(max(self._list.currentRow() + steps[key], 0), last))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _page(self) -> int:
        one = max(self._list.sizeHintForRow(0), 1)
        return max(self._list.viewport().height() // one - 1, 1)
