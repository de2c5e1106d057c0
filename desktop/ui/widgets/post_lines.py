"""A list of posts told in a few lines each: title, facts, then what deserves attention, with icons and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme

LINE = int(Qt.ItemDataRole.UserRole)
_ICON = 14

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Mark:
    """A word with its icon and the token of its colour."""

    text: str
    icon: str
    token: str


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post of a list. `fresh` draws the title bold: it was not looked at yet."""

    item: str
    title: str
    facts: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    fresh: bool = False


class PostLinesModel(QAbstractListModel):
    """The lines on show."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PostLine, ...] = ()

    def show(self, lines: tuple[PostLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def change(self, line: PostLine) -> None:
        """Show one post otherwise, where it stands; nothing when it is not there."""
        row = self.row_of(line.item)
        if row >= 0 and self.lines[row] != line:
            self.lines = (*self.lines[:row], line, *self.lines[row + 1 :])
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def row_of(self, item: str | None) -> int:
        """The line of a post, -1 when it is not there."""
        return next((row for row, line in enumerate(self.lines) if line.item == item), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the whole line read aloud, the line itself."""
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join([line.title, *(mark.text for mark in line.marks), *line.facts])
        return None


class PostLinesView(QListView):
    """The list. `chosen(item)` follows the person's choice, never `show_lines` nor `choose`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.lines = PostLinesModel()
        self.setModel(self.lines)
        self.setItemDelegate(_Drawing(theme, self))
        self.setStyleSheet("QListView { border: none; border-radius: 0; }")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self._look_changed)

    def change_line(self, line: PostLine) -> None:
        """Show one post otherwise; the choice and the place in the list stay."""
        self.lines.change(line)
        self.scheduleDelayedItemsLayout()

    def show_lines(self, lines: tuple[PostLine, ...], current: str | None) -> None:
        """Show other lines, the post `current` chosen when it is among them."""
        self._quiet = True
        top = self.verticalScrollBar().value()
        self.lines.show(lines)
        self._choose(current)
        self.verticalScrollBar().setValue(top)
        self._quiet = False

    def choose(self, item: str | None) -> None:
        """Show which post is open."""
        self._quiet = True
        self._choose(item)
        self._quiet = False

    def _choose(self, item: str | None) -> None:
        row = self.lines.row_of(item)
        if row < 0:
            self.selectionModel().clear()
            return
        index = self.lines.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _current_changed(self) -> None:
        index = self.currentIndex()
        if index.isValid() and not self._quiet:
            self.chosen.emit(index.data(LINE).item)


class _Drawing(QStyledItemDelegate):
    """The look of a line; heights follow the zoom and how much there is to say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as what there is to say."""
        line: PostLine = index.data(LINE)
        small = QFontMetrics(self._theme.font("secondary")).lineSpacing()
        title = QFontMetrics(self._theme.font("body", bold=True)).lineSpacing()
        marks = len(line.marks) * (small + self._theme.px(2))
        return QSize(self._theme.px(160), title + len(line.facts) * small + marks + self._theme.px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line; the chosen one has a bar beside it, not a background alone."""
        line: PostLine = index.data(LINE)
        whole: QRect = option.rect
        painter.save()
        self._background(painter, whole, option)
        inside = whole.adjusted(self._theme.space("medium"), self._theme.px(10), -self._theme.px(10), 0)
        top = inside.top()
        top = self._text(painter, inside, top, line.title, "text", self._theme.font("body", bold=line.fresh))
        for text in line.facts:
            top = self._text(painter, inside, top, text, "muted", self._theme.font("secondary"))
        for mark in line.marks:
            top = self._mark(painter, inside, top + self._theme.px(2), mark)
        painter.restore()

    def _background(self, painter: QPainter, whole: QRect, option: QStyleOptionViewItem) -> None:
        state = option.state
        bar = QRect(whole.left(), whole.top(), self._theme.px(4), whole.height())
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, self._theme.colour("selection"))
            painter.fillRect(bar, self._theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, self._theme.colour("hover"))
        painter.setPen(QPen(self._theme.colour("border")))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(2)))
            painter.drawRect(whole.adjusted(1, 1, -2, -2))

    def _text(self, painter: QPainter, inside: QRect, top: int, text: str, token: str, font: QFont) -> int:
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        metrics = painter.fontMetrics()
        line = QRect(inside.left(), top, inside.width(), metrics.lineSpacing())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return line.bottom() + 1

    def _mark(self, painter: QPainter, inside: QRect, top: int, mark: Mark) -> int:
        font = self._theme.font("secondary")
        side = self._theme.px(_ICON)
        height = QFontMetrics(font).lineSpacing()
        place = QRect(inside.left(), top + (height - side) // 2, side, side)
        icon(mark.icon, self._theme.colours[mark.token]).paint(painter, place)
        beside = inside.adjusted(side + self._theme.px(6), 0, 0, 0)
        return self._text(painter, beside, top, mark.text, mark.token, font)
