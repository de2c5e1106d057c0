"""Names one slip away from a known one are found with their correction; other names, and people, are left alone."""

from __future__ import annotations

import pytest

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.spelling.check import Spelling
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import DatedPerson, MunicipalProfile

PROFILE = MunicipalProfile(
    "val-doux",
    "Municipalité de Val-Doux",
    "Val-Doux",
    "Le Doucien",
    ("valdoux.ca",),
    (),
    (),
    elected=(DatedPerson("Odile Kreszner"),),
    toponyms=("lac Wabanoki", "rue de l’Hôtel-de-Ville", "parc Sophie-Massonet"),
)
CONTEXT = CheckContext(PROFILE)


def found(spelling: Spelling, text: str) -> list[Finding]:
    return list(spelling.check(Document(text), CONTEXT))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("L’autobus part de Sherbroke à midi.", "Sherbroke", "Sherbrooke"),
        ("La ville de Terrebone offre ce service.", "Terrebone", "Terrebonne"),
        ("Le gouvernement du Québc verse une aide.", "Québc", "Québec"),
        ("Il vit à Lavall depuis un an.", "Lavall", "Laval"),
        ("Le festival de Joliete attire les foules.", "Joliete", "Joliette"),
        ("Le Canda fête le 1er juillet.", "Canda", "Canada"),
        ("La tempête a touché Rimousky.", "Rimousky", "Rimouski"),
        ("Le sentier relie Val-David à Val-Morrin.", "Val-Morrin", "Val-Morin"),
        ("Le fleuve Saint-Laurant déborde.", "Saint-Laurant", "Saint-Laurent"),
        ("Le quai du lac Wabanokki est fermé.", "Wabanokki", "Wabanoki"),
        ("La mairesse, Odile Kresner, a voté.", "Kresner", "Kreszner"),
        ("Repentingy reçoit le tournoi.", "Repentingy", "Repentigny"),
        ("La navette va jusqu’à Saint-Hyppolite.", "Saint-Hyppolite", "Saint-Hippolyte"),
        ("Le peintre passa dans Charlevois en 1926.", "Charlevois", "Charlevoix"),
        ("Le cirque amateur de Joliète débarque.", "Joliète", "Joliette"),
        ("Les chutes coulent, à Raudon, sans arrêt.", "Raudon", "Rawdon"),
        ("On part pour Saint-Saveur samedi.", "Saint-Saveur", "Saint-Sauveur"),
        ("Le tronçon à la limite de Saint-Hyppolite est repavé.", "Saint-Hyppolite", "Saint-Hippolyte"),
        ("Il est né à Trois-Rivière.", "Trois-Rivière", "Trois-Rivières"),
    ],
)
def test_a_known_name_with_one_slip_is_a_mistake_with_its_correction(
    spelling: Spelling, text: str, wrong: str, right: str
) -> None:
    (finding,) = found(spelling, text)
    assert (text[finding.start : finding.end], finding.suggestions) == (wrong, (right,))
    assert (finding.rule, finding.severity) == ("orthographe.nom_connu", Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "Louise Lavall et Marc Joliete animent l’atelier.",
        "Merci à M. Gatinau et à la conseillère Terrebone.",
        "La famille Brossart et les Merciez dînent.",
        "Le café Outremonte expose ses toiles.",
        "Terrebone Sport commandite le tournoi.",
        "La maison d’Albertho est à vendre.",
        "L’orchestre joue à Monrealle.",
        "Huguette Kresner a voté.",
        "La croix du chemin Abercromby est repeinte.",
        "Le pont de la rue Abercrombie est fermé.",
        "Le parc Wabavoki est loin.",
    ],
)
def test_other_names_and_people_stay_names_to_verify(spelling: Spelling, text: str) -> None:
    assert {finding.category for finding in found(spelling, text)} <= {Category.NAME_TO_VERIFY}


def test_the_correction_takes_the_apostrophe_of_the_text(spelling: Spelling) -> None:
    for apostrophe in ("'", "’"):
        text = f"C{apostrophe}est à Saint-Roch-de-l{apostrophe}Achigann, ce soir."
        (finding,) = found(spelling, text)
        assert finding.suggestions == (f"Saint-Roch-de-l{apostrophe}Achigan",)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("aussi-tôt", "aussitôt"),
        ("long-temps", "longtemps"),
        ("porte-feuille", "portefeuille"),
        ("Mal-gré", "Malgré"),
        ("inter-national", "international"),
    ],
)
def test_a_word_that_a_hyphen_cuts_is_joined(spelling: Spelling, wrong: str, right: str) -> None:
    (finding,) = found(spelling, f"{wrong} le vent, il neige.")
    assert finding.suggestions == (right,)


@pytest.mark.parametrize("word", ["contre-temps", "est-il", "parc-école", "Dit-on", "porte-clés", "celle-ci"])
def test_compounds_and_pronouns_keep_their_hyphen(spelling: Spelling, word: str) -> None:
    assert found(spelling, f"Le mot {word} est juste.") == []
