"""Lists and search over the projections: identifiers first, rows by page, never whole tables.

A list holds the integer identifiers of its posts; the rows on screen come by pages. Identifiers are local to
this database and end with a rebuild: only `item` names a post for good.
"""

from __future__ import annotations

import functools
import json
import re
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select, text
from sqlalchemy.engine import CursorResult

from db.engine import Database
from db.listing import COLUMNS, EVERYTHING, PAGE, Order, PostFilter, PostRow, post_row
from db.models import post_view
from db.projections import Projections
from db.search import match_expression
from db.summary import CHANNELS

__all__ = ["EVERYTHING", "PAGE", "Cursor", "Hit", "Order", "Page", "PostFilter", "PostRow", "Queries"]

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"([{_OPEN}{_CLOSE}])")
_SNIPPET_WORDS = 24
_TITLE_WEIGHT = 8.0

_COLUMNS = tuple(post_view.c[name] for name in COLUMNS)
_WANTED = func.json_each(bindparam("ids")).table_valued("value")
_ROWS = select(*_COLUMNS).where(post_view.c.id.in_(select(_WANTED.c.value)))


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the key of its last row in the order of the list."""

    planned_key: str
    rank: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and where to go on; `after` is None on the last page."""

    rows: tuple[PostRow, ...]
    after: Cursor | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A post found by search; `marks` are the spans (code points) of `snippet` that matched."""

    item: str
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


class Queries:
    """Reads the projections, brought up to date before each answer."""

    def __init__(self, database: Database, projections: Projections) -> None:
        self._database = database
        self._projections = projections

    def ids(self, wanted: PostFilter = EVERYTHING, order: Order = Order.RECENT) -> Sequence[int]:
        """The identifiers of every post of a list, in order."""
        with self._current().execute(_ids(wanted, order)) as found:
            # One at a time: a hundred thousand rows of one integer are never all there. Eight bytes each, for as long
            # as the list is shown: as many objects would take five times that.
            return array("q", [row[0] for row in _driver_rows(found)])

    def rows(self, ids: Sequence[int]) -> tuple[PostRow, ...]:
        """The rows of these identifiers, in the same order; one that is gone is left out."""
        found: dict[int, PostRow] = {}
        if ids:
            # One parameter however many there are: the statement stays the same.
            with self._current().execute(_ROWS, {"ids": json.dumps([*ids])}) as rows:
                for row in _driver_rows(rows):
                    found[row[0]] = post_row(row)
        return tuple([found[id_] for id_ in ids if id_ in found])

    def page(
        self,
        wanted: PostFilter = EVERYTHING,
        order: Order = Order.RECENT,
        after: Cursor | None = None,
        size: int = PAGE,
    ) -> Page:
        """The next `size` rows of a list; as fast far in the list as at its start."""
        query = _filtered(select(*_COLUMNS), wanted).order_by(*_sorting(order)).limit(size + 1)
        if after is not None:
            query = query.where(_beyond(order, after))
        found = self._current().execute(query).all()
        rows = tuple(post_row(row) for row in found[:size])
        last = found[size - 1] if len(found) > size else None
        return Page(rows, Cursor(last.planned_key, last.rank) if last is not None else None)

    def count(self, wanted: PostFilter = EVERYTHING) -> int:
        """How many posts a list holds."""
        query = _filtered(select(func.count()).select_from(post_view), wanted)
        return int(self._current().execute(query).scalar_one())

    def count_with_channel(
        self, wanted: PostFilter, channel_states: Collection[str], leaving_out: Collection[str] = ()
    ) -> int:
        """How many posts of a list have a latest revision and a channel in these states, some posts left out."""
        query = _filtered(select(func.count()).select_from(post_view), wanted).where(
            post_view.c.head.is_not(None),
            or_(*(post_view.c[channel].in_(sorted(channel_states)) for channel in CHANNELS)),
            post_view.c.item.not_in(sorted(leaving_out)),
        )
        return int(self._current().execute(query).scalar_one())

    def states(self) -> dict[str, int]:
        """How many posts are in each state; a state without any is left out."""
        query = select(post_view.c.state, func.count()).group_by(post_view.c.state)
        return {str(row[0]): int(row[1]) for row in self._current().execute(query)}

    def post(self, item: str) -> PostRow | None:
        """The row of one post, None when it is unknown."""
        row = self._current().execute(select(*_COLUMNS).where(post_view.c.item == item)).first()
        return None if row is None else post_row(row)

    def search(self, typed: str, limit: int = 50) -> tuple[Hit, ...]:
        """The newest posts with every word typed, the last one perhaps unfinished; for each keystroke."""
        return self._hits(match_expression(typed), limit, ranked=False)

    def search_ranked(self, typed: str, limit: int = 50) -> tuple[Hit, ...]:
        """The posts that match best, a title counting most, with the passage that matched."""
        return self._hits(match_expression(typed, typing=False), limit, ranked=True)

    def _current(self) -> Connection:
        self._projections.catch_up()
        return self._database.connection

    def _hits(self, expression: str | None, limit: int, *, ranked: bool) -> tuple[Hit, ...]:
        if expression is None:
            return ()
        rows = self._current().execute(
            text(_RANKED if ranked else _NEWEST), {"words": expression, "limit": limit}
        )
        return tuple(Hit(item, title, *_unmarked(snippet)) for item, title, snippet in rows)


# The index is cut to `limit` before anything else is read: a common word then costs as little as a rare one.
_NEWEST = """
SELECT item, post_view.title, '' FROM post_view JOIN (
    SELECT rowid AS found FROM post_text WHERE post_text MATCH :words ORDER BY rowid DESC LIMIT :limit
) ON post_view.rank = found ORDER BY post_view.rank DESC
"""

_RANKED = f"""
SELECT item, post_view.title, passage FROM post_view JOIN (
    SELECT rowid AS found, rank AS score,
        snippet(post_text, 1, '{_OPEN}', '{_CLOSE}', '…', {_SNIPPET_WORDS}) AS passage
    FROM post_text WHERE post_text MATCH :words AND rank MATCH 'bm25({_TITLE_WEIGHT}, 1.0)'
    ORDER BY rank LIMIT :limit
) ON post_view.rank = found ORDER BY score, post_view.rank DESC
"""  # noqa: S608 - constants of this module only


@functools.lru_cache(maxsize=64)
def _ids(wanted: PostFilter, order: Order) -> Select[tuple[int]]:
    """Kept: for a short list, SQLAlchemy takes as long to recognise a new statement as SQLite to answer it."""
    return _filtered(select(post_view.c.id), wanted).order_by(*_sorting(order))


def _filtered(query: Select[Any], wanted: PostFilter) -> Select[Any]:
    if wanted.states:
        query = query.where(post_view.c.state.in_(sorted(wanted.states)))
    if wanted.kinds:
        query = query.where(post_view.c.kind.in_(sorted(wanted.kinds)))
    if wanted.channel is not None:
        query = query.where(post_view.c[wanted.channel].is_not(None))
    if wanted.before:
        query = query.where(post_view.c.planned_key < wanted.before)
    expression = match_expression(wanted.text)
    if expression is not None:
        query = query.where(
            text("post_view.rank IN (SELECT rowid FROM post_text WHERE post_text MATCH :words)").bindparams(
                words=expression
            )
        )
    return query


def _sorting(order: Order) -> tuple[ColumnElement[Any], ...]:
    newest = post_view.c.rank.desc()
    return (post_view.c.planned_key, newest) if order is Order.PLANNED else (newest,)


def _beyond(order: Order, after: Cursor) -> ColumnElement[bool]:
    older = post_view.c.rank < after.rank
    if order is Order.RECENT:
        return older
    same, later = post_view.c.planned_key == after.planned_key, post_view.c.planned_key > after.planned_key
    return or_(later, and_(same, older))


def _driver_rows(found: CursorResult[Any]) -> Iterable[tuple[Any, ...]]:
    """The rows as the driver gives them: those of SQLAlchemy cost as much again as reading them."""
    cursor = cast("sqlite3.Cursor | None", found.cursor)
    return cursor if cursor is not None else ()


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the spans they enclosed."""
    clear: list[str] = []
    spans: list[tuple[int, int]] = []
    length = start = 0
    for part in _MARK.split(marked):
        if part == _OPEN:
            start = length
        elif part == _CLOSE:
            spans.append((start, length))
        else:
            clear.append(part)
            length += len(part)
    return "".join(clear), tuple(spans)
