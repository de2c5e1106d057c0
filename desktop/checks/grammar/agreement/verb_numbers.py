"""What the number of a verb tells of a subject whose own is not sure."""

from __future__ import annotations

from desktop.checks.reading.noun_phrases import Phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber


def told_by_verb(s: Sentence, verb: int, pairs: frozenset[GenderNumber]) -> frozenset[GenderNumber]:
    """`pairs` of the number of the verb: of `des avis de la greffière qui sont`, the plural."""
    numbers = {person[1] for person in s.at(verb).form.persons if person[0] == "3"}
    return frozenset(pair for pair in pairs if pair[1] in numbers) or pairs


def counted_pairs(s: Sentence, subject: Phrase, verb: int) -> frozenset[GenderNumber]:
    """After `une centaine de coureurs`, what the number of the verb tells; empty when it tells nothing."""
    if subject.pronoun or subject.number or subject.gender or s.role(subject.head) != "N":
        return frozenset()
    completed = subject.head + 1
    while s.role(completed) in ("A", "Q"):
        completed += 1
    persons = s.at(verb).form.persons
    if "3s" in persons and "3p" not in persons and s.lower(completed) == "des":
        # la moitié des chaises a été rendue: a verb in the singular agrees with the feminine collective
        feminine = {g for g, _ in s.at(subject.head).form.nouns} == {"f"}
        return frozenset({("f", "s")}) if feminine else frozenset()
    if s.role(subject.head + 1) != "F":
        return frozenset()
    if "3p" in persons and "3s" not in persons:
        noun = next((k for k in range(subject.head + 2, verb) if s.role(k) == "N"), None)
        return frozenset((g, "p") for g, _ in s.at(noun).form.nouns) if noun is not None else frozenset()
    return frozenset()
