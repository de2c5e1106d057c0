"""Every check, built once for the files that read with all of them."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.base import Check
from desktop.checks.registry import build_checks


@pytest.fixture(scope="session")
def all_checks() -> tuple[Check, ...]:
    """Every check on the shipped data, as an officer meets them; give them to a `Runner` of one's own."""
    return build_checks(paths.resources())
