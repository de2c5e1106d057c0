"""A grammar rule is tried only where its words or the roles it looks for are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Span
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.reader import read_sentence
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.profile import MunicipalProfile

TEXT = "Les bénévoles sont invités à l’hôtel de ville."
CONTEXT = CheckContext(MunicipalProfile("essai", "Essai", "Essai", "Le Bulletin", (), (), ()))


@pytest.fixture(scope="module")
def engine() -> Grammalecte:
    return Grammalecte(candidate_folders(paths.resources()))


def everything(sentence: Sentence) -> Iterator[Hit]:
    """Flags the whole sentence: it is found whenever the rule is tried."""
    yield Hit(sentence.span.start, sentence.span.end, "tried")


RULE = GrammarRule("essai", everything, "", (), ())


@pytest.mark.parametrize(
    ("rule", "tried"),
    [
        (RULE, True),
        (replace(RULE, words=forms("bénévoles")), True),
        (replace(RULE, words=forms("hôtel")), True),
        (replace(RULE, words=forms("piscine bibliothèque")), False),
        (replace(RULE, roles="Q"), True),
        (replace(RULE, roles="YG"), False),
        (replace(RULE, words=forms("bénévoles"), roles="Y"), False),
        (replace(RULE, words=forms("piscine"), roles="Q"), False),
    ],
)
def test_a_rule_is_tried_where_its_trigger_is(
    engine: Grammalecte, monkeypatch: pytest.MonkeyPatch, rule: GrammarRule, tried: bool
) -> None:
    monkeypatch.setattr("desktop.checks.grammar.check.all_rules", lambda _: (rule,))
    found = list(GrammarRules(paths.resources(), engine).check(Document(TEXT), CONTEXT))
    assert bool(found) is tried


def test_a_sentence_tells_where_words_and_roles_are(engine: Grammalecte) -> None:
    sentence = read_sentence(Document(TEXT), Span(0, len(TEXT)), engine.vocabulary)
    assert [sentence.at(place).text for place in sentence.places(forms("ville sont piscine"))] == [
        "sont",
        "ville",
    ]
    assert [sentence.at(place).text for place in sentence.with_role("VQ")] == ["sont", "invités"]


@pytest.mark.parametrize("outside", [-1, 100])
def test_outside_a_sentence_there_is_an_empty_word(engine: Grammalecte, outside: int) -> None:
    sentence = read_sentence(Document(TEXT), Span(0, len(TEXT)), engine.vocabulary)
    assert (sentence.role(outside), sentence.lower(outside), sentence.at(outside).text) == ("", "", "")
