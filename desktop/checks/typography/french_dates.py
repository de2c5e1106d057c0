"""Dates written in words in a French text: « le mardi 13 août 2026 », « les 5 et 6 mai », ranges.

A weekday, a day, a month and a year may each be missing; « du lundi 3 au vendredi 7 mai 2027 » gives two
dates that share a month and a year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.checks.document import Document

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
# Spellings without their accent are read too: the date matters, spelling is another check's.
_MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | {
    "fevrier": 2,
    "aout": 8,
    "decembre": 12,
}
_SHORT_MONTHS = {
    "janv.": 1,
    "févr.": 2,
    "avr.": 4,
    "juill.": 7,
    "sept.": 9,
    "oct.": 10,
    "nov.": 11,
    "déc.": 12,
}
WEEKDAY = "|".join(WEEKDAYS)
_SHORT_WEEKDAY = "|".join(rf"{name[:3]}\." for name in WEEKDAYS)
_SHORT_MONTH = "|".join(re.escape(name) for name in _SHORT_MONTHS)
MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))

_DATE = re.compile(
    rf"(?<![\w-])(?:(?P<weekday>{WEEKDAY}|{_SHORT_WEEKDAY})s?(?:, ?(?:le )?| le | ))?(?<![\d$] )(?<!\d)"
    rf"(?P<day>1er|[12]\d|3[01]|0?[1-9])(?![\w,.:/$%-]{{0,4}}\d)"
    rf"(?: (?P<month>(?:{MONTH})\b|{_SHORT_MONTH}))?(?:,? (?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
# What may stand between two dates that share their month: « 3, 10 et 17 mai », « 3 au 7 mai ».
_LINK = re.compile(
    r"^(?: ?,? ?(?:et |ou |au |à |puis |et du |et le |ou le |et les |jusqu'au )|, )(?:le )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """One date as written, with its place in the text; what is not written or inherited is None."""

    start: int
    end: int
    weekday: int | None
    day: int
    month: int | None
    year: int | None
    weekday_span: tuple[int, int] | None
    day_span: tuple[int, int]

    def on(self, year: int) -> dt.date | None:
        """That day in `year`, or None when the month is unknown or has no such day."""
        try:
            return dt.date(year, self.month, self.day) if self.month else None
        except ValueError:
            return None


def written_dates(document: Document) -> tuple[WrittenDate, ...]:
    """The dates of a text in reading order; a bare number counts only when it shares a month."""
    dates = [date for date in map(_read, _DATE.finditer(document.folded)) if date]
    for index in range(len(dates) - 2, -1, -1):
        this, following = dates[index], dates[index + 1]
        between = document.folded[this.end : following.start]
        if len(between) > 16 or not _LINK.match(between):
            continue
        if this.month is None:
            dates[index] = replace(this, month=following.month, year=this.year or following.year)
        elif this.year is None and _same_year(this, following):
            dates[index] = replace(this, year=following.year)
    known = [date for date in dates if date.month is not None]
    return tuple(date for date in known if not document.is_protected(date.start, date.end))


def _same_year(this: WrittenDate, following: WrittenDate) -> bool:
    """« du 28 décembre au 3 janvier 2027 » begins the year before."""
    return bool(this.month and following.month) and (this.month or 0) <= (following.month or 0)


def _read(match: re.Match[str]) -> WrittenDate | None:
    weekday, month = match["weekday"], match["month"]
    if month is None and match["year"]:
        return None
    return WrittenDate(
        match.start(),
        match.end(),
        weekday_number(weekday) if weekday else None,
        1 if match["day"] == "1er" else int(match["day"].removesuffix("er")),
        (_MONTH_NUMBER | _SHORT_MONTHS)[month.lower()] if month else None,
        int(match["year"]) if match["year"] else None,
        match.span("weekday") if weekday else None,
        match.span("day"),
    )


def weekday_number(name: str) -> int:
    """0 for Monday; `name` may be shortened (« dim. »)."""
    return next(number for number, full in enumerate(WEEKDAYS) if full.startswith(name[:3].lower()))


def near(date: dt.date, weekday: int) -> Iterator[dt.date]:
    """The days of that weekday closest to `date`: the next one, then the one before."""
    ahead = (weekday - date.weekday()) % 7
    yield date + dt.timedelta(days=ahead)
    yield date + dt.timedelta(days=ahead - 7)
