"""Keys that the window minds: those it keeps from a field that edits with them, and Enter on a button."""

from __future__ import annotations

from collections.abc import Collection

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

SEARCH = QKeyCombination(Qt.Modifier.CTRL, Qt.Key.Key_K)
"""On Linux, every text field of Qt would delete to the end of the line with these."""
REDO = QKeyCombination(Qt.Modifier.CTRL, Qt.Key.Key_Y)
"""What Word does again with; on Linux, Qt knows Ctrl+Shift+Z alone."""


class WindowKeys(QObject):
    """Watches only what has the keyboard in `window`: a filter of the application would see every event.

    Enter presses a button or a link as the space bar does, which Qt leaves to the default button of a dialog.
    """

    def __init__(self, window: QWidget, kept: Collection[QKeyCombination] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._kept = frozenset(keys.toCombined() for keys in kept)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Before a shortcut runs, Qt asks the focused field whether it wants the keys: it does not."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                if event.keyCombination().toCombined() in self._kept:
                    event.ignore()
                    return True
            elif event.type() is QEvent.Type.KeyPress and _is_enter(event) and _press(watched):
                return True
        return super().eventFilter(watched, event)

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = now is not None and self._window.isAncestorOf(now)
        self._watched = now if inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def redo_keys() -> list[QKeySequence]:
    """The keys that do again what was undone: the system's, and `REDO`."""
    usual = QKeySequence(REDO)
    known = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
    return known if usual in known else [*known, usual]


def _is_enter(event: QKeyEvent) -> bool:
    """Whether Enter alone was struck, of either side of the keyboard, and not held."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and not event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _press(watched: QObject) -> bool:
    """Press a button, or open its menu; False for what is none, and for a button that Qt presses by itself."""
    if isinstance(watched, QPushButton) and not watched.autoDefault():
        watched.click()
        return True
    if isinstance(watched, QToolButton):
        if watched.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup and watched.menu() is not None:
            watched.showMenu()
        else:
            watched.click()
        return True
    return False
