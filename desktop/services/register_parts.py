"""The parts of a line of a register: media, days, what is joined to them. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import Channel


def channels_named(codes: Any) -> str:
    """The media named by these codes, in their order."""
    held = set(codes)
    return ", ".join(channel.label for channel in Channel if str(channel) in held)


def scope_of(codes: Any) -> str:
    """What a right or a release covers: the media named, or all of them in two words."""
    held = set(codes)
    return "Tous les médias" if held >= set(map(str, Channel)) else channels_named(held)


def days_of(body: Mapping[str, Any]) -> str:
    """The first and last days of a fact."""
    return f"du {day_of(body['start'])} au {day_of(body['end'])}"


def day_of(written: Any) -> str:
    """A day of a fact, in words."""
    return french_day(dt.date.fromisoformat(str(written)))


def joined(*parts: str) -> str:
    """Parts of a sentence that are there, as one reads them."""
    return "\u00a0· ".join(part for part in parts if part)
