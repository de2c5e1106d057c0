"""The list of posts as the window shows it: identifiers first, rows by page, and what is left to settle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from db.listing import PAGE, Order, PostFilter, PostRow, newest
from db.workspace import Workspace
from desktop.editorial.workflow import LAPSING

__all__ = [
    "LAPSED",
    "PAGE",
    "Order",
    "PostFilter",
    "PostPage",
    "PostRow",
    "as_of",
    "first_posts",
    "list_posts",
    "newest_posts",
    "post_page",
    "remember_points",
]

_POINTS = "points:"
_TODAY = "aujourd’hui"
LAPSED = PostFilter(states=frozenset(map(str, LAPSING)), before=_TODAY)
"""What should have gone out before the day on which the list is read (`as_of`)."""


@dataclass(frozen=True, slots=True)
class PostPage:
    """Some rows of a list, and how many points each draft among them still has to settle, when that is known."""

    rows: tuple[PostRow, ...]
    points: Mapping[str, int]


def as_of(wanted: PostFilter, today: dt.date) -> PostFilter:
    """A filter as it is on a day: `LAPSED` depends on it."""
    return replace(wanted, before=today.isoformat()) if wanted.before == _TODAY else wanted


def first_posts(workspace: Workspace, wanted: PostFilter, order: Order) -> tuple[int, PostPage]:
    """How many posts a list holds, and its first `PAGE` rows: as fast for a hundred thousand as for a hundred."""
    if order is Order.RECENT and wanted == PostFilter(states=wanted.states):
        count, rows = newest_posts(workspace, wanted.states, PAGE)
    else:
        page = workspace.queries.page(wanted, order)
        rows = page.rows
        count = len(rows) if page.after is None else workspace.queries.count(wanted)
    return count, PostPage(rows, _points_of(workspace, rows))


def newest_posts(workspace: Workspace, states: frozenset[str], size: int) -> tuple[int, tuple[PostRow, ...]]:
    """How many posts are in one of `states`, or in any when there is none, and the `size` that changed last."""
    found = newest(workspace.database, states, size)
    if found is None:
        workspace.projections.catch_up()
        found = newest(workspace.database, states, size)
    assert found is not None, "the projections are up to date"
    return found


def list_posts(workspace: Workspace, wanted: PostFilter, order: Order) -> Sequence[int]:
    """The identifiers of a list, in order; see `db.queries`."""
    return workspace.queries.ids(wanted, order)


def post_page(workspace: Workspace, ids: Sequence[int]) -> PostPage:
    """The rows of these identifiers; one that is gone is left out."""
    rows = workspace.queries.rows(ids)
    return PostPage(rows, _points_of(workspace, rows))


def remember_points(workspace: Workspace, item: str, count: int | None) -> None:
    """Keep, on this workstation, how many points the last verification of a draft left; None forgets it.

    Only for lists: a submission always verifies anew.
    """
    name = f"{_POINTS}{item}"
    value = None if count is None else str(count)
    if workspace.database.setting(name) != value:
        workspace.database.set_setting(name, value)


def _points_of(workspace: Workspace, rows: Sequence[PostRow]) -> dict[str, int]:
    names = [f"{_POINTS}{row.item}" for row in rows if row.pending_draft]
    found = workspace.database.settings(names) if names else {}
    return {name.removeprefix(_POINTS): int(value) for name, value in found.items()}
