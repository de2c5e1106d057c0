"""Draws the underlines of findings under words that are already on the screen.

Not as extra selections: `QTextLayout.draw` cuts each of them out of the text and draws every line again around it.
With six in a paragraph, a keystroke took twice as long to paint; these cost a few microseconds each.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTextLayout

from desktop.ui.editor.text.families import Family
from desktop.ui.theme import Theme

_TALL = 4
"""Pixels, at 100 %, between the top of a wave and its bottom, its line included."""


Underlined = tuple[int, int, Family]
"""From where to where in a paragraph, in UTF-16 units, and of what family."""


class Underlines:
    """A wave in the colour of a family; dots for a name, which is only to be verified."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._tiles: dict[tuple[str, float], QPixmap] = {}

    def forget(self) -> None:
        """The theme or the zoom changed."""
        self._tiles.clear()

    def draw(
        self, painter: QPainter, layout: QTextLayout, top_left: QPointF, spans: Iterable[Underlined]
    ) -> None:
        """Underline parts of a paragraph that is laid out from `top_left`."""
        ratio, tall = painter.device().devicePixelRatioF(), self._theme.px(_TALL)
        x, y = top_left.x(), top_left.y()
        for start, end, family in spans:
            tile = self._tile(family, ratio)
            line = layout.lineForTextPosition(start)
            while start < end and line.isValid():
                stop = min(end, line.textStart() + line.textLength())
                # PySide gives the place too, which Qt may have moved to where a caret can be.
                ends: tuple[Any, Any] = (line.cursorToX(start), line.cursorToX(stop))
                left, right = sorted((ends[0][0], ends[1][0]))
                top = y + line.y() + min(line.ascent() + 1, line.height() - tall)
                painter.drawTiledPixmap(round(x + left), round(top), round(right - left), tall, tile)
                start = stop
                if start < end:
                    line = layout.lineAt(line.lineNumber() + 1)

    def _tile(self, family: Family, ratio: float) -> QPixmap:
        """One period of the underline."""
        made = self._tiles.get((family.name, ratio))
        if made is None:
            tall = self._theme.px(_TALL)
            wide = 2 * (tall - 1)
            made = QPixmap(round(wide * ratio), round(tall * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            _draw_period(made, wide, tall, self._theme.colour(family.look.token), dots=family is Family.NAME)
            self._tiles[family.name, ratio] = made
        return made


def _draw_period(tile: QPixmap, wide: int, tall: int, colour: QColor, *, dots: bool) -> None:
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if dots:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(tall / 2, tall / 2), tall / 3, tall / 3)
    else:
        painter.setPen(QPen(colour, tall / 3))
        low, high = tall - tall / 4, tall / 4
        # Half a period more on each side, so that what is cut at the edges is what the next tile begins with.
        points = [QPointF(at * wide / 2, high if at % 2 else low) for at in range(-1, 4)]
        painter.drawPolyline(points)
    painter.end()
