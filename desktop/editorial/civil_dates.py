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
