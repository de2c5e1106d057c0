"""What verifying a period again found online: signed, so that every workstation tells of it on the first page (art. 9).

Each verification takes the place of those known where it is signed; of two signed apart, what either leaves to do is
left. What a workstation noted for itself, before this was a fact, counts there until the period is verified again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.profile import ProfileElection
from desktop.services.desk import Desk
from desktop.services.elections import periods_in_force
from desktop.services.in_force import profile_in_force
from desktop.services.replacement import unreplaced
from desktop.services.session import Session
from desktop.services.signers import signer_name

if TYPE_CHECKING:
    from desktop.services.period_recheck import PostInDoubt, Rechecked

PERIOD_CHECK = "period_check"
_LOCAL = "periodes_verifiees"
"""The setting that held these notes on one workstation only: read, never written any more."""

_Dates = tuple[str, str]
"""The first and the last day of a period, as facts write them."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Who verified the posts of a period last, and when by their clock."""

    person: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class PeriodNote:
    """A period that is not over: how many posts online are to review, and how many were not judged yet."""

    period: ProfileElection
    to_review: int
    waiting: int


def sign_period_check(
    workspace: Workspace,
    session: Session,
    start: dt.date,
    end: dt.date,
    posts: Iterable[PostInDoubt],
    found: Mapping[str, Rechecked],
) -> Fact | None:
    """Sign what is left of `posts` that are online, those of `found` being judged (by item); the rest waits.

    None when nothing was signed: nothing is online, and nothing was left before.
    """
    online = [post for post in posts if post.is_out]
    judged = [found[post.item] for post in online if post.item in found]
    review = sorted({each.post.revision for each in judged if not each.is_clean})
    waiting = sorted({post.revision for post in online if post.item not in found} - {*review})
    with workspace.database.transaction():
        dates = _key(start, end)
        known = _standing(workspace).get(dates, ())
        noted = any(_left(fact) for fact in known) or dates in _local_notes(workspace)
        if not online and not noted:
            return None
        return workspace.ledger.append(
            session.signer,
            PERIOD_CHECK,
            parents=[fact.hash for fact in known],
            start=dates[0],
            end=dates[1],
            waiting=waiting,
            review=review,
            passed=sum(each.is_clean for each in judged),
        )


def period_notes(desk: Desk) -> tuple[PeriodNote, ...]:
    """The periods in force that are not over and leave something to review, as of what is online now.

    What was withdrawn or replaced since it was judged counts no more. The profile is read only when something was kept.
    """
    workspace = desk.workspace
    signed = _standing(workspace)
    local = {key: note for key, note in _local_notes(workspace).items() if key not in signed}
    if not local and not any(_left(fact) for facts in signed.values() for fact in facts):
        return ()
    periods = periods_in_force(workspace, profile_in_force(workspace).profile)
    by_dates = {_key(each.start, each.end): each for each in periods if each.end >= desk.today()}
    notes = [
        _signed_note(workspace, by_dates[key], facts) for key, facts in signed.items() if key in by_dates
    ]
    notes += [_local_note(workspace, by_dates[key], note) for key, note in local.items() if key in by_dates]
    return tuple(note for note in notes if note.to_review or note.waiting)


def last_verified(workspace: Workspace) -> dict[tuple[dt.date, dt.date], Verified]:
    """Who verified each period last, by its first and last day, as far as this workstation knows."""
    return {
        (dt.date.fromisoformat(start), dt.date.fromisoformat(end)): Verified(
            signer_name(workspace, facts[-1]), dt.datetime.fromisoformat(facts[-1].at)
        )
        for (start, end), facts in _standing(workspace).items()
    }


def _signed_note(workspace: Workspace, period: ProfileElection, facts: Sequence[Fact]) -> PeriodNote:
    """One note of the verifications that stand, several when they were signed apart."""
    review = {revision for fact in facts for revision in fact.body["review"]}
    waiting = {revision for fact in facts for revision in fact.body["waiting"]} - review
    return PeriodNote(
        period,
        _online(workspace, _by_item(workspace, review), period.end),
        _online(workspace, _by_item(workspace, waiting), period.end),
    )


def _local_note(workspace: Workspace, period: ProfileElection, note: Mapping[str, Any]) -> PeriodNote:
    review, waiting = (_online(workspace, note[part].items(), period.end) for part in ("review", "waiting"))
    return PeriodNote(period, review, waiting)


def _by_item(workspace: Workspace, revisions: Iterable[str]) -> list[tuple[str, str]]:
    known = (workspace.ledger.fact(revision) for revision in revisions)
    return [(str(fact.item), fact.hash) for fact in known if fact is not None]


def _online(workspace: Workspace, posts: Iterable[tuple[str, str]], end: dt.date) -> int:
    from desktop.services.period_recheck import (
        visible_revision,
    )  # with all that judges a text; few have a note

    return sum(visible_revision(workspace, item, end) == revision for item, revision in posts)


def _standing(workspace: Workspace) -> dict[_Dates, tuple[Fact, ...]]:
    """The verifications that no other one replaces, by period."""
    found: dict[_Dates, tuple[Fact, ...]] = {}
    for fact in unreplaced(workspace.ledger.facts(PERIOD_CHECK)):
        dates = str(fact.body["start"]), str(fact.body["end"])
        found[dates] = (*found.get(dates, ()), fact)
    return found


def _left(fact: Fact) -> bool:
    return bool(fact.body["waiting"] or fact.body["review"])


def _local_notes(workspace: Workspace) -> dict[_Dates, dict[str, Any]]:
    """What this workstation noted for itself before, where something was left."""
    written = workspace.database.setting(_LOCAL)
    kept: dict[str, dict[str, Any]] = json.loads(written) if written is not None else {}
    notes = {(key.partition("/")[0], key.partition("/")[2]): note for key, note in kept.items()}
    return {dates: note for dates, note in notes.items() if note["waiting"] or note["review"]}


def _key(start: dt.date, end: dt.date) -> _Dates:
    return start.isoformat(), end.isoformat()
