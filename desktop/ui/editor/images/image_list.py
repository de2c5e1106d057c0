"""The rows of the image strip: a thumbnail, the description, and badges of an icon and a word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.icons import icon
from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROW = int(Qt.ItemDataRole.UserRole) + 1
_THUMBNAIL = 64
_TALLEST = 440


@dataclass(frozen=True, slots=True)
class RowBadge:
    """One line under the description: its words, its icon by role, its colour token."""

    text: str
    role: str
    token: str


@dataclass(frozen=True, slots=True)
class ImageRow:
    """What one row shows. `picture` is None while the thumbnail is being made."""

    title: str
    described: bool
    badges: tuple[RowBadge, ...]
    picture: QImage | None = None

    @property
    def spoken(self) -> str:
        """What assistive technology hears."""
        return ". ".join((self.title, *(badge.text for badge in self.badges)))


class ImageList(QListWidget):
    """The images in order. Keys: Entrée opens, Suppr removes, Alt+Haut and Alt+Bas move, Ctrl+V pastes.

    `moved(rows, before)` asks to put rows before another one; `dropped(paths)` brings files from outside.
    """

    open_asked = Signal(int)
    remove_asked = Signal()
    step_asked = Signal(int)
    paste_asked = Signal()
    moved = Signal(object, int)
    dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editable = True
        self.setItemDelegate(_RowPainter(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Images de la publication"))
        self.itemActivated.connect(lambda item: self.open_asked.emit(self.row(item)))
        theme.changed.connect(self._look_changed)

    def show_rows(self, rows: list[ImageRow]) -> None:
        """Show these rows, the selection kept where it was."""
        for number, row in enumerate(rows):
            item = self.item(number) if number < self.count() else QListWidgetItem(self)
            if item.data(_ROW) != row:
                item.setData(_ROW, row)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
                item.setToolTip(row.title)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its rows, up to a few of them: the sheet around it scrolls too."""
        rows = sum(self.sizeHintForRow(number) for number in range(self.count()))
        return QSize(self._theme.px(200), min(rows + 4, self._theme.px(_TALLEST)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One row and a half, so that one sees that it scrolls."""
        return QSize(self._theme.px(160), min(self.sizeHint().height(), self._theme.px(160)))

    def selected_rows(self) -> list[int]:
        """The selected rows, in order."""
        return sorted(index.row() for index in self.selectedIndexes())

    def select(self, rows: list[int]) -> None:
        """Select these rows, the first one current."""
        self.clearSelection()
        if rows:
            self.setCurrentRow(rows[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        for row in rows:
            if (item := self.item(row)) is not None:
                item.setSelected(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of the list, then those of any list."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
            self.step_asked.emit(steps[key])
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.open_asked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files from outside, or rows of this list."""
        if self.editable and (event.source() is self or _files(event)):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where rows would go."""
        super().dragMoveEvent(event)
        if self.editable and (event.source() is self or _files(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Rows change place; files are imported."""
        self.setState(QAbstractItemView.State.NoState)
        if not self.editable:
            event.ignore()
        elif event.source() is self:
            self.moved.emit(self.selected_rows(), self._row_under(event))
            # The rows are put in place by whoever owns them: Qt must not remove what was dragged.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
        elif paths := _files(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)
        self.viewport().update()

    def _row_under(self, event: QDropEvent) -> int:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid():
            return self.count()
        return index.row() + (place.y() > self.visualRect(index).center().y())

    def _look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def files_of(data: QMimeData) -> list[Path]:
    """The local files that were dragged, or copied in the file browser."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _files(event: QDropEvent) -> list[Path]:
    return files_of(event.mimeData())


class _RowPainter(QStyledItemDelegate):
    """Paints a row: thumbnail at the left, words at the right, each cut to its line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines, at least as its thumbnail."""
        row: ImageRow = index.data(_ROW)
        lines = self._theme.px(20) + self._theme.px(18) * len(row.badges)
        return QSize(
            self._theme.px(160), max(lines, self._theme.px(_THUMBNAIL)) + 2 * self._theme.space("small")
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, its selection and its focus."""
        theme = self._theme
        row: ImageRow = index.data(_ROW)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("hover"))
        inner = place.adjusted(*(theme.space("small"),) * 2, -theme.space("small"), -theme.space("small"))
        side = theme.px(_THUMBNAIL)
        self._picture(painter, QRect(inner.left(), inner.top(), side, side), row)
        left = inner.left() + side + theme.space("small")
        self._words(painter, QRect(left, inner.top(), inner.right() - left + 1, inner.height()), row)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.restore()

    def _picture(self, painter: QPainter, place: QRect, row: ImageRow) -> None:
        painter.fillRect(place, self._theme.colour("hover"))
        if row.picture is None or row.picture.isNull():
            return
        ratio = painter.device().devicePixelRatio()
        shown = row.picture.scaled(
            place.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        size = shown.size() / ratio
        painter.drawImage(
            QRect(
                place.left() + (place.width() - size.width()) // 2,
                place.top() + (place.height() - size.height()) // 2,
                size.width(),
                size.height(),
            ),
            shown,
        )

    def _words(self, painter: QPainter, place: QRect, row: ImageRow) -> None:
        theme = self._theme
        painter.setFont(theme.font("body", bold=row.described))
        painter.setPen(theme.colour("text" if row.described else "muted"))
        line = QRect(place.left(), place.top(), place.width(), theme.px(20))
        self._line(painter, line, row.title)
        painter.setFont(theme.font("secondary"))
        height, side = theme.px(18), theme.px(14)
        for number, badge in enumerate(row.badges):
            top = place.top() + theme.px(20) + number * height
            painter.setPen(theme.colour(badge.token))
            drawn = icon(badge.role, theme.colours[badge.token])
            drawn.paint(painter, QRect(place.left(), top + (height - side) // 2, side, side))
            gap = side + theme.space("tiny")
            self._line(painter, QRect(place.left() + gap, top, place.width() - gap, height), badge.text)

    @staticmethod
    def _line(painter: QPainter, place: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
