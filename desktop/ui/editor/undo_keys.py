"""Ctrl+Z and Ctrl+Y anywhere around a post being written: first the words of a text, then the steps of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.window_keys import redo_keys

_UNDO = QKeySequence.StandardKey.Undo


class UndoKeys(QObject):
    """Undoes the steps of `history` in `page` while `allowed()`, also from one of `texts` that has nothing to undo.

    `undone(str)` and `redone(str)` give the words of the step. A key that is held stops at the end of the text.
    """

    undone = Signal(str)
    redone = Signal(str)

    def __init__(
        self,
        page: QWidget,
        history: QUndoStack,
        texts: Iterable[QPlainTextEdit],
        allowed: Callable[[], bool],
    ) -> None:
        super().__init__(page)
        self._history = history
        self._allowed = allowed
        listen(page, self._undo, self._redo, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for text in texts:
            text.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Before a shortcut runs, Qt asks the text whether it wants the keys: only while it can use them."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QPlainTextEdit)
        ):
            document, writable = watched.document(), not watched.isReadOnly()
            if event.matches(_UNDO) or _is_redo(event):
                able = document.isUndoAvailable() if event.matches(_UNDO) else document.isRedoAvailable()
                # Qt asks for itself of Ctrl+Maj+Z alone: Ctrl+Y is the text's too.
                event.setAccepted(writable and able)
                return True
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        if self._allowed() and self._history.canUndo():
            words = self._history.undoText()
            self._history.undo()
            self.undone.emit(words)

    def _redo(self) -> None:
        if self._allowed() and self._history.canRedo():
            words = self._history.redoText()
            self._history.redo()
            self.redone.emit(words)


def listen(
    page: QWidget, undo: Callable[[], None], redo: Callable[[], None], context: Qt.ShortcutContext
) -> None:
    """Run `undo` and `redo` by their keys in `page`, once for a key that is held."""
    for keys, run in ((QKeySequence.keyBindings(_UNDO), undo), (redo_keys(), redo)):
        shortcut = QShortcut(page)
        shortcut.setKeys(keys)
        shortcut.setContext(context)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(run)


def _is_redo(event: QKeyEvent) -> bool:
    return any(keys == QKeySequence(event.keyCombination()) for keys in redo_keys())
