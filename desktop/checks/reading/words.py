"""What a word form may be: its readings by Grammalecte's lexicon, ready for the rules of grammar.

A reading is one line of the lexicon (`>ouvrir/:V3_itnq__a:Q:A:f:s/*`). Genders are `m` and `f`, numbers `s`
and `p`; a form that has both gives all combinations. Persons are `1s` … `3p`.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from desktop.checks.reading.genders import EPICENE, main_gender

GenderNumber = tuple[str, str]
# Forms kept: those of a long text and of a day's typing.
REMEMBERED = 16_384
MOODS = ("Ip", "Iq", "Is", "If", "K", "Sp", "Sq", "E")
_PERSON = re.compile(r"^([123])[sś]?ŝ?([sp]?)")


def forms(text: str) -> frozenset[str]:
    """A list of word forms, as data one can read."""
    return frozenset(set(text.split()))  # copied from a set, it takes half the room


class Lexicographer(Protocol):
    """What the rules ask of the grammar engine."""

    def morph(self, word: str) -> tuple[str, ...]:
        """The lexicon's readings of a word form."""

    def conjugate(self, lemma: str, mood: str, person: str) -> str:
        """The form of a verb, or "" when it has none."""

    def inflect(self, word: str, gender: str, number: str) -> tuple[str, ...]:
        """The forms of a noun, an adjective or a participle in that gender and number, likeliest first."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One finite reading: lemma, mood (`Ip`…), persons, and what the lexicon says of its use."""

    lemma: str
    mood: str
    persons: frozenset[str]
    use: str


@dataclass(frozen=True, slots=True)
class Form:
    """All readings of one word form (lower case, `'` for every apostrophe).

    What follows from them is decided once: `known` (the lexicon has the form), `finite` (it may be a conjugated verb
    other than an imperative) and `persons` (of those readings), `qualifiers` (genders and numbers as an adjective
    or a participle), `nominal` (it may be a noun, an adjective or a participle), `only_verb` (it can be nothing but
    a conjugated verb).
    """

    text: str
    tags: tuple[str, ...]
    nouns: frozenset[GenderNumber]
    adjectives: frozenset[GenderNumber]
    participles: frozenset[GenderNumber]
    participle_verbs: tuple[tuple[str, str], ...]
    verbs: tuple[Verb, ...]
    infinitives: tuple[tuple[str, str], ...]
    gerund: bool
    adverb: bool
    preposition: bool
    name: bool
    known: bool = field(init=False, compare=False)
    finite: bool = field(init=False, compare=False)
    persons: frozenset[str] = field(init=False, compare=False)
    qualifiers: frozenset[GenderNumber] = field(init=False, compare=False)
    nominal: bool = field(init=False, compare=False)
    only_verb: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        persons = frozenset(p for verb in self.verbs if verb.mood != "E" for p in verb.persons)
        nominal = bool(self.nouns or self.adjectives or self.participles)
        other = nominal or self.infinitives or self.adverb or self.preposition or self.gerund or self.name
        decided = {
            "known": bool(self.tags),
            "finite": any(verb.mood != "E" for verb in self.verbs),
            "persons": _shared(persons),
            "qualifiers": _shared(self.adjectives | self.participles),
            "nominal": nominal,
            "only_verb": bool(self.verbs) and not other,
        }
        for name, value in decided.items():
            object.__setattr__(self, name, value)

    def lemmas(self, *, infinitive: bool = True, participle: bool = True) -> frozenset[str]:
        """The verbs it may belong to."""
        if not (self.verbs or self.infinitives or self.participle_verbs):
            return _NOTHING
        found = {verb.lemma for verb in self.verbs}
        if infinitive:
            found |= {lemma for lemma, _ in self.infinitives}
        if participle:
            found |= {lemma for lemma, _ in self.participle_verbs}
        return frozenset(found)


_NOTHING: frozenset[str] = frozenset()
_ANY = frozenset((gender, number) for gender in "mf" for number in "sp")
_Set = TypeVar("_Set", frozenset[GenderNumber], frozenset[str])


@functools.cache
def _shared(values: _Set) -> _Set:
    """The one copy of a set of genders and numbers, or of persons: there are few, for thousands of forms."""
    return values


class Vocabulary:
    """Forms by their text, read once. `forget` when the lexicon learns new words."""

    def __init__(self, lexicographer: Lexicographer) -> None:
        self.lexicographer = lexicographer
        self._forms: dict[str, Form] = {}

    def form(self, text: str) -> Form:
        """The readings of `text`, which may be capitalised."""
        if (known := self._forms.get(text)) is None:
            if len(self._forms) >= REMEMBERED:
                self._forms.clear()
            known = self._forms[text] = read_form(text, self.lexicographer.morph)
        return known

    def forget(self) -> None:
        """Read every form again from the lexicon."""
        self._forms.clear()


def read_form(text: str, morph: Callable[[str], Iterable[str]]) -> Form:
    """The readings of one form."""
    typed = text.replace("'", "’")
    found = tuple(morph(typed))
    if text[:1].isupper():
        # The lexicon keeps proper names under their capital, common words under lower case.
        found = tuple(dict.fromkeys((*found, *morph(typed.lower()))))
    return _form(text.lower(), found)


def _form(text: str, found: tuple[str, ...]) -> Form:
    nouns: set[GenderNumber] = set()
    adjectives: set[GenderNumber] = set()
    participles: set[GenderNumber] = set()
    participle_verbs: list[tuple[str, str]] = []
    verbs: list[Verb] = []
    infinitives: list[tuple[str, str]] = []
    tags: set[str] = set()
    for line in found:
        lemma, _, rest = line[1:].partition("/")
        # « Y;É », « 3s;é »: after the semicolon, what the ear hears at the word's beginning.
        parts = [part.partition(";")[0] for part in rest.partition("/")[0].split(":")[1:]]
        tags.update(parts)
        if not parts:
            continue
        pairs = _gender_number(parts)
        if parts[0].startswith("V"):
            use = parts[0]
            verbs += _finite(lemma, use, parts)
            if "Q" in parts:
                participles = _narrower(participles, pairs)
                participle_verbs.append((lemma, use))
            if "Y" in parts:
                infinitives.append((lemma, use))
        if "N" in parts:
            nouns |= pairs
        if "A" in parts and "Q" not in parts:
            adjectives |= pairs
    if adjectives and len(participles) == len(_ANY) and text.endswith(("é", "és", "ée", "ées")):
        participles = set(
            adjectives
        )  # « stationné » never varies after « avoir », but « une auto stationnée » does
    if main := main_gender(text):
        nouns = {(gender, number) for gender, number in nouns if gender == main}
    if text in EPICENE:
        nouns |= {("f", number) for _, number in nouns}
    return Form(
        text=text,
        tags=tuple(map(sys.intern, sorted(tags))),
        nouns=_shared(frozenset(nouns)),
        adjectives=_shared(frozenset(adjectives)),
        participles=_shared(frozenset(participles)),
        participle_verbs=tuple(participle_verbs),
        verbs=tuple(verbs),
        infinitives=tuple(infinitives),
        gerund="P" in tags,
        adverb="W" in tags,
        preposition="R" in tags,
        name=bool(tags & {"M1", "M2", "MP"}),
    )


def _narrower(known: set[GenderNumber], pairs: set[GenderNumber]) -> set[GenderNumber]:
    """« Ressorti » never varies for one of two verbs, but « elles sont ressorties » says that it does."""
    if known and len(pairs) == len(_ANY):
        return known
    return pairs if len(known) == len(_ANY) else known | pairs


def _gender_number(parts: Iterable[str]) -> set[GenderNumber]:
    genders: set[str] = set()
    numbers: set[str] = set()
    for part in parts:
        mark = part.partition("#")[0]
        if mark in ("m", "f", "e"):
            genders |= {"m", "f"} if mark == "e" else {mark}
        elif mark in ("s", "p", "i"):
            numbers |= {"s", "p"} if mark == "i" else {mark}
    return {(gender, number) for gender in genders for number in numbers}


def _finite(lemma: str, use: str, parts: list[str]) -> Iterable[Verb]:
    persons: frozenset[str] = frozenset(
        part[0] + (part[1] if part[1] in "sp" else "s")
        for part in (part.rstrip("!?") for part in parts[1:])
        if len(part) == 2 and part[0] in "123" and part[1] in "spśŝ"
    )
    if "Q" in parts:
        return
    for mood in MOODS:
        if mood in parts and persons:
            yield Verb(lemma, mood, _shared(persons), use)
