"""Checks that several files read with, built once: all of them, or that of spelling."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.base import Check
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.registry import build_checks
from desktop.checks.spelling.check import Spelling
from desktop.checks.spelling.dictionary import Dictionary


@pytest.fixture(scope="session")
def all_checks() -> tuple[Check, ...]:
    """Every check on the shipped data, as an officer meets them; give them to a `Runner` of one's own."""
    return build_checks(paths.resources())


@pytest.fixture(scope="module")
def spelling(tmp_path_factory: pytest.TempPathFactory) -> Spelling:
    """The check of spelling on the shipped data, its personal words in a folder of their own."""
    engine = Grammalecte(candidate_folders(paths.resources()))
    check = Spelling(paths.resources(), engine, Dictionary(tmp_path_factory.mktemp("enchant")))
    assert check.unavailable() is None
    return check
