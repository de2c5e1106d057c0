"""Plain language only ever suggests: long sentences, piled passives, acronyms nobody explained."""

from __future__ import annotations

import pytest
from french_text import findings, warnings

from desktop.checks.style.plain_language import PlainLanguageCheck

CHECK = PlainLanguageCheck()
THIRTY = "Le parc est beau et " * 6


def rules(text: str) -> list[str]:
    """The rules that fire on `text`."""
    return [finding.rule for finding in findings(CHECK, text)]


def test_a_sentence_of_more_than_thirty_words_is_worth_cutting() -> None:
    assert rules(f"{THIRTY.strip()}.") == []
    [found] = findings(CHECK, f"{THIRTY}calme. Une courte suit.")
    assert found.rule == "langage_clair.phrase_longue"
    assert "31 mots" in found.message
    assert warnings(CHECK, f"{THIRTY}calme.") == []


def test_a_table_row_and_a_list_of_short_items_are_not_long_sentences() -> None:
    assert rules(f"| {THIRTY} | {THIRTY} |") == []
    assert rules("\n".join(["- Un sac de sel de voirie"] * 12)) == []


def test_three_passives_in_one_sentence_are_piled_up() -> None:
    piled = "La rue est fermée, les bacs seront déplacés et un détour a été prévu par la voirie."
    assert rules(piled) == ["langage_clair.passifs"]
    assert rules("La rue est fermée et un détour a été prévu.") == []
    assert rules("Elle est arrivée, il est parti et nous y sommes restés; le parc est gratuit.") == []


@pytest.mark.parametrize(
    "text", ["Un PIIA est exigé.", "La demande vise l’ARTM dès mai.", "Selon le PPCMOI, oui."]
)
def test_an_acronym_is_explained_at_its_first_use(text: str) -> None:
    assert rules(text) == ["langage_clair.sigle"]


@pytest.mark.parametrize(
    "text",
    [
        "Le plan d’implantation (PIIA) est exigé; le PIIA est gratuit.",
        "Le PIIA (plan d’implantation et d’intégration) est exigé.",
        "La MRC, le CISSS, la SAAQ, la SOPFEU, le SEAO et le CCU répondent.",
        "AVIS IMPORTANT AUX RÉSIDENTS\nLe XIXe siècle, Louis XIV et le J5J 2P5.",
        "Voir https://exemple.ca/PIIA et #PIIA.",
        "AVIS PUBLIC – Assemblée de consultation",
    ],
)
def test_an_acronym_everybody_knows_or_that_is_explained_is_left_alone(text: str) -> None:
    assert rules(text) == []


def test_an_acronym_is_pointed_out_once() -> None:
    assert rules("Le PIIA est exigé. Le PIIA est gratuit.") == ["langage_clair.sigle"]


@pytest.mark.parametrize("text", ["mot " * 25_000, "est été fermé " * 8_000, "PIIA " * 20_000, "A" * 100_000])
def test_a_very_long_line_is_read_to_the_end(text: str) -> None:
    for finding in findings(CHECK, text):
        assert 0 <= finding.start < finding.end <= len(text)
