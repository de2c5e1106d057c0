"""The municipality publishes in French (art. 22): a sentence in another language blocks, a set phrase warns."""

import pytest
from french_text import PROFILE

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.other_language import OtherLanguageCheck
from desktop.editorial.findings import Severity


@pytest.fixture(scope="module")
def check() -> OtherLanguageCheck:
    return OtherLanguageCheck()


def found(check: OtherLanguageCheck, text: str) -> list[tuple[str, Severity]]:
    document = Document(text)
    points = check.check(document, CheckContext(PROFILE))
    return [(document.text[point.start : point.end], point.severity) for point in points]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The library reopens on Tuesday morning.", "The library reopens on Tuesday morning"),
        ("Please do not park on the street tonight. Merci!", "Please do not park on the street tonight"),
        (
            "Le marché est ouvert, so bring your friends and enjoy the food.",
            "so bring your friends and enjoy the food",
        ),
        ("Our volunteers are amazing! Bravo à tous.", "Our volunteers are amazing"),
        (
            "La fiesta será el sábado para todos los vecinos.",
            "La fiesta será el sábado para todos los vecinos",
        ),
        ("Die Bibliothek ist heute geschlossen.", "Die Bibliothek ist heute geschlossen"),
    ],
)
def test_a_sentence_in_another_language_blocks(check: OtherLanguageCheck, text: str, span: str) -> None:
    assert found(check, text) == [(span, Severity.BLOCKING)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Save the date : la fête aura lieu le 23 juin.", "Save the date"),
        ("La patinoire est prête, let’s go!", "let’s go"),
        ("Last call pour les inscriptions au camp de jour.", "Last call"),
        ("Stay safe et restez à la maison.", "Stay safe"),
        ("Démonstration de strong women pour débutantes samedi.", "strong women"),
    ],
)
def test_a_set_phrase_warns(check: OtherLanguageCheck, text: str, span: str) -> None:
    assert found(check, text) == [(span, Severity.WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "Projection du film Into the Wild, version originale sous-titrée, vendredi à 20 h.",
        "Les puits de type « driven point » doivent être déclarés.",
        "Le roman *The Testaments* est au programme du club de lecture.",
        "Téléchargez le fichier au format Shapefile ou GeoJSON.",
        "Tournoi de pickleball au parc, suivi d’un match de soccer.",
        "Le spectacle du groupe The Wild Roses commence à 19 h.",
        "Le Wi-Fi est gratuit à la bibliothèque.",
        "On a pour but de plus en plus de services, or le budget est court.",
        "Écrivez à info@open-the-door.com ou visitez www.youandme.com/all-about-us.",
        "L’équipe Red Fox de Saint-Jérôme joue samedi.",
        "M. John Smith et Mme Mary Young sont nos bénévoles de l’année.",
        "Die, municipalité de la Drôme, est jumelée avec nous.",
        "Le mot-clic #SaveTheDate sera utilisé.",
        "Le film Everything Everywhere All at Once ouvre le festival amateur.",
        "L’album The Dark Side of the Moon est au cœur de la conférence.",
        "Cours de hip-hop, de breakdance et de line dancing pour débutants.",
        "Démonstration de break dancing et de beatbox samedi.",
        "Ski de fond, fat bike et snowshoe running sont permis.",
    ],
)
def test_names_titles_and_technical_terms_are_left_alone(check: OtherLanguageCheck, text: str) -> None:
    assert found(check, text) == []


@pytest.mark.parametrize("times", [10_000, pytest.param(40_000, marks=pytest.mark.nightly)])
def test_a_very_long_line_is_read_in_one_pass(check: OtherLanguageCheck, times: int) -> None:
    text = "the park " * times + "le parc " * times
    assert found(check, text)
