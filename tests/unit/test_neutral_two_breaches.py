"""Two breaches of one sentence are both told; a civility, an enumeration and a named card say more than a form."""

import datetime as dt
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyEngine
from desktop.checks.policy.identity_numbers import identity_numbers
from desktop.checks.policy.other_language import OtherLanguageCheck
from desktop.checks.policy.people import Directory
from desktop.checks.policy.rule_folder import load_packs
from desktop.editorial.findings import Category
from desktop.services.profile_file import read_profile

PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")


@pytest.fixture(scope="module")
def engine() -> PolicyEngine:
    resources = paths.resources()
    return PolicyEngine(load_packs(resources / "policies"), resources)


def categories(engine: PolicyEngine, text: str) -> set[Category]:
    return {finding.category for finding in engine.findings(Document(text), CheckContext(PROFILE))}


@pytest.mark.parametrize(
    "text",
    [
        "Après l’appel de la plaignante, qui habite au 412, rang Sainte-Marguerite, la niveleuse est passée.",
        "En réponse à la demande de Carl Vigneault, nous avons accordé un délai pour ses taxes, car il a perdu son emploi.",
        "Le dossier médical de M. Labelle a été transmis au CLSC.",
    ],
)
def test_what_a_complaint_tells_of_a_person_is_told_beside_it(engine: PolicyEngine, text: str) -> None:
    assert categories(engine, text) >= {Category.PUBLIC_COMPLAINT, Category.PERSONAL_DATA}


def test_praise_after_and_is_another_clause(engine: PolicyEngine) -> None:
    text = "La députée Hélène Rivest est la seule à se battre pour nos routes, et le revêtement est une pure merveille."
    assert Category.SUBJECTIVITY in categories(engine, text)


def test_praise_in_the_words_of_an_opinion_is_told_once(engine: PolicyEngine) -> None:
    assert categories(engine, "Notre mairesse est exceptionnelle.") == {Category.POLITICAL_OPINION}


def test_a_civility_of_the_other_gender_names_somebody_else() -> None:
    directory = Directory(PROFILE, dt.date(2026, 5, 1))
    assert directory.kind(["Perron"], "m") == "OFFICIEL"
    assert directory.kind(["Perron"]) == "OFFICIEL"
    assert directory.kind(["Perron"], "f") is None
    assert directory.kind(["Jean-Guy", "Perron"], "f") == "OFFICIEL"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Notre mot du jour : reduce, reuse, recycle.", ["langue.expression"]),
        ("Cordiali saluti a tutti i cittadini di Sainte-Sophie.", ["langue.phrase"]),
        ("Jazz, blues, country : trois soirées au parc.", []),
        ("Hockey, soccer, baseball : inscrivez-vous.", []),
    ],
)
def test_foreign_words_said_one_by_one_are_another_language(text: str, found: list[str]) -> None:
    check = OtherLanguageCheck(paths.resources())
    assert [finding.rule for finding in check.check(Document(text), CheckContext(PROFILE))] == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Sa carte de crédit : 4540 1234 5678 9010.", ["carte"]),
        ("Le code 4540 1234 5678 9010 est un exemple.", []),
        ("Carte de crédit : 0000 0000 0000 0000, par exemple.", []),
        ("Son numéro de passeport : GA123456.", ["permis"]),
        ("Passeport : formulaire PPTC 153.", []),
    ],
)
def test_a_card_said_to_be_one_needs_no_checksum(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in identity_numbers(text)] == kinds
