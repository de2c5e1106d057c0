"""A second quality, which agrees with the same noun as the first: « des immeubles industriels et commerciaux »; and what
is said of some of those just counted: « quarante parcelles, dont six surélevées »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.shared_qualifiers import COLOURS
from desktop.checks.reading.words import forms

_AND = forms("et ou")
_INVARIABLE = forms(
    "avant arrière bio chic standard sport jeunesse adulte adultes aîné aînés aînée aînées plus demi"
)
_DONT = forms("dont")
_SOME = forms("plusieurs quelques certains certaines")


def second_quality(s: Sentence) -> Iterator[Hit]:
    """`aux immeubles industriels et commercial`, `une salle comble et ému`: the first one tells what both agree with."""
    for link in s.places(_AND):
        first, word = s.at(link - 1), s.at(link + 1)
        qualifies = first.role in ("A", "Q") or (
            first.role == "N" and first.form.nouns <= first.form.adjectives
        )
        if not qualifies or s.role(link - 2) != "N" or not _quality(s, link + 1):
            continue
        if {first.lower.rstrip("s"), word.lower.rstrip("s")} & COLOURS:
            continue
        agreeing = noun_pairs(s, link - 2) & first.form.qualifiers
        alone = {number for _, number in first.form.qualifiers} == {number for _, number in agreeing}
        if len(agreeing) != 1 or not alone or word.form.qualifiers & agreeing:
            continue  # les drapeaux français et canadien
        pair = next(iter(agreeing))
        if s.lower(link - 3) in ("de", "d'", "à", "en") and s.role(link - 4) in ("N", "A"):
            continue  # les frais de garde scolaire et exigés
        if offered := inflected(s, word, pair):
            yield on(word, f"«\u00a0{word.text}\u00a0» s’accorde comme «\u00a0{first.text}\u00a0».", *offered)


def _quality(s: Sentence, i: int) -> bool:
    """Whether the word at `i` can only be one more quality, which ends the group."""
    word = s.at(i)
    form = word.form
    named = form.nouns - form.adjectives - form.participles or (word.role == "N" and not form.adjectives)
    if word.role not in ("A", "Q", "N") or named or not form.qualifiers or word.capital or form.finite:
        return False
    if word.lower in _INVARIABLE or form.gerund or form.adverb or form.preposition:
        return False
    return s.role(i + 1) in ("V", "X", ".", ",", "", "R") or (s.role(i + 1) == "P" and not form.participles)


def some_of_them(s: Sentence) -> Iterator[Hit]:
    """`quarante parcelles, dont six surélevés`: these are some of the things just named."""
    for i in s.places(_DONT):
        counted = s.role(i + 1) == "#" or s.lower(i + 1) in _SOME
        word = s.at(i + 2)
        if s.lower(i - 1) != "," or s.role(i - 2) != "N" or not counted or word.role not in ("Q", "A", "N"):
            continue
        if (
            not word.form.nouns <= word.form.qualifiers
            or word.form.finite
            or s.role(i + 3) not in ("P", "F", ".", ",", "")
        ):
            continue
        if s.role(i - 3) not in ("#", "D", "F") or (s.role(i - 3) == "F" and s.role(i - 4) in ("N", "A")):
            continue
        pairs = frozenset((gender, "p") for gender, _ in noun_pairs(s, i - 2))
        if pairs and not word.form.qualifiers & pairs:
            offered = inflected(s, word, chosen(word.form, pairs))
            yield on(
                word, f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.at(i - 2).text}\u00a0».", *offered
            )


RULES = (
    GrammarRule(
        "accord.second_qualificatif",
        second_quality,
        "Deux adjectifs joints par « et » s’accordent avec le même nom.",
        bad=(
            (
                "Le taux des immeubles industriels et commercial est inchangé.",
                "Le taux des immeubles industriels et commerciaux est inchangé.",
            ),
            (
                "Ils ont chanté devant une salle comblée et ému.",
                "Ils ont chanté devant une salle comblée et émue.",
            ),
        ),
        good=(
            "Les drapeaux français et canadien flottent.",
            "Nos langues anglaise et française s’apprennent.",
            "Un chandail noir et blanche neige.",
            "Les services administratifs et techniques.",
            "Des repas chauds et du café.",
            "La salle communautaire et le gymnase.",
            "Les frais de garde scolaire et exigés sont réduits.",
        ),
        words=_AND,
        last_resort=True,
    ),
    GrammarRule(
        "accord.dont_plusieurs",
        some_of_them,
        "Après « dont », ce qui est dit de quelques-uns s’accorde avec le nom qui précède.",
        bad=(
            (
                "Le jardin compte quarante parcelles, dont six surélevés.",
                "Le jardin compte quarante parcelles, dont six surélevées.",
            ),
            (
                "Le club compte des équipes, dont plusieurs invaincus.",
                "Le club compte des équipes, dont plusieurs invaincues.",
            ),
        ),
        good=(
            "Le jardin compte quarante parcelles, dont six surélevées.",
            "Des boîtes de jouets, dont plusieurs usagés.",
            "Dix maisons, dont six ont brûlé.",
        ),
        words=_DONT,
    ),
)
