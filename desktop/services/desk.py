"""What the use cases work with: the open workspace, the checks, the keys, the shipped data, the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.services.civil_time import now

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.services.checker import Checker


class KeyStore(Protocol):
    """Keeps wrapped private keys by name: the OS keyring, or an encrypted key file."""

    def store(self, name: str, secret: str) -> None:
        """Keep `secret` under `name`, in place of what was there."""

    def load(self, name: str) -> str | None:
        """The secret kept under `name`, or None."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The collaborators of every use case; built once by the composition."""

    workspace: Workspace
    checker: Checker
    keys: KeyStore
    resources: Path
    now: Callable[[], dt.datetime] = field(default=now)

    @property
    def policies(self) -> Path:
        """The folder of the rule packs installed on this computer."""
        return self.resources / "policies"

    def today(self) -> dt.date:
        """The civil day where the municipality is."""
        return self.now().date()
