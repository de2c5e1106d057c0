"""The text of a document as Python strings, one a paragraph, kept up to date edit by edit.

Reading a long document from Qt at each keystroke would cost more than the keystroke.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextDocument


@dataclass(frozen=True, slots=True)
class Edit:
    """What one change did: the paragraphs from `first`, `before`, became `after`.

    Within the joined paragraphs, `removed` code points from `start` gave way to `added` others.
    """

    first: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    start: int
    removed: int
    added: int

    @property
    def shift(self) -> int:
        """How many paragraphs more there are."""
        return len(self.after) - len(self.before)


def edit_between(first: int, before: Sequence[str], after: Sequence[str]) -> Edit:
    """The smallest edit that turns paragraphs `before` into `after`."""
    old, new = "\n".join(before), "\n".join(after)
    start = _common_start(old, new)
    end = _common_end(old, new, start)
    return Edit(first, tuple(before), tuple(after), start, len(old) - start - end, len(new) - start - end)


class Paragraphs(QObject):
    """Follows a document. `changed(Edit)` comes during the change, before the caret moves."""

    changed = Signal(object)

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._texts: list[str] = [""]
        self._starts: list[int] | None = None
        document.contentsChange.connect(self._follow)

    @property
    def texts(self) -> Sequence[str]:
        """The paragraphs, without their line ends. Not to be kept: copy it."""
        return self._texts

    def text(self) -> str:
        """The whole text."""
        return "\n".join(self._texts)

    def start(self, number: int) -> int:
        """Where a paragraph begins, in code points of the whole text."""
        return self._all_starts()[number]

    def place(self, offset: int) -> tuple[int, int]:
        """The paragraph that holds a code point of the whole text, and its place there; clamped."""
        starts = self._all_starts()
        number = max(0, bisect.bisect_right(starts, offset) - 1)
        return number, min(max(0, offset - starts[number]), len(self._texts[number]))

    def _follow_one(self, block: QTextBlock, position: int, added: int) -> bool:
        """The change that typing makes: what is usual is told at once. False when it was another one."""
        if not block.isValid():
            return False
        number, text = block.blockNumber(), block.text()
        edit = _one(number, self._texts[number], text, position - block.position(), added)
        if edit is not None:
            self._texts[number] = text
            self._starts = None
            self.changed.emit(edit)
        return edit is not None

    def _all_starts(self) -> list[int]:
        if self._starts is None:
            lengths = (len(text) + 1 for text in self._texts)
            self._starts = list(accumulate(lengths, initial=0))[:-1]
        return self._starts

    def _follow(self, position: int, removed: int, added: int) -> None:
        document = self._document
        count = document.blockCount()
        shift = count - len(self._texts)
        block = document.findBlock(position)
        if shift == 0 and added + removed == 1 and self._follow_one(block, position, added):
            return
        first = block.blockNumber() if block.isValid() else count - 1
        last = first
        if shift or added + removed > 1:
            end = document.findBlock(position + added)
            last = end.blockNumber() if end.isValid() else count - 1
        if not first <= last - shift + 1 <= len(self._texts):
            # Qt sometimes counts the end of the document in what was replaced.
            first, last, block = 0, count - 1, document.firstBlock()
        after = []
        for _number in range(first, last + 1):
            after.append(block.text())
            block = block.next()
        before = self._texts[first : last - shift + 1]
        if before == after:
            return
        self._texts[first : last - shift + 1] = after
        self._starts = None
        self.changed.emit(edit_between(first, before, after))


def _one(first: int, before: str, after: str, start: int, added: int) -> Edit | None:
    """The edit that adds one character at `start`, or takes it away (`added` 0); None when it was something else."""
    longer, shorter = (after, before) if added else (before, after)
    if len(longer) != len(shorter) + 1 or longer[:start] + longer[start + 1 :] != shorter:
        return None
    return Edit(first, (before,), (after,), start, 1 - added, added)


def _common_start(one: str, other: str) -> int:
    """The length of the longest common beginning: halving, because paragraphs may be long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str, start: int) -> int:
    """The length of the longest common end that leaves the first `start` code points alone."""
    low, high = 0, min(len(one), len(other)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
