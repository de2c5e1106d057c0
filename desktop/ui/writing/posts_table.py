"""The table of posts: its columns, its keys, and the place in it that a new reading keeps."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from desktop.services.post_list import PostRow
from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.tables import reading_table, to_the_end
from desktop.ui.writing.posts_model import (
    CHANGED,
    CHANNELS,
    KIND,
    PLANNED,
    POINTS,
    STATE,
    TITLE,
    PostsModel,
)

_WIDTHS = {STATE: 212, PLANNED: 154, POINTS: 122, CHANNELS: 196, KIND: 146, CHANGED: 154}
"""Widths at 100 %, in the order in which columns find room beside the title."""
_TITLE_WIDTH = 300
_ICON = 16


class PostsTable(QTableView):
    """`opened` by Enter or a double click, `begun` by N, `abandoned` by Delete or the menu.

    `begun` and `abandoned` are for who `writes`. A new reading of the list leaves the person on the same post.
    """

    opened = Signal()
    begun = Signal()
    abandoned = Signal()

    def __init__(
        self, theme: Theme, model: PostsModel, *, writes: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._posts = model
        self._writes = writes
        self._place: tuple[int, int | None, int] = (-1, None, 0)
        self.setModel(model)
        reading_table(self, self.tr("Publications"), TITLE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._open_clicked)
        self.customContextMenuRequested.connect(self._show_menu)
        model.modelAboutToBeReset.connect(self._keep_place)
        follow(theme, self, self._fit)

    def current_post(self) -> PostRow | None:
        """The post of the current row, None when there is none or it is not read yet."""
        return self._posts.row_at(self.currentIndex().row())

    def come_back(self, *, same_list: bool) -> None:
        """After a new reading: the same post, else the one that took its place, else the first one."""
        row, id_, scroll = self._place
        same = self._posts.row_of(id_) if id_ is not None else None
        last = self._posts.rowCount() - 1
        at = same if same is not None else min(max(row, 0), last) if same_list else 0
        self.setCurrentIndex(self._posts.index(at, TITLE))
        if at != 0:
            self.verticalScrollBar().setValue(scroll)
            self.scrollTo(self._posts.index(at, TITLE))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the columns that have room beside the title."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Letters write nothing here: they act."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and self._writes:
            self.abandoned.emit()
        elif event.key() == Qt.Key.Key_N and not event.modifiers() and self._writes:
            self.begun.emit()
        elif to_the_end(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _open_clicked(self, _: QModelIndex) -> None:
        self.opened.emit()

    def _show_menu(self, place: QPoint) -> None:
        """For the current row: a right click made it so, and the keyboard's menu key is about it."""
        current = self.current_post()
        if current is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Ouvrir"), self.opened.emit)
        if self._writes:
            abandon = menu.addAction(self.tr("Abandonner mon brouillon"), self.abandoned.emit)
            abandon.setEnabled(current.pending_draft)
        menu.popup(self.viewport().mapToGlobal(place))

    def _keep_place(self) -> None:
        row = self.currentIndex().row()
        self._place = (row, self._posts.id_at(row), self.verticalScrollBar().value())

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.measure("row"))
        side = self._theme.px(_ICON)
        self.setIconSize(QSize(side, side))
        room = self.width() - self._theme.px(_TITLE_WIDTH)
        for section, width in _WIDTHS.items():
            self.setColumnWidth(section, self._theme.px(width))
            room -= self._theme.px(width)
            self.setColumnHidden(section, room < 0 and section is not STATE)
