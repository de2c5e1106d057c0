"""Each rule of our own grammar proves itself on its examples, and stays silent on everybody's good ones."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from french_text import by_twenty

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules, all_rules
from desktop.checks.grammar.grammar_rule import GrammarRule
from desktop.editorial.findings import Finding
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(
    MunicipalProfile(
        "essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), (), demonyms=("Doucien",)
    )
)
RULES = all_rules(paths.resources())
BAD = [(rule, bad, right) for rule in RULES for bad, right in rule.bad]
GOOD = sorted({good for rule in RULES for good in rule.good} | {right for _, _, right in BAD if right})


@pytest.fixture(scope="module")
def grammar() -> GrammarRules:
    resources: Path = paths.resources()
    check = GrammarRules(resources, Grammalecte(candidate_folders(resources)))
    assert check.unavailable() is None
    return check


def corrected(text: str, findings: list[Finding]) -> str:
    for finding in sorted(findings, key=lambda f: -f.start):
        if finding.suggestions:
            text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return text.replace("'", "’")


@pytest.mark.parametrize("rules", by_twenty(RULES), ids=lambda rules: f"{rules[0].name}…")
def test_rules_find_their_bad_examples_and_correct_them(
    grammar: GrammarRules, rules: tuple[GrammarRule, ...]
) -> None:
    wrong = []
    for rule, bad, right in ((each, *pair) for each in rules for pair in each.bad):
        found = [f for f in grammar.check(Document(bad), CONTEXT) if f.rule == f"grammaire.{rule.name}"]
        made = corrected(bad, found) if found else "not found"
        # A few rules only warn: what to write depends on the rest of the sentence.
        if not found or (right and made != right.replace("'", "’")):
            wrong.append((rule.name, bad, made))
    assert wrong == []


@pytest.mark.parametrize("goods", by_twenty(GOOD), ids=lambda goods: f"{goods[0][:40]}…")
def test_no_rule_flags_a_good_example(grammar: GrammarRules, goods: tuple[str, ...]) -> None:
    flagged = [
        (f.rule, good[f.start : f.end], good)
        for good in goods
        for f in grammar.check(Document(good), CONTEXT)
    ]
    assert flagged == []


def test_every_rule_shows_what_it_must_and_must_not_flag() -> None:
    assert [rule.name for rule in RULES if not rule.bad or not rule.good or not rule.explanation] == []
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_a_rule_does_not_depend_on_what_surrounds_the_sentence(grammar: GrammarRules) -> None:
    for rule, bad, _ in itertools.islice(BAD, 0, None, 5):
        plain = [f for f in grammar.check(Document(bad), CONTEXT) if f.rule.endswith(rule.name)]
        shifted = [f for f in grammar.check(Document(f"🎉 {bad}"), CONTEXT) if f.rule.endswith(rule.name)]
        assert [(f.start + 2, f.end + 2) for f in plain] == [(f.start, f.end) for f in shifted]


def test_what_depends_on_the_sentences_beside_is_read_again_when_they_change(grammar: GrammarRules) -> None:
    def orders(text: str) -> list[str]:
        found = grammar.check(Document(text), CONTEXT)
        return [text[f.start : f.end] for f in found if f.rule == "grammaire.imperatif.apres_condition"]

    order = "En cas de panne, appeler le fournisseur."
    assert orders(order) == []
    assert orders(f"{order} Gardez vos appareils débranchés.") == ["appeler"]
    assert orders(f"{order} Noter l’heure du début.") == []
