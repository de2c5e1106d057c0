"""What a relative pronoun may stand for: the nouns of the phrase just before it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.checks.noun_phrases import COLLECTIVES, noun_phrase
from desktop.checks.sentence import Sentence
from desktop.checks.words import GenderNumber, forms

_FURTHEST = 15
_INSIDE = frozenset("NAQMFPD#W")
_OUTSIDE = frozenset("V.XOSL")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The genders and numbers of every noun it may be, and their forms."""

    pairs: frozenset[GenderNumber]
    nouns: frozenset[str]


def antecedent_of(s: Sentence, relative: int) -> Antecedent | None:
    """The possible antecedent of the relative at word `relative`; None when one of its nouns is not sure."""
    if s.lower(relative - 1) == ",":
        relative -= 1
    if pair := _DEMONSTRATIVES.get(s.lower(relative - 1)):
        return Antecedent(frozenset({pair}), frozenset({s.lower(relative - 1)}))
    if s.role(relative - 1) not in ("N", "A", "Q"):
        return None
    pairs: set[GenderNumber] = set()
    nouns: set[str] = set()
    i = relative - 1
    while i >= 0 and s.role(i) in _INSIDE:
        if relative - i > _FURTHEST or s.lower(i) in COLLECTIVES or s.role(i) == "M":
            return None
        if s.role(i) == "A" and s.role(i - 1) == "D" and not nouns:
            # les mêmes qui, les jeunes qui
            pairs |= s.at(i).form.qualifiers
            nouns.add(s.lower(i))
        if s.role(i) == "N" and nouns and s.lower(i) in _ADDRESSES:
            return Antecedent(frozenset(pairs), frozenset(nouns))
        if s.role(i) == "N":
            found = noun_pairs(s, i)
            if not found:
                return None
            pairs |= found
            nouns.add(s.lower(i))
        i -= 1
    if not nouns or (i >= 0 and s.role(i) not in _OUTSIDE and not _plural_apposition(s, i, pairs)):
        return None
    return Antecedent(frozenset(pairs), frozenset(nouns))


_DEMONSTRATIVES = {"celui": ("m", "s"), "celle": ("f", "s"), "ceux": ("m", "p"), "celles": ("f", "p")}
# « Merci aux bénévoles qui… »: what follows is addressed, not completed.
_ADDRESSES = forms("merci bravo félicitations bienvenue avis hommage place appel rappel remerciements")


def _plural_apposition(s: Sentence, i: int, pairs: set[GenderNumber]) -> bool:
    """`Gilles et Maude, deux opérateurs qui`: a plural after a comma or `et` is plural whatever precedes."""
    return s.role(i) in (",", "C") and {number for _, number in pairs} == {"p"}


def noun_pairs(s: Sentence, noun: int) -> frozenset[GenderNumber]:
    """The genders and numbers of one noun, narrowed by its determiner."""
    form = s.at(noun).form
    pairs = form.nouns or form.qualifiers
    for start in range(max(0, noun - 4), noun):
        phrase = noun_phrase(s, start) if s.role(start) in ("D", "#", "F") else None
        if phrase is not None and phrase.head == noun:
            if not phrase.number:
                return frozenset()
            genders = {phrase.gender} if phrase.gender else {"m", "f"}
            narrowed = {(g, n) for g, n in pairs if g in genders and n == phrase.number}
            return frozenset(narrowed or {(g, phrase.number) for g in genders})
    contracted = {"au": "s", "aux": "p", "du": "s"}.get(s.lower(noun - 1))
    if contracted:
        return frozenset(pair for pair in pairs if pair[1] == contracted)
    return frozenset(pairs)
