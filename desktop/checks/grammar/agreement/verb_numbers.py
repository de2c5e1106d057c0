"""What the number of a verb tells of a subject whose own is not sure."""

from __future__ import annotations

from collections.abc import Iterator

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


_REFLEXIVES = {"se": "3", "s'": "3", "me": "1", "m'": "1", "te": "2", "t'": "2", "nous": "1", "vous": "2"}


def is_reflexive(s: Sentence, first: int, verb: int) -> bool:
    """Whether a pronoun before `verb` is of its person: `nous nous sommes`, not `les places vous sont`."""
    persons = {person[0] for person in s.at(verb).form.persons}
    own = {_REFLEXIVES.get(s.lower(k)) for k in range(first, verb)} - {None}
    return bool(own & persons)


def listed_verbs(s: Sentence, verb: int) -> Iterator[int]:
    """The other verbs of a list in compound tenses: `ils ont mangé, ont pris leur bain et se sont couchés`."""
    person = s.at(verb).form.persons & {"3s", "3p"}
    if s.role(verb + 1) not in ("Q", "W") or len(person) != 1:
        return
    found: list[int] = []
    for j in range(verb + 1, len(s.words)):
        if s.role(j) in ("R", "K", "U", "L", ".", "S"):
            break
        k = j + 1 + (s.role(j + 1) == "O")
        helped = s.role(k) == "V" and s.role(k + 1) == "Q" and s.at(k).form.persons & person
        if s.lower(j) == "," and not helped:
            break
        if helped and (s.lower(j) == "," or (s.lower(j) == "et" and found)):
            found.append(k)
            if s.lower(j) == "et":
                yield from found
                return
