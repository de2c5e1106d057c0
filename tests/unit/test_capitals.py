"""Capitals: what is wrong is mended exactly, what is right is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from french_text import PROFILE, corrected, findings, warnings

from desktop.checks.capitals.check import CapitalsCheck
from desktop.checks.capitals.people import demonyms_of, inflected

CHECK = CapitalsCheck(Path(__file__).resolve().parents[2] / "resources")

TITLES = [
    ("Le Maire Guy Lamothe prendra la parole.", "Le maire Guy Lamothe prendra la parole."),
    ("La Mairesse et le Préfet se sont entendus.", "La mairesse et le préfet se sont entendus."),
    ("Adressez-vous à la Directrice Générale.", "Adressez-vous à la directrice générale."),
    ("Le directeur Général invite la population.", "Le directeur général invite la population."),
    ("Éric Joly, Directeur des travaux publics, répondra.", "Éric Joly, directeur des travaux publics, répondra."),
    ("Guy Lamothe, Maire", "Guy Lamothe, maire"),
    ("Annie Riopel, la Greffière, sera là.", "Annie Riopel, la greffière, sera là."),
    ("On cherche un Animateur et une Monitrice.", "On cherche un animateur et une monitrice."),
    ("Le poste de Technicien en loisirs est ouvert.", "Le poste de technicien en loisirs est ouvert."),
    ("Le Premier Ministre et la Première ministre", "Le premier ministre et la première ministre"),
    ("Le Président de l’OMH et sa Vice-présidente", "Le président de l’OMH et sa vice-présidente"),
    ("L’Inspecteur en bâtiment passera mardi.", "L’inspecteur en bâtiment passera mardi."),
    ("Les Citoyens sont invités, les Élus aussi.", "Les citoyens sont invités, les élus aussi."),
    ("Madame la directrice générale,\n\nMerci.", "Madame la Directrice générale,\n\nMerci."),
    ("Merci à tous les Pompiers!", "Merci à tous les pompiers!"),
    ("M. le Maire Clive Kiley souhaite la bienvenue.", "M. le maire Clive Kiley souhaite la bienvenue."),
    ("Un mot de Mme la Conseillère Francine Girard (siège 1).", "Un mot de Mme la conseillère Francine Girard (siège 1)."),
    ("Il est appuyé par Monsieur Luc Dastous.", "Il est appuyé par monsieur Luc Dastous."),
    ("Merci à Madame la mairesse Colette Roy pour tout.", "Merci à madame la mairesse Colette Roy pour tout."),
    ("Le Comité Consultatif d’urbanisme siège.", "Le Comité consultatif d’urbanisme siège."),
    ("La Séance est levée et le Comité est dissous.", "La séance est levée et le comité est dissous."),
    ("Le report de la Collecte des encombrants", "Le report de la collecte des encombrants"),
    ("Vous devez payer vos Taxes avant le 5 mai.", "Vous devez payer vos taxes avant le 5 mai."),
    ("Rendez votre livre à la Bibliothèque.", "Rendez votre livre à la bibliothèque."),
]  # fmt: skip

CALENDAR = [
    ("Rendez-vous Samedi au parc.", "Rendez-vous samedi au parc."),
    ("Tous les Jeudis, à 17 h.", "Tous les jeudis, à 17 h."),
    ("La séance du Lundi 8 Février", "La séance du lundi 8 février"),
    ("Fermé Lundi, Mardi et Mercredi.", "Fermé lundi, mardi et mercredi."),
    ("Le Dimanche, on patine.", "Le dimanche, on patine."),
    ("Les activités de Mai et Juin", "Les activités de mai et juin"),
    ("Un beau mois d’Août, jusqu’en Septembre", "Un beau mois d’août, jusqu’en septembre"),
    ("La mi-Octobre", "La mi-octobre"),
    ("Joyeux noël! La fête de noël du village", "Joyeux Noël! La fête de Noël du village"),
    ("C’est l’halloween!", "C’est l’Halloween!"),
    ("Bonne Fête des mères!", "Bonne fête des Mères!"),
    ("L’Été sera chaud, le Printemps aussi.", "L’été sera chaud, le printemps aussi."),
    ("Au Nord de la municipalité", "Au nord de la municipalité"),
    ("Le Père Noël arrivera à pied.", "Le père Noël arrivera à pied."),
    ("L’action de grâce et la toussaint", "L’Action de grâce et la Toussaint"),
    ("Le vendredi saint, on ferme.", "Le Vendredi saint, on ferme."),
    ("C’est la journée internationale des femmes.", "C’est la Journée internationale des femmes."),
]

PLACES = [
    ("Rendez-vous à l’église saint-Antoine, côte saint-Louis", "Rendez-vous à l’église Saint-Antoine, côte Saint-Louis"),
    ("Sur la Rue Principale et la Montée Morel", "Sur la rue Principale et la montée Morel"),
    ("Au 2199, Boulevard Sainte-Sophie", "Au 2199, boulevard Sainte-Sophie"),
    ("Le Lac Connelly et la Rivière de l’Achigan", "Le lac Connelly et la rivière de l’Achigan"),
    ("Au Parc Roland-Guindon ou à l’École du Grand-Héron", "Au parc Roland-Guindon ou à l’école du Grand-Héron"),
    ("À la hauteur de l’Avenue du Parc", "À la hauteur de l’avenue du Parc"),
    ("La Bibliothèque municipale est ouverte.", "La bibliothèque municipale est ouverte."),
    ("Les élèves de l’École, au Gymnase", "Les élèves de l’école, au gymnase"),
    ("On se voit à l’Aréna!", "On se voit à l’aréna!"),
    ("L’Aréna rouvre samedi.", "L’aréna rouvre samedi."),
    ("La séance se tient à l’Hôtel de Ville.", "La séance se tient à l’hôtel de ville."),
    ("Les rues Roland-guindon et Masson", "Les rues Roland-Guindon et Masson"),
    ("Derrière l’hôtel-de-ville", "Derrière l’hôtel de ville"),
    ("Hôtel de Ville : 2199, boulevard Sainte-Sophie", "Hôtel de ville : 2199, boulevard Sainte-Sophie"),
    ("Par la Route 158 et le Chemin de l’Achigan", "Par la route 158 et le chemin de l’Achigan"),
]  # fmt: skip

PEOPLE = [
    ("Les sophiens et sophiennes ont voté.", "Les Sophiens et Sophiennes ont voté."),
    ("Sophiennes et sophiens, bonjour!", "Sophiennes et Sophiens, bonjour!"),
    ("Une jérômienne et un québécois ont gagné.", "Une Jérômienne et un Québécois ont gagné."),
    ("Trois ukrainiens et des haïtiens", "Trois Ukrainiens et des Haïtiens"),
    ("Les familles Sophiennes et la culture Québécoise", "Les familles sophiennes et la culture québécoise"),
    ("Un artiste Québécois d’origine Italienne", "Un artiste québécois d’origine italienne"),
    ("Le cours d’Espagnol est donné en Français.", "Le cours d’espagnol est donné en français."),
    ("Parler Anglais et apprendre l’Italien", "Parler anglais et apprendre l’italien"),
]  # fmt: skip

BODIES = [
    ("La municipalité de Sainte-Sophie invite la population.", "La Municipalité de Sainte-Sophie invite la population."),
    ("La municipalité tient à remercier ses bénévoles.", "La Municipalité tient à remercier ses bénévoles."),
    ("La municipalité vous rappelle que le bac brun", "La Municipalité vous rappelle que le bac brun"),
    ("C’est la municipalité qui offre le café.", "C’est la Municipalité qui offre le café."),
    ("La municipalité a adopté son budget.", "La Municipalité a adopté son budget."),
    ("La ville de Prévost annonce ses activités.", "La Ville de Prévost annonce ses activités."),
    ("Les employés de la municipalité", "Les employés de la Municipalité"),
    ("Une fête organisée par la municipalité", "Une fête organisée par la Municipalité"),
    ("Sur le territoire de la Municipalité", "Sur le territoire de la municipalité"),
    ("Une Municipalité voisine, partout dans la Municipalité", "Une municipalité voisine, partout dans la municipalité"),
    ("Le Gouvernement du Québec et le Ministère de la santé", "Le gouvernement du Québec et le ministère de la Santé"),
    ("Le ministre de l’éducation", "Le ministre de l’Éducation"),
    ("Le Conseil municipal et le conseil Municipal", "Le conseil municipal et le conseil municipal"),
    ("Le service de l’urbanisme répondra.", "Le Service de l’urbanisme répondra."),
    ("Au Service des Travaux Publics", "Au Service des travaux publics"),
    ("La Loi sur la Qualité de l’Environnement", "La Loi sur la qualité de l’environnement"),
    ("La collecte des Matières recyclables, sur la rive Nord", "La collecte des matières recyclables, sur la rive nord"),
    ("Mme la Mairesse a salué les premières nations.", "Mme la mairesse a salué les Premières Nations."),
    ("Le chemin de la côte-Saint-Louis", "Le chemin de la Côte-Saint-Louis"),
    ("Sauvons la planète terre, du mont saint-hilaire au lac.", "Sauvons la planète Terre, du mont Saint-Hilaire au lac."),
    ("La soirée Québecoise", "La soirée québécoise"),
    ("Venez visiter notre Centre communautaire.", "Venez visiter notre centre communautaire."),
]  # fmt: skip

SENTENCES = [
    ("Le parc est fermé. la patinoire aussi, dès demain.", "Le parc est fermé. La patinoire aussi, dès demain."),
    ("L’entrée est gratuite! venez en grand nombre.", "L’entrée est gratuite! Venez en grand nombre."),
    ("venez nombreux à la fête du village ce samedi.", "Venez nombreux à la fête du village ce samedi."),
    ("A compter du 3 mai, le bureau ferme.", "À compter du 3 mai, le bureau ferme."),
    ("A vendre : deux bancs", "À vendre : deux bancs"),
    ("A Sainte-Sophie, on fête! A noter : c’est gratuit.", "À Sainte-Sophie, on fête! À noter : c’est gratuit."),
    ("L’Ecole et l’Etat; Etes-vous prêts?", "L’École et l’État; Êtes-vous prêts?"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "right"), TITLES + CALENDAR + PLACES + PEOPLE + BODIES + SENTENCES
)  # fmt: skip
def test_a_capital_is_put_right(wrong: str, right: str) -> None:
    assert corrected(CHECK, wrong) == right
    remaining = [(f.rule, right[f.start : f.end]) for f in warnings(CHECK, right)]
    assert [name for name, _ in remaining if name != "majuscules.lieu"] == []


RIGHT = [
    "Le Comité des fêtes vous attend.",
    "Le Centre Sportif Gaétan-Boucher ouvre.",
    "Le Règlement sur les compteurs d’eau vise les commerces.",
    "Veuillez agréer, Madame Roy, nos salutations.",
    "Bonjour, Monsieur le Maire,",
    "Madame la Directrice générale,\nMonsieur le Maire,",
    "Merci, Monsieur le Maire, de votre présence.",
    "Le maire Guy Lamothe, la mairesse suppléante et le directeur général",
    "Guy Lamothe\nMaire de Sainte-Sophie",
    "Directrice générale : Mme Annie Riopel",
    "La Coupe du Maire et la rue du Curé-Labelle",
    "Le Capitaine Bobette et le Chef Ricardo seront à la bibliothèque.",
    "Lundi : fermé\nMardi – 9 h à 16 h\n| Mercredi | 10 h |\n- Jeudi, 9 h",
    "Les Jeudis en musique sont de retour; le Vendredi saint, on ferme.",
    "Octobre rose et Novembre bleu; Avril Tremblay et Mme Janvier",
    "La planète Mars. Mars 2027 sera froid.",
    "Parc Roland-Guindon : jeux d’eau\nRue Principale : travaux",
    "La 5e Avenue, la Grande Rue et la Route verte",
    "L’Association des propriétaires du Lac Bleu et le Club de golf du Parc",
    "Au coin de la rue de la Gare et du chemin de l’Église, près de la rue du Parc",
    "L’Église catholique, Bibliothèque et Archives nationales du Québec, Parcs Canada",
    "L’Hôtel-Dieu, la rue de l’Hôtel-de-Ville et l’hôtel de ville",
    "Au coin des rues de l’Hôtel-de-Ville et Masson",
    "Les Sophiens adorent les fromages québécois et la cuisine italienne.",
    "Un citoyen sophien, des artistes sophiens et laurentiens, la fierté sophienne",
    "Parler français, apprendre l’anglais; un français soigné; les Français d’ici",
    "La Municipalité invite Sophiennes et Sophiens à la fête.",
    "Fondée en 1855, la municipalité tire son nom de Sophie Masson.",
    "Aux quatre coins de la municipalité, qui compte 19 000 habitants et 130 lacs",
    "La municipalité est située au nord de Mirabel.",
    "Sur le territoire de la Municipalité de Sainte-Sophie",
    "Le gouvernement du Québec, le ministère des Transports et de la Mobilité durable",
    "Ce service est offert sur rendez-vous; un service de garde; les services de loisirs",
    "Le Service des loisirs est ouvert; le service ferme à midi.",
    "Le service des finances d’un organisme voisin et le service des loisirs de chaque ville se sont consultés.",
    "Les tout-petits viendront lire avec Biscuit, un chien doux.",
    "Les élèves ont retenu trois noms : Flocon, Gratte-Ciel et Madame Tempête.",
    "M. Roy, Mme Huot, etc. et les autres; env. trois km; p. ex. un chien; art. premier",
    "« Venez vite! » dit-elle. Hé! toi, viens ici. Wow! quelle fête. Eh bien! non.",
    "Il était une fois… un loup. Voir stesophie.ca et www.exemple.com.",
    "Apportez :\n- une chaise;\n- de l’eau.\n\nvoir la carte",
    "A) Les permis\nA. Les taxes\nVitamine A et groupe A",
    "FERMÉ LUNDI – LE MAIRE VOUS INVITE AU PARC",
    "Fête De La Famille Au Parc Roland-Guindon",
    "*Le Parc Bleu* est un film.",
    "La halte municipale, l’écocentre et la Halte des voyageurs",
    "Le Carnaval d’Hiver, la Rive-Nord, le Grand Nord et le Nord du Québec",
    "Fête des Mères : brunch\nÉté 2027 : camp de jour",
    "Dès Noël, avant Pâques et à l’Halloween; un noël ancien",
    "Inscription auprès de Guy Rivière ou de Mme Lac, au 450 438-7784",
    "Près du ruisseau Écossais, chez la famille Français",
    "Le Centre est fermé; le Marché de Noël et la Maison des jeunes aussi.",
    "La vaccination commence au Centre communautaire.",
    "Le Centre communautaire et culturel de Prévost accueille la Maison de la culture.",
    "La Loi sur les cités et villes, le Code municipal et le Règlement 1301",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [(f.rule, text[f.start : f.end]) for f in warnings(CHECK, text)] == []


def test_the_capital_that_the_profile_writes_is_right() -> None:
    text = "La Bibliothèque est ouverte; la Halte municipale aussi."
    assert corrected(CHECK, text).startswith("La bibliothèque")
    town = replace(PROFILE, services=("Bibliothèque",), toponyms=("Halte municipale",))
    assert warnings(CHECK, text, profile=town) == []


def test_the_demonyms_of_the_profile_are_known() -> None:
    town = replace(PROFILE, demonyms=("Zédien", "Zédienne"))
    assert corrected(CHECK, "Les zédiennes et les zédiens", profile=town) == "Les Zédiennes et les Zédiens"
    assert warnings(CHECK, "Les zédiens") == []


@pytest.mark.parametrize(
    ("given", "forms"),
    [
        ("sophienne", {"sophien", "sophiens", "sophienne", "sophiennes"}),
        ("québécois", {"québécois", "québécoise", "québécoises"}),
        ("belge", {"belge", "belges"}),
        ("américain", {"américain", "américains", "américaine", "américaines"}),
    ],
)
def test_a_demonym_given_in_any_form_is_known_in_all(given: str, forms: set[str]) -> None:
    assert set(inflected(given)) == forms
    assert demonyms_of([given]).all == forms


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "Parc " * 20_000, "au Parc de la " * 7_000, "A-" * 50_000, "aa. b " * 16_000, "l'" * 50_000],
)  # fmt: skip
def test_a_very_long_line_is_read_to_the_end(text: str) -> None:
    for finding in findings(CHECK, text):
        assert 0 <= finding.start < finding.end <= len(text)
