"""The forms of the verbs that the rules of the policy name are those of Grammalecte's conjugations."""

from __future__ import annotations

import re

import pytest

from desktop import paths
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.forms.inflection import verb_forms
from desktop.checks.reading.words import Vocabulary

MOODS = ("Ip", "Iq", "If", "K", "Sp", "E")
PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
VERB = re.compile(r"([a-zà-ÿœ-]+):v\b")
# « Il faut » is never « faillir », nor « pleus » anything.
SELDOM = {"faillir": None, "pleuvoir": {"pleus"}}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    engine = Grammalecte(candidate_folders(paths.resources()))
    assert engine.unavailable() is None
    return Vocabulary(engine)


def test_every_form_of_a_verb_that_a_rule_names_is_recognised(vocabulary: Vocabulary) -> None:
    packs = (path.read_text(encoding="utf-8") for path in (paths.resources() / "policies").glob("*.toml"))
    verbs = {verb for pack in packs for verb in VERB.findall(pack)}
    assert len(verbs) > 500
    missing = {}
    for verb in sorted(verbs - {name for name, forms in SELDOM.items() if forms is None}):
        told = {
            vocabulary.lexicographer.conjugate(verb, mood, person) for mood in MOODS for person in PERSONS
        }
        lacking = told - verb_forms(verb) - {"", None} - (SELDOM.get(verb) or set())
        if lacking:
            missing[verb] = lacking
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
