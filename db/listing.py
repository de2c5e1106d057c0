"""What a list of posts is made of: which posts, in what order, and the rows that it shows.

The posts that changed last are what somebody waits for when they begin to work: they are asked here, with nothing
else to import. Every other list is asked by `db.queries`.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.engine import Database
from db.summary import CHANNELS

PAGE = 128

COLUMNS = (
    "id",
    "item",
    "title",
    "kind",
    "state",
    "planned_at",
    "planned_key",
    "changed_at",
    "emergency",
    "head",
    "author",
    "pending_draft",
    "rank",
    *CHANNELS,
)
"""The columns of `post_view` that `post_row` takes, in their order."""

ROWS = f"SELECT {', '.join(COLUMNS)} FROM post_view"  # noqa: S608 - constants
COUNT = "SELECT count(*) FROM post_view"
_WAITING = "SELECT EXISTS (SELECT 1 FROM post_touched)"


class Order(enum.StrEnum):
    """How a list is sorted."""

    RECENT = "recent"
    """Last change first."""
    PLANNED = "planned"
    """Planned date first, posts without one last."""


@dataclass(frozen=True, slots=True)
class PostFilter:
    """Which posts a list shows; an empty field asks for nothing.

    `states` and `kinds` are the stored codes, `channel` one of the four media, `text` what a person typed, `before` a
    civil day (ISO 8601): only what was planned for an earlier one.
    """

    states: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    channel: str | None = None
    text: str = ""
    before: str = ""


EVERYTHING = PostFilter()


class PostRow(NamedTuple):
    """One post as a list shows it. A tuple, because a page of them is made at each letter of a filter.

    `channels` maps each channel of the post to its own state, `changed_at` is informative (ISO 8601),
    `head` is the hash of its only latest revision or None, `author` the person of that revision or of the
    draft. `pending_draft` is true when somebody holds a draft of it.
    """

    id: int
    item: str
    title: str
    kind: str
    state: str
    channels: tuple[tuple[str, str], ...]
    planned_at: str | None
    changed_at: str
    emergency: bool
    head: str | None
    author: str
    pending_draft: bool


def post_row(row: Iterable[Any]) -> PostRow:
    """From `COLUMNS`, in their order."""
    (id_, item, title, kind, state, planned_at, _, changed_at, emergency, head, author, draft, _, *states) = (
        row
    )
    channels = tuple(
        [(channel, its) for channel, its in zip(CHANNELS, states, strict=True) if its is not None]
    )
    # By position: names would cost half as much again, for each row of each page.
    return PostRow(
        id_,
        item,
        title,
        kind,
        state,
        channels,
        planned_at,
        changed_at,
        bool(emergency),
        head,
        author,
        bool(draft),
    )


def newest(
    database: Database, states: Collection[str] = (), size: int = PAGE
) -> tuple[int, tuple[PostRow, ...]] | None:
    """How many posts there are, in any of `states` if some are given, and the `size` that changed last.

    None when the projections have to be brought up to date first.
    """
    if database.projections_stale or database.rows(_WAITING) != [(0,)]:
        return None
    wanted = sorted(states)
    where = f"WHERE state IN ({', '.join('?' * len(wanted))})" if wanted else ""
    rows = tuple(
        post_row(row) for row in database.rows(f"{ROWS} {where} ORDER BY rank DESC LIMIT ?", [*wanted, size])
    )
    if len(rows) < size:
        return len(rows), rows
    return int(database.rows(f"{COUNT} {where}", wanted)[0][0]), rows
