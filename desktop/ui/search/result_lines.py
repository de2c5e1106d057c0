"""How a result of the search is drawn: its icon and name, then what it is, quieter, at the other side."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.icons import icon
from desktop.ui.theme import Theme

TITLE = Qt.ItemDataRole.UserRole + 1
DETAIL = Qt.ItemDataRole.UserRole + 2
ICON = Qt.ItemDataRole.UserRole + 3
"""The role of the icon; a line without one is a heading."""

Index = QModelIndex | QPersistentModelIndex

_LINE, _HEADING, _SIDE = 32, 34, 18
_DETAIL_SHARE = 0.4
"""The most that the detail takes of the width."""


class ResultLines(QStyledItemDelegate):
    """Paints the lines; their whole text stays in the item, for assistive technology."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """A heading has room above it."""
        return QSize(0, self._theme.px(_LINE if index.data(ICON) else _HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        painter.save()
        inside = option.rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
        if index.data(ICON):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, self._theme.colour("selection"))
            self._draw_result(painter, inside, index)
        else:
            painter.setFont(self._theme.font("caption", bold=True))
            painter.setPen(self._theme.colour("muted"))
            said = str(index.data(TITLE))
            painter.drawText(
                inside.adjusted(0, self._theme.px(10), 0, 0), Qt.AlignmentFlag.AlignVCenter, said
            )
        painter.restore()

    def _draw_result(self, painter: QPainter, inside: QRect, index: Index) -> None:
        side, gap = self._theme.px(_SIDE), self._theme.px(10)
        square = QRect(inside.left(), inside.center().y() - side // 2 + 1, side, side)
        icon(str(index.data(ICON)), self._theme.colours["muted"]).paint(painter, square)
        words = inside.adjusted(side + gap, 0, 0, 0)
        painter.setFont(self._theme.font("secondary"))
        painter.setPen(self._theme.colour("muted"))
        metrics = painter.fontMetrics()
        most = round(words.width() * _DETAIL_SHARE)
        detail = metrics.elidedText(str(index.data(DETAIL)), Qt.TextElideMode.ElideRight, most)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        painter.setFont(QApplication.font())
        painter.setPen(self._theme.colour("text"))
        room = words.width() - metrics.horizontalAdvance(detail) - gap
        title = painter.fontMetrics().elidedText(str(index.data(TITLE)), Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
