"""The list of posts as the window shows it: identifiers first, rows by page, and what is left to settle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.queries import PAGE, Order, PostFilter, PostRow
from db.workspace import Workspace

__all__ = ["PAGE", "Order", "PostFilter", "PostPage", "PostRow", "list_posts", "post_page", "remember_points"]

_POINTS = "points:"


@dataclass(frozen=True, slots=True)
class PostPage:
    """Some rows of a list, and how many points each draft among them still has to settle, when that is known."""

    rows: tuple[PostRow, ...]
    points: Mapping[str, int]


def list_posts(workspace: Workspace, wanted: PostFilter, order: Order) -> list[int]:
    """The identifiers of a list, in order; see `db.queries`."""
    return workspace.queries.ids(wanted, order)


def post_page(workspace: Workspace, ids: Sequence[int]) -> PostPage:
    """The rows of these identifiers; one that is gone is left out."""
    rows = workspace.queries.rows(ids)
    names = [f"{_POINTS}{row.item}" for row in rows if row.pending_draft]
    found = workspace.database.settings(names) if names else {}
    points = {name.removeprefix(_POINTS): int(value) for name, value in found.items()}
    return PostPage(rows, points)


def remember_points(workspace: Workspace, item: str, count: int | None) -> None:
    """Keep, on this workstation, how many points the last verification of a draft left; None forgets it.

    Only for lists: a submission always verifies anew.
    """
    name = f"{_POINTS}{item}"
    value = None if count is None else str(count)
    if workspace.database.setting(name) != value:
        workspace.database.set_setting(name, value)
