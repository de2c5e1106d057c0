"""Which backups to keep: the last of each recent day, week and month. Pure; no files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days, ISO weeks and months keep their last backup; only those that have one count."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 12

    def superseded(self, stamps: Iterable[str]) -> tuple[str, ...]:
        """The stamps (`AAAA-MM-JJ-HHMMSS`) to let go, oldest first; never the newest one."""
        newest_first = sorted(set(stamps), reverse=True)
        kept = set(newest_first[:1])
        for period, count in ((_day, self.daily), (_week, self.weekly), (_month, self.monthly)):
            kept |= _last_of_each(newest_first, period, count)
        return tuple(stamp for stamp in reversed(newest_first) if stamp not in kept)


def _last_of_each(newest_first: list[str], period: Callable[[datetime], object], count: int) -> set[str]:
    last: dict[object, str] = {}
    for stamp in newest_first:
        last.setdefault(period(datetime.strptime(stamp, STAMP)), stamp)  # noqa: DTZ007 - civil time, as named
    return set(list(last.values())[:count])


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return (moment.year, moment.month)
