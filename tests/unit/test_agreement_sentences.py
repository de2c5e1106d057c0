"""Whole municipal sentences: every right one stays clean, every wrong one is found and mended.

`tests/data/grammaire/accords-justes.txt` holds a sentence a line; `accords-fautifs.txt`, `wrong → right`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.editorial.profile import MunicipalProfile

DATA = Path(__file__).resolve().parent.parent / "data" / "grammaire"
CONTEXT = CheckContext(
    MunicipalProfile("essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), ())
)


def lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def grammar() -> GrammarRules:
    check = GrammarRules(paths.resources(), Grammalecte(candidate_folders(paths.resources())))
    assert check.unavailable() is None
    return check


def test_right_sentences_stay_clean(grammar: GrammarRules) -> None:
    flagged = [
        (sentence, finding.rule)
        for sentence in lines("accords-justes.txt")
        for finding in grammar.check(Document(sentence), CONTEXT)
    ]
    assert flagged == []


def test_wrong_sentences_are_mended_by_the_first_suggestions(grammar: GrammarRules) -> None:
    failed = []
    for pair in lines("accords-fautifs.txt"):
        wrong, right = pair.split(" → ")
        mended = wrong
        # Two rules may find the same word: the runner shows it once.
        found = {(each.start, each.end): each for each in grammar.check(Document(wrong), CONTEXT)}
        for finding in sorted(found.values(), key=lambda f: -f.start):
            if finding.suggestions:
                mended = mended[: finding.start] + finding.suggestions[0] + mended[finding.end :]
        if mended != right:
            failed.append((wrong, mended))
    assert failed == []
