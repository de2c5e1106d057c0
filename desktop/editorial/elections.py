"""The election calendar: periods the law computes, periods the profile holds, and what they change.

Municipal general elections are computed. By-elections, referendums, provincial, federal and school
elections are entered in the profile, `provisional` while their first day is not official. Both ends
of a period are included, and it is the day of *publication* that counts (art. 9).
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.editorial.civil_dates import french_day
from desktop.editorial.profile import ProfileElection

if TYPE_CHECKING:
    from desktop.editorial.gates.case import ElectionPeriod

LERM = "Loi sur les élections et les référendums dans les municipalités (RLRQ, c. E-2.2)"

# The period runs from the 44th day before polling day to its end (Guide de l'agent officiel, DGEQ, 2016;
# confirmed for 2025 by Élections Québec: 19 September for a poll on 2 November).
DAYS_BEFORE_POLLING = 44

_SUNDAY = 6
_FIRST_GENERAL = 2005
_CYCLE = 4

# Starts that a regulation fixed otherwise: in 2021 the period lasted 51 days because of the pandemic
# (communiqué d'Élections Québec on « intervenir dans le débat électoral », September 2021).
EXCEPTIONAL_STARTS = {2021: dt.date(2021, 9, 17)}


class Level(enum.StrEnum):
    """Whose election it is; the heaviest for a municipality comes first."""

    MUNICIPAL = "municipale"
    PROVINCIAL = "provinciale"
    FEDERAL = "fédérale"
    SCHOOL = "scolaire"


class ElectionKind(enum.StrEnum):
    """What is held."""

    GENERAL = "générale"
    BY_ELECTION = "partielle"
    REFERENDUM = "référendum"


def municipal_polling_day(year: int) -> dt.date:
    """The first Sunday of November of `year` (LERM, a. 3); `year` is one of the general elections (a. 2).

    Raises ValueError for a year without a municipal general election.
    """
    if not is_municipal_year(year):
        message = f"no municipal general election in {year}"
        raise ValueError(message)
    first = dt.date(year, 11, 1)
    return first + dt.timedelta(days=(_SUNDAY - first.weekday()) % 7)


def is_municipal_year(year: int) -> bool:
    """Whether `year` has a municipal general election: every four years, 2021, 2025, 2029… (LERM, a. 2)."""
    return year >= _FIRST_GENERAL and (year - _FIRST_GENERAL) % _CYCLE == 0


def municipal_period(year: int) -> ProfileElection:
    """The municipal general election of `year`, computed from the law, with its source."""
    polling = municipal_polling_day(year)
    exceptional = EXCEPTIONAL_STARTS.get(year)
    return ProfileElection(
        level=Level.MUNICIPAL,
        kind=ElectionKind.GENERAL,
        polling_day=polling,
        start=exceptional or period_start(polling),
        end=polling,
        source=f"{LERM}, a. 2 et 3" + ("; début fixé par règlement" if exceptional else ""),
    )


def period_start(polling_day: dt.date) -> dt.date:
    """The 44th day before polling day, for a municipal general election or a by-election."""
    return polling_day - dt.timedelta(days=DAYS_BEFORE_POLLING)


def calendar(
    entered: Iterable[ProfileElection], first: dt.date, last: dt.date
) -> tuple[ProfileElection, ...]:
    """Every period that touches `first`–`last` (both included): computed and entered, in order.

    A municipal general election that was entered replaces the computed one of the same year: a
    regulation may move its first day, and the greffe enters what it says.
    """
    kept = tuple(entered)
    replaced = {election.polling_day.year for election in kept if _is_municipal_general(election)}
    computed = (
        municipal_period(year)
        for year in range(first.year, last.year + 1)
        if is_municipal_year(year) and year not in replaced
    )
    touching = (e for e in (*kept, *computed) if e.start <= last and e.end >= first)
    return tuple(sorted(touching, key=lambda election: (election.start, _weight(election), election.end)))


def periods_on(day: dt.date, entered: Iterable[ProfileElection]) -> tuple[ProfileElection, ...]:
    """Every election whose period includes `day`, first and last day included, the heaviest first."""
    return tuple(sorted(calendar(entered, day, day), key=_weight))


def period_on(day: dt.date, entered: Iterable[ProfileElection]) -> ProfileElection | None:
    """The heaviest election whose period includes `day` (municipal first), or None."""
    return next(iter(periods_on(day, entered)), None)


def next_periods(
    day: dt.date, entered: Iterable[ProfileElection], count: int = 4
) -> tuple[ProfileElection, ...]:
    """The `count` next periods that begin after `day`, in order; computed and entered."""
    kept = tuple(entered)
    horizon = max((day.year + _CYCLE * (count + 1), *(election.end.year for election in kept)))
    coming = calendar(kept, day, dt.date(min(horizon, dt.MAXYEAR), 12, 31))
    return tuple(election for election in coming if election.start > day)[:count]


def gate_period(election: ProfileElection | None) -> ElectionPeriod | None:
    """What the gates need to know of an election."""
    if election is None:
        return None
    # With it come all the gates, which the calendar does without: the banner is read at each start.
    from desktop.editorial.gates.case import ElectionPeriod

    return ElectionPeriod(
        kind=election.level,
        start=election.start,
        end=election.end,
        referendum=election.kind == ElectionKind.REFERENDUM,
    )


def of_the_council(election: ProfileElection | None) -> bool:
    """Whether the seats of the municipal council are at stake; so too when nothing says what is held."""
    return election is None or (
        election.level == Level.MUNICIPAL and election.kind != ElectionKind.REFERENDUM
    )


def describe(election: ProfileElection) -> str:
    """One French sentence for the banner: which election, until when, and whether the dates are sure."""
    doubt = " Dates provisoires\u00a0: le greffe les confirme." if election.provisional else ""
    return (
        f"Période électorale {_title(election)}, du {french_day(election.start)} au {french_day(election.end)} "
        f"inclusivement (scrutin le {french_day(election.polling_day)}).{doubt}"
    )


def says_of_planned_day(election: ProfileElection) -> str:
    """One French sentence beside a planned day that falls in a period."""
    doubt = ", dates provisoires" if election.provisional else ""
    return (
        f"En période électorale {_title(election)}, jusqu’au {french_day(election.end)}{doubt}\u00a0: "
        "une courte liste est à confirmer en soumettant."
    )


def what_changes(election: ProfileElection) -> tuple[str, ...]:
    """What the period changes at the desk, in French sentences (art. 9; Élections Québec)."""
    common = (
        "Dates et lieux de vote, avis publics, embauche de personnel électoral, urgences et services courants "
        "se publient comme d’habitude."
    )
    always = (
        "La date de publication compte, premier et dernier jours inclus; chaque point sur la neutralité monte d’un cran.",
        "Aucun appui, aucune critique, aucun programme ni aucune activité de candidat ou de parti, citation comprise.",
        common,
    )
    if not of_the_council(election):
        return always
    newsletter = (
        "Aucune publication payée de plus, aucun numéro spécial du journal\u00a0: mêmes règles, même distribution "
        "et même fréquence qu’hors période (loi sur les élections municipales, art. 453)."
    )
    return (
        *always,
        "Le mot du maire et les bilans du conseil attendent la fin de la période.",
        newsletter,
        "Aucun partage des pages des membres du conseil ni des personnes candidates.",
    )


def _title(election: ProfileElection) -> str:
    if election.kind == ElectionKind.REFERENDUM:
        return f"{election.level} (référendum)"
    return (
        f"{election.level} ({election.kind})"
        if election.kind == ElectionKind.BY_ELECTION
        else str(election.level)
    )


def _is_municipal_general(election: ProfileElection) -> bool:
    return election.level == Level.MUNICIPAL and election.kind == ElectionKind.GENERAL


def _weight(election: ProfileElection) -> tuple[int, bool]:
    levels = [str(level) for level in Level]
    position = levels.index(election.level) if election.level in levels else len(levels)
    return position, election.kind == ElectionKind.REFERENDUM
