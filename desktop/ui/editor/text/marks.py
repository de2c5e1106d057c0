"""Draws the findings of an area as extra selections, on the paragraphs in view only.

Never a syntax highlighter: its formats cost a new layout of the paragraph at each keystroke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.ui.editor.text.families import Family, family_of
from desktop.ui.editor.text.offsets import to_utf16
from desktop.ui.editor.text.paragraphs import Edit
from desktop.ui.editor.text.placed_findings import Mark
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
        self._drawn: tuple[object, ...] = ()
        self._stale = False
        self._typing = False
        self._formats: dict[tuple[Family, bool], QTextCharFormat] = {}
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
        shown = list(self._in_view())
        at, column = self._area.caret_place()
        if self._typing:
            shown = [(n, mark) for n, mark in shown if n != at or not _being_typed(mark, column)]
        wanted: tuple[object, ...] = tuple(id(mark) for _, mark in shown)
        if self._stale or wanted != self._drawn:
            self._stale = False
            self._drawn = wanted
            made = [self._selection(number, mark) for number, mark in shown]
            self._area.setExtraSelections([*self._match_selections(), *made])
        self._area.settle(at, column)

    def _in_view(self) -> Iterator[tuple[int, Mark]]:
        first, last = self._area.paragraphs_in_view()
        findings = self._area.findings
        for number in range(first, last + 1):
            for mark in findings.marks(number):
                yield number, mark

    def _selection(self, number: int, mark: Mark) -> QTextEdit.ExtraSelection:
        document, texts = self._area.document(), self._area.paragraphs.texts
        block = document.findBlockByNumber(number)
        start, end = mark.start, mark.end
        last = document.findBlockByNumber(number + mark.lines) if mark.lines else block
        if start == end and not mark.lines:  # something is missing here: show the character before, or after
            start, end = (start - 1, end) if start else (start, end + 1)
        cursor = QTextCursor(block)
        cursor.setPosition(_position(block, texts[number], start))
        cursor.setPosition(_position(last, texts[number + mark.lines], end), QTextCursor.MoveMode.KeepAnchor)
        return _extra(cursor, self._format(family_of(mark.finding), mark is self._current))

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

    def _format(self, family: Family, current: bool) -> QTextCharFormat:
        made = self._formats.get((family, current))
        if made is None:
            made = self._formats[family, current] = QTextCharFormat()
            quiet = family is Family.NAME
            style = QTextCharFormat.UnderlineStyle
            made.setUnderlineStyle(style.DotLine if quiet else style.WaveUnderline)
            made.setUnderlineColor(self._theme.colour(family.look.token))
            if current:
                made.setBackground(self._theme.colour(family.look.soft))
        return made

    def _paused(self) -> None:
        self._typing = False
        self.schedule()

    def _recolour(self) -> None:
        self._formats.clear()
        self._stale = True
        self.schedule()


def _being_typed(mark: Mark, column: int) -> bool:
    """Whether a mark is about the word that the caret ends: it is not accused before it is finished."""
    return mark.end == column or (not mark.is_long and mark.start <= column <= mark.end)


def _position(block: QTextBlock, text: str, column: int) -> int:
    return block.position() + to_utf16(text, min(column, len(text)))


def _extra(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = look
    return made
