"""Irregular verbs conjugated like regular ones find their true form; other unknown words are left alone."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.spelling.conjugations_irregular import irregular_forms


@pytest.fixture(scope="module")
def lexicon() -> Grammalecte:
    grammalecte = Grammalecte(candidate_folders(paths.resources()))
    assert grammalecte.unavailable() is None
    return grammalecte


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mettit", "mit"),
        ("vivèrent", "vécurent"),
        ("cousa", "cousit"),
        ("reverrera", "reverra"),
        ("envoyera", "enverra"),
        ("tiendera", "tiendra"),
        ("recoivez", "recevez"),
        ("disez", "dites"),
        ("croivent", "croient"),
        ("fesait", "faisait"),
        ("boivait", "buvait"),
        ("prendu", "pris"),
        ("offri", "offert"),
        ("éteindu", "éteint"),
        ("pourrer", "pourrez"),
        ("succédées", "succédé"),
        ("contribués", "contribué"),
        ("naqua", "naquit"),
        ("résolvèrent", "résolurent"),
        ("mouru", "mort"),
        ("concluera", "conclura"),
    ],
)
def test_a_form_that_does_not_exist_gives_the_one_that_was_meant(
    lexicon: Grammalecte, written: str, meant: str
) -> None:
    assert irregular_forms(written, lexicon)[0] == meant


@pytest.mark.parametrize(
    "word", ["bricothèque", "babiche", "gadelles", "planchodrome", "preautorise", "", "é"]
)
def test_an_unknown_word_that_is_no_verb_gives_nothing(lexicon: Grammalecte, word: str) -> None:
    assert irregular_forms(word, lexicon) == ()
