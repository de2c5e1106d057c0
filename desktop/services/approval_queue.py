"""The queue (file d’approbation): what awaits the direction générale, urgent first, then by planned date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from db.facts import Fact
from db.listing import Order, PostFilter, PostRow
from db.workspace import Workspace
from desktop.editorial.civil_dates import civil_day
from desktop.editorial.post import Channel
from desktop.editorial.workflow import TO_DECIDE, State
from desktop.services.desk import Desk
from desktop.services.emergencies import emergencies_to_review
from desktop.services.seen import seen_revisions
from desktop.services.session import Session
from desktop.services.signers import signer_name
from desktop.services.stored_json import read_json

FIRST = 100
"""How many posts of a queue are read at once."""

# A channel still waits while another one was already decided of.
_MAY_WAIT = TO_DECIDE | {State.CHANGES_REQUESTED, State.REJECTED, State.CORRECTION_OFFERED}
_TO_DECIDE = frozenset(map(str, TO_DECIDE))
_LISTED = PostFilter(states=frozenset(map(str, _MAY_WAIT)))


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One post of the queue.

    `channels` are those that still wait. `contested` counts the blocks that its author contests, `waived` the
    warnings justified. `days` is how many civil days ago it was submitted. `changed` is true when the person
    looked at an earlier version, `seen` at this one. `afterwards` is true for an emergency that went out before
    its approval and that the direction has to review (art. 19), `only_reasons` for what is out as it was approved, with
    reasons written since.
    """

    item: str
    title: str
    kind: str
    revision: str
    author: str
    submitted: dt.datetime
    days: int
    planned_at: str | None
    emergency: bool
    channels: tuple[Channel, ...]
    contested: int = 0
    waived: int = 0
    seen: bool = False
    changed: bool = False
    afterwards: bool = False
    only_reasons: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """The first entries of the queue, and how many there are in all."""

    entries: tuple[QueueEntry, ...]
    total: int


def approval_queue(desk: Desk, session: Session, limit: int = FIRST) -> Queue:
    """The first `limit` posts that wait, as this person sees them; urgent ones first, then by planned date.

    An emergency that is already out waits too, for its review. Everybody sees the same queue: who may decide is for `situation` to say.
    """
    workspace = desk.workspace
    afterwards = {each.item: each.revision for each in emergencies_to_review(workspace)}
    waiting = _waiting(workspace)
    known = {row.item for row in waiting}
    out = (workspace.queries.post(item) for item in afterwards if item not in known)
    rows = sorted((*(row for row in out if row), *waiting), key=lambda row: not row.emergency)
    kept = rows[:limit]
    seen = seen_revisions(workspace, session, [row.item for row in kept])
    entries = (_entry(desk, row, seen.get(row.item), afterwards.get(row.item)) for row in kept)
    return Queue(tuple(entry for entry in entries if entry is not None), len(rows))


def waiting_count(workspace: Workspace) -> int:
    """How many posts await the direction, emergencies to review included."""
    out = {each.item for each in emergencies_to_review(workspace)}
    return len(out) + workspace.queries.count_with_channel(_LISTED, _TO_DECIDE, out)


def _waiting(workspace: Workspace) -> list[PostRow]:
    """In the order of the planned dates, posts without one last."""
    ids = workspace.queries.ids(_LISTED, Order.PLANNED)
    return [
        row
        for row in workspace.queries.rows(ids)
        if row.head is not None and any(state in _TO_DECIDE for _, state in row.channels)
    ]


def _entry(desk: Desk, row: PostRow, seen: str | None, let_out: str | None) -> QueueEntry | None:
    """The entry of a post; `let_out` is the revision of an emergency to review, None when there is none."""
    head = str(row.head) if row.head is not None else str(let_out)
    submission = _submission(desk.workspace, row.item, head)
    if submission is None and let_out is not None:
        submission = _submission(desk.workspace, row.item, let_out)  # a correction was begun since
    if submission is None:
        return None
    states = {Channel(name): state for name, state in row.channels if state in _TO_DECIDE}
    waiting = tuple(states)
    contested, waived = answers_in(read_json(desk.workspace, str(submission.body["report"])), waiting)
    submitted = dt.datetime.fromisoformat(submission.at)
    return QueueEntry(
        item=row.item,
        title=row.title,
        kind=row.kind,
        revision=head,
        author=signer_name(desk.workspace, submission),
        submitted=submitted,
        days=max((desk.today() - civil_day(submitted)).days, 0),
        planned_at=row.planned_at,
        emergency=row.emergency,
        channels=waiting,
        contested=contested,
        waived=waived,
        seen=seen == head,
        changed=seen is not None and seen != head,
        afterwards=let_out is not None,
        only_reasons=bool(states) and set(states.values()) == {str(State.TO_READ)},
    )


def answers_in(report: Mapping[str, Any], channels: Iterable[Channel]) -> tuple[int, int]:
    """How many contestations, then justifications, a stored report holds for `channels`, each once."""
    kept = [report["channels"][str(channel)] for channel in channels]
    contested = {fact for found in kept for fact in found["contests"]}
    return len(contested), len({fact for found in kept for fact in found["waivers"]})


def _submission(workspace: Workspace, item: str, head: str) -> Fact | None:
    """The last submission of that revision."""
    made = [fact for fact in workspace.ledger.facts("submission", item) if fact.body["revision"] == head]
    return made[-1] if made else None


def position_after(entries: Collection[QueueEntry], item: str) -> str | None:
    """The post that follows `item` in the queue, the first when it was the last, None when it was alone."""
    order = [entry.item for entry in entries]
    others = [other for other in order if other != item]
    if not others:
        return None
    place = order.index(item) if item in order else -1
    return next((other for other in order[place + 1 :] if other != item), others[0])
