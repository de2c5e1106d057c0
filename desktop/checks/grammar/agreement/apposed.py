"""Nouns beside a noun, and nouns that say what it is: « la date limite », « la croix, symbole de notre histoire, »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.aside import closing_mark, verb_after_asides
from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.commented import commented
from desktop.checks.reading.noun_phrases import COLLECTIVES
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_BESIDE = forms("limites pilotes cibles phares témoins vedettes records types")


def beside_one(s: Sentence) -> Iterator[Hit]:
    """`la date limites`, `un projet pilotes`: beside one thing, the noun that says its kind is singular too."""
    for i in s.places(_BESIDE):
        word = s.at(i)
        if s.role(i - 1) != "N" or s.role(i - 2) not in ("D", "A") or word.capital:
            continue
        pairs = noun_pairs(s, i - 1)
        if not pairs or {number for _, number in pairs} != {"s"} or s.role(i + 1) in ("D", "S"):
            continue
        yield on(word, f"«\u00a0{word.text}\u00a0» : il n’y en a qu’un.", word.lower.removesuffix("s"))


# What a thing or a person is said to be, between commas.
_SAID_OF_ONE = forms(
    "témoins symboles joyaux fleurons vestiges berceaux emblèmes gardiens gardiennes propriétaires auteurs autrices"
    " lauréats lauréates gagnants gagnantes membres titulaires résidents résidentes citoyens citoyennes élèves étudiants"
    " étudiantes présidents présidentes directeurs directrices responsables bénévoles employés employées natifs natives"
    " fondateurs fondatrices coordonnateurs coordonnatrices conseillers conseillères capitaines chefs"
)
_SAID_OF_SEVERAL = forms(
    "témoin gardien gardienne propriétaire auteur autrice lauréat lauréate gagnant gagnante membre titulaire résident"
    " résidente citoyen citoyenne élève étudiant étudiante président présidente directeur directrice bénévole employé"
    " employée fondateur fondatrice conseiller conseillère"
)
_PEOPLE = COLLECTIVES | forms(
    "équipe groupe famille comité conseil club association couple duo trio public clientèle jeunesse fanfare chorale"
    " organisme société brigade ville municipalité classe troupe ligue table coopérative"
)


def said_between_commas(s: Sentence) -> Iterator[Hit]:
    """`Notre vieille gare, témoins d'une époque révolue, fête ses cent ans`: one thing is one witness."""
    for i in s.places(_SAID_OF_ONE | _SAID_OF_SEVERAL):
        word = s.at(i)
        if s.lower(i - 1) != "," or s.role(i + 1) not in ("F", "P") or word.capital:
            continue
        closing = closing_mark(s, i, ",")
        if closing is None or verb_after_asides(s, closing) is None or "," in s.lowers(0, i - 1):
            continue
        pairs = commented(s, i - 1, subject=True)
        before = set(s.lowers(0, i - 1))
        if not pairs or before & _PEOPLE or "et" in before or any(w.role == "M" for w in s.words[: i - 1]):
            continue
        numbers = {number for _, number in pairs}
        number = "s" if s.lower(i) in _SAID_OF_ONE else "p"
        persons = s.at(verb_after_asides(s, closing) or 0).form.persons
        if numbers != {number} or f"3{number}" not in persons:
            continue
        genders = [g for g, _ in sorted(word.form.nouns)]
        offered = [form for gender in genders for form in inflected(s, word, (gender, number))]
        if offered:
            yield on(word, "Ce nom dit ce qu’est le sujet : il en prend le nombre.", *offered)


RULES = (
    GrammarRule(
        "accord.nom_appose",
        beside_one,
        "Le nom qui précise le genre d’une seule chose reste au singulier.",
        bad=(
            ("La date limites est le 12 mai.", "La date limite est le 12 mai."),
            ("Un projet pilotes commence en juin.", "Un projet pilote commence en juin."),
        ),
        good=(
            "Les dates limites sont affichées.",
            "La date limite est le 12 mai.",
            "Le guide des bons types de sols est en ligne.",
        ),
        words=_BESIDE,
    ),
    GrammarRule(
        "accord.apposition",
        said_between_commas,
        "Le nom placé entre virgules prend le nombre du sujet dont il parle.",
        bad=(
            (
                "Notre vieille gare, témoins d’une époque révolue, fête ses cent ans.",
                "Notre vieille gare, témoin d’une époque révolue, fête ses cent ans.",
            ),
            (
                "Deux nageurs, élève de l’école du Sommet, ont gagné.",
                "Deux nageurs, élèves de l’école du Sommet, ont gagné.",
            ),
        ),
        good=(
            "Notre vieille gare, témoin d’une époque révolue, fête ses cent ans.",
            "La troupe, élèves de l’école du Sommet, a joué.",
            "Nos bénévoles, élèves de l’école du Sommet, ont aidé.",
            "Le comité, membres du conseil compris, a voté.",
            "Nos parcs, symbole de notre ville, sont en fleurs.",
        ),
        words=_SAID_OF_ONE | _SAID_OF_SEVERAL,
    ),
)
