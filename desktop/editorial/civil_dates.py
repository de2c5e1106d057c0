"""Civil days in the municipality's zone, and how a French sentence writes them."""

from __future__ import annotations

import datetime as dt
import re
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
_NAMED_TIMES = {"midi": dt.time(12), "minuit": dt.time(0)}
_TYPED_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?: ?(?:h|heures?|:|\.) ?(?:(?P<minute>\d{1,2})(?: ?(?:min|minutes?))?)?)?", re.ASCII
)
_DIGITS_TIME = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})", re.ASCII)
_TIME_SO_FAR = re.compile(r"\d{0,4}|\d{1,2} ?(?:[:.h]|he[ures]*)? ?\d{0,2}(?: ?m[inutes]*)?", re.ASCII)
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


def read_time(typed: str) -> dt.time | None:
    """The time that a person typed: `9 h 30`, `9h`, `9:30`, `9`, `0930`, `midi`; None when it is none."""
    words = " ".join(typed.split()).casefold()
    if words in _NAMED_TIMES:
        return _NAMED_TIMES[words]
    found = _TYPED_TIME.fullmatch(words) or _DIGITS_TIME.fullmatch(words)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def may_become_time(typed: str) -> bool:
    """Whether more letters may make a time of what is being typed."""
    words = " ".join(typed.split()).casefold()
    return _TIME_SO_FAR.fullmatch(words) is not None or any(n.startswith(words) for n in _NAMED_TIMES)


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
