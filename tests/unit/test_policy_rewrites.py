"""What a rule proposes to write instead is whole and clean, and typed as the rest of the text."""

from __future__ import annotations

import dataclasses

import pytest

from desktop import paths
from desktop.checks.base import CheckContext, Period
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyEngine
from desktop.checks.policy.matching import matches
from desktop.checks.policy.policy_rule import Example, Rule
from desktop.checks.policy.rule_folder import load_packs
from desktop.editorial.findings import Finding, Severity
from desktop.services.profile_file import read_profile

PACKS = load_packs(paths.resources() / "policies")
MENDING = [rule for rule in PACKS.rules if rule.replacements]


@pytest.fixture(scope="module")
def engine() -> PolicyEngine:
    return PolicyEngine(PACKS, paths.resources())


@pytest.fixture(scope="module")
def context(request: pytest.FixtureRequest) -> CheckContext:
    return CheckContext(read_profile(request.config.rootpath / "tests" / "data" / "corpus-profile.toml"))


def at(context: CheckContext, period: Period) -> CheckContext:
    return dataclasses.replace(
        context, election_period=period is not Period.NONE, council_election=period is not Period.OTHER
    )


def document(example: Example) -> Document:
    return Document(example.text, where=example.where, medium=example.medium, kind=example.kind)


def mended(engine: PolicyEngine, context: CheckContext, example: Example) -> list[tuple[Finding, Example]]:
    """The rewrites proposed for an example, each with the example it makes."""
    found = [f for f in engine.findings(document(example), at(context, example.period)) if f.suggestions]
    text = example.text
    return [
        (each, dataclasses.replace(example, text=text[: each.start] + each.suggestions[0] + text[each.end :]))
        for each in found
    ]


def said(engine: PolicyEngine, context: CheckContext, text: str) -> list[str]:
    return [example.text for _, example in mended(engine, context, Example(text))]


def test_at_least_fifteen_rules_say_what_to_write() -> None:
    assert len(MENDING) >= 15


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.id)
def test_what_a_rule_proposes_for_its_examples_is_clean(
    engine: PolicyEngine, context: CheckContext, rule: Rule
) -> None:
    proposed = 0
    for example in rule.bad:
        for finding, new in mended(engine, context, example):
            again = engine.findings(document(new), at(context, new.period))
            # A name to read again in a period is suggested outside it, whatever is mended beside it.
            assert {found.rule for found in again if found.severity is not Severity.SUGGESTION} == set(), (
                new.text
            )
            assert "  " not in new.text
            assert new.text[0].isupper()
            assert new.text[-1] == example.text[-1] or finding.suggestions[0][-1] == ".", new.text
            proposed += finding.rule == rule.id
    assert proposed


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.id)
def test_each_replacement_of_a_rule_is_shown_by_an_example(
    engine: PolicyEngine, context: CheckContext, rule: Rule
) -> None:
    readings = [
        reading
        for example in rule.bad
        for reading in engine.readings(document(example), at(context, example.period))
    ]
    for replacement in rule.replacements:
        assert any(next(matches(replacement.motif, reading), None) for reading in readings), replacement.text


def test_the_rest_of_the_sentence_and_of_the_text_stay_as_typed(
    engine: PolicyEngine, context: CheckContext
) -> None:
    text = "Le parc ouvre à 9\u00a0h. Promesse tenue\u00a0: le **sentier** est rouvert. À bientôt."
    assert said(engine, context, text) == ["Le parc ouvre à 9\u00a0h. Le **sentier** est rouvert. À bientôt."]


def test_a_rewrite_bears_the_apostrophe_of_the_text(engine: PolicyEngine, context: CheckContext) -> None:
    (new,) = said(engine, context, "Promesse tenue : l'écocentre est rouvert.")
    assert new == "L'écocentre est rouvert."


@pytest.mark.parametrize(
    "text",
    ["Donnez le meilleur de vous-mêmes pour notre fête magique.", "Notre bibliothèque est la meilleure."],
)
def test_a_superlative_that_no_noun_follows_is_left_to_the_officer(
    engine: PolicyEngine, context: CheckContext, text: str
) -> None:
    assert not any("un de" in new or "est une" in new for new in said(engine, context, text))


def test_a_rewrite_that_would_be_found_again_is_not_proposed(
    engine: PolicyEngine, context: CheckContext
) -> None:
    assert said(engine, context, "Heureusement, le conseil courageux a refusé ce projet honteux.") == []
