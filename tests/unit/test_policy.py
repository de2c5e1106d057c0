"""Every rule of the packs finds its bad examples and leaves its good ones alone, through the whole engine."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext, Period
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyEngine
from desktop.checks.policy.policy_rule import Example, Rule
from desktop.checks.policy.rule_folder import load_packs
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile
from desktop.services.profile_file import read_profile

RESOURCES = paths.resources()
PACKS = load_packs(RESOURCES / "policies")
RULES = PACKS.recognised_by(None)
DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def engine() -> PolicyEngine:
    return PolicyEngine(PACKS, RESOURCES)


@pytest.fixture(scope="module")
def profile() -> MunicipalProfile:
    return read_profile(DATA / "corpus-profile.toml")


def findings(engine: PolicyEngine, profile: MunicipalProfile, example: Example) -> list[Finding]:
    document = Document(example.text, where=example.where, medium=example.medium, kind=example.kind)
    return list(engine.findings(document, context_of(profile, example.period)))


def context_of(profile: MunicipalProfile, period: Period) -> CheckContext:
    return CheckContext(
        profile, election_period=period is not Period.NONE, council_election=period is not Period.OTHER
    )


def categories(rule: Rule) -> set[Category]:
    return set(rule.categories)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_bad_examples(engine: PolicyEngine, profile: MunicipalProfile, rule: Rule) -> None:
    for example in rule.bad:
        found = findings(engine, profile, example)
        assert {f.category for f in found} & categories(rule), example.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_its_good_examples_alone(
    engine: PolicyEngine, profile: MunicipalProfile, rule: Rule
) -> None:
    for example in rule.good:
        found = findings(engine, profile, example)
        assert rule.id not in {f.rule for f in found}, example.text


def test_an_election_period_only_raises_the_severity_of_a_judgement(
    engine: PolicyEngine, profile: MunicipalProfile
) -> None:
    text = "Sous l'administration actuelle, la dette a diminué et la bibliothèque a doublé ses heures."
    outside = findings(engine, profile, Example(text))
    inside = findings(engine, profile, Example(text, period=Period.COUNCIL))
    assert [(f.start, f.end) for f in outside] == [(f.start, f.end) for f in inside]
    assert {f.severity for f in inside} == {Severity.BLOCKING}
    assert {f.severity for f in outside} == {Severity.WARNING}


@pytest.mark.parametrize(
    "text",
    [
        "Le vote par anticipation a lieu le dimanche 26 octobre, de 9 h 30 à 20 h.",
        "Apportez une pièce d’identité pour voter.",
        "La Municipalité recrute du personnel électoral.",
        "Ébullition de l’eau : faites bouillir l’eau une minute.",
        "La collecte des matières organiques est reportée à jeudi.",
    ],
)
def test_voting_logistics_emergencies_and_services_always_pass(
    engine: PolicyEngine, profile: MunicipalProfile, text: str
) -> None:
    assert findings(engine, profile, Example(text, period=Period.COUNCIL)) == []


@pytest.mark.parametrize(
    ("rule", "severities"),
    [("plainte.situee", (Severity.WARNING, Severity.BLOCKING)), ("plainte.nommee", (Severity.BLOCKING,) * 2)],
)
def test_a_case_without_a_name_is_forbidden_on_networks_and_justified_elsewhere(
    engine: PolicyEngine, profile: MunicipalProfile, rule: str, severities: tuple[Severity, ...]
) -> None:
    (held,) = (each for each in RULES if each.id == rule)
    told = [
        {
            finding.severity
            for example in held.bad
            for finding in findings(engine, profile, replace(example, medium=medium))
            if finding.rule == rule
        }
        for medium in ("website", "facebook")
    ]
    assert told == [{severity} for severity in severities]
    assert {held.severity(period, "contact") for period in Period} == {severities[0]}
    assert {held.severity(period, "youtube") for period in Period} == {severities[1]}


def test_a_person_counts_only_during_their_role(engine: PolicyEngine, profile: MunicipalProfile) -> None:
    document = Document("Votez Solange Beauregard à la mairie!")
    context = CheckContext(profile, publication_date=dt.date(2025, 10, 1), election_period=True)
    assert [f.category for f in engine.findings(document, context)] == [Category.ELECTORAL_BIAS]


def test_an_adversarial_line_of_a_hundred_thousand_characters_is_read(
    engine: PolicyEngine, profile: MunicipalProfile
) -> None:
    text = "le maire votez pour notre conseil " * 3_000
    found = findings(engine, profile, Example(text))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
