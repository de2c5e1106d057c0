"""The forms of the words that the rules of the policy name are those of Grammalecte's lexicon."""

from __future__ import annotations

import re

import pytest

from desktop import paths
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.forms.inflection import forms, verb_forms
from desktop.checks.reading.words import Vocabulary

MOODS = ("Ip", "Iq", "If", "K", "Sp", "E")
PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
# « Il faut » is never « faillir », nor « pleus » anything.
SELDOM = {"faillir": None, "pleuvoir": {"pleus"}}


# English plurals that the reform of 1990 set aside, and fish.
ELSEWHERE = {"sandwiches", "brunches", "coaches", "lieus"}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    engine = Grammalecte(candidate_folders(paths.resources()))
    assert engine.unavailable() is None
    return Vocabulary(engine)


def named(kind: str) -> set[str]:
    """The words of a kind that the packs name."""
    packs = (paths.resources() / "policies").glob("*.toml")
    return {
        word
        for pack in packs
        for word in re.findall(rf"([a-zà-ÿœ'-]+):{kind}\b", pack.read_text(encoding="utf-8"))
    }


def test_every_form_of_a_verb_that_a_rule_names_is_recognised(vocabulary: Vocabulary) -> None:
    verbs = named("v")
    assert len(verbs) > 500
    missing = {}
    for verb in sorted(verbs - {name for name, never in SELDOM.items() if never is None}):
        told = {
            vocabulary.lexicographer.conjugate(verb, mood, person) for mood in MOODS for person in PERSONS
        }
        lacking = told - verb_forms(verb) - {"", None} - (SELDOM.get(verb) or set())
        if lacking:
            missing[verb] = lacking
    assert missing == {}


def lexical_forms(vocabulary: Vocabulary, word: str, genders: str) -> set[str]:
    """The forms of a noun or of an adjective in the lexicon, without those of a verb written alike (`la visite`)."""
    lexicographer = vocabulary.lexicographer
    offered = {
        form for gender in genders for number in "sp" for form in lexicographer.inflect(word, gender, number)
    }
    own = f">{word}/"
    return {
        form
        for form in offered
        if any(line.startswith(own) and ":Q" not in line for line in lexicographer.morph(form))
    }


@pytest.mark.parametrize("kind", ["a", "n"])
def test_every_form_of_a_noun_or_adjective_that_a_rule_names_is_recognised(
    vocabulary: Vocabulary, kind: str
) -> None:
    words = sorted(named(kind))
    assert len(words) > 500
    missing = {}
    for word in words:
        genders = "mf" if kind == "a" else "".join(sorted({g for g, _ in vocabulary.form(word).nouns}))
        if lacking := lexical_forms(vocabulary, word, genders) - forms(f"{word}:{kind}") - ELSEWHERE:
            missing[word] = lacking
    assert missing == {}


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("envoyer", "enverra"),
        ("déléguer", "délègue"),
        ("appauvrir", "appauvrissent"),
        ("clore", "closent"),
        ("prévoir", "prévoyait"),
    ],
)
def test_the_forms_of_verbs_like_few_others(verb: str, form: str) -> None:
    assert form in verb_forms(verb)
