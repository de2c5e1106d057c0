"""Two qualities between commas after a noun: « Les bancs, lourds et solides, résistent »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_JOINING = forms("et ou mais")
_DEGREES = forms("si très plutôt bien assez trop moins plus toujours souvent")


def pair_in_aside(s: Sentence) -> Iterator[Hit]:
    """`Les bancs de parc, lourd et solide, résistent`, `une belle occasion, rares et précieux, de`: of the noun before."""
    for link in s.places(_JOINING):
        first = link - 1
        comma = first - 1 - (s.lower(first - 1) in _DEGREES)
        second = link + 1 + (s.lower(link + 1) in _DEGREES)
        if (
            s.lower(comma) != ","
            or s.lower(second + 1) != ","
            or not (_quality(s, first) and _quality(s, second))
        ):
            continue
        start = next((k for k in range(comma - 1, -1, -1) if s.role(k) in ("D", "#")), -1)
        start = 0 if s.role(0) == "D" else start
        phrase = noun_phrase(s, start) if start >= 0 else None
        if phrase is None or not (phrase.number and phrase.gender) or s.role(phrase.head) != "N":
            continue
        subject = start == 0 and complements(s, phrase.end) == comma and verb_after(s, second + 2) is not None
        taken_up = phrase.end == comma and s.lower(second + 2) in ("de", "d'", "pour", "qui")
        if not (subject or taken_up) or {s.lower(first), s.lower(second)} & {
            w.lower for w in s.words[:comma]
        }:
            continue
        if phrase.number == "s" and s.at(first).form.nouns and s.at(second).form.nouns:
            continue  # Le groupe, jeunes et vieux, a dansé
        pairs = allowed(phrase)
        for i in (first, second):
            if not s.at(i).form.qualifiers & pairs:
                word = s.at(i)
                offered = inflected(s, word, chosen(word.form, pairs))
                yield on(word, "Ces qualités, entre virgules, sont celles du nom qui précède.", *offered)


def _quality(s: Sentence, i: int) -> bool:
    """Whether the word at `i` can be an adjective, whatever noun it is too."""
    form = s.at(i).form
    proper = bool(form.qualifiers) and form.nouns <= form.qualifiers and not form.adverb
    return s.role(i) in ("A", "N", "Q") and not s.at(i).capital and (proper or form.text in _ALSO_ADVERBS)


_ALSO_ADVERBS = forms("lourd léger solide fort haut bas clair court")


RULES = (
    GrammarRule(
        "accord.paire_en_incise",
        pair_in_aside,
        "Deux adjectifs entre virgules s’accordent avec le nom qu’ils décrivent.",
        bad=(
            (
                "Les bancs de parc, lourd et solide, résistent au vent.",
                "Les bancs de parc, lourds et solides, résistent au vent.",
            ),
            (
                "Voici une occasion, rares et précieux, de danser.",
                "Voici une occasion, rare et précieuse, de danser.",
            ),
        ),
        good=(
            "Les bancs, lourds et solides, résistent.",
            "Les élus, hommes et femmes, votent.",
            "Le groupe, jeunes et vieux, a dansé.",
            "La rivière, calme ou agitée, attire.",
        ),
        words=_JOINING,
    ),
)
