"""A slip of the hand that gives another word: how near words are made, kept in a file and told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.syntax.near_words import NearWords, slips
from desktop.checks.grammar.syntax.near_words_model import (
    FILE,
    LEVELS,
    Counts,
    level,
    mark,
    read_entries,
    read_near_words,
    written,
)
from desktop.errors import EnvironmentFault


def test_each_slip_is_named() -> None:
    found = slips("cote")
    wanted = {
        "côte": "accent",
        "côté": "accents",
        "cotte": "double",
        "coté": "accent",
        "conte": "",
        "core": "",
    }
    assert {other: found.get(other, "") for other in wanted} == wanted
    assert slips("trios")["trois"] == "inversion"
    assert (slips("homme")["home"], slips("souis")["sous"]) == ("simple", "de trop")


def test_a_table_comes_back_as_it_was_written() -> None:
    entries = [mark(word) << 3 | rank for rank, word in enumerate(("rue", "parc", "de la", "un /Nms"))]
    assert read_entries(written(entries)) == sorted(entries)


def test_a_table_gives_the_level_of_a_text_and_nothing_for_the_others() -> None:
    table = Counts([mark("rue") << 3 | level(120)])
    assert (table.count("rue"), table.count("ruse")) == (110, 0)
    assert [level(least) for least in LEVELS] == list(range(len(LEVELS)))


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / FILE).write_text(
        "poids\t0.5\nseuil\t1\nmots\t\nvus\t\npaires\t\n", encoding="utf-8"
    )
    with pytest.raises(EnvironmentFault, match="poids"):
        read_near_words(tmp_path)


def test_forms_of_one_word_are_not_rivals() -> None:
    resources = paths.resources()
    grammalecte = Grammalecte(candidate_folders(resources))
    assert grammalecte.unavailable() is None
    near = NearWords(read_near_words(resources))
    rivals = {
        word: {other for other, _ in near.rivals(grammalecte.vocabulary, word)}
        for word in ("cote", "municipale")
    }
    assert "côté" in rivals["cote"] or "côte" in rivals["cote"]
    assert not rivals["municipale"] & {"municipal", "municipales", "municipaux"}
