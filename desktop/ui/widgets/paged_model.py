"""A long table: a list of identifiers, and pages of rows read when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from desktop.ui.background import Priority
from desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.session import Session

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()

Row = TypeVar("Row")


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows that answer a filter. One not read yet is blank for an instant; nothing waits for it.

    A subclass names the columns in `_headers`, fills `_ids` between `beginResetModel` and `endResetModel`, says how the rows of some identifiers are
    read (`page_reader`) and kept (`keep`), and what a row shows in a column.
    """

    def __init__(self, bench: Workbench, page: int, parent: QObject | None = None) -> None:
        """`page`: how many rows are read at once."""
        super().__init__(parent)
        self._bench = bench
        self._headers: tuple[str, ...] = ()
        self._page = page
        self._ids: Sequence[int] = ()
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        # What was asked for an older list is not kept.
        self._generation = 0

    def page_reader(self, ids: Sequence[int]) -> Callable[[Desk, Session], Any]:
        """What reads the rows of some identifiers, on the database lane."""
        raise NotImplementedError

    def keep(self, read: Any) -> None:
        """Put what `page_reader` gave in `_rows`, by identifier."""
        raise NotImplementedError

    def text(self, row: Row, column: int) -> str:
        """The words of a row in a column."""
        raise NotImplementedError

    def tip(self, row: Row, column: int) -> str:
        """The whole of what a narrow column may cut."""
        raise NotImplementedError

    def decoration(self, row: Row, column: int) -> Any:
        """The icon of a row in a column, None for none."""
        return None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """One row an identifier."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """The columns of `headerData`."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, for assistive technology too, their icon, and the whole of what a narrow column may cut."""
        row = self._row_wanted(index.row())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row, index.column())
        if role == Qt.ItemDataRole.DecorationRole:
            return self.decoration(row, index.column())
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._bench.theme.measure("row"))
        return None

    def row_at(self, row: int) -> Row | None:
        """What is known of a row; one not read yet is asked for."""
        return self._row_wanted(row) if 0 <= row < self.rowCount() else None

    def _row_wanted(self, position: int) -> Row | None:
        if position >= len(self._ids):
            return None  # the first page came before the other identifiers
        id_ = self._ids[position]
        if id_ not in self._rows:
            self._read_page(position // self._page)
        return self._rows.get(id_)

    def _read_page(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        self._bench.ask(
            self.page_reader(self._ids[page * self._page : (page + 1) * self._page]),
            lambda read: self._take_page(generation, page, read),
            owner=self,
            priority=Priority.NOW,
        )

    def _take_page(self, generation: int, page: int, read: Any) -> None:
        if generation != self._generation:
            return
        self.keep(read)
        first = page * self._page
        last = min(first + self._page, self.rowCount()) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
