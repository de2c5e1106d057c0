"""The elements that patterns are made of: what each matches in a sentence, and with what it may begin.

Matching tracks sets of positions and never backtracks, so the cost stays linear in the sentence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

_MAX_WORD = 48
_EDGE = 4
# Choices from which a group looks up the word at hand rather than asking each of them.
_MANY = 5


# Some words: a set takes three to five times the room of a tuple, in which a few are found as fast.
Words = frozenset[str] | tuple[str, ...]
_FEW = 8
_SETS: dict[tuple[str, ...], Words] = {}


def shared(words: Iterable[str]) -> Words:
    """The one copy of a set of words: the forms of a verb come back in hundreds of patterns."""
    ordered = tuple(sorted(map(sys.intern, words)))
    known = _SETS.get(ordered)
    if known is None:
        # A set copied from another takes half the room of one filled word by word.
        known = _SETS[ordered] = ordered if len(ordered) <= _FEW else frozenset(set(ordered))
    return known


def forget_shared() -> None:
    """Nothing more is read: what is in use is in the patterns, and most sets served only to build them."""
    _SETS.clear()


class Sentence(Protocol):
    """What a pattern reads: words in lower case, and where each class starts and ends among them."""

    @property
    def lowers(self) -> tuple[str, ...]:
        """The words and punctuation marks, in lower case."""

    def capital(self, index: int) -> bool:
        """Whether the word at `index` begins with a capital."""

    def ends(self, name: str, index: int) -> tuple[int, ...]:
        """Where the members of class `name` that start at `index` end."""

    def starts(self, name: str) -> tuple[int, ...]:
        """Where members of class `name` start, in order."""


class Element(Protocol):
    """One step of a pattern."""

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        """The positions after this element when it starts at `index`."""

    def keys(self) -> frozenset[str] | None:
        """Words or `<classes>` of which one must be in the sentence; None when nothing is certain."""


@dataclass(frozen=True, slots=True)
class Openers:
    """What the first word of a match may be: one of some words, or the start of a member of some classes."""

    words: Words
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordElement:
    """One word among `words` (lower case), with a capital when `capital`."""

    words: Words
    capital: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", shared(self.words))

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        if (
            index < len(lowers)
            and lowers[index] in self.words
            and (not self.capital or sentence.capital(index))
        ):
            return (index + 1,)
        return ()

    def keys(self) -> frozenset[str] | None:
        return frozenset(self.words)


@dataclass(frozen=True, slots=True)
class OneWordElement:
    """One word, the commonest of elements: as `WordElement`, without a set of its own."""

    word: str
    capital: bool = False

    @property
    def words(self) -> Words:
        return (self.word,)

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        if (
            index < len(lowers)
            and lowers[index] == self.word
            and (not self.capital or sentence.capital(index))
        ):
            return (index + 1,)
        return ()

    def keys(self) -> frozenset[str] | None:
        return frozenset(self.words)


def words_element(words: frozenset[str], *, capital: bool = False) -> WordElement | OneWordElement:
    """One word among `words` (lower case)."""
    if len(words) == 1:
        return OneWordElement(sys.intern(next(iter(words))), capital)
    return WordElement(words, capital)


@dataclass(frozen=True, slots=True)
class PrefixElement:
    """One word that begins with `prefix`."""

    prefix: str

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        return (index + 1,) if index < len(lowers) and lowers[index].startswith(self.prefix) else ()

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class RegexElement:
    """One word that `expression` matches whole."""

    expression: re.Pattern[str]

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        if (
            index < len(lowers)
            and len(lowers[index]) <= _MAX_WORD
            and self.expression.fullmatch(lowers[index])
        ):
            return (index + 1,)
        return ()

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class ClassElement:
    """A member of a class, a named pattern or a recogniser."""

    name: str

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        return sentence.ends(self.name, index)

    def keys(self) -> frozenset[str] | None:
        return frozenset({f"<{self.name}>"})


@dataclass(frozen=True, slots=True)
class GapElement:
    """From none to `width` words of any kind."""

    width: int

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        return tuple(range(index, min(index + self.width, len(sentence.lowers)) + 1))

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class EdgeElement:
    """The start or the end of the sentence (quotation marks and final punctuation aside)."""

    at_end: bool

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        distance = len(lowers) - index if self.at_end else index
        if distance > _EDGE:
            return ()
        outside = lowers[index:] if self.at_end else lowers[:index]
        return () if any(char.isalnum() for word in outside for char in word) else (index,)

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class OptionalElement:
    """An element that may be absent."""

    element: Element

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        return (index, *self.element.ends(sentence, index))

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class GroupElement:
    """One of several sequences."""

    choices: tuple[SequenceElement, ...]
    _table: _Choices | None = field(init=False, compare=False, repr=False, default=None)

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        found: list[int] = []
        table = self._table or self._in_table()
        if table.by_word and index < len(sentence.lowers):
            for choice in table.by_word.get(sentence.lowers[index], ()):
                found += choice.ends(sentence, index)
        for choice in table.others:
            found += choice.ends(sentence, index)
        return tuple(found)

    def _in_table(self) -> _Choices:
        """Most choices begin with a word: of many, only those that begin with the word at hand are tried.

        The table is made when a text first comes to the group, as a text seldom does.
        """
        by_word: dict[str, tuple[SequenceElement, ...]] = {}
        others = self.choices
        if len(self.choices) >= _MANY:
            openers = [_openers(choice.elements)[0] for choice in self.choices]
            certain = [own is not None and not own.classes for own in openers]
            others = tuple(choice for choice, sure in zip(self.choices, certain, strict=True) if not sure)
            together: dict[tuple[SequenceElement, ...], tuple[SequenceElement, ...]] = {}
            for choice, own in zip(self.choices, openers, strict=True):
                for word in own.words if own is not None and not own.classes else ():
                    found = (*by_word.get(word, ()), choice)
                    by_word[word] = together.setdefault(found, found)
        table = _Choices(by_word, others)
        object.__setattr__(self, "_table", table)
        return table

    def keys(self) -> frozenset[str] | None:
        keys: frozenset[str] = frozenset()
        for choice in self.choices:
            if (own := choice.keys()) is None:
                return None
            keys |= own
        return keys


@dataclass(frozen=True, slots=True)
class _Choices:
    """The choices of a group that begin with a word, by it; then the others."""

    by_word: dict[str, tuple[SequenceElement, ...]]
    others: tuple[SequenceElement, ...]


@dataclass(frozen=True, slots=True)
class SequenceElement:
    """Elements one after the other."""

    elements: tuple[Element, ...]
    _opening: tuple[Openers | None] | None = field(init=False, compare=False, repr=False, default=None)

    @property
    def openers(self) -> Openers | None:
        """With what a match may begin, None for anything: worked out when a text first asks, for a text seldom does."""
        if self._opening is None:
            object.__setattr__(self, "_opening", (_openers(self.elements)[0],))
            assert self._opening is not None
        return self._opening[0]

    def candidates(self, sentence: Sentence, start: int, limit: int) -> Iterable[int]:
        """The positions of `start..limit` where a match may begin, in order."""
        openers = self.openers
        if openers is None:
            return range(start, limit)
        lowers, words = sentence.lowers, openers.words
        found = [index for index in range(start, limit) if lowers[index] in words] if words else []
        if openers.classes:
            places = (index for name in openers.classes for index in sentence.starts(name))
            found = sorted({*found, *(index for index in places if start <= index < limit)})
        return found

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        positions: tuple[int, ...] = (index,)
        for element in self.elements:
            if len(positions) == 1:
                positions = element.ends(sentence, positions[0])
            else:
                positions = tuple(sorted({end for at in positions for end in element.ends(sentence, at)}))
            if not positions:
                return ()
        return positions

    def keys(self) -> frozenset[str] | None:
        """The most selective of its needs, classes before words that are everywhere."""
        return min(self.needs(), key=weight, default=None)

    def needs(self) -> Iterator[frozenset[str]]:
        """The keys of its elements: the sentence must hold one of each."""
        for element in self.elements:
            if isinstance(element, SequenceElement):
                yield from element.needs()
            elif (own := element.keys()) is not None:
                yield own


_NONE: frozenset[str] = frozenset()


def _openers(elements: Iterable[Element]) -> tuple[Openers | None, bool]:
    """With what these elements may begin, None for anything; and whether they may match no word at all."""
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    for element in elements:
        own, empty = _element_openers(element)
        if own is None:
            return None, empty
        words, classes = words.union(own.words), classes | own.classes
        if not empty:
            return Openers(words, classes), False
    return None, True


def _element_openers(element: Element) -> tuple[Openers | None, bool]:
    match element:
        case WordElement() | OneWordElement():
            return Openers(element.words, _NONE), False
        case ClassElement():
            return Openers(_NONE, frozenset({element.name})), False
        case EdgeElement():
            return Openers(_NONE, _NONE), True
        case OptionalElement():
            return _element_openers(element.element)[0], True
        case SequenceElement():
            return _openers(element.elements)
        case GroupElement():
            found = [_openers(choice.elements) for choice in element.choices]
            known = [own for own, _ in found if own is not None]
            if len(known) < len(found):
                return None, True
            words = frozenset(word for own in known for word in own.words)
            return Openers(words, frozenset(name for own in known for name in own.classes)), False
        case _:
            return None, True


_ARTICLES = frozenset(("de", "des", "du", "le", "la", "les", "l'", "d'", "un", "une", "et", "à", "au", "aux"))
_FREQUENT = _ARTICLES | {
    "en",
    "est",
    "a",
    "que",
    "qu'",
    "pour",
    "par",
    "sur",
    "ne",
    "n'",
    "pas",
    "il",
    "elle",
}


def weight(keys: frozenset[str]) -> int:
    """How often a sentence holds one of some keys, roughly: the least are the most telling."""
    return len(keys) + 1000 * len(keys & _FREQUENT)
