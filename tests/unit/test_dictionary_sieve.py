"""Grammalecte's lexicon sieves what one slip makes of a word, and loses nothing that the dictionary knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.spelling.dictionary import Dictionary

TYPED = "comunauté Minicipalité deneigement inscrption lhoraire aujourdhui Quebec écoll cirque bac".split()


@pytest.fixture(scope="module")
def engine() -> Grammalecte:
    return Grammalecte(candidate_folders(paths.resources()))


def opened(folder: Path, **options: object) -> Dictionary:
    dictionary = Dictionary(folder, **options)  # type: ignore[arg-type]
    assert dictionary.unavailable() is None
    return dictionary


def test_the_neighbours_of_a_word_are_the_same_through_the_sieve(tmp_path: Path, engine: Grammalecte) -> None:
    plain, sieved = opened(tmp_path), opened(tmp_path, sieve=engine.may_know)
    found = [sieved.slips(word) for word in TYPED]
    assert found == [plain.slips(word) for word in TYPED]
    assert all(found)


def test_without_the_engine_nothing_is_sieved_out(tmp_path: Path) -> None:
    alone = Grammalecte([tmp_path])
    assert set(opened(tmp_path, sieve=alone.may_know).slips("comunauté")) == {"communauté"}
