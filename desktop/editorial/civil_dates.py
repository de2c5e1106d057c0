"""Civil days in the municipality's zone, and how a French sentence writes them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Toronto")

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

# As the OQLF shortens them; the shortest names are not shortened.
_SHORT_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avril",
    "mai",
    "juin",
    "juill.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def french_day(day: dt.date) -> str:
    """`day` as a sentence writes it: `1er juin 2026`, `12 mai 2026` (OQLF: `1er` for the first only)."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[day.month - 1]} {day.year}"


def civil_day(moment: dt.date | dt.datetime) -> dt.date:
    """The civil day of `moment` in America/Toronto; a date, or a time without zone, is already civil."""
    if not isinstance(moment, dt.datetime):
        return moment
    if moment.tzinfo is None:
        return moment.date()
    return moment.astimezone(ZONE).date()


def instant(moment: dt.datetime) -> dt.datetime:
    """`moment` in UTC, so that two can be compared; one without zone is read as civil time here."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=ZONE)
    return aware.astimezone(dt.UTC)


def french_time(moment: dt.datetime | dt.time) -> str:
    """A time as the OQLF writes it, with no-break spaces: `9 h`, `14 h 05`."""
    return f"{moment.hour}\u00a0h" + (f"\u00a0{moment.minute:02}" if moment.minute else "")


def french_weekday(day: dt.date) -> str:
    """The name of the day of the week: `mardi`."""
    return _WEEKDAYS[day.weekday()]


def french_month(year: int, month: int) -> str:
    """A month of a year: `novembre 2026`."""
    return f"{_MONTHS[month - 1]} {year}"


def french_near(moment: dt.date | dt.datetime, today: dt.date) -> str:
    """A moment as a narrow column shows it, seen from `today`: `aujourd’hui, 14 h 32`, `demain`, `4 déc., 9 h`.

    The year takes the place of the hour when it is not this one. A bare date has no time.
    """
    day = civil_day(moment)
    near = {0: "aujourd’hui", 1: "demain", -1: "hier"}.get((day - today).days)
    number = "1er" if day.day == 1 else str(day.day)
    said = near or f"{number}\u00a0{_SHORT_MONTHS[day.month - 1]}"
    if day.year != today.year and near is None:
        return f"{said}\u00a0{day.year}"
    if not isinstance(moment, dt.datetime):
        return said
    local = moment if moment.tzinfo is None else moment.astimezone(ZONE)
    return f"{said}, {french_time(local)}"


def french_near_day(moment: dt.date | dt.datetime, today: dt.date) -> str:
    """A day within a sentence, seen from `today`: `aujourd’hui`, `hier`, `le 4 déc.`, `le 4 déc. 2025`."""
    day = civil_day(moment)
    said = french_near(day, today)  # without the hour: the sentence is about the day
    return said if abs((day - today).days) <= 1 else f"le {said}"


def french_moment(moment: dt.date | dt.datetime) -> str:
    """A moment in full: `mardi 12 mai 2026, à 9 h`; a bare date has no time."""
    day = civil_day(moment)
    said = f"{french_weekday(day)} {french_day(day)}"
    if not isinstance(moment, dt.datetime):
        return said
    local = moment if moment.tzinfo is None else moment.astimezone(ZONE)
    return f"{said}, à {french_time(local)}"
