"""The post being written, shared by the sheet, the texts, the verifications and what saves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.editorial.post import Post
from desktop.editorial.reconciliation import Field, FieldChange, changes_between, value_of, with_value

_SETTLING = 120
"""Milliseconds after the last keystroke when the words of an area are copied into the post."""
_TYPED = 1
"""What tells Qt that two steps may be one."""


class EditedPost(QObject):
    """One frozen post after another. `changed(author)` tells who made the change, so that they need not follow it.

    Text areas do not copy their words at each keystroke: they `announce` that they hold some, and give them
    when asked (`settle`), at the latest 120 ms after the last one. `history` undoes what the sheet does.
    """

    changed = Signal(object)
    holding_changed = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._holding: dict[object, Callable[[], None]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLING)
        self._timer.timeout.connect(self.settle)
        self.history = QUndoStack(self)

    @property
    def post(self) -> Post:
        """The post as last settled."""
        return self._post

    def settled(self) -> Post:
        """The post with every word typed so far."""
        self.settle()
        return self._post

    def load(self, post: Post) -> None:
        """Begin again from another post; the history starts over."""
        self._holding.clear()
        self._timer.stop()
        self.history.clear()
        self._post = post
        self.changed.emit(None)

    def change(self, post: Post, author: object = None) -> None:
        """Take another state of the post, made from `post` or `settled()`."""
        if post != self._post:
            self._post = post
            self.changed.emit(author)

    def amend(
        self, words: str, make: Callable[[Post], Post], author: object = None, *, typed: bool = False
    ) -> None:
        """Change the post as one step of the history, called `words` (« la date prévue »).

        `typed` steps of the same fields, one after the other, are one.
        """
        before = self.settled()
        changes = changes_between(before, make(before))
        if changes:
            self.history.push(_Step(self, words, changes, author, typed=typed))

    def announce(self, holder: object, give: Callable[[], None]) -> None:
        """`holder` has words that the post does not say yet; `give` puts them there."""
        first = not self._holding
        self._holding[holder] = give
        self._timer.start()
        if first:
            self.holding_changed.emit()

    def settle(self) -> None:
        """Take every word announced."""
        self._timer.stop()
        holding, self._holding = self._holding, {}
        for give in holding.values():
            give()
        if holding:
            self.holding_changed.emit()

    @property
    def holding(self) -> bool:
        """Whether words on screen are not in the post yet."""
        return bool(self._holding)


class _Step(QUndoCommand):
    """What one action changed, field by field: undoing it leaves alone what was typed elsewhere since."""

    def __init__(
        self,
        edited: EditedPost,
        words: str,
        changes: tuple[FieldChange, ...],
        author: object,
        *,
        typed: bool,
    ) -> None:
        super().__init__(words)
        self._typed = typed
        self._edited = edited
        self._changes = changes
        self._author = author

    def redo(self) -> None:
        self._apply({change.field: change.after for change in self._changes})
        # Only the first time: undone and done again, the author must follow too.
        self._author = None

    def undo(self) -> None:
        # Words written since in a field that is adapted go with it: done again, they come back.
        post = self._edited.settled()
        self._changes = tuple(replace(each, after=value_of(post, each.field)) for each in self._changes)
        self._apply({change.field: change.before for change in self._changes})

    def id(self) -> int:  # Qt's name: only steps of the same identifier are tried as one
        return _TYPED if self._typed else -1

    def mergeWith(self, later: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(later, _Step) or [c.field for c in later._changes] != [
            c.field for c in self._changes
        ]:
            return False
        self._changes = tuple(
            replace(mine, after=theirs.after)
            for mine, theirs in zip(self._changes, later._changes, strict=True)
        )
        return True

    def _apply(self, values: dict[Field, object]) -> None:
        post = self._edited.settled()
        for field, value in values.items():
            post = with_value(post, field, value)
        self._edited.change(post, self._author)
