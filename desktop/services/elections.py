"""Election periods entered by the greffe or the direction, as signed facts (art. 9; LERM)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from db.facts import Fact
from db.listing import Order, PostFilter, PostRow
from db.workspace import Workspace
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.profile import MunicipalProfile, ProfileElection
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.civil_time import publication_day
from desktop.services.replacement import unreplaced
from desktop.services.session import Session

# A fact holds codes without accents.
_LEVELS = {
    Level.MUNICIPAL: "municipale",
    Level.PROVINCIAL: "provinciale",
    Level.FEDERAL: "federale",
    Level.SCHOOL: "scolaire",
}
_KINDS = {
    ElectionKind.GENERAL: "generale",
    ElectionKind.BY_ELECTION: "partielle",
    ElectionKind.REFERENDUM: "referendum",
}
_LEVEL_OF = {code: level for level, code in _LEVELS.items()}
_KIND_OF = {code: kind for kind, code in _KINDS.items()}

# What is still to go out: a change of the calendar may change its verdict.
TO_CHECK_AGAIN = frozenset(
    {State.AWAITING, State.CORRECTION_OFFERED, State.APPROVED, State.SCHEDULED, State.CHANGES_REQUESTED}
)


@dataclass(frozen=True, slots=True)
class EnteredElection:
    """A period signed here. `id` names it from one version to the next; its dates include both ends."""

    id: str
    level: Level
    kind: ElectionKind
    start: dt.date
    end: dt.date
    polling_day: dt.date

    def as_period(self) -> ProfileElection:
        """The period as the calendar takes it."""
        source = "Inscrite par le greffe ou la direction générale"
        return ProfileElection(
            self.level, self.kind, self.polling_day, self.start, self.end, provisional=False, source=source
        )


def enter_election(
    workspace: Workspace,
    session: Session,
    level: Level,
    kind: ElectionKind,
    start: dt.date,
    end: dt.date,
    polling_day: dt.date,
    *,
    id_: str | None = None,
) -> EnteredElection:
    """Sign a period, or its correction when `id_` names one; the greffe or the direction alone may.

    Raises `Refusal` when the days are not in order: a period holds its polling day.
    """
    if not start <= polling_day <= end:
        raise Refusal(
            "periode_invalide",
            "Le scrutin doit avoir lieu pendant la période, qui commence avant de finir. Le calendrier est inchangé; "
            "corrigez les dates.",
        )
    election = EnteredElection(id_ or str(uuid.uuid4()), level, kind, start, end, polling_day)
    _sign(workspace, session, election, cancelled=False)
    return election


def cancel_election(workspace: Workspace, session: Session, id_: str) -> None:
    """Sign that a period entered here is void. Raises `Refusal` when there is none of that name."""
    found = next((election for election in entered_elections(workspace) if election.id == id_), None)
    if found is None:
        raise Refusal(
            "periode_inconnue", "Cette période électorale n’est pas inscrite ici. Le calendrier est inchangé."
        )
    _sign(workspace, session, found, cancelled=True)


def entered_elections(workspace: Workspace) -> tuple[EnteredElection, ...]:
    """The periods signed and not cancelled, by first day; one corrected twice apart comes twice."""
    read = (_election(fact) for fact in unreplaced(workspace.ledger.facts(kind="election")))
    return tuple(sorted((election for election in read if election), key=lambda each: (each.start, each.id)))


def periods_in_force(workspace: Workspace, profile: MunicipalProfile) -> tuple[ProfileElection, ...]:
    """The periods of the profile and those entered here.

    One of the profile's that was provisional gives way to the same election entered with its real dates.
    """
    entered = [election.as_period() for election in entered_elections(workspace)]
    settled = {_identity(period) for period in entered}
    kept = [p for p in profile.elections if not (p.provisional and _identity(p) in settled)]
    return (*kept, *entered)


def code_of_level(level: Level) -> str:
    """The code, without accents, under which a fact keeps a level."""
    return _LEVELS[level]


def posts_within(workspace: Workspace, start: dt.date, end: dt.date, today: dt.date) -> tuple[PostRow, ...]:
    """The posts still to go out between `start` and `end` (both included), planned date first.

    They are to be checked again when a period is entered, corrected or cancelled. One without a date, or
    whose date is past, would go out today.
    """
    wanted = PostFilter(states=frozenset(str(state) for state in TO_CHECK_AGAIN))
    return tuple(row for row in _rows(workspace, wanted) if start <= _day(row, today) <= end)


def _rows(workspace: Workspace, wanted: PostFilter) -> Iterable[PostRow]:
    page = workspace.queries.page(wanted, Order.PLANNED)
    yield from page.rows
    while page.after is not None:
        page = workspace.queries.page(wanted, Order.PLANNED, page.after)
        yield from page.rows


def _day(row: PostRow, today: dt.date) -> dt.date:
    try:
        return publication_day(row.planned_at, today)
    except Refusal:
        return today  # a date that cannot be read is no reason to leave the post out


def _sign(workspace: Workspace, session: Session, election: EnteredElection, *, cancelled: bool) -> Fact:
    known = tuple(f for f in workspace.ledger.facts(kind="election") if f.body["election"] == election.id)
    return workspace.ledger.append(
        session.signer,
        "election",
        parents=[fact.hash for fact in unreplaced(known)],
        election=election.id,
        type=f"{_LEVELS[election.level]}/{_KINDS[election.kind]}",
        start=election.start.isoformat(),
        end=election.end.isoformat(),
        vote=election.polling_day.isoformat(),
        cancelled=cancelled,
    )


def _election(fact: Fact) -> EnteredElection | None:
    """The period a fact enters, None when it cancels one."""
    body = fact.body
    if body["cancelled"]:
        return None
    level, _, kind = str(body["type"]).partition("/")
    start, end = (dt.date.fromisoformat(str(body[name])) for name in ("start", "end"))
    vote = dt.date.fromisoformat(str(body["vote"])) if body["vote"] else end
    # A code this version does not know still opens a period: the heaviest rules apply to it.
    return EnteredElection(
        str(body["election"]),
        _LEVEL_OF.get(level, Level.MUNICIPAL),
        _KIND_OF.get(kind, ElectionKind.BY_ELECTION),
        start,
        end,
        vote,
    )


def _identity(period: ProfileElection) -> tuple[str, str, int]:
    return str(period.level), str(period.kind), period.polling_day.year
