"""The table of posts: a list of identifiers, and pages of rows read when they come into view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QTimer

from desktop.editorial.workflow import state_on
from desktop.services.post_list import (
    PAGE,
    Order,
    PostFilter,
    PostPage,
    PostRow,
    as_of,
    first_posts,
    list_posts,
    post_page,
)
from desktop.ui.icons import icon
from desktop.ui.widgets.paged_model import Index, PagedModel
from desktop.ui.widgets.post_words import (
    channels_label,
    full_moment_label,
    kind_label,
    moment_label,
    state_label,
    state_look,
    state_of_code,
)
from desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.session import Session

TITLE, KIND, CHANNELS, STATE, PLANNED, CHANGED, POINTS = range(7)
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class _List:
    """One reading of a list: its identifiers, and the rows of its first page.

    `count` is how many posts there are, more than identifiers while only those of the first page are read.
    """

    generation: int
    today: dt.date
    count: int
    ids: Sequence[int]
    page: PostPage


class PostsModel(PagedModel[PostRow]):
    """Posts that answer a filter."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(bench, PAGE, parent)
        self._headers = (
            self.tr("Titre"),
            self.tr("Genre"),
            self.tr("Médias"),
            self.tr("État"),
            self.tr("Prévue"),
            self.tr("Modifiée"),
            self.tr("À régler"),
        )
        self._count = 0
        self._points: dict[str, int] = {}
        self._today = dt.date.min
        """The desk's civil day; it comes with the list, before any row."""

    def show_list(self, wanted: PostFilter, order: Order) -> None:
        """Read the identifiers of a list, with its first page, and show it in place of the present one.

        In place of nothing, the first page comes before the other identifiers: nobody can be further down yet.
        """
        self._generation += 1
        generation = self._generation

        def begin(desk: Desk, _: Session) -> _List:
            count, page = first_posts(desk.workspace, as_of(wanted, desk.today()), order)
            return _List(generation, desk.today(), count, [row.id for row in page.rows], page)

        def read(desk: Desk, _: Session) -> _List:
            ids = list_posts(desk.workspace, as_of(wanted, desk.today()), order)
            return _List(generation, desk.today(), len(ids), ids, post_page(desk.workspace, ids[:PAGE]))

        def go_on(first: _List) -> None:
            self._take(first)
            if generation == self._generation and first.count > len(first.ids):
                # Once the first page is painted.
                QTimer.singleShot(0, self, complete)

        def complete() -> None:
            if generation == self._generation:
                self._bench.ask(read, self._complete, owner=self, key=key)

        key = f"liste-{id(self)}"
        if self._count:
            self._bench.ask(read, self._take, owner=self, key=key)
        else:
            self._bench.ask(begin, go_on, owner=self, key=key)

    def item_at(self, row: int) -> str | None:
        """The post of a row, None while it is not read yet."""
        found = self.row_at(row)
        return found.item if found is not None else None

    def id_at(self, row: int) -> int | None:
        """The identifier of a row in the projections, known before the row is read."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, id_: int) -> int | None:
        """Where an identifier is in the list, None when it is not."""
        return self._ids.index(id_) if id_ in self._ids else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """One row a post, those whose identifier is not read yet included."""
        return 0 if parent.isValid() else self._count

    def page_reader(self, ids: Sequence[int]) -> Callable[[Desk, Session], PostPage]:
        """See `PagedModel`."""
        return lambda desk, _: post_page(desk.workspace, ids)

    def keep(self, read: PostPage) -> None:
        """See `PagedModel`."""
        self._rows.update((row.id, row) for row in read.rows)
        self._points.update(read.points)

    def text(self, row: PostRow, column: int) -> str:
        """See `PagedModel`."""
        left = self._points.get(row.item)
        texts = {
            TITLE: lambda: row.title or self.tr("Sans titre"),
            KIND: lambda: kind_label(row.kind),
            CHANNELS: lambda: channels_label(channel for channel, _ in row.channels),
            STATE: lambda: state_label(row.state, row.planned_at, self._today),
            PLANNED: lambda: moment_label(row.planned_at, self._today),
            CHANGED: lambda: moment_label(row.changed_at, self._today),
            POINTS: lambda: self._points_text(row, left),
        }
        return texts[column]()

    def tip(self, row: PostRow, column: int) -> str:
        """See `PagedModel`."""
        dates = {PLANNED: row.planned_at, CHANGED: row.changed_at}
        return full_moment_label(dates[column]) if column in dates else self.text(row, column)

    def _points_text(self, row: PostRow, left: int | None) -> str:
        """A draft never verified on this workstation says so: an empty cell would look like nothing to settle."""
        if left is None:
            return self.tr("Non vérifié") if row.pending_draft else ""
        if left == 0:
            return self.tr("Rien")
        return self.tr("1 point") if left == 1 else self.tr("{0} points").format(left)

    def decoration(self, row: PostRow, column: int) -> Any:
        """The icon of the state, of an emergency, of points left."""
        colours = self._bench.theme.colours
        if column == STATE:
            role, token = state_look(state_on(state_of_code(row.state), row.planned_at, self._today))
            return icon(role, colours[token])
        if column == TITLE and row.emergency:
            return icon("emergency", colours["danger"])
        if column == POINTS and self._points.get(row.item):
            return icon("block", colours["danger"])
        return None

    def _take(self, found: _List) -> None:
        if found.generation != self._generation:
            return
        self.beginResetModel()
        self._today, self._count, self._ids = found.today, found.count, found.ids
        self._rows = {row.id: row for row in found.page.rows}
        self._points = dict(found.page.points)
        self._asked = {0}
        self.endResetModel()

    def _complete(self, found: _List) -> None:
        """Take in the other identifiers; a list that changed since its first page is shown anew."""
        if found.generation != self._generation:
            return
        if found.count != self._count or list(found.ids[: len(self._ids)]) != [*self._ids]:
            self._take(found)
            return
        first, self._ids = len(self._ids), found.ids
        self.dataChanged.emit(self.index(first, 0), self.index(self._count - 1, len(self._headers) - 1))
