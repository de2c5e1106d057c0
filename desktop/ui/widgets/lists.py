"""List widgets whose items come and go, and the height of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow

_ROUND = 12
"""Pixels at 100 % around the words of a line of several."""


class RoomyLines(QStyledItemDelegate):
    """Makes the lines of a list as tall as those of the tables, taller when they say more than one thing."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        view.setItemDelegate(self)
        follow(theme, view, view.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """The height of a row of the theme, or that of the words with room around them."""
        hint = super().sizeHint(option, index)
        least = self._theme.measure("row")
        return QSize(hint.width(), max(least, hint.height() + self._theme.px(_ROUND)))


Written = tuple[str, str, QFont]
"""A text, the token of its colour, its font."""


class TitledLines(RoomyLines):
    """Items of several lines: what a thing is called, then what it is, quieter."""

    def written(self, words: str) -> tuple[Sequence[Written], ...]:
        """What each line is written with, from the words of an item."""
        title, *rest = words.split("\n")
        quiet = self._theme.font("secondary")
        return ([(title, "text", self._theme.font("body"))], *([(each, "muted", quiet)] for each in rest))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the background of the style, then the words; a title too long for its line is cut."""
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, view)
        painter.save()
        side = self._theme.space("small") + 3
        inside = option.rect.adjusted(side, 0, -side, 0)
        lines = self.written(str(index.data()))
        heights = [max(QFontMetrics(font).lineSpacing() for _, _, font in line) for line in lines]
        top = inside.top() + (inside.height() - sum(heights)) // 2
        for line, height in zip(lines, heights, strict=True):
            left = QRect(inside.left(), top, inside.width(), height)
            for text, token, font in line:
                painter.setFont(font)
                painter.setPen(self._theme.colour(token))
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, left.width())
                painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, shown)
                left.setLeft(left.left() + painter.fontMetrics().horizontalAdvance(shown))
            top += height
        painter.restore()


def empty(shown: QListWidget) -> None:
    """Remove every item of a list.

    One by one: `QListWidget.clear` deletes items that Python may still know of, and PySide 6.11 then aborts
    (`free(): invalid pointer`), sooner or later; `takeItem` hands each over to Python first.
    """
    while shown.count():
        shown.takeItem(0)
