"""An infinitive in -er that nothing governs: the participle it was meant to be."""

from __future__ import annotations

from desktop.checks.grammar.agreement.inflection import chosen
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.grammar.homophones.states import participle_of
from desktop.checks.grammar.verbs.infinitives import is_er_infinitive
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_ANY: frozenset[GenderNumber] = frozenset({("m", "s")})


QUALIFIES = "Ce mot qualifie un nom : c’est un participe passé, qui s’accorde."


def is_stray(s: Sentence, i: int) -> bool:
    """Whether the word at `i` is an infinitive in -er of a verb that has an object, and no noun."""
    word = s.at(i)
    return is_er_infinitive(word) and any("t" in use[3:6] for _, use in word.form.infinitives)


def no_object(s: Sentence, i: int) -> bool:
    """Whether nothing after the verb at `i` could be its object."""
    dated = is_time(s, i + 1) and not (
        s.role(i + 1) == "D" and len(s.lower(i + 2)) > 2 and s.role(i + 2) == "#"
    )
    return dated or s.role(i + 1) in ("P", "F", "W", ".", ",", "C", "V", "") or s.lower(i + 1) in _REFLEXIVE


_REFLEXIVE = forms("se s'")


def participles(s: Sentence, i: int, pairs: frozenset[GenderNumber]) -> tuple[str, ...]:
    """The participle of the verb at `i`, the form of the likeliest pair first."""
    base = participle_of(s, s.lower(i))
    first = chosen(s.vocabulary.form(base), pairs or _ANY)
    order = sorted(pairs or _ANY, key=lambda pair: pair != first)
    return (*(f for pair in order for f in s.vocabulary.lexicographer.inflect(base, *pair)[:1]), base)[:2]


def nearest_pairs(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What a quality at `i` is said of: the nearest noun or pronoun before it, or the first one after."""
    phrase = noun_phrase(s, 0) if s.role(0) == "D" and s.lower(i - 1) == "," else None
    if phrase is not None and complements(s, phrase.end) == i - 1:
        return allowed(phrase)
    before = range(i - 1, max(-1, i - 8), -1)
    for k in (*before, *range(i + 1, min(len(s.words), i + 8))):
        if s.role(k) == "S" and s.lower(k) in _SUBJECTS:
            return frozenset({_SUBJECTS[s.lower(k)]})
        if s.role(k) == "N" and s.lower(k) not in TIMES and (pairs := noun_pairs(s, k)):
            return pairs
    return _ANY


_SUBJECTS = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
