"""Colours that never agree: names of things, « marron », « orange »; and two words for one shade, « bleu foncé ».

Source: Office québécois de la langue française, Banque de dépannage linguistique, accord des adjectifs de couleur.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_OF_THINGS = {
    "oranges": "orange",
    "marrons": "marron",
    "kakis": "kaki",
    "turquoises": "turquoise",
    "indigos": "indigo",
    "émeraudes": "émeraude",
    "anthracites": "anthracite",
    "lavandes": "lavande",
    "fuchsias": "fuchsia",
}
_THINGS = frozenset(_OF_THINGS)
_STATING = forms("être rester devenir")


def named_after_things(s: Sentence) -> Iterator[Hit]:
    """`des ballons marrons`, `les bacs sont oranges`: the colour of a thing stays as it is."""
    for i in s.places(_THINGS):
        before = s.at(i - 1)
        plural = {number for _, number in before.form.nouns} == {"p"}
        beside = before.role == "N" and plural and not before.capital and before.lower not in _THINGS
        stated = before.role == "V" and bool(before.form.lemmas(participle=False) & _STATING)
        if (beside or stated) and s.role(i + 1) not in ("N", "M") and not s.at(i).capital:
            right = _OF_THINGS[s.lower(i)]
            yield on(s.at(i), "Un nom employé comme couleur est invariable.", right)


_BASES = {
    form: words.split()[0]
    for words in (
        "bleu bleue bleus bleues",
        "vert verte verts vertes",
        "gris grise grises",
        "rouge rouges",
        "jaune jaunes",
        "brun brune bruns brunes",
        "rose roses",
        "mauve mauves",
        "violet violette violets violettes",
        "beige beiges",
        "noir noire noirs noires",
    )
    for form in words.split()
}
_SHADES = {
    form: words.split()[0]
    for words in (
        "foncé foncée foncés foncées",
        "clair claire clairs claires",
        "pâle pâles",
        "marine marines",
        "royal royale royaux royales royals",
        "lime limes",
        "olive olives",
        "pomme pommes",
        "forêt forêts",
        "ciel ciels",
        "poudre poudres",
        "bouteille bouteilles",
    )
    for form in words.split()
}
_SHADED = frozenset(_SHADES)


def two_words(s: Sentence) -> Iterator[Hit]:
    """`des foulards bleus foncés`: two words that name one shade do not agree."""
    for i in s.places(_SHADED):
        base = _BASES.get(s.lower(i - 1))
        if base is None or s.role(i - 2) not in ("N", "V") or s.role(i + 1) in ("N", "M"):
            continue
        written = (s.lower(i - 1), s.lower(i))
        right = (base, _SHADES[s.lower(i)])
        stated = s.role(i - 2) == "V" and not s.at(i - 2).form.lemmas(participle=False) & _STATING
        if written != right and not stated and (written[0] != base or s.role(i - 2) == "N"):
            yield between(
                s.at(i - 1),
                s.at(i),
                "Deux mots qui nomment une seule nuance sont invariables.",
                " ".join(right),
            )


RULES = (
    GrammarRule(
        "accord.couleur_chose",
        named_after_things,
        "Un nom de chose employé comme adjectif de couleur reste invariable.",
        bad=(
            ("Des ballons marrons décorent la salle.", "Des ballons marron décorent la salle."),
            ("Les vestes oranges sont obligatoires.", "Les vestes orange sont obligatoires."),
            ("Des gants kakis sont fournis.", "Des gants kaki sont fournis."),
            ("Les cônes sont oranges.", "Les cônes sont orange."),
            ("Les rubans turquoises sont vendus.", "Les rubans turquoise sont vendus."),
        ),
        good=(
            "Des ballons marron décorent la salle.",
            "On vend des oranges et des marrons.",
            "Un sac d’oranges et un panier de kakis.",
            "Les bacs sont roses.",
            "Les rubans mauves sont vendus.",
        ),
        words=_THINGS,
    ),
    GrammarRule(
        "accord.couleur_composee",
        two_words,
        "Une couleur dite en deux mots est invariable.",
        bad=(
            ("Des foulards bleus foncés sont vendus.", "Des foulards bleu foncé sont vendus."),
            ("Des vestes bleues marines sont remises.", "Des vestes bleu marine sont remises."),
            ("Des tuiles vertes pâles couvrent le mur.", "Des tuiles vert pâle couvrent le mur."),
            ("Une robe grise claire a été perdue.", "Une robe gris clair a été perdue."),
            ("Les murs sont verts pâles.", "Les murs sont vert pâle."),
        ),
        good=(
            "Des foulards bleu foncé sont vendus.",
            "Des murs bleu clair accueillent les visiteurs.",
            "Le bac vert foncé est plein.",
            "Les feuilles sont vertes.",
            "Elle a une voix claire.",
        ),
        words=_SHADED,
    ),
)
