"""The line that shows where a channel folds a text behind « Voir plus »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from desktop.ui.editor.text.plain_area import PlainArea


class FoldLine(QWidget):
    """A dashed line under the words that are still read, and its caption in the margin when there is room.

    A widget of its own over the area: drawing it in the area would cost every keystroke of every area.
    """

    def __init__(self, area: PlainArea, theme: Theme, offset: int, caption: str) -> None:
        super().__init__(area)
        self.offset = offset
        self.caption = caption
        self._area = area
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.place()

    @property
    def has_room(self) -> bool:
        """Whether the margin is wide enough for the caption."""
        metrics = QFontMetrics(self._theme.font("caption"))
        needed = metrics.horizontalAdvance(self.caption) + 2 * self._theme.space("tiny")
        return self.width() - self._area.viewport().width() >= needed

    def place(self) -> None:
        """Follow the text: where its line is now, hidden when it is out of view."""
        view, words = self._area.viewport(), self._area.rectangle(self.offset, self.offset)
        seen = 0 <= words.bottom() <= view.height() and self.offset < len(self._area.text())
        self.setVisible(seen)
        if seen:
            left = view.geometry().left()
            right = self._area.width() - self._area.verticalScrollBar().sizeHint().width()
            height = words.height() + self._theme.space("small")
            self.setGeometry(left, view.geometry().top() + words.top(), right - left, height)
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The line, a tick at the place itself, and the caption."""
        words, width = self._area.rectangle(self.offset, self.offset), self._area.viewport().width()
        y, tick = words.height() + 1.0, float(words.left())
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(self._area.document().documentMargin(), y, width, y))
        painter.drawLine(QLineF(tick, 0, tick, y))
        if self.has_room:
            painter.setFont(self._theme.font("caption"))
            metrics = painter.fontMetrics()
            painter.drawText(
                QPointF(width + self._theme.space("tiny"), y + metrics.ascent() / 2 - 1), self.caption
            )
        painter.end()
