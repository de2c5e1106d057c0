"""The words of one caption, with what is found in them underlined."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent

from desktop.ui.editor.text.plain_area import PlainArea
from desktop.ui.editor.text.underlines import Underlined, Underlines
from desktop.ui.theme import Theme


class CueArea(PlainArea):
    """The words of one caption. Ctrl+Z is the page's: a correction may reach the next caption."""

    undone = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._underlines = Underlines(theme)
        self.underlined: tuple[tuple[int, Underlined], ...] = ()
        theme.changed.connect(self._underlines.forget)

    def underline(self, found: Iterable[tuple[int, Underlined]]) -> None:
        """Underline words, each with the number of its line."""
        self.underlined = tuple(found)
        self.viewport().update()

    def centre(self) -> None:
        """A caption is short: it begins where its title does."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The words, then what is underlined."""
        super().paintEvent(event)
        if self.underlined:
            painter = QPainter(self.viewport())
            for block, corner in self.exposed(event.rect()):
                spans = [span for line, span in self.underlined if line == block.blockNumber()]
                self._underlines.draw(painter, block.layout(), corner, spans)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type, or ask to undo."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        else:
            super().keyPressEvent(event)
