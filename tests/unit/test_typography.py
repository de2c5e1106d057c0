"""Québec typography: what is wrong is mended exactly, what is right is left alone."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from french_text import PROFILE, corrected, corrected_exactly, findings, warnings

from desktop.checks.typography.check import TypographyCheck
from desktop.editorial.findings import Severity

CHECK = TypographyCheck()

# « ~ » stands for a no-break space in these tables.
SPACING = [
    ("Venez en grand nombre !", "Venez en grand nombre!"),
    ("Venez en grand nombre~!", "Venez en grand nombre!"),
    ("Avez-vous votre carte ?", "Avez-vous votre carte?"),
    ("L’entrée est libre ; le repas coûte 12~$.", "L’entrée est libre; le repas coûte 12~$."),
    ("Bravo ! !", "Bravo!"),
    ("Heures d’ouverture: de 8~h à 16~h", "Heures d’ouverture~: de 8~h à 16~h"),
    ("**Horaire**: le mardi", "**Horaire**~: le mardi"),
    ("Lieu:parc Breton", "Lieu~: parc Breton"),
    ("Coût:12~$", "Coût~: 12~$"),
    ("Inscription avant le 3 mai:c’est gratuit", "Inscription avant le 3 mai~: c’est gratuit"),
    ("Apportez une chaise ,une lampe et un coussin .", "Apportez une chaise, une lampe et un coussin."),
    ("Le parc est fermé.La patinoire aussi.", "Le parc est fermé. La patinoire aussi."),
    ("C’est gratuit!Venez tôt.", "C’est gratuit! Venez tôt."),
    ("Deux  espaces et  encore deux.", "Deux espaces et encore deux."),
    ("La salle ( au sous-sol ) est prête.", "La salle (au sous-sol) est prête."),
    ("La salle(au sous-sol) est prête.", "La salle (au sous-sol) est prête."),
    ("L’ école ouvre lundi et l 'aréna, mardi.", "L’école ouvre lundi et l'aréna, mardi."),
    ("Le parc --- fermé depuis mai --- rouvre.", "Le parc – fermé depuis mai – rouvre."),
    ("Le parc est fermé .La patinoire aussi.", "Le parc est fermé. La patinoire aussi."),
    ("Fin.Début de la saison.", "Fin. Début de la saison."),
    ("Bonjour...à tous", "Bonjour… à tous"),
    ("(  deux mots )", "(deux mots)"),
    ("Aujourd 'hui et jusqu 'au soir", "Aujourd'hui et jusqu'au soir"),
    ("Dès aujourd' hui", "Dès aujourd'hui"),
    ("Le parc -- fermé -- rouvre.", "Le parc – fermé – rouvre."),
    ("À suivre....", "À suivre…"),
    ("À suivre ...", "À suivre…"),
    ("Bientôt …", "Bientôt…"),
    ("Quel beau défilé!!!", "Quel beau défilé!"),
    ("Vous venez,, n’est-ce pas??", "Vous venez, n’est-ce pas?"),
    ("La collecte est reportée..", "La collecte est reportée."),
    ("Des jeux & des prix, de 9~h @ 16~h.", "Des jeux et des prix, de 9~h à 16~h."),
    ("Rendez-vous samedi @ 10~h", "Rendez-vous samedi à 10~h"),
]

QUOTES = [
    ('Le film "Racines" est à l’affiche.', "Le film «~Racines~» est à l’affiche."),
    ("Le film “Racines” est à l’affiche.", "Le film «~Racines~» est à l’affiche."),
    ("Le film «Racines» est à l’affiche.", "Le film «~Racines~» est à l’affiche."),
    ("Le film <<Racines>> est à l’affiche.", "Le film «~Racines~» est à l’affiche."),
    ('«~On a lu "Racines" hier~», dit-elle.', "«~On a lu “Racines” hier~», dit-elle."),
    ('Il dit: "Venez!"', "Il dit~: «~Venez!~»"),
]  # fmt: skip

HOURS = [
    ("Spectacle à 18:30 au parc.", "Spectacle à 18~h~30 au parc."),
    ("Tous les samedis, à 10H.", "Tous les samedis, à 10~h."),
    ("Ouvert de 8h à 16h30.", "Ouvert de 8~h à 16~h~30."),
    ("La séance débute à 19h00.", "La séance débute à 19~h."),
    ("La séance débute à 19~h~00.", "La séance débute à 19~h."),
    ("Dès 08h30, au gymnase.", "Dès 8~h~30, au gymnase."),
    ("Départ à 7 pm.", "Départ à 19~h."),
    ("Départ à 7:30 p.m. au quai.", "Départ à 19~h~30 au quai."),
    ("Départ à 9 a.m.", "Départ à 9~h."),
    ("De 13 hres à 15 hrs.", "De 13~h à 15~h."),
    ("Ouvert 7 jours/7.", "Ouvert 7 jours sur 7."),
    ("Ouvert 24h/24.", "Ouvert 24~heures sur~24."),
    ("Le 3 mai, 9h-16h.", "Le 3 mai, 9~h-16~h."),
]

NUMBERS = [
    ("Le dépôt est de 50$.", "Le dépôt est de 50~$."),
    ("Le dépôt est de $50.", "Le dépôt est de 50~$."),
    ("Le billet coûte 12.50$.", "Le billet coûte 12,50~$."),
    ("Le billet coûte 12.50~$.", "Le billet coûte 12,50~$."),
    ("Une aide de 1,500$ par famille.", "Une aide de 1~500~$ par famille."),
    ("Une aide de $12,500.75 par an.", "Une aide de 12~500,75~$ par an."),
    ("Un budget de 1.8M$.", "Un budget de 1,8~M$."),
    ("Une subvention de 25000$.", "Une subvention de 25~000~$."),
    ("Un rabais de 15%.", "Un rabais de 15~%."),
    ("Une hausse de 2.5~%.", "Une hausse de 2,5~%."),
    ("On compte 17500 habitants.", "On compte 17~500 habitants."),
    ("On compte 17,500 habitants.", "On compte 17~500 habitants."),
    ("Près de 3.5 millions de litres.", "Près de 3,5 millions de litres."),
    ("Un parcours de 5km à 30 km/hr.", "Un parcours de 5~km à 30~km/h."),
    ("Un terrain de 300m2.", "Un terrain de 300~m²."),
    ("Il fait -22°C.", "Il fait -22~°C."),
    ("Il fait 28° C.", "Il fait 28~°C."),
    ("Un fichier de 2.4Mo.", "Un fichier de 2,4~Mo."),
    ("Une marge de 0,75m.", "Une marge de 0,75~m."),
    ("Un sac de 10 kgs.", "Un sac de 10~kg."),
    ("La 1ère édition", "La 1re édition"),
    ("Le 1 er juin", "Le 1er juin"),
    ("Les 2 e et 3 e rangs", "Les 2e et 3e rangs"),
    ("Le 1ier prix et la 1iere place", "Le 1er prix et la 1re place"),
    ("La 2ième rencontre et le 3ème prix", "La 2e rencontre et le 3e prix"),
    ("La 25è édition", "La 25e édition"),
    ("Les 65ans et plus", "Les 65 ans et plus"),
    ("La 5 ième place", "La 5e place"),
    ("Un projet de 12 millions $.", "Un projet de 12 millions de dollars."),
]

PHONES = [
    ("Composez le 450 4387784.", "Composez le 450~438-7784."),
    ("Composez le (450) 438-7784.", "Composez le 450~438-7784."),
    ("Composez le 450.438.7784.", "Composez le 450~438-7784."),
    ("Composez le 450-438-7784.", "Composez le 450~438-7784."),
    ("Composez le 4504387784.", "Composez le 450~438-7784."),
    ("Composez le 1-888-667-9988.", "Composez le 1~888~667-9988."),
    ("Composez le 450~438-7784 poste 5225.", "Composez le 450~438-7784, poste 5225."),
    ("Composez le 450~438-7784, ext. 5225.", "Composez le 450~438-7784, poste 5225."),
    ("Composez le 450~438-7784 #5225.", "Composez le 450~438-7784, poste 5225."),
    ("Composez le (450)438-7784 p. 5225.", "Composez le 450~438-7784, poste 5225."),
]

ABBREVIATIONS = [
    ("Mme. Riopel répondra.", "Mme Riopel répondra."),
    ("Mr. Joly répondra.", "M. Joly répondra."),
    ("Dr. Huot et Me. Roy y seront.", "Dr Huot et Me Roy y seront."),
    ("Tables, chaises, etc...", "Tables, chaises, etc."),
    ("Tables, chaises, etc…", "Tables, chaises, etc."),
    ("Tables, chaises etc.", "Tables, chaises, etc."),
    ("Des outils (ex: une pelle).", "Des outils (ex.~: une pelle)."),
    ("Le règlement no. 1301", "Le règlement no~1301"),
    ("Le règlement #1301", "Le règlement no~1301"),
    ("Au 2199, boul Sainte-Sophie", "Au 2199, boul. Sainte-Sophie"),
    ("Tél: 450~438-7784", "Tél.~: 450~438-7784"),
    ("Tél.450~438-7784", "Tél.~: 450~438-7784"),
    ("Mme.Roy répondra.", "Mme~Roy répondra."),
    ("Au 2199 boulevard Sainte-Sophie", "Au 2199, boulevard Sainte-Sophie"),
    ("Sainte-Sophie (Québec) J5J2V6", "Sainte-Sophie (Québec) J5J~2V6"),
    ("Sainte-Sophie (Québec) J5J-2V6", "Sainte-Sophie (Québec) J5J~2V6"),
    ("Un outil, p.ex. une pelle", "Un outil, p.~ex. une pelle"),
]


@pytest.mark.parametrize(("wrong", "right"), SPACING + QUOTES + HOURS + NUMBERS + PHONES + ABBREVIATIONS)
def test_a_mistake_is_mended_exactly(wrong: str, right: str) -> None:
    wrong, right = wrong.replace("~", "\u00a0"), right.replace("~", "\u00a0")
    assert corrected_exactly(CHECK, wrong) == right
    assert warnings(CHECK, right) == []


RIGHT = [
    "La quincaillerie Roy & Fils, 2199, boulevard Sainte-Sophie, Sainte-Sophie (Québec)  J5J 2P7",
    "Ouvert du lundi au jeudi, de 8~h à 16~h~30; fermé le vendredi.",
    "À 17~h~05 ou à 17~h~5, au choix!",
    "Le règlement 1301, l’article 5.2.1 du devis et la version 2.0.",
    "Le lot 2~760~519, le dossier 2026-0417 et le permis 20250417.",
    "Entre 2024 et 2027, la population passera de 9500 à 11~000 personnes.",
    "Le taux passe de 0,5432~$ à 0,5518~$ par 100~$ d’évaluation.",
    "La carte est à l’échelle 1:50~000 et la vidéo au format 16:9.",
    "Il y a 1er, 1re, 2e, 3es et le XXe siècle.",
    "Il était une fois… l’heure du conte. «~Vraiment?!~» dit-elle.",
    "On attend les 4-H, les résident(e)s et un(e) secrétaire.",
    "Écrivez à info@stesophie.ca ou voyez https://stesophie.ca/x?a=1;b=2 et stesophie.ca/travaux.",
    "- première puce\n- deuxième puce\n* troisième\n1. quatrième",
    "| Jour | Heure |\n|:-----|------:|\n| lundi  | 18:30 |",
    "## Titre\n\n**Lieu**~: le parc (près de l’école)\n![Une image](a.jpg)",
    "Un meuble de 12\" de large coûte 3~¢ de moins.",
    "Merci :) à bientôt ;) 🎉",
    "La MRC, l’OBNL et M.~Roy; Mme~Huot, Dre~Côté.",
    "Composez le 911, le 450~438-7784 ou le 1~888~667-9988, poste 12.",
    "Le pont Jacques-Cartier, c.-à-d. le plus long (p.~ex. à pied).",
    "Rendez-vous au 12345, rue Principale, app. 3, J5J 2P5.",
    "Budget de 1,2~M$, dont 60~% pour l’aqueduc (2,4~Mo).",
    "Code 12345, matricule 123456, case postale 12000.",
    "– 30 –",
    "Depuis le 5 mai 2027, rue des Pins; la route 158, les 12 rues et le 3e rang.",
    "La MRC. La table des élus de la MRC, la MRQ et la MR.",
    "Snow removal begins at 7 p.m. on Main Street.",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [(f.rule, text[f.start : f.end]) for f in warnings(CHECK, text.replace("~", "\u00a0"))] == []


@pytest.mark.parametrize(
    "text", ["De 8 h à 16 h 30 : 12 $ ou 15 %.", "« Bienvenue », dit Mme Riopel.", "Le 450 438-7784, no 5"]
)
def test_an_ordinary_space_typed_on_a_keyboard_is_only_a_suggestion(text: str) -> None:
    assert warnings(CHECK, text) == []
    assert {f.severity for f in findings(CHECK, text)} == {Severity.SUGGESTION}
    for finding in findings(CHECK, text):
        assert "\u00a0" in finding.suggestions[0]


@pytest.mark.parametrize(
    ("wrong", "right"), [("À 7 p.m. Venez!", "À 19 h. Venez!"), ("À 7 pm. Venez!", "À 19 h. Venez!")]
)
def test_a_dot_that_ends_the_sentence_survives_the_hour(wrong: str, right: str) -> None:
    assert corrected(CHECK, wrong) == right


def test_one_hyphen_typed_for_a_dash_is_only_a_suggestion() -> None:
    assert warnings(CHECK, "Samedi 10 h - heure du conte") == []
    [found] = findings(CHECK, "Le parc - fermé")
    assert (found.severity, found.suggestions) == (Severity.SUGGESTION, ("–",))


def test_three_dots_typed_on_a_keyboard_are_only_a_suggestion() -> None:
    [found] = findings(CHECK, "À suivre...")
    assert (found.severity, found.suggestions) == (Severity.SUGGESTION, ("…",))


def test_the_chapters_of_a_video_are_not_hours() -> None:
    assert warnings(CHECK, "0:00 Introduction\n1:15 Le bac brun", medium="youtube") == []
    assert corrected(CHECK, "Rendez-vous à 18:30!", medium="youtube") == "Rendez-vous à 18 h 30!"


def test_every_fix_stands_alone_and_all_apply_together() -> None:
    text = 'Le "Bal" débute à 19h00 ; 12$ ,au 450.438.7784 !'
    assert corrected(CHECK, text) == "Le « Bal » débute à 19 h; 12 $, au 450 438-7784!"
    spans = [(f.start, f.end) for f in warnings(CHECK, text)]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_both_apostrophes_pass_unless_the_profile_prefers_one() -> None:
    text = "L'école et l’aréna"
    assert findings(CHECK, text) == []
    curly = replace(PROFILE, typographic_apostrophe=True)
    assert [f.suggestions for f in findings(CHECK, text, profile=curly)] == [("’",)]
    straight = replace(PROFILE, typographic_apostrophe=False)
    assert [f.start for f in findings(CHECK, text, profile=straight)] == [text.index("’")]


@pytest.mark.parametrize(
    "text", ["a" * 100_000, " " * 100_000, "1.1," * 25_000, '«"' * 50_000, "h 8:" * 25_000, "-- " * 30_000]
)
def test_a_very_long_line_is_read_to_the_end(text: str) -> None:
    for finding in findings(CHECK, text):
        assert 0 <= finding.start < finding.end <= len(text)
