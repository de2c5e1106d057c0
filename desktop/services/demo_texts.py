"""The texts of the demonstration (`resources/demo/textes`): a sheet in TOML, then Markdown.

A file begins with its sheet between two `+++` lines; the text follows, its title on the first line after
`#`, and what another channel adapts after a line such as `=== facebook`. Days are written from the day of
publication, so that a demonstration is always of the present:

- `{date+10}` is `14 mai 2026` and `{jour+10}` is `jeudi 14 mai 2026`, ten days after;
- `{samedi+2}` is the second Saturday after it, with its date;
- `{mauvais_jour+10}` is a date whose day of the week is wrong, for the text full of mistakes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from desktop.editorial.civil_dates import ZONE, french_day, french_weekday
from desktop.editorial.post import Channel
from desktop.editorial.workflow import State

_PLACE = re.compile(r"\{(\w+?)(?:\+(\d+))?\}")
_CHANNEL = re.compile(r"^=== (\w+)\n", re.MULTILINE)
_SETTLED = dt.timedelta(days=3)
"""A publication of a past season is at least this old."""


@dataclass(frozen=True, slots=True)
class DemoText:
    """One post of the demonstration: its sheet, and its texts before days are written in them."""

    slug: str
    sheet: Mapping[str, Any]
    source: str

    @property
    def state(self) -> State:
        """Where its story leads."""
        return State(self.sheet["etat"])

    def planned(self, now: dt.datetime) -> dt.datetime | None:
        """When it goes out: so many days from `now`, or the last time its season came; None when unsaid."""
        if "publiee" in self.sheet:
            return _last_season(str(self.sheet["publiee"]), now)
        return moment(str(self.sheet["prevue"]), now) if "prevue" in self.sheet else None

    def texts(self, now: dt.datetime) -> Mapping[Channel, tuple[str | None, str]]:
        """Title and body by channel: the parent's first, then those adapted, whose title may be inherited."""
        day = (self.planned(now) or now).date()
        first, *adapted = _CHANNEL.split(dated(self.source, day))
        channels = [Channel(self.sheet["medias"][0]), *(Channel(name) for name in adapted[::2])]
        return dict(zip(channels, map(_split, [first, *adapted[1::2]]), strict=True))


def read_texts(folder: Path) -> dict[str, DemoText]:
    """Every text of `folder`, by its name, in the order of names."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.md"))}


def moment(written: str, now: dt.datetime) -> dt.datetime:
    """`-3 14:30` is three days before `now`, at 14:30; `-40min` is forty minutes before it."""
    if written.endswith("min"):
        return now + dt.timedelta(minutes=int(written.removesuffix("min")))
    days, hour = written.split()
    day = now.date() + dt.timedelta(days=int(days))
    return dt.datetime.combine(day, dt.time.fromisoformat(hour), ZONE)


def dated(text: str, day: dt.date) -> str:
    """`text` with its days written, counted from `day`."""
    return _PLACE.sub(lambda found: _day(found[1], int(found[2] or 0), day), text)


def _day(name: str, count: int, day: dt.date) -> str:
    wanted = day + dt.timedelta(days=count)
    if name == "date":
        return _spaced(french_day(wanted))
    if name == "jour":
        return f"{french_weekday(wanted)} {_spaced(french_day(wanted))}"
    if name == "mauvais_jour":
        return f"{french_weekday(wanted + dt.timedelta(days=1))} {_spaced(french_day(wanted))}"
    week = [day + dt.timedelta(days=ahead) for ahead in range(1, 8)]
    (first,) = (each for each in week if french_weekday(each) == name)
    return _day("jour", 7 * (count - 1), first)


def _spaced(day: str) -> str:
    """A day whose number does not part from its month."""
    return day.replace(" ", "\u00a0", 1)


def _last_season(written: str, now: dt.datetime) -> dt.datetime:
    day, hour = written.split()
    month, number = (int(part) for part in day.split("-"))
    wanted = dt.date(now.year, month, number)
    if wanted > now.date() - _SETTLED:
        wanted = wanted.replace(year=now.year - 1)
    return dt.datetime.combine(wanted, dt.time.fromisoformat(hour), ZONE)


def _split(text: str) -> tuple[str | None, str]:
    """The title of a text, None when it has none of its own, and its body."""
    text = text.strip()
    if not text.startswith("# "):
        return None, text
    title, _, body = text.partition("\n")
    return title.removeprefix("# ").strip(), body.strip()


def _read(path: Path) -> DemoText:
    text = path.read_text(encoding="utf-8")
    if not text.startswith("+++\n"):
        return DemoText(path.stem, {}, text)
    _, sheet, source = text.split("+++\n", 2)
    return DemoText(path.stem, tomli.loads(sheet), source)
