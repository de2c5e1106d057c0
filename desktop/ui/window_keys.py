"""Keys that the window keeps for itself: a field that edits with them does not take them away."""

from __future__ import annotations

from collections.abc import Collection

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

SEARCH = QKeyCombination(Qt.Modifier.CTRL, Qt.Key.Key_K)
"""On Linux, every text field of Qt would delete to the end of the line with these."""


class WindowKeys(QObject):
    """Watches only what has the keyboard in `window`: a filter of the application would see every event."""

    def __init__(self, window: QWidget, kept: Collection[QKeyCombination]) -> None:
        super().__init__(window)
        self._window = window
        self._kept = frozenset(keys.toCombined() for keys in kept)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Before a shortcut runs, Qt asks the focused field whether it wants the keys: it does not."""
        asking = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asking and event.keyCombination().toCombined() in self._kept:  # type: ignore[attr-defined]
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = now is not None and self._window.isAncestorOf(now)
        self._watched = now if inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
