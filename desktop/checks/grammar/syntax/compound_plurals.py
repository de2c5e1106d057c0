"""Plurals of compounds: `les cerfs-volant`, `des arc-en-ciels`, `les gardes-fous`, `trois hôtels de villes`.

Every part of them is a word, so that no dictionary sees the fault (OQLF, « Pluriel des noms composés »).
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.forms.nouns import plural
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Category

# Two nouns, or a noun and an adjective: both take the mark.
_BOTH = forms(
    "cerf-volant rond-point chou-fleur plate-bande basse-cour coffre-fort bas-fond haut-fond camion-citerne porte-fenêtre"
    " carte-cadeau chèque-cadeau borne-fontaine oiseau-mouche loup-garou point-virgule court-circuit petit-fils"
    " grand-père beau-père belle-mère beau-frère belle-sœur petit-enfant rouge-gorge pont-levis procès-verbal"
    " sapeur-pompier libre-service camion-remorque arpenteur-géomètre martin-pêcheur bande-annonce mot-clé"
)
# A noun and its complement: the first alone takes it.
_FIRST = forms(
    "arc-en-ciel chef-d'œuvre chef-d'oeuvre eau-de-vie nid-de-poule timbre-poste main-d'œuvre pot-de-vin"
    " cul-de-sac pied-de-biche boute-en-train"
)
# An invariable word and a noun: the last alone takes it.
_LAST = forms(
    "haut-parleur garde-fou garde-robe avant-projet avant-poste avant-toit avant-goût arrière-cour arrière-boutique sous-sol"
    " sous-bois sous-comité contre-indication demi-heure demi-journée demi-finale demi-tour mi-temps tout-petit"
    " ex-maire vice-président vice-présidente mini-golf auto-école semi-remorque micro-ondes couvre-lit tire-bouchon tourne-disque"
    " cure-dent ouvre-boîte pique-nique pèse-personne chauffe-eau grille-pain garde-manger"
)
# « micro-ondes », « petit-fils »: their own plural.
_FIXED = {"procès-verbal": "procès-verbaux", "petit-fils": "petits-fils", "pont-levis": "ponts-levis"}


def _wrong_forms() -> dict[str, tuple[str, str]]:
    """The wrong plurals, with the singular and the right plural."""
    found: dict[str, tuple[str, str]] = {}
    for compound in _BOTH:
        one, _, other = compound.partition("-")
        right = _FIXED.get(compound, f"{plural(one)}-{plural(other)}")
        found |= dict.fromkeys((f"{plural(one)}-{other}", f"{one}-{plural(other)}"), (compound, right))
    for compound in _FIRST:
        one, _, rest = compound.partition("-")
        right = f"{plural(one)}-{rest}"
        found |= dict.fromkeys((f"{compound}s", f"{right}s"), (compound, right))
    for compound in _LAST:
        one, _, other = compound.partition("-")
        right = f"{one}-{plural(other)}"
        found |= dict.fromkeys(
            (f"{plural(one)}-{other}", f"{plural(one)}-{plural(other)}"), (compound, right)
        )
    right_ones = {right for _, right in found.values()} | {single for single, _ in found.values()}
    return {wrong: pair for wrong, pair in found.items() if wrong not in right_ones}


_WRONG = _wrong_forms()
_WORDS = frozenset(_WRONG)
_ONE = forms("un une le la l' ce cet cette son sa votre notre leur chaque du au mon ma aucun aucune")


def wrong_plural(s: Sentence) -> Iterator[Hit]:
    """`les cerfs-volant`, `un chefs-d’œuvre`: the right plural, or the singular after a singular determiner."""
    for i in s.places(_WORDS):
        single, several = _WRONG[s.lower(i)]
        if s.at(i).capital and i > 0:
            continue
        alone = s.lower(i - 1) in _ONE
        right = (single if alone else several).replace("'", s.apostrophe())
        yield on(s.at(i), "Ce nom composé ne prend pas la marque du pluriel ainsi.", right)


_SPLIT = {
    ("hôtels", "de", "villes"): "hôtels de ville",
    ("pommes", "de", "terres"): "pommes de terre",
    ("camps", "de", "jours"): "camps de jour",
    ("comptes", "de", "taxe"): "comptes de taxes",
    ("chemins", "de", "fers"): "chemins de fer",
    ("points", "de", "vues"): "points de vue",
    ("permis", "de", "constructions"): "permis de construction",
    ("bacs", "de", "recyclages"): "bacs de recyclage",
    ("séances", "d'", "informations"): "séances d'information",
    ("fins", "de", "semaines"): "fins de semaine",
    ("feux", "d'", "artifices"): "feux d'artifice",
    ("mises", "à", "jours"): "mises à jour",
    ("appels", "d'", "offre"): "appels d'offres",
    ("appel", "d'", "offre"): "appel d'offres",
    ("chutes", "de", "neiges"): "chutes de neige",
    ("hommes", "d'", "affaire"): "hommes d'affaires",
    ("femmes", "d'", "affaire"): "femmes d'affaires",
    ("gens", "d'", "affaire"): "gens d'affaires",
    ("états", "d'", "urgences"): "états d'urgence",
    ("mesures", "d'", "urgences"): "mesures d'urgence",
}
_LASTS = frozenset(key[2] for key in _SPLIT)


def wrong_complement(s: Sentence) -> Iterator[Hit]:
    """`trois hôtels de villes`, `des feux d’artifices`, `un appel d’offre`: the number of the complement is fixed."""
    for i in s.places(_LASTS):
        right = _SPLIT.get((s.lower(i - 2), s.lower(i - 1), s.lower(i)), "")
        if right:
            yield between(
                s.at(i - 2), s.at(i), "Le nombre du complément est fixe.", right.replace("'", s.apostrophe())
            )


# « Une collecte de denrées », « une partie de cartes »: what is gathered, given or played with comes in numbers.
_GATHERING = forms(
    "collecte collectes cueillette distribution don dons échange remise plantation ramassage récolte récupération partie parties"
    " tournoi tournois jeu jeux joueur joueurs ligue soirée vente dépôt"
)
_PLAYING = forms("partie parties tournoi tournois jeu jeux joueur joueurs ligue soirée")
_PLAYED = forms("carte quille dard échec dé")
_GATHERED = forms(
    "denrée vêtement jouet livre pneu bouteille canette feuille sapin ordure arbre arbuste fleur billet œuvre diplôme médaille"
    " bourse tarte pâtisserie biscuit pomme bleuet fraise champignon légume citrouille patin meuble ordinateur pile ampoule branche"
    " résidu déchet"
)
_COUNTED = _PLAYED | _GATHERED


def counted_complement(s: Sentence) -> Iterator[Hit]:
    """`une collecte de denrée`, `un tournoi de carte`: the complement is in the plural."""
    for i in s.places(_COUNTED):
        head, noun = s.lower(i - 2), s.at(i)
        played = noun.lower in _PLAYED
        heads = _PLAYING if played else _GATHERING - _PLAYING
        named = s.role(i + 1) in ("N", "M", "#") or noun.capital or s.lower(i + 1) in ("de", "d'", "du", "à")
        if s.lower(i - 1) in ("de", "d'") and head in heads and not named:
            yield on(noun, "Il y en a plusieurs : le complément est au pluriel.", plural(noun.lower))


RULES: tuple[GrammarRule, ...] = (
    GrammarRule(
        "compose.pluriel",
        wrong_plural,
        "Dans un nom composé, le nom et l’adjectif varient; le verbe et l’adverbe, jamais (OQLF, Vitrine linguistique).",
        bad=(
            ("Les cerfs-volant sont interdits.", "Les cerfs-volants sont interdits."),
            ("Deux chef-d’œuvres sont exposés.", "Deux chefs-d’œuvre sont exposés."),
            ("Les arcs-en-ciels décorent le hall.", "Les arcs-en-ciel décorent le hall."),
            ("Les gardes-fous sont peints.", "Les garde-fous sont peints."),
            ("Un chefs-d’œuvres est exposé.", "Un chef-d’œuvre est exposé."),
        ),
        good=("Les cerfs-volants volent.", "Des chefs-d’œuvre.", "Les garde-fous.", "Deux tout-petits.", "Des mots-clés.", "Trois après-midi."),
        category=Category.SPELLING,
        words=_WORDS,
    ),
    GrammarRule(
        "compose.complement",
        wrong_complement,
        "Le complément d’un nom composé garde son nombre (OQLF, Vitrine linguistique).",
        bad=(
            ("Trois hôtels de villes sont ouverts.", "Trois hôtels de ville sont ouverts."),
            ("Un appel d’offre est lancé.", "Un appel d’offres est lancé."),
        ),
        good=("Les hôtels de ville.", "Les appels d’offres.", "L’hôtel de villes jumelées."),
        category=Category.SPELLING,
        words=_LASTS,
    ),
    GrammarRule(
        "compose.complement_pluriel",
        counted_complement,
        "Ce qu’on recueille, ce avec quoi on joue est au pluriel (OQLF, « Nombre du complément du nom »).",
        bad=(
            ("Une collecte de denrée aura lieu.", "Une collecte de denrées aura lieu."),
            ("Un tournoi de carte suivra.", "Un tournoi de cartes suivra."),
            ("La plantation d’arbre débute.", "La plantation d’arbres débute."),
        ),
        good=(
            "Une collecte de denrées.",
            "La vente de feu est finie.",
            "Un jeu de société.",
            "La distribution de compost.",
            "La remise de bourse Desjardins.",
            "Une vente d’œuvre d’art.",
        ),
        words=_COUNTED,
    ),
)  # fmt: skip
