"""The profile's people and parties are known however they are written, on the days of their role, and nowhere else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyEngine
from desktop.checks.policy.rule_folder import load_pattern_packs
from desktop.editorial.profile import DatedPerson, MunicipalProfile
from desktop.services.profile_file import read_profile

PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")


@pytest.fixture(scope="module")
def engine() -> PolicyEngine:
    return PolicyEngine(load_pattern_packs(paths.resources() / "policies"), paths.resources())


def named(
    engine: PolicyEngine, text: str, profile: MunicipalProfile = PROFILE, day: dt.date | None = None
) -> list[tuple[str, str]]:
    """Each person or party known, and the words that name them."""
    found = []
    for reading in engine.readings(Document(text, markdown=False), CheckContext(profile, day)):
        for kind in ("ELU", "OFFICIEL", "PARTI_LOCAL"):
            for start, end in reading.spans(kind):
                first, last = reading.span_of(start, end)
                found.append((kind, text[first:last]))
    return found


@pytest.mark.parametrize(
    "words",
    [
        "Réjean Lauzon",
        "Rejean Lauzon",
        "REJEAN LAUZON",
        "réjean lauzon",
        "R. Lauzon",
        "R.Lauzon",
        "M. Lauzon",
        "M.Lauzon",
        "M. R. Lauzon",
        "Monsieur Réjean Lauzon",
        "Mme Solange Beauregard",
        "Solange Beauregard-Roy",
        "Marc Thibodeau-Lauzon",
        "Helene Rivest",
        "Yvon Menard",
    ],
)
def test_an_elected_person_is_known_however_they_are_written(engine: PolicyEngine, words: str) -> None:
    assert named(engine, f"Voici {words} à la séance.") == [("ELU", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’administration Beauregard a signé.", "Beauregard"),
        ("Le maire lauzon a signé.", "lauzon"),
        ("lauzon est le meilleur maire", "lauzon"),
        ("Les pro-Lauzon et les autres.", "pro-Lauzon"),
        ("#RejeanLauzon", "RejeanLauzon"),
        ("#VotezLauzon", "Lauzon"),
        ("#votezlauzon", "lauzon"),
        ("#VOTEZLAUZON", "LAUZON"),
        ("#lauzon2029", "lauzon"),
        ("@RejeanLauzon", "RejeanLauzon"),
        ("« Lauzon! » criait-on.", "Lauzon"),
        ("La députée, Mme H. Rivest, y sera.", "Mme H. Rivest"),
        ("Luc « Lucky » Desrosiers", "Desrosiers"),
    ],
)
def test_a_surname_is_enough_when_it_names_somebody(engine: PolicyEngine, text: str, words: str) -> None:
    assert named(engine, text) == [("ELU", words)]


@pytest.mark.parametrize(
    "text",
    [
        "La rue Ménard est fermée.",
        "L’avenue Réjean-Lauzon est fermée.",
        "Le parc Marc-Thibodeau rouvre.",
        "Le Garage Lauzon est au coin.",
        "Le contrat va à Pavage Lauzon inc.",
        "Robert Charlebois chante samedi.",
        "Luc-André Desrosiers a gagné.",
        "Un ménard est un nom rare.",
        "On cherche un desrosiers pour le jardin.",
        "#parcmenardsaintjean",
    ],
)
def test_a_place_a_business_or_somebody_else_is_not_them(engine: PolicyEngine, text: str) -> None:
    assert [kind for kind, _ in named(engine, text)] == []


@pytest.mark.parametrize(
    "words",
    [
        "Jean-Guy Perron",
        "jean-guy perron",
        "Jean Guy Perron",
        "J.-G. Perron",
        "M. Perron",
        "Laurent St-Onge",
        "Éric Joly",
        "Eric Joly",
    ],
)
def test_an_official_is_known_too(engine: PolicyEngine, words: str) -> None:
    assert named(engine, f"Écrivez à {words} au bureau.") == [("OFFICIEL", words)]


@pytest.mark.parametrize(
    "words",
    [
        "Alliance citoyenne",
        "alliance Citoyenne",
        "Alliance citoyenne de Ste-Sophie",
        "Action Ste-Sophie",
        "Action-Sainte-Sophie",
        "ACTION SAINTE-SOPHIE",
    ],
)
def test_a_party_is_known_by_the_parts_of_its_name(engine: PolicyEngine, words: str) -> None:
    assert ("PARTI_LOCAL", words) in named(engine, f"Avec {words} en tête.")


def test_a_party_is_known_in_a_hashtag(engine: PolicyEngine) -> None:
    assert named(engine, "#ActionSainteSophie") == [("PARTI_LOCAL", "ActionSainteSophie")]
    assert ("PARTI_LOCAL", "EquipeLauzon") in named(engine, "#EquipeLauzon")


def test_a_role_holds_from_its_first_day_to_its_last(engine: PolicyEngine) -> None:
    mayor = DatedPerson("Odile Sansregret", "mairesse", "f", dt.date(2021, 11, 7), dt.date(2025, 11, 2))
    profile = MunicipalProfile("s", "Val-Doux", "Val-Doux", "B", (), (), (), elected=(mayor,))
    for day, known in (
        (dt.date(2021, 11, 6), False),
        (dt.date(2021, 11, 7), True),
        (dt.date(2025, 11, 2), True),
        (dt.date(2025, 11, 3), False),
        (None, True),
    ):
        assert bool(named(engine, "Odile Sansregret y sera.", profile, day)) is known, day
