"""What verifying a period again last found online, kept on this workstation for the first page (art. 9)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.workspace import Workspace
from desktop.editorial.profile import ProfileElection
from desktop.services.desk import Desk
from desktop.services.elections import periods_in_force
from desktop.services.in_force import profile_in_force
from desktop.services.period_recheck import PostInDoubt, Rechecked, visible_revision

_NAME = "periodes_verifiees"


@dataclass(frozen=True, slots=True)
class PeriodNote:
    """A period that is not over: how many posts online are to review, and how many were not judged yet."""

    period: ProfileElection
    to_review: int
    waiting: int


def note_listed(workspace: Workspace, start: dt.date, end: dt.date, posts: Iterable[PostInDoubt]) -> None:
    """A period is verified again: its posts online wait, and what was found before is forgotten."""
    kept = _kept(workspace)
    waiting = {post.item: post.revision for post in posts if post.is_out}
    kept[_key(start, end)] = {"waiting": waiting, "review": {}}
    _keep(workspace, kept)


def note_judged(workspace: Workspace, start: dt.date, end: dt.date, found: Rechecked) -> None:
    """A post of that period was judged: kept when it is online and something is left to do."""
    kept = _kept(workspace)
    note = kept.get(_key(start, end))
    if note is None or not found.post.is_out:
        return
    note["waiting"].pop(found.post.item, None)
    note["review"].pop(found.post.item, None)
    if not found.is_clean:
        note["review"][found.post.item] = found.post.revision
    _keep(workspace, kept)


def period_notes(desk: Desk) -> tuple[PeriodNote, ...]:
    """The periods in force that are not over and leave something to review, as of what is online now.

    What was withdrawn or replaced since it was judged counts no more. The profile is read only when something was kept.
    """
    kept = {key: note for key, note in _kept(desk.workspace).items() if note["waiting"] or note["review"]}
    if not kept:
        return ()
    periods = periods_in_force(desk.workspace, profile_in_force(desk.workspace).profile)
    by_dates = {_key(each.start, each.end): each for each in periods if each.end >= desk.today()}
    notes = (
        PeriodNote(
            period,
            _online(desk.workspace, kept[key]["review"], period.end),
            _online(desk.workspace, kept[key]["waiting"], period.end),
        )
        for key, period in by_dates.items()
        if key in kept
    )
    return tuple(note for note in notes if note.to_review or note.waiting)


def _online(workspace: Workspace, posts: dict[str, str], end: dt.date) -> int:
    return sum(visible_revision(workspace, item, end) == revision for item, revision in posts.items())


def _kept(workspace: Workspace) -> dict[str, Any]:
    written = workspace.database.setting(_NAME)
    kept: dict[str, Any] = json.loads(written) if written is not None else {}
    return kept


def _keep(workspace: Workspace, kept: dict[str, Any]) -> None:
    workspace.database.set_setting(_NAME, json.dumps(kept))


def _key(start: dt.date, end: dt.date) -> str:
    return f"{start.isoformat()}/{end.isoformat()}"
