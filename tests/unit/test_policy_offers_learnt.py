"""An offer slipped into a post, in ordinary words: what is known of a sentence beside its words, and what passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck, PolicyEngine
from desktop.checks.policy.learnt_features import features
from desktop.checks.policy.rule_folder import load_pattern_packs
from desktop.editorial.findings import Category, Finding, Severity
from desktop.services.profile_file import read_profile

RESOURCES = paths.resources()
CONTEXT = CheckContext(read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml"))


@pytest.fixture(scope="module")
def check() -> PolicyCheck:
    return PolicyCheck(RESOURCES)


@pytest.fixture(scope="module")
def engine() -> PolicyEngine:
    return PolicyEngine(load_pattern_packs(RESOURCES / "policies"), RESOURCES)


def told(check: PolicyCheck, text: str) -> list[Finding]:
    return list(check.check(Document(text, medium="facebook"), CONTEXT))


def known(engine: PolicyEngine, text: str) -> list[set[str]]:
    return [features(reading) for reading in engine.readings(Document(text), CONTEXT)]


def test_what_sells_is_known_beside_a_name(engine: PolicyEngine) -> None:
    (found,) = known(engine, "Cet automne, Clôtures Vidal pose votre clôture à 30 $ le pied.")
    assert {"<Nom> +prestation", "+vendeur&+prestation", "+prestation&+PRIX"} <= found
    (plain,) = known(engine, "Cet automne, la clôture du parc sera réparée.")
    assert not any("&+prestation" in feature for feature in plain)
    assert not any("vidal" in feature.lower() for feature in found)


@pytest.mark.parametrize(
    "text",
    [
        "Le parc canin rouvre samedi. Toilettage Bella dorlote votre chien pour 40 $, sur rendez-vous.",
        "La piscine est fermée lundi. Spa Boréal accueille les baigneurs à prix doux toute la semaine.",
        "La collecte des sapins se fera le 8. Émondage Royer abat vos arbres et offre l’estimation gratuite.",
    ],
)
def test_an_offer_at_the_end_of_a_post_is_told(check: PolicyCheck, text: str) -> None:
    (finding,) = told(check, text)
    assert finding.category is Category.EXTERNAL_ADVERTISING
    assert finding.start == text.index(". ") + 2


@pytest.mark.parametrize(
    "text",
    [
        "Les entreprises du territoire peuvent s’inscrire sans frais au répertoire municipal.",
        "Local à louer? L’affiche « à louer » est permise sans certificat.",
        "La Municipalité a retenu l’offre de la Banque Nationale, au taux de 3,87 %.",
        "Trois entreprises de Sainte-Sophie ont reçu une attestation environnementale.",
        "Le paiement en ligne est hors service; aucun intérêt ne sera ajouté aujourd’hui.",
        "La popote livre trente repas par semaine, à 7 $ l’unité. C’est un organisme communautaire.",
        "Bonjour Guillaume, merci de votre intérêt! Les dates sont dans le calendrier.",
    ],
)
def test_what_only_sounds_like_a_breach_is_not_blocked(check: PolicyCheck, text: str) -> None:
    assert [finding.rule for finding in told(check, text) if finding.severity is Severity.BLOCKING] == []
