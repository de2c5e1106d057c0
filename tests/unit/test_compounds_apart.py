"""Compounds in pieces: what is joined, and what is left apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.compounds import read_compounds
from desktop.checks.grammar.grammalecte_check import readable_spans
from desktop.checks.reading.reader import read_sentence

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULES = read_compounds(RESOURCES)


@pytest.fixture(scope="module")
def engine() -> Grammalecte:
    grammalecte = Grammalecte(candidate_folders(RESOURCES))
    assert grammalecte.unavailable() is None
    return grammalecte


def offered(engine: Grammalecte, text: str) -> list[str]:
    document = Document(text)
    sentences = [read_sentence(document, span, engine.vocabulary) for span in readable_spans(document)]
    return [hit.suggestions[0] for s in sentences for rule in RULES for hit in rule.find(s)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Les mots clé doivent être inscrits.", "mots-clés"),
        ("Le garde corps est endommagé.", "garde-corps"),
        ("Le trop perçu sera remboursé.", "trop-perçu"),
        ("Le télé travail est permis.", "télétravail"),
        ("Le ré-aménagement du parc débute.", "réaménagement"),
        ("Le maire-suppléant a présidé.", "maire suppléant"),
    ],
)
def test_the_compound_is_offered(engine: Grammalecte, text: str, right: str) -> None:
    assert offered(engine, text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Il a trop perçu de taxes.",
        "Ces derniers ne viennent pas.",
        "Un tout petit gain.",
        "C’est super intéressant.",
    ],
)
def test_words_that_are_no_compound_stay_apart(engine: Grammalecte, text: str) -> None:
    assert offered(engine, text) == []
