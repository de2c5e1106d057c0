"""Whole cases with the verdict of every gate, decided by hand from the policy.

`findings` and `unchecked` of a case stand for what the checks would have said: the subject here is what
the gates make of it. `waived` and `contested` mark the findings that carry a written answer.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.evaluation import GATES, evaluate, overall
from desktop.editorial.profile import MunicipalProfile
from desktop.services.case_file import case_from_mapping
from desktop.services.profile_file import read_profile

TESTS = Path(__file__).resolve().parent.parent
CASES = [
    json.loads(line)
    for line in (TESTS / "corpus" / "gates-own.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def profile() -> MunicipalProfile:
    return read_profile(TESTS / "data" / "corpus-profile.toml")


def found(item: dict[str, Any], text: dict[str, str]) -> Finding:
    start = text[item["where"]].index(item["span"])
    return Finding(
        rule="à la main",
        category=Category(item["category"]),
        severity=Severity(item["severity"]),
        start=start,
        end=start + len(item["span"]),
        message="Point relevé dans le texte.",
        article=item["article"],
        where=item["where"],
    )


def whole(item: dict[str, Any], profile: MunicipalProfile) -> GateCase:
    case = case_from_mapping(item, profile)
    texts = {"titre": case.title, "corps": case.body}
    texts |= {f"texte_de_remplacement:{n}": image.alt or "" for n, image in enumerate(case.images)}
    listed = [(found(entry, texts), entry) for entry in item.get("findings", [])]
    return replace(
        case,
        findings=tuple(finding for finding, _ in listed),
        waived=frozenset(finding for finding, entry in listed if entry.get("waived")),
        contested=frozenset(finding for finding, entry in listed if entry.get("contested")),
        unchecked=tuple(item.get("unchecked", ())),
    )


@pytest.mark.parametrize("item", CASES, ids=[f"{item['id']}-{item['note']}" for item in CASES])
def test_every_gate_of_the_case_answers_as_the_policy_says(
    item: dict[str, Any], profile: MunicipalProfile
) -> None:
    results = evaluate(whole(item, profile))
    got = {name: (str(result.verdict), result.article) for name, result in results.items()}
    wanted = {name: (want["verdict"], want["article"]) for name, want in item["expected"].items()}
    assert got == wanted
    assert str(overall(results)) == item["overall"]


def test_every_gate_is_seen_to_pass_to_warn_and_to_block() -> None:
    # Alternative text never blocks, by decision: it is good practice, not in the policy.
    seen = {(gate, want["verdict"]) for item in CASES for gate, want in item["expected"].items()}
    wanted = {(gate.name, verdict) for gate in GATES for verdict in ("passe", "avertit", "bloque")}
    assert wanted - seen == {("texte_alternatif", "bloque")}


def test_each_case_tells_what_it_is_about() -> None:
    assert len({item["id"] for item in CASES}) == len(CASES) >= 100
    about = {item["about"] for item in CASES}
    assert {gate.name for gate in GATES} <= about


def test_every_reason_is_a_french_sentence_that_names_nobody(profile: MunicipalProfile) -> None:
    names = ("Caron", "Gagné", "Tremblay", "Lauzon", "Beauregard", "Charlebois", "Desrosiers")
    for item in CASES:
        for result in evaluate(whole(item, profile)).values():
            for reason in result.reasons:
                text = reason.text
                assert text[0].isupper(), text
                assert text.endswith((".", "?")), text
                assert "'" not in text, text
                assert not any(f" {mark}" in text for mark in ":;!?»"), text
                assert "« " not in text, text
                assert not any(name in text for name in names), text


def test_what_blocks_without_a_finding_is_final_unless_it_reads_the_text(profile: MunicipalProfile) -> None:
    origins = {
        name: {reason.origin.value for reason in result.reasons}
        for item in CASES
        if item["about"] in {"droits_image", "vie_privee_image", "credit_image", "compte", "site_web"}
        for name, result in evaluate(whole(item, profile)).items()
        if name == item["about"] and result.reasons
    }
    assert set.union(*origins.values()) == {"fiche"}
