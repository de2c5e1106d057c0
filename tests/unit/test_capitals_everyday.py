"""Everyday words with a capital that nothing asks for, and the names that keep theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.base import CheckContext
from desktop.checks.capitals.check import CapitalsCheck
from desktop.checks.document import Document
from desktop.editorial.findings import Severity
from desktop.services.profile_file import read_profile

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def check() -> CapitalsCheck:
    return CapitalsCheck(ROOT / "resources")


@pytest.fixture(scope="module")
def context() -> CheckContext:
    return CheckContext(read_profile(ROOT / "tests" / "data" / "corpus-profile.toml"))


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Apportez votre Carte de membre.", "Carte", "carte"),
        ("En zone Scolaire, roulez à 30 km/h.", "Scolaire", "scolaire"),
        ("Exigence : un permis de Classe 3.", "Classe", "classe"),
        ("L’entrée est Gratuite pour les enfants.", "Gratuite", "gratuite"),
        ("Un sac de Compost est offert.", "Compost", "compost"),
        ("Le pont de la Rue des Cascades est fermé.", "Rue", "rue"),
        ("La gerbe est déposée devant le Cénotaphe.", "Cénotaphe", "cénotaphe"),
        ("Les bacs du Secteur du lac Clair sont vidés.", "Secteur", "secteur"),
        ("Les citoyens du District 4 sont convoqués.", "District", "district"),
        ("Pour joindre Madame Lavoie, appelez.", "Madame", "madame"),
        ("Une famille Syrienne est arrivée.", "Syrienne", "syrienne"),
        ("Elle parle Anglais et français.", "Anglais", "anglais"),
        ("Le travail du chef d’état est scruté.", "état", "État"),
        ("L’état doit financer les écoles.", "état", "État"),
        ("Payez par Téléphone.", "Téléphone", "téléphone"),
        ("Un Spectacle gratuit est offert.", "Spectacle", "spectacle"),
        ("Une bonne Année à tous!", "Année", "année"),
        ("Merci De votre aide.", "De", "de"),
        ("Le parc est ouvert, Mais la piscine est fermée.", "Mais", "mais"),
        ("Le Camp de Jour est complet.", "Camp de Jour", "camp de jour"),
        ("Le Conseil a adopté le budget.", "Conseil", "conseil"),
        ("La Patinoire du parc est ouverte.", "Patinoire", "patinoire"),
        ("L’école du Chemin de Val-David est fermée.", "Chemin", "chemin"),
        ("Une Horticultrice vous conseillera.", "Horticultrice", "horticultrice"),
        ("Les Catholiques du village se réunissent.", "Catholiques", "catholiques"),
        ("L’Action de Grâce est fériée.", "Grâce", "grâce"),
        ("Le vent du Nord-Ouest souffle.", "Nord-Ouest", "nord-ouest"),
        ("L’état québécois finance le projet.", "état", "État"),
        ("Au coin de la 3e avenue, tournez.", "avenue", "Avenue"),
        ("La piste du mont jasper est ouverte.", "jasper", "Jasper"),
        ("Bonne saint-jean-baptiste à tous!", "saint-jean-baptiste", "Saint-Jean-Baptiste"),
        ("Hydro-Quebec coupera le courant.", "Hydro-Quebec", "Hydro-Québec"),
        ("La commission municipale du Québec a tranché.", "commission municipale du Québec", "Commission municipale du Québec"),
        (
            "Le ministère de la culture et des communications l’appuie.",
            "culture et des communications",
            "Culture et des Communications",
        ),
        ("Quelle belle fête! merci à tous les bénévoles.", "merci", "Merci"),
        ("La conférencière, Madame Julie Roy, est biologiste.", "Madame", "madame"),
    ],
)  # fmt: skip
def test_a_capital_wrongly_put_or_left_out_is_found(
    check: CapitalsCheck, context: CheckContext, text: str, wrong: str, right: str
) -> None:
    found = {text[f.start : f.end]: f.suggestions[:1] for f in check.check(Document(text), context)}
    assert found == {wrong: (right,)}


@pytest.mark.parametrize(
    "text",
    [
        "Le parc sera le lieu d’une Fête des voisins ce samedi.",
        "Les Hiboux l’emportent à la fête des Neiges.",
        "On lit le Contact de chez nous et l’Harmonie intermédiaire joue.",
        "La rivière du Chêne déborde.",
        "Cliquez sur Date et heure, puis ouvrez l’onglet des Activités.",
        "Cliquez sur Citoyens, puis sur Demandes de permis.",
        "Saisissez votre Adresse de courriel, puis la Passerelle et le Masque.",
        "Écrivez-nous à l’aide du formulaire Nous joindre.",
        "Le parc relève du Comité exécutif (CE), qui se réunit mardi.",
        "Rangez le pinceau dans la Boîte à outils.",
        "Demandez-le au Directeur de l’état civil.",
        "Le ministère de la Famille a répondu; le Ministère paiera.",
        "Le Règlement de zonage numéro 1200 exige un mètre.",
        "La Bibliothèque de Québec offre des ateliers.",
        "Luc Roy, du service des communications du parc, est content.",
        "Le système xfs est lent. ext2 est rapide, dit-on.",
        "Anaïs Bédard et Étienne L’Heureux animeront.",
        "Les familles Vadnais et L’Archevêque comptent parmi les premières.",
        "Chez les Boucher et Meunier, on danse.",
        "Le Règlement sur les chiens est en vigueur; les normes du Règlement sont connues.",
        "Le Conseil québécois du loisir est venu; le Conseil a remercié la Ville.",
        "Prenez votre carte ou celle de Bibliothèque et Archives nationales du Québec.",
        "Le bonhomme Carnaval arrive.",
        "Quelle idée! dit-elle.",
        "La chorale Les Voix du Ruisseau recrute; celle du Lac aussi.",
        "La musique est du groupe Les Riverains.",
        "Le programme Solidaire et la salle Boréale ouvrent.",
    ],
)
def test_the_capital_of_a_name_is_left_alone(check: CapitalsCheck, context: CheckContext, text: str) -> None:
    assert [text[f.start : f.end] for f in check.check(Document(text), context)] == []


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Glissez la photo dans la Galerie.", "Galerie"),
        ("Les municipalités doivent appliquer le Règlement.", "Règlement"),
        ("Le maire croit que le Ministère refusera.", "Ministère"),
        ("Le camp est organisé en collaboration avec la municipalité.", "municipalité"),
    ],
)
def test_a_capital_that_may_be_that_of_a_name_is_only_a_suggestion(
    check: CapitalsCheck, context: CheckContext, text: str, doubtful: str
) -> None:
    found = [(text[f.start : f.end], f.severity) for f in check.check(Document(text), context)]
    assert found == [(doubtful, Severity.SUGGESTION)]


def test_the_municipality_of_a_general_text_keeps_its_small_letter(
    check: CapitalsCheck, context: CheckContext
) -> None:
    general = "Dans toutes les municipalités, les employés de la municipalité prêtent serment."
    ours = "Les employés de la municipalité prêtent serment."
    assert not list(check.check(Document(general), context))
    assert [ours[f.start : f.end] for f in check.check(Document(ours), context)] == ["municipalité"]
