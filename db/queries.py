"""Lists and search over the projections: identifiers first, rows by page, never whole tables.

A list holds the integer identifiers of its posts; the rows on screen come by pages. Identifiers are local to
this database and end with a rebuild: only `item` names a post for good.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from db.engine import Database
from db.listing import COLUMNS, COUNT, EVERYTHING, PAGE, ROWS, Order, PostFilter, PostRow, post_row
from db.projections import Projections
from db.search import match_expression
from db.summary import CHANNELS

__all__ = ["EVERYTHING", "PAGE", "Cursor", "Hit", "Order", "Page", "PostFilter", "PostRow", "Queries"]

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"([{_OPEN}{_CLOSE}])")
_SNIPPET_WORDS = 24
_TITLE_WEIGHT = 8.0

_IDS = "SELECT id FROM post_view"
_WANTED = f"{ROWS} WHERE id IN (SELECT value FROM json_each(:ids))"  # noqa: S608 - constants
_SORTING = {Order.RECENT: "rank DESC", Order.PLANNED: "planned_key, rank DESC"}
_BEYOND = {
    Order.RECENT: "rank < :rank",
    Order.PLANNED: "(planned_key > :planned_key OR (planned_key = :planned_key AND rank < :rank))",
}

Values = dict[str, Any]


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
        where, values = _where(wanted)
        found = self._current().column(f"{_IDS} {where} ORDER BY {_SORTING[order]}", values)
        # Eight bytes each, for as long as the list is shown: as many objects would take five times that.
        return array("q", found)

    def rows(self, ids: Sequence[int]) -> tuple[PostRow, ...]:
        """The rows of these identifiers, in the same order; one that is gone is left out."""
        found: dict[int, PostRow] = {}
        if ids:
            # One parameter however many there are: the statement stays the same.
            for row in self._current().rows(_WANTED, {"ids": json.dumps([*ids])}):
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
        more = () if after is None else (_BEYOND[order],)
        where, values = _where(wanted, *more)
        if after is not None:
            values |= {"planned_key": after.planned_key, "rank": after.rank}
        question = f"{ROWS} {where} ORDER BY {_SORTING[order]} LIMIT :size"
        found = self._current().rows(question, {**values, "size": size + 1})
        rows = tuple(post_row(row) for row in found[:size])
        if len(found) <= size:
            return Page(rows, None)
        last = dict(zip(COLUMNS, found[size - 1], strict=True))
        return Page(rows, Cursor(last["planned_key"], last["rank"]))

    def count(self, wanted: PostFilter = EVERYTHING) -> int:
        """How many posts a list holds."""
        return self._count(*_where(wanted))

    def count_with_channel(
        self, wanted: PostFilter, channel_states: Collection[str], leaving_out: Collection[str] = ()
    ) -> int:
        """How many posts of a list have a latest revision and a channel in these states, some posts left out."""
        asked = "SELECT value FROM json_each(:channel_states)"
        where, values = _where(
            wanted,
            "head IS NOT NULL",
            f"({' OR '.join(f'{channel} IN ({asked})' for channel in CHANNELS)})",
            "item NOT IN (SELECT value FROM json_each(:leaving_out))",
        )
        lists = {"channel_states": [*channel_states], "leaving_out": [*leaving_out]}
        return self._count(where, values | {name: json.dumps(each) for name, each in lists.items()})

    def states(self) -> dict[str, int]:
        """How many posts are in each state; a state without any is left out."""
        found = self._current().rows("SELECT state, count(*) FROM post_view GROUP BY state")
        return {str(state): int(count) for state, count in found}

    def post(self, item: str) -> PostRow | None:
        """The row of one post, None when it is unknown."""
        found = self._current().rows(f"{ROWS} WHERE item = :item", {"item": item})
        return post_row(found[0]) if found else None

    def search(self, typed: str, limit: int = 50) -> tuple[Hit, ...]:
        """The newest posts with every word typed, the last one perhaps unfinished; for each keystroke."""
        return self._hits(match_expression(typed), limit, ranked=False)

    def search_ranked(self, typed: str, limit: int = 50) -> tuple[Hit, ...]:
        """The posts that match best, a title counting most, with the passage that matched."""
        return self._hits(match_expression(typed, typing=False), limit, ranked=True)

    def _current(self) -> Database:
        self._projections.catch_up()
        return self._database

    def _count(self, where: str, values: Values) -> int:
        return int(self._current().rows(f"{COUNT} {where}", values)[0][0])

    def _hits(self, expression: str | None, limit: int, *, ranked: bool) -> tuple[Hit, ...]:
        if expression is None:
            return ()
        question = _RANKED if ranked else _NEWEST
        rows = self._current().rows(question, {"words": expression, "limit": limit})
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


def _where(wanted: PostFilter, *more: str) -> tuple[str, Values]:
    """The condition of a list, all of `more` added, and its values."""
    conditions, values = [*more], Values()
    for name, codes in (("state", wanted.states), ("kind", wanted.kinds)):
        # A parameter each: of one state or kind, an index then gives the posts in their order.
        asked = {f"{name}_{place}": code for place, code in enumerate(sorted(codes))}
        if asked:
            conditions.append(f"{name} IN ({', '.join(f':{each}' for each in asked)})")
            values |= asked
    if wanted.channel is not None:
        conditions.append(f"{CHANNELS[CHANNELS.index(wanted.channel)]} IS NOT NULL")
    if wanted.before:
        conditions.append("planned_key < :before")
        values["before"] = wanted.before
    expression = match_expression(wanted.text)
    if expression is not None:
        conditions.append("post_view.rank IN (SELECT rowid FROM post_text WHERE post_text MATCH :words)")
        values["words"] = expression
    return f"WHERE {' AND '.join(conditions)}" if conditions else "", values


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
