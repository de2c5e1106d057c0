"""Every check of the application, in one explicit tuple. To add one: its file, and its line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.checks.base import Check

# File stem, and what builds the check from the folder of shipped data.
CHECKS: tuple[tuple[str, Callable[[Path], Check]], ...] = ()


def build_checks(resources: Path) -> tuple[Check, ...]:
    """One instance of every check, in the order of `CHECKS`."""
    return tuple(build(resources) for _, build in CHECKS)
