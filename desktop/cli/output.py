"""What every command shares: exit statuses, and how a refusal is told."""

from __future__ import annotations

import enum
import sys

from desktop.errors import EnvironmentFault, Refusal


class Exit(enum.IntEnum):
    """0 fine, 1 something blocks, 2 usage or environment."""

    FINE = 0
    BLOCKED = 1
    ENVIRONMENT = 2


def say(text: str = "") -> None:
    """One line on the standard output, at once."""
    print(text, flush=True)


def complain(error: Refusal | EnvironmentFault) -> None:
    """One refusal on the standard error, with its separate points."""
    print(error.message, file=sys.stderr)
    for reason in getattr(error, "reasons", ()):
        print(f"  • {reason}", file=sys.stderr)
    sys.stderr.flush()
