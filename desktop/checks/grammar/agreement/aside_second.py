"""The second of two qualities between commas: « L’exposition, gratuite et ouverte à tous, se termine dimanche »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.thanked import thanked
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.commented import commented
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_LINKS = forms("et ou mais")
_DEGREES = forms("si très plutôt bien assez trop moins plus toujours souvent aussi même parfois entièrement")
_FURTHEST = 9


def second_quality_apart(s: Sentence) -> Iterator[Hit]:
    """`La patinoire, tenue par des bénévoles et très achalandé, ferme`: the first one tells what both agree with."""
    for link in s.places(_LINKS):
        i = _past_degrees(s, link + 1)
        if not _quality(s, i):
            continue
        if s.role(link - 1) == "M" or (s.role(i) == "N" and s.role(link - 1) not in ("A", "Q")):
            continue  # confié au cabinet Daoust et associés, prendra fin
        comma = _opening(s, link)
        first = _past_degrees(s, comma + 1)
        told = s.at(first).form.qualifiers
        word = s.at(i)
        if comma <= 0 or first >= link or s.role(first) not in ("A", "Q"):
            continue
        inside = (noun_pairs(s, k) for k in range(first + 1, link) if s.role(k) == "N")
        if any(pairs & word.form.qualifiers for pairs in inside):
            continue
        pairs = thanked(s, comma) or commented(s, comma, subject=False)
        agreeing = pairs & told
        if agreeing and not word.form.qualifiers & pairs:
            offered = inflected(s, word, chosen(word.form, agreeing))
            yield on(
                word, f"«\u00a0{word.text}\u00a0» s’accorde comme «\u00a0{s.at(first).text}\u00a0».", *offered
            )


def _past_degrees(s: Sentence, i: int) -> int:
    while s.lower(i) in _DEGREES:
        i += 1
    return i


def _quality(s: Sentence, i: int) -> bool:
    """Whether the word at `i` can only be one more quality, which ends the aside or has its own complement."""
    word = s.at(i)
    form = word.form
    if word.role not in ("A", "Q", "N") or not form.qualifiers or word.capital or form.gerund:
        return False
    if not form.nouns <= form.qualifiers or form.adverb or form.persons & {"3s", "3p"}:
        return False
    return s.role(i + 1) in (",", ".", "") or (word.role != "N" and s.role(i + 1) in ("P", "F"))


def _opening(s: Sentence, link: int) -> int:
    """The comma that opens what `et` at `link` goes on with; 0 when a clause stands between."""
    for k in range(link - 1, max(0, link - _FURTHEST), -1):
        if s.lower(k) == ",":
            return k
        if s.role(k) in ("V", "S", "R", "K", "L", "U", ".", "Y", "C"):
            return 0
    return 0


RULES = (
    GrammarRule(
        "accord.seconde_incise",
        second_quality_apart,
        "Deux qualités mises entre virgules s’accordent avec le même nom.",
        bad=(
            (
                "L’exposition, gratuite et ouvert à tous, se termine dimanche.",
                "L’exposition, gratuite et ouverte à tous, se termine dimanche.",
            ),
            (
                "La patinoire, tenue par des bénévoles et très achalandé, ferme à 22 h.",
                "La patinoire, tenue par des bénévoles et très achalandée, ferme à 22 h.",
            ),
            (
                "Merci à nos commanditaires, toujours généreux et présent.",
                "Merci à nos commanditaires, toujours généreux et présents.",
            ),
        ),
        good=(
            "La rue, bordée d’érables rouges et argentés, est belle.",
            "L’exposition, gratuite et ouverte à tous, se termine dimanche.",
            "Les élèves, inscrits en ligne et avisés par la poste, sont attendus.",
            "Le mandat, confié au cabinet Daoust et associés, prendra fin lundi.",
            "La table, haute et large, sert aux repas et aux jeux.",
        ),
        words=_LINKS,
        last_resort=True,
    ),
)
