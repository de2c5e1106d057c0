"""The human checklist of an election period: what is asked of a post, and who confirmed it of which version.

It is a signed fact about one revision, for one period: another version, another period, and it is asked
again. Confirming it changes no word, so it voids no approval.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.election_checklist import ChecklistPoint, points_for, sentences_of
from desktop.editorial.elections import Level, describe, gate_period, period_on
from desktop.editorial.french_sizes import points
from desktop.editorial.gates.case import ElectionPeriod
from desktop.editorial.post import Channel, Post
from desktop.errors import Refusal
from desktop.services.civil_time import publication_day
from desktop.services.desk import Desk
from desktop.services.elections import code_of_level, periods_in_force
from desktop.services.in_force import profile_in_force
from desktop.services.posts import post_of_revision
from desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Asked:
    """What a period asks of a post published on `day`; `sentence` names the period for people."""

    day: dt.date
    period: ElectionPeriod
    sentence: str
    points: tuple[ChecklistPoint, ...]

    @property
    def codes(self) -> frozenset[str]:
        """What must be confirmed."""
        return frozenset(point.code for point in self.points)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One signed list: who, when, for which period, and what it says in words."""

    person: str
    at: dt.datetime
    level: str
    start: dt.date
    end: dt.date
    codes: frozenset[str]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was confirmed, in words."""
        return sentences_of(self.codes)

    def answers(self, asked: Asked) -> frozenset[str]:
        """What it confirms of what is asked: nothing when it was signed for another period."""
        same = self.level == asked.period.kind and self.start <= asked.day <= self.end
        return self.codes & asked.codes if same else frozenset()


def asked_of(
    desk: Desk, post: Post, channels: Collection[Channel] | None = None, day: dt.date | None = None
) -> Asked | None:
    """What is asked of `post` on its publication day (or `day`), None outside of every period.

    Reads the calendar only; no check is run. `channels` are those of the post by default.
    """
    profile = profile_in_force(desk.workspace).profile
    day = day or publication_day(post.planned_at, desk.today())
    election = period_on(day, periods_in_force(desk.workspace, profile))
    period = gate_period(election)
    if election is None or period is None:
        return None
    wanted = post.channels if channels is None else channels
    points = points_for(period, wanted, emergency=post.emergency)
    return Asked(day, period, describe(election), points) if points else None


def lists_of(workspace: Workspace, item: str, revision: str) -> tuple[Confirmed, ...]:
    """The lists confirmed of a revision, in the order they were signed."""
    roster = workspace.ledger.roster()
    found = []
    for fact in workspace.ledger.facts("checklist", item):
        if fact.body["revision"] == revision:
            person = roster.person(fact.stream)
            found.append(_confirmed(fact, person.name if person else ""))
    return tuple(found)


def left_of(
    desk: Desk, item: str, revision: str, channels: Iterable[Channel], day: dt.date | None = None
) -> tuple[ChecklistPoint, ...]:
    """What nobody confirmed yet of a revision that would go out on `channels`, on its planned day or on `day`."""
    asked = asked_of(desk, post_of_revision(desk.workspace, revision), tuple(channels), day)
    return _left(desk, item, revision, asked)


def _left(desk: Desk, item: str, revision: str, asked: Asked | None) -> tuple[ChecklistPoint, ...]:
    if asked is None:
        return ()
    known = lists_of(desk.workspace, item, revision)
    heard = frozenset(code for each in known for code in each.answers(asked))
    return tuple(point for point in asked.points if point.code not in heard)


def days_going_out(desk: Desk, post: Post) -> tuple[dt.date, ...]:
    """The days that count for a post handed over now: its planned day, and today when that is still to come.

    Handed over early, it is seen early: the period of the day when it really appears governs it (art. 9).
    """
    today = desk.today()
    return tuple(dict.fromkeys((publication_day(post.planned_at, today), today)))


def list_left(desk: Desk, item: str, revision: str, channels: Iterable[Channel]) -> Asked | None:
    """The list to confirm before a revision is handed over now on `channels`, None when nothing is left."""
    post, wanted = post_of_revision(desk.workspace, revision), tuple(channels)
    for day in days_going_out(desk, post):
        if _left(desk, item, revision, asked_of(desk, post, wanted, day)):
            return asked_of(desk, post, day=day)
    return None


def confirm(desk: Desk, session: Session, item: str, revision: str, codes: Collection[str]) -> Fact:
    """Confirm the list of a version that is already signed: a period was entered, or its day has moved.

    Raises `Refusal` (`liste_electorale`) while a point is not confirmed, (`hors_periode`) when nothing is
    asked, or for a version that is not the last one.
    """
    workspace = desk.workspace
    if workspace.ledger.heads(item) != (revision,):
        raise Refusal(
            "revision_depassee",
            "La publication a changé depuis. Rien n’a été confirmé; relisez la dernière version.",
        )
    head = workspace.ledger.fact(revision)
    post = post_of_revision(workspace, revision)
    # Of two days, the one that still asks for something; when both are confirmed, it may be signed again.
    days = (asked_of(desk, post, day=day) for day in days_going_out(desk, post))
    asked = list_left(desk, item, revision, post.channels) or next((each for each in days if each), None)
    if asked is None or head is None:
        raise Refusal(
            "hors_periode",
            "Cette publication ne paraîtra pas en période électorale\u00a0: il n’y a rien à confirmer.",
        )
    refuse_unconfirmed(asked, codes)
    return workspace.ledger.append(
        session.signer, "checklist", item=item, **checklist_fields(head, asked, codes)
    )


def refuse_unconfirmed(asked: Asked, codes: Collection[str]) -> None:
    """Raises `Refusal` (`liste_electorale`) with the points that are left to confirm."""
    left = [point for point in asked.points if point.code not in codes]
    if left:
        raise Refusal(
            "liste_electorale",
            f"{asked.sentence} {points(len(left))} à confirmer avant de soumettre. Le brouillon est conservé.",
            tuple(point.sentence for point in left),
        )


def checklist_fields(revision: Fact, asked: Asked, codes: Collection[str]) -> dict[str, Any]:
    """The fields of the fact that confirms a list of `revision`."""
    return {
        "revision": revision.hash,
        "content": revision.body["content"],
        "level": code_of_level(Level(asked.period.kind)),
        "start": asked.period.start.isoformat(),
        "end": asked.period.end.isoformat(),
        "points": sorted(asked.codes & set(codes)),
    }


def _confirmed(fact: Fact, person: str) -> Confirmed:
    body = fact.body
    start, end = (dt.date.fromisoformat(str(body[name])) for name in ("start", "end"))
    levels = {code_of_level(level): str(level) for level in Level}
    return Confirmed(
        person,
        dt.datetime.fromisoformat(fact.at),
        levels.get(str(body["level"]), str(body["level"])),
        start,
        end,
        frozenset(body["points"]),
    )
