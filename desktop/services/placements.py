"""Municipal advertising that is paid for: where, when, for how much, decided by the direction (art. 4, 13).

A municipal election period admits none: visibility that costs something is an electoral expense, whoever
it shows (Élections Québec, « intervenir dans le débat électoral »).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.civil_dates import french_day
from desktop.editorial.elections import Level, calendar
from desktop.editorial.post import Channel
from desktop.editorial.profile import ProfileElection
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.elections import periods_in_force
from desktop.services.in_force import profile_in_force
from desktop.services.replacement import unreplaced
from desktop.services.session import Session
from desktop.services.stored_json import put_text, read_text

PAID_ON = (Channel.FACEBOOK, Channel.YOUTUBE, Channel.WEBSITE)
_MOST_CENTS = 100_000_000


@dataclass(frozen=True, slots=True)
class Placement:
    """One placement; its days include both ends. `item` is the post it pays for, None when it is not one."""

    id: str
    channel: Channel
    start: dt.date
    end: dt.date
    cents: int
    purpose: str
    item: str | None = None
    person: str = ""
    cancelled: bool = False

    def runs_within(self, start: dt.date, end: dt.date) -> bool:
        """Whether it runs on a day between `start` and `end`, both included."""
        return not self.cancelled and self.start <= end and self.end >= start


def record_placement(
    desk: Desk,
    session: Session,
    channel: Channel,
    start: dt.date,
    end: dt.date,
    cents: int,
    purpose: str,
    item: str | None = None,
) -> Placement:
    """Sign a placement; the direction alone may.

    Raises `Refusal` for days out of order, no amount, no purpose, or when a municipal election period runs
    on one of its days.
    """
    wanted = Placement(str(uuid.uuid4()), channel, start, end, cents, purpose.strip(), item)
    _refuse_unfit(wanted)
    held = municipal_period_of(wanted, paid_periods(desk))
    if held is not None:
        raise Refusal("placement_en_periode", f"{admits_none(held)} Rien n’a été signé; changez les dates.")
    _sign(desk.workspace, session, wanted)
    return wanted


def cancel_placement(desk: Desk, session: Session, placement: Placement) -> None:
    """Sign that a placement is cancelled, or stopped."""
    _sign(desk.workspace, session, replace(placement, cancelled=True))


def placements(workspace: Workspace) -> tuple[Placement, ...]:
    """Every placement, the latest first; those cancelled are kept, since money may have been spent."""
    roster = workspace.ledger.roster()
    found = []
    for fact in unreplaced(workspace.ledger.facts(kind="placement")):
        person = roster.person(fact.stream)
        found.append(_placement(workspace, fact, person.name if person else ""))
    return tuple(sorted(found, key=lambda each: (each.start, each.id), reverse=True))


def placements_of(workspace: Workspace, item: str) -> tuple[Placement, ...]:
    """The placements of one post that were not cancelled."""
    return tuple(each for each in placements(workspace) if each.item == item and not each.cancelled)


def spent_in(found: Iterable[Placement], year: int) -> int:
    """What the placements that begin in a year cost, in cents, those cancelled left out."""
    return sum(each.cents for each in found if each.start.year == year and not each.cancelled)


def paid_periods(desk: Desk) -> tuple[ProfileElection, ...]:
    """The periods entered and in force, among which `municipal_period_between` looks."""
    return periods_in_force(desk.workspace, profile_in_force(desk.workspace).profile)


def municipal_period_of(placement: Placement, periods: Iterable[ProfileElection]) -> ProfileElection | None:
    """The municipal election period that runs on one of its days, None when there is none."""
    return municipal_period_between(placement.start, placement.end, periods)


def municipal_period_between(
    start: dt.date, end: dt.date, periods: Iterable[ProfileElection]
) -> ProfileElection | None:
    """The first municipal election period with a day in `start`–`end`, both included, None when there is none."""
    touching = calendar(periods, start, end)
    return next((period for period in touching if period.level == Level.MUNICIPAL), None)


def admits_none(period: ProfileElection) -> str:
    """Why a municipal election period admits no placement, in one French sentence (art. 9; LERM, art. 453)."""
    return (
        f"Une période électorale municipale court du {french_day(period.start)} au {french_day(period.end)}\u00a0: aucune "
        "visibilité payée ne s’y ajoute (art.\u00a09 et loi sur les élections municipales)."
    )


def _refuse_unfit(wanted: Placement) -> None:
    if wanted.end < wanted.start:
        raise Refusal("dates_inversees", "Le placement finit avant de commencer. Rien n’a été signé.")
    if not 0 < wanted.cents <= _MOST_CENTS:
        raise Refusal("budget_requis", "Inscrivez ce que le placement coûte. Rien n’a été signé.")
    if not any(character.isalnum() for character in wanted.purpose):
        raise Refusal(
            "objet_requis",
            "Inscrivez ce que le placement annonce\u00a0: une activité ou un service municipal. Rien n’a été signé.",
        )


def _sign(workspace: Workspace, session: Session, placement: Placement) -> Fact:
    known = [f for f in workspace.ledger.facts(kind="placement") if f.body["placement"] == placement.id]
    return workspace.ledger.append(
        session.signer,
        "placement",
        item=placement.item,
        parents=[fact.hash for fact in unreplaced(known)],
        placement=placement.id,
        channel=str(placement.channel),
        start=placement.start.isoformat(),
        end=placement.end.isoformat(),
        cents=placement.cents,
        purpose=put_text(workspace, placement.purpose),
        cancelled=placement.cancelled,
    )


def _placement(workspace: Workspace, fact: Fact, person: str) -> Placement:
    body = fact.body
    start, end = (dt.date.fromisoformat(str(body[name])) for name in ("start", "end"))
    return Placement(
        str(body["placement"]),
        Channel(body["channel"]),
        start,
        end,
        int(body["cents"]),
        read_text(workspace, str(body["purpose"])),
        fact.item,
        person,
        bool(body["cancelled"]),
    )
