"""Names of places: the official spelling, whatever was typed; and names of people left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from french_text import PROFILE, corrected, corrected_exactly, findings, warnings

from desktop.checks.toponyms.check import ToponymCheck
from desktop.checks.toponyms.official_names import read_demonyms, read_places
from desktop.editorial.findings import Severity

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CHECK = ToponymCheck(RESOURCES)

SAINTS = [
    ("Tous les élèves de Ste-Sophie", "Tous les élèves de Sainte-Sophie"),
    ("À Ste Sophie comme à St. Jérôme", "À Sainte-Sophie comme à Saint-Jérôme"),
    ("De St-Hippolyte à St-Calixte", "De Saint-Hippolyte à Saint-Calixte"),
    ("La navette vers Ste-Agathe-des-Monts", "La navette vers Sainte-Agathe-des-Monts"),
    ("À St-Jerome, on patine.", "À Saint-Jérôme, on patine."),
    ("À Ste-Anne des Plaines", "À Sainte-Anne-des-Plaines"),
    ("La rue St-Joseph et l’école St-Antoine", "La rue Saint-Joseph et l’école Saint-Antoine"),
    ("Au 2199, boul. Ste-Sophie", "Au 2199, boul. Sainte-Sophie"),
    ("Le fleuve St-Laurent, le lac St-Jean", "Le fleuve Saint-Laurent, le lac Saint-Jean"),
    ("Fêtons la St-Jean-Baptiste et la St-Valentin!", "Fêtons la Saint-Jean-Baptiste et la Saint-Valentin!"),
    ("La St-Jean Baptiste", "La Saint-Jean-Baptiste"),
    ("À Saint Jérôme et à Sainte Sophie", "À Saint-Jérôme et à Sainte-Sophie"),
    ("Bienvenue à sainte-sophie!", "Bienvenue à Sainte-Sophie!"),
    ("À Mont-St-Hilaire", "À Mont-Saint-Hilaire"),
    ("Le secteur Ste-Marguerite", "Le secteur Sainte-Marguerite"),
]

SPELLINGS = [
    ("À Trois Rivières et à Val David", "À Trois-Rivières et à Val-David"),
    ("Ski à Mont Tremblant", "Ski à Mont-Tremblant"),
    ("Saint-Roch de l’Achigan", "Saint-Roch-de-l’Achigan"),
    ("Notre Dame de la Merci", "Notre-Dame-de-la-Merci"),
    ("Le village de New-Glasgow", "Le village de New Glasgow"),
    ("Montreal, Quebec et Gaspesie", "Montréal, Québec et Gaspésie"),
    ("Partout au québec et dans les laurentides", "Partout au Québec et dans les Laurentides"),
    ("Les Basses Laurentides, la Côte Nord", "Les Basses-Laurentides, la Côte-Nord"),
    ("La MRC de la rivière du Nord", "La MRC de La Rivière-du-Nord"),
    ("La MRC Rivière-du-Nord", "La MRC de La Rivière-du-Nord"),
    ("Sur la Rive Nord ou la rive-sud", "Sur la Rive-Nord ou la Rive-Sud"),
    ("La piste du Petit train du nord", "La piste du P'tit Train du Nord"),
    ("Au coin de la rue Hôtel-de-Ville", "Au coin de la rue de l'Hôtel-de-Ville"),
    ("La MRC des Pays d’en Haut", "La MRC des Pays-d’en-Haut"),
    ("La MRC de Argenteuil", "La MRC d’Argenteuil".replace("’", "'")),
    (
        "Le pont de Sainte-Hippolyte et celui de Saint-Adèle",
        "Le pont de Saint-Hippolyte et celui de Sainte-Adèle",
    ),
    ("L’hôpital de Saint-Eustaches", "L’hôpital de Saint-Eustache"),
    ("Une tempête frappe les Iles-de-la-Madeleine.", "Une tempête frappe les Îles-de-la-Madeleine."),
    ("La rivière Du Nord et la rue De l’Église", "La rivière du Nord et la rue de l’Église"),
    ("Il vit à Rivière Héva.", "Il vit à Rivière-Héva."),
    ("Le refuge est à Saint Esprit.", "Le refuge est à Saint-Esprit."),
    ("La halte du chemin du lac Bertrand", "La halte du chemin du Lac-Bertrand"),
    ("Le chemin de la rivière du Nord", "Le chemin de la Rivière-du-Nord"),
    ("Un pont sur la rivière Des Mille Îles", "Un pont sur la rivière des Mille Îles"),
    ("La rivière des Mille-Îles", "La rivière des Mille Îles"),
    ("La région du Centre du Québec", "La région du Centre-du-Québec"),
    ("La Capitale Nationale", "La Capitale-Nationale"),
    ("Le 125, boulevard Saint Sophie", "Le 125, boulevard Sainte-Sophie"),
    ("L’équipe de Berthier-ville", "L’équipe de Berthierville"),
    ("À Saint-Jacques le Mineur", "À Saint-Jacques-le-Mineur"),
    ("La MRC de l’Érable, la MRC Des Appalaches", "La MRC de L’Érable, la MRC des Appalaches"),
]
ARTICLES = [
    ("Des gens venus de l’Assomption et de Joliette", "Des gens venus de L’Assomption et de Joliette"),
    ("Une navette pour Repentigny et l’Assomption", "Une navette pour Repentigny et L’Assomption"),
    ("Les pompiers de l’Épiphanie", "Les pompiers de L’Épiphanie"),
    ("Elle est née à la Malbaie.", "Elle est née à La Malbaie."),
    ("Le tournoi se tiendra à la Tuque.", "Le tournoi se tiendra à La Tuque."),
    (
        "Nos amis de l’Île-Perrot et de l’Isle-aux-Coudres",
        "Nos amis de L’Île-Perrot et de L’Isle-aux-Coudres",
    ),
    ("Le train s’arrête à La tuque.", "Le train s’arrête à La Tuque."),
    ("Un village de l’Isle Verte", "Un village de L’Isle-Verte"),
    ("La rivière l’Assomption", "La rivière L’Assomption"),
]

STREETS = [
    ("La rue de l’Hôtel de Ville", "La rue de l’Hôtel-de-Ville"),
    ("Au 2212, rue de l’hôtel-de-ville", "Au 2212, rue de l’Hôtel-de-Ville"),
    ("Au parc Sophie Masson, au parc sophie-masson", "Au parc Sophie-Masson, au parc Sophie-Masson"),
    ("La Rivière de l’achigan", "La rivière de l’Achigan"),
    ("La rue Jean Duceppe est fermée.", "La rue Jean-Duceppe est fermée."),
    ("Au parc Roland Guindon, à l’école Jean Moreau", "Au parc Roland-Guindon, à l’école Jean-Moreau"),
    ("À l’école du Grand Héron", "À l’école du Grand-Héron"),
    ("Le chemin du Lac Bleu et la rue du Bord de l’Eau", "Le chemin du Lac-Bleu et la rue du Bord-de-l’Eau"),
    ("La salle André Prévost", "La salle André-Prévost"),
    ("Le chemin Val des Chênes", "Le chemin Val-des-Chênes"),
    ("La rue Marie Victorin Nord", "La rue Marie-Victorin Nord"),
    ("Au parc-Duquette", "Au parc Duquette"),
    ("Au 125, rue principale", "Au 125, rue Principale"),
    ("Au 12, 5e avenue", "Au 12, 5e Avenue"),
]


@pytest.mark.parametrize(("wrong", "right"), SAINTS + SPELLINGS + ARTICLES + STREETS)
def test_a_name_is_written_as_the_official_list_writes_it(wrong: str, right: str) -> None:
    assert corrected_exactly(CHECK, wrong) == right
    assert warnings(CHECK, right) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Le boulevard Des Hauteurs", "Le boulevard des Hauteurs"),
        ("Le lac de l'Achigans", "Le lac de l'Achigan"),
        ("Le parc national du Mont Orford", "Le parc national du Mont-Orford"),
        ("Un colon de St-Calixte-de-Kilkenny", "Un colon de Saint-Calixte-de-Kilkenny"),
    ],
)
def test_particles_parks_and_parishes_are_written_by_their_construction(wrong: str, right: str) -> None:
    assert corrected_exactly(CHECK, wrong) == right
    assert warnings(CHECK, right) == []
    assert warnings(CHECK, "La rue Des Groseilliers et le parc Des Jardins") == []


PEOPLE_AND_NAMES = [
    "Mme Nathalie St-Amour, M. St-Jérôme et Me St-Arnaud",
    "Le mont Saint-Hilaire, l’église Sainte-Marie et Mme Saint-Adèle",
    "La rue De Martigny, le chemin De La Vérendrye",
    "Guy St-Pierre, Laurent Saint-Onge et Yves Saint Laurent",
    "La famille St-Onge et les St-Pierre",
    "Le conseiller St-Germain, de St-Onge et St-Louis",
    "Mme Prevost a écrit à Sophie Masson et à Roland Guindon.",
    "Garage St-Jérôme inc. et Clinique Ste-Sophie",
    "L’entreprise St-Amand & Filles fabrique des canots.",
    "Le parc Breton, la rue Morel, le lac Connelly et la montée Masson",
    "Le parc Boisé Smith et le chemin McGuire",
    "Le lac des Deux Montagnes, la rivière des Mille Îles et la rivière du Nord",
    "Le mont Tremblant, le lac Brome et les trois rivières",
    "Boulevard Sainte-Sophie Est, rue Principale Saint-Jérôme",
    "Rue New Glasgow, avenue Royale, place Bell, 5e Avenue",
    "Parc Sophie-Masson : jeux d’eau\nRue de l’Hôtel-de-Ville : travaux",
    "La capitale nationale, le centre du Québec, la rive nord",
    "La Sainte Vierge, le saint patron et la sainte paix",
    "La MRC de La Rivière-du-Nord, la MRC des Laurentides et la MRC est d’accord.",
    "www.ste-sophie.ca, info@ste-sophie.ca, @ste_sophie et #SteSophie",
    "SAINTE-SOPHIE ET ST-JÉRÔME",
    "Le Club de l’âge d’or St-Louis se réunit.",
    "La halte municipale et une rue principale",
    "Un fromage oka, une quiche lorraine, des stores percés",
    "De Pâques à l’Assomption, la chapelle est ouverte; le boulevard de l’Assomption aussi.",
    "La fête de l’Assomption, l’esprit de l’Ascension, un achat à la Baie",
    "Le chemin du lac et la rue du parc Sophie-Masson, au bord du lac Bertrand",
    "L’est de Montréal est en fête, comme Bolton ouest en tête.",
    "Un chien saint-bernard, du saint-paulin, un gâteau saint-honoré",
    "Saint Nicolas viendra. Le vitrail du Saint-Esprit, un portrait de sainte Anne",
]


@pytest.mark.parametrize("text", PEOPLE_AND_NAMES)
def test_a_name_that_no_list_contradicts_is_left_alone(text: str) -> None:
    assert [(f.rule, text[f.start : f.end]) for f in warnings(CHECK, text)] == []


@pytest.mark.parametrize("town", ["à Malbaie", "à Mirabelle", "la ville de Tuque"])
def test_a_town_is_not_mended_inside_code(town: str) -> None:
    assert warnings(CHECK, f"On va {town}.")
    assert warnings(CHECK, f"Tapez `{town}` dans le champ.") == []


def test_the_list_of_the_municipality_prevails() -> None:
    text = "Au lac Grand Duc"
    assert warnings(CHECK, text) == []
    town = replace(PROFILE, toponyms=("lac Grand-Duc",), neighbours=("Val-Zédé",))
    assert corrected(CHECK, text, profile=town) == "Au lac Grand-Duc"
    assert corrected(CHECK, "À Val Zédé", profile=town) == "À Val-Zédé"


def test_a_hyphen_typed_for_the_long_dash_of_a_name_is_only_a_suggestion() -> None:
    [found] = findings(CHECK, "À Saint-Lin-Laurentides")
    assert (found.severity, found.suggestions) == (Severity.SUGGESTION, ("Saint-Lin–Laurentides",))


def test_the_apostrophe_of_the_text_is_kept() -> None:
    assert corrected(CHECK, "Saint-Roch de l'Achigan") == "Saint-Roch-de-l'Achigan"


def test_the_shipped_list_is_well_formed() -> None:
    places = read_places(RESOURCES / "lexicon")
    assert len(places) > 300
    assert {place.kind for place in places} == {"ville", "mrc", "region"}
    assert "Sophien" in read_demonyms(RESOURCES / "lexicon")


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "St-" * 33_000, "Saint " * 16_000, "rue Jean " * 11_000, "MRC de " * 14_000, "-" * 100_000],
)  # fmt: skip
def test_a_very_long_line_is_read_to_the_end(text: str) -> None:
    for finding in findings(CHECK, text):
        assert 0 <= finding.start < finding.end <= len(text)
