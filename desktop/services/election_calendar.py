"""The election periods as the settings show them: running, coming, entered here, and what they put in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.editorial.elections import ElectionKind, Level, next_periods, periods_on
from desktop.editorial.profile import ProfileElection
from desktop.services.desk import Desk
from desktop.services.elections import (
    EnteredElection,
    cancel_election,
    enter_election,
    entered_elections,
    periods_in_force,
)
from desktop.services.in_force import profile_in_force
from desktop.services.period_notes import Verified, last_verified
from desktop.services.session import Session

COMING = 6


@dataclass(frozen=True, slots=True)
class ElectionCalendar:
    """Periods that run `today`, the next ones, and those entered here (which may be corrected or cancelled).

    `verified` says who verified last what is online, by the first and the last day of a period.
    """

    today: dt.date
    running: tuple[ProfileElection, ...]
    coming: tuple[ProfileElection, ...]
    entered: tuple[EnteredElection, ...]
    verified: Mapping[tuple[dt.date, dt.date], Verified]


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """A period that was entered, corrected or cancelled: what it concerns is to be verified again."""

    election: EnteredElection


def election_calendar(desk: Desk) -> ElectionCalendar:
    """The calendar seen from today."""
    today = desk.today()
    periods = periods_in_force(desk.workspace, profile_in_force(desk.workspace).profile)
    return ElectionCalendar(
        today,
        periods_on(today, periods),
        next_periods(today, periods, COMING),
        entered_elections(desk.workspace),
        last_verified(desk.workspace),
    )


def enter(
    desk: Desk,
    session: Session,
    level: Level,
    kind: ElectionKind,
    start: dt.date,
    end: dt.date,
    polling_day: dt.date,
    *,
    corrects: str | None = None,
) -> CalendarChange:
    """Sign a period, or its correction when `corrects` names one. Raises `Refusal` as `enter_election`."""
    made = enter_election(desk.workspace, session, level, kind, start, end, polling_day, id_=corrects)
    return CalendarChange(made)


def cancel(desk: Desk, session: Session, election: EnteredElection) -> CalendarChange:
    """Sign that a period is void. Raises `Refusal` as `cancel_election`."""
    cancel_election(desk.workspace, session, election.id)
    return CalendarChange(election)
