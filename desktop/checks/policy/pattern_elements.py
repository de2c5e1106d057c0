"""The elements that patterns are made of: what each matches in a sentence, and with what it may begin.

Matching tracks sets of positions and never backtracks, so the cost stays linear in the sentence.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

_MAX_WORD = 48
_EDGE = 4
# Choices from which a group looks up the word at hand rather than asking each of them.
_MANY = 5


_SETS: dict[frozenset[str], frozenset[str]] = {}


def shared(words: frozenset[str]) -> frozenset[str]:
    """The one copy of a set of words: the forms of a verb come back in hundreds of patterns."""
    known = _SETS.get(words)
    if known is None:
        # A set copied from another takes half the room of one filled word by word.
        known = frozenset(set(map(sys.intern, words)))
        _SETS[known] = known
    return known


def _opening(words: frozenset[str], classes: frozenset[str]) -> Openers:
    """The one copy of what many sequences begin with."""
    return _openers_of(shared(words), shared(classes))


@functools.cache
def _openers_of(words: frozenset[str], classes: frozenset[str]) -> Openers:
    return Openers(words, classes)


def forget_shared() -> None:
    """Nothing more is read: what is in use is in the patterns, and most sets served only to build them."""
    _SETS.clear()
    _openers_of.cache_clear()


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

    words: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordElement:
    """One word among `words` (lower case), with a capital when `capital`."""

    words: frozenset[str]
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
        return self.words


@dataclass(frozen=True, slots=True)
class OneWordElement:
    """One word, the commonest of elements: as `WordElement`, without a set of its own."""

    word: str
    capital: bool = False

    @property
    def words(self) -> frozenset[str]:
        return frozenset({self.word})

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
        return shared(self.words)


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
    _by_word: dict[str, tuple[SequenceElement, ...]] | None = field(init=False, compare=False, repr=False)
    _others: tuple[SequenceElement, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Most choices begin with a word: of many, only those that begin with the word at hand are tried.
        if len(self.choices) < _MANY:
            object.__setattr__(self, "_by_word", None)
            object.__setattr__(self, "_others", self.choices)
            return
        table: dict[str, tuple[SequenceElement, ...]] = {}
        together: dict[tuple[SequenceElement, ...], tuple[SequenceElement, ...]] = {}
        others = []
        for choice in self.choices:
            if choice.openers is None or choice.openers.classes:
                others.append(choice)
                continue
            for word in choice.openers.words:
                found = (*table.get(word, ()), choice)
                table[word] = together.setdefault(found, found)
        object.__setattr__(self, "_by_word", table)
        object.__setattr__(self, "_others", tuple(others))

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        found: list[int] = []
        if self._by_word is not None and index < len(sentence.lowers):
            for choice in self._by_word.get(sentence.lowers[index], ()):
                found += choice.ends(sentence, index)
        for choice in self._others:
            found += choice.ends(sentence, index)
        return tuple(found)

    def keys(self) -> frozenset[str] | None:
        keys: frozenset[str] = frozenset()
        for choice in self.choices:
            if (own := choice.keys()) is None:
                return None
            keys |= own
        return shared(keys)


@dataclass(frozen=True, slots=True)
class SequenceElement:
    """Elements one after the other."""

    elements: tuple[Element, ...]
    openers: Openers | None = field(init=False, compare=False)
    _keys: frozenset[str] | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for every sentence and every rule: worked out once.
        object.__setattr__(self, "openers", _openers(self.elements)[0])
        object.__setattr__(self, "_keys", self._most_selective())

    def candidates(self, sentence: Sentence, start: int, limit: int) -> Iterable[int]:
        """The positions of `start..limit` where a match may begin, in order."""
        if self.openers is None:
            return range(start, limit)
        lowers, words = sentence.lowers, self.openers.words
        found = [index for index in range(start, limit) if lowers[index] in words] if words else []
        if self.openers.classes:
            places = (index for name in self.openers.classes for index in sentence.starts(name))
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
        """The most selective keys among the elements, classes before words that are everywhere."""
        return self._keys

    def _most_selective(self) -> frozenset[str] | None:
        best: frozenset[str] | None = None
        for element in self.elements:
            own = element.keys()
            if own is not None and (best is None or _weight(own) < _weight(best)):
                best = own
        return best


def _openers(elements: Iterable[Element]) -> tuple[Openers | None, bool]:
    """With what these elements may begin, None for anything; and whether they may match no word at all."""
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    for element in elements:
        own, empty = _element_openers(element)
        if own is None:
            return None, empty
        words, classes = words | own.words, classes | own.classes
        if not empty:
            return _opening(words, classes), False
    return None, True


def _element_openers(element: Element) -> tuple[Openers | None, bool]:
    match element:
        case WordElement() | OneWordElement():
            return _opening(element.words, frozenset()), False
        case ClassElement():
            return _opening(frozenset(), frozenset({element.name})), False
        case EdgeElement():
            return _opening(frozenset(), frozenset()), True
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
            return _opening(words, frozenset(name for own in known for name in own.classes)), False
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


def _weight(keys: frozenset[str]) -> int:
    return len(keys) + 1000 * len(keys & _FREQUENT)
