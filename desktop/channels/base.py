"""What a channel is: its limits, the check of those limits, and the exact bytes it publishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from db.digests import sha256_hex
from desktop.channels.edition import Edition
from desktop.channels.limits import Limit, LimitProblem
from desktop.editorial.post import Channel


@dataclass(frozen=True, slots=True)
class Payload:
    """The exact bytes one channel publishes: what an approval binds.

    `extras` repeats parts of the body in the form a person pastes (`titre`, `texte`, `mots`…); it is
    computed from the same edition and never holds a word the body does not.
    """

    channel: Channel
    media_type: str
    body: bytes
    extras: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """SHA-256 (hexadecimal) of the body."""
        return sha256_hex(self.body)


class ChannelForm(Protocol):
    """One channel. Pure: the same edition gives the same bytes and the same problems."""

    @property
    def channel(self) -> Channel:
        """Which one."""

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Its figures, with their sources."""

    def check_limits(self, edition: Edition, now: dt.datetime | None = None) -> tuple[LimitProblem, ...]:
        """What does not hold in the channel, in French. `now` (aware) allows judging the schedule."""

    def render(self, edition: Edition) -> Payload:
        """The bytes to publish."""
