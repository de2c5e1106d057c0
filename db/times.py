"""The clock of the municipality. Times stored in the ledger inform; they never decide."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Toronto")


def now() -> datetime:
    """Civil time in America/Toronto, with its offset."""
    return datetime.now(UTC).astimezone(ZONE)
