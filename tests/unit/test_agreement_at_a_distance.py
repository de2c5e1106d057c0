"""Agreement where the qualifier stands apart from its noun: past a complement, an amount, an aside, a second verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.services.profile_file import read_profile

ROOT = Path(__file__).parents[2]
CONTEXT = CheckContext(read_profile(ROOT / "tests/data/corpus-profile.toml"))


@pytest.fixture(scope="module")
def grammar() -> GrammarRules:
    grammalecte = Grammalecte(candidate_folders(ROOT / "resources"))
    assert grammalecte.unavailable() is None
    return GrammarRules(ROOT / "resources", grammalecte)


# The sentence, the word that does not agree, what to write.
MISTAKES = (
    ("Une salle de lecture assez grand pour vingt personnes est libre.", "grand", "grande"),
    ("Les mots de passe chiffrée sont conservés.", "chiffrée", "chiffrés"),
    ("Il survient en moyenne dix bris de conduites causée par le gel.", "causée", "causés"),
    ("Pas moins de 12 km de sentiers balisés et entretenues sont ouverts.", "entretenues", "entretenus"),
    ("Appuyez sur le bouton de menu située à droite.", "située", "situé"),
    ("Achetez des cibles de marques connus comme celle-ci.", "connus", "connues"),
    ("Les membres sont nommés par le conseil municipaux pour deux ans.", "municipaux", "municipal"),
    ("La Ville offre cet hiver une programmation varié aux familles.", "varié", "variée"),
    ("Un montant forfaitaire de 50 $ exigée à l’inscription est remis.", "exigée", "exigé"),
    ("Rue Fournier fermé à la circulation", "fermé", "fermée"),
    ("La piste qui longe le lac et traverse le parc sera asphalté.", "asphalté", "asphaltée"),
    ("Près d’une vingtaine de fêtes sont organisés à Granby.", "organisés", "organisées"),
    ("Plusieurs d’entre elles ont été touché.", "touché", "touchées"),
    ("Les élus ont semblé ravis et déçu à la fois.", "déçu", "déçus"),
    ("Les deux villes se sont entendu sur le partage des coûts.", "entendu", "entendues"),
    ("Les membres du jury ont tenue à conserver l’anonymat.", "tenue", "tenu"),
    ("Les personnes habiles à voter inscrit sur la liste signent ici.", "inscrit", "inscrites"),
    ("Cette année encore, fidèle à la tradition, les pompiers défileront.", "fidèle", "fidèles"),
    ("Munis d’une lampe, chaque marcheur explore le sentier.", "Munis", "Muni"),
    ("Collecte des sapins reporté au 12 janvier", "reporté", "reportée"),
    ("L’une des employées répondront à vos questions.", "répondront", "répondra"),
    ("Plus d’une quarantaine de rues y a pris part.", "a", "ont"),
    ("Le village figure parmi les municipalités qui se distingue par leur eau.", "distingue", "distinguent"),
)

SOUND = (
    "Collecte des sapins reportée au 12 janvier",
    "Tous les résidents du secteur Cookshire desservis par l’aqueduc sont visés.",
    "Le rôle d’évaluation foncière est déposé.",
    "Les systèmes d’arrosage automatique sont permis.",
    "Présentez-vous à l’accueil munis de vos cartes.",
    "La piste qui longe le lac et le parc est asphaltée.",
    "Les deux rampes seront dès lundi fermées.",
    "Une vingtaine de fêtes sont organisées.",
    "L’une des employées répondra à vos questions.",
    "Nos élus ont semblé ravis et déçus.",
    "La Ville offre toute l’année une distribution gratuite de compost.",
    "Un montant de 50 $ exigé à l’inscription est remis.",
)


@pytest.mark.parametrize(("sentence", "word", "right"), MISTAKES)
def test_the_word_apart_is_found_and_corrected(
    grammar: GrammarRules, sentence: str, word: str, right: str
) -> None:
    start = sentence.index(word) if word != "a" else sentence.index(" a ") + 1
    (finding,) = [f for f in grammar.check(Document(sentence), CONTEXT) if f.start == start]
    assert sentence[finding.start : finding.end] == word
    assert finding.suggestions[0] == right


@pytest.mark.parametrize("sentence", SOUND)
def test_what_agrees_is_left_alone(grammar: GrammarRules, sentence: str) -> None:
    assert [f.rule for f in grammar.check(Document(sentence), CONTEXT) if ".accord." in f.rule] == []
