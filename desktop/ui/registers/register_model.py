"""The table of a register: the places of its lines, and pages of rows read when they come into view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal

from desktop.services.registers import (
    PAGE,
    SLICE,
    Register,
    RegisterRow,
    list_register,
    matching,
    register_page,
)
from desktop.ui.widgets.paged_model import PagedModel
from desktop.ui.widgets.post_words import full_moment_label, moment_label
from desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.session import Session

DATE, WHAT, SUBJECT, DETAIL, PERSON = range(5)
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Found:
    """One reading of a register: every place, or those of a first slice that a search kept."""

    today: dt.date
    places: Sequence[int]
    rows: tuple[RegisterRow, ...] = ()


@dataclass(slots=True)
class _Search:
    """A search under way: what is left to look into."""

    typed: str
    places: Sequence[int]
    looked: int = 0
    kept: list[int] = field(default_factory=list)


class RegisterModel(PagedModel[RegisterRow]):
    """Lines that answer a filter. A search looks into them slice by slice: what it found is shown as it goes.

    `searching(looked, total)` tells how far it is; `settled()` that everything was looked into.
    """

    searching = Signal(int, int)
    settled = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(bench, PAGE, parent)
        self._headers = (
            self.tr("Date"),
            self.tr("Inscription"),
            self.tr("Objet"),
            self.tr("Détail"),
            self.tr("Par"),
        )
        self._today = dt.date.min

    @property
    def places(self) -> Sequence[int]:
        """The places shown, from the latest."""
        return self._ids

    @property
    def today(self) -> dt.date:
        """The desk's civil day, known once a register was read."""
        return self._today

    def show_register(
        self, register: Register, typed: str, since: dt.date | None, until: dt.date | None
    ) -> None:
        """Read a register, and keep what has every word typed."""
        self._generation += 1
        generation = self._generation
        words = typed.strip()

        def read(desk: Desk, session: Session) -> _Found:
            places = list_register(desk.workspace, register, since, until)
            rows = () if words else register_page(desk, session, places[:PAGE])
            return _Found(desk.today(), places, rows)

        self._bench.ask(
            read,
            lambda found: self._take(generation, found, words),
            owner=self,
            key=f"registre-{id(self)}",
        )

    def page_reader(self, ids: Sequence[int]) -> Callable[[Desk, Session], tuple[RegisterRow, ...]]:
        """See `PagedModel`."""
        places = tuple(ids)
        return lambda desk, session: register_page(desk, session, places)

    def keep(self, read: tuple[RegisterRow, ...]) -> None:
        """See `PagedModel`."""
        self._rows.update((row.position, row) for row in read)

    def text(self, row: RegisterRow, column: int) -> str:
        """See `PagedModel`."""
        if column == DATE:
            return moment_label(row.at.isoformat(), self._today)
        detail = "\u00a0· ".join(part for part in (row.private, row.detail) if part)
        return {WHAT: row.what, SUBJECT: row.subject, DETAIL: detail, PERSON: row.person}[column]

    def tip(self, row: RegisterRow, column: int) -> str:
        """See `PagedModel`."""
        return full_moment_label(row.at.isoformat()) if column == DATE else self.text(row, column)

    def _take(self, generation: int, found: _Found, words: str) -> None:
        if generation != self._generation:
            return
        self.beginResetModel()
        self._today = found.today
        self._ids = [] if words else found.places
        self._rows = {row.position: row for row in found.rows}
        self._asked = set() if words else {0}
        self.endResetModel()
        if words:
            self._look(generation, _Search(words, found.places))
        else:
            self.settled.emit()

    def _look(self, generation: int, search: _Search) -> None:
        """One slice, then the next: whatever else the database lane has to do goes in between."""
        total = len(search.places)
        if search.looked >= total:
            self.settled.emit()
            return
        self.searching.emit(search.looked, total)
        slice_ = tuple(search.places[search.looked : search.looked + SLICE])

        def looked(kept: list[int]) -> None:
            if generation != self._generation:
                return
            search.looked += len(slice_)
            self._append(kept)
            self._look(generation, search)

        self._bench.ask(
            lambda desk, session: matching(desk, session, slice_, search.typed), looked, owner=self
        )

    def _append(self, kept: list[int]) -> None:
        if not kept:
            return
        first = len(self._ids)
        self.beginInsertRows(_NO_INDEX, first, first + len(kept) - 1)
        self._ids = [*self._ids, *kept]
        # The page that was the last one has more rows now.
        self._asked.discard(first // PAGE)
        self.endInsertRows()
