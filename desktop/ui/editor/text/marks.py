"""Draws the findings of an area over its text, on the paragraphs in view only.

Never a syntax highlighter: its formats cost a new layout of the paragraph at each keystroke. What is drawn behind
the words, the current finding and the matches of a search, is made of extra selections; see `underlines` for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QPainter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.ui.editor.text.families import family_of
from desktop.ui.editor.text.offsets import same_units, to_utf16
from desktop.ui.editor.text.paragraphs import Edit
from desktop.ui.editor.text.placed_findings import Mark
from desktop.ui.editor.text.underlines import Underlined, Underlines
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from desktop.ui.editor.text.text_area import TextArea

TYPING_PAUSE = 900
"""Milliseconds without a keystroke after which a word counts as written."""

AFTER_PAINTING = 2
"""Milliseconds: the character just typed is painted first."""

Span = tuple[int, int]


class Marks(QObject):
    """What is drawn over one area: the findings, the current one, and the matches of a search."""

    def __init__(self, area: TextArea, theme: Theme) -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self._current: Mark | None = None
        self._matches: tuple[Span, ...] = ()
        self._drawn: set[tuple[int, int]] = set()
        self._stale = False
        self._typing = False
        self._underlines = Underlines(theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.draw)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._paused)
        theme.changed.connect(self._recolour)

    def schedule(self) -> None:
        """Draw soon, once what was typed is on the screen: long before the eye could see the difference."""
        if not self._soon.isActive():
            self._soon.start(AFTER_PAINTING)

    def follow(self, edit: Edit, *, typed: bool, dropped: bool) -> None:
        """The text was edited; `dropped` when marks went with it."""
        if typed:
            self._typing = True
            self._pause.start()
        # Qt moves a selection as we move a mark, except around a larger replacement.
        self._stale = self._stale or dropped or edit.shift != 0 or edit.removed > 1 or edit.added > 1
        self.schedule()

    def show_matches(self, spans: Sequence[Span]) -> None:
        """Show what a search found, as spans of the whole text in reading order."""
        self._matches = tuple(spans)
        self._stale = True
        self.schedule()

    def emphasise(self, mark: Mark | None) -> None:
        """Bring one finding forward."""
        if mark is not self._current:
            self._current = mark
            self._stale = True
            self.schedule()

    @property
    def current(self) -> Mark | None:
        """The finding brought forward."""
        return self._current

    def typing_in(self, number: int) -> int | None:
        """Where the caret is in a paragraph while a word is being typed there, else None."""
        at, column = self._area.caret_place()
        return column if self._typing and at == number else None

    def draw(self) -> None:
        """Bring what is drawn up to date, when it is not."""
        shown = tuple(self.shown())
        drawn = {(number, id(mark)) for number, mark in shown}
        changed = drawn ^ self._drawn
        for number in {number for number, _ in changed}:
            self._area.draw_paragraph(number)
        if self._stale or changed:
            self._stale, self._drawn = False, drawn
            behind = [*self._match_selections(), *self._current_selections(shown)]
            if behind or self._area.extraSelections():
                self._area.setExtraSelections(behind)
        self._area.settle(*self._area.caret_place())

    def shown(self) -> Iterator[tuple[int, Mark]]:
        """The marks that are underlined now, with the number of their paragraph, in reading order."""
        first, last = self._area.paragraphs_in_view()
        at, column = self._area.caret_place() if self._typing else (-1, 0)
        findings = self._area.findings
        for number in range(first, last + 1):
            for mark in findings.marks(number):
                if number != at or not _being_typed(mark, column):
                    yield number, mark

    def paint(self, exposed: QRect) -> None:
        """Underline the words in a part of the viewport, once they are there."""
        painter: QPainter | None = None
        for block, top_left in self._area.exposed(exposed):
            spans = self._spans(block.blockNumber())
            if spans:
                painter = painter or QPainter(self._area.viewport())
                self._underlines.draw(painter, block.layout(), top_left, spans)

    def _spans(self, number: int) -> list[Underlined]:
        """What a paragraph has underlined, in units of Qt."""
        findings = self._area.findings
        marks = [(mark, 0) for mark in findings.marks(number)]
        if self._typing and marks:
            at, column = self._area.caret_place()
            marks = [each for each in marks if number != at or not _being_typed(each[0], column)]
        marks += findings.from_above(number)
        if not marks:
            return []
        text = self._area.paragraphs.texts[number]
        same, length = same_units(text), len(text)
        spans: list[Underlined] = []
        for mark, line in marks:
            start, end = _part(mark, line, length)
            if not same:
                start, end = to_utf16(text, start), to_utf16(text, end)
            spans.append((start, end, family_of(mark.finding)))
        return spans

    def _current_selections(self, shown: Sequence[tuple[int, Mark]]) -> Iterator[QTextEdit.ExtraSelection]:
        for number, mark in shown:
            if mark is self._current:
                document, texts = self._area.document(), self._area.paragraphs.texts
                start, _ = _part(mark, 0, len(texts[number]))
                last = number + mark.lines
                _, end = _part(mark, mark.lines, len(texts[last]))
                cursor = QTextCursor(document)
                cursor.setPosition(_position(document.findBlockByNumber(number), texts[number], start))
                end_block = document.findBlockByNumber(last)
                cursor.setPosition(_position(end_block, texts[last], end), QTextCursor.MoveMode.KeepAnchor)
                look = QTextCharFormat()
                look.setBackground(self._theme.colour(family_of(mark.finding).look.soft))
                yield _extra(cursor, look)

    def _match_selections(self) -> Iterator[QTextEdit.ExtraSelection]:
        if not self._matches:
            return
        first, last = self._area.paragraphs_in_view()
        paragraphs = self._area.paragraphs
        begin, end = paragraphs.start(first), paragraphs.start(last) + len(paragraphs.texts[last])
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("warning_soft"))
        for start, stop in self._matches:
            if stop >= begin and start <= end:
                yield _extra(self._area.cursor_over(start, stop), look)

    def _paused(self) -> None:
        self._typing = False
        self.schedule()

    def _recolour(self) -> None:
        self._underlines.forget()
        self._area.viewport().update()
        self._stale = True
        self.schedule()


def _being_typed(mark: Mark, column: int) -> bool:
    """Whether a mark is about the word that the caret ends: it is not accused before it is finished."""
    return mark.end == column or (not mark.is_long and mark.start <= column <= mark.end)


def _part(mark: Mark, line: int, length: int) -> tuple[int, int]:
    """What a mark covers in one of its paragraphs; the character before, or after, where something is missing."""
    start = mark.start if line == 0 else 0
    end = mark.end if line == mark.lines else length
    if start == end and not mark.lines:
        return (start - 1, end) if start else (start, end + 1)
    return start, end


def _position(block: QTextBlock, text: str, column: int) -> int:
    return block.position() + to_utf16(text, min(column, len(text)))


def _extra(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = look
    return made
