"""Finds official names in a text, however they were typed: accents, hyphens, capitals, St- and Ste-."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.checks.toponyms.official_names import Place

_WORD = re.compile(r"[^\W\d_]+")
_JOIN = re.compile(r"(?:\. ?|[ '–—-]| ?- ?)")
_SAINTS = {"saint": "st", "sainte": "ste"}


@dataclass(frozen=True, slots=True)
class Named:
    """A place named in a text, at `start` to `end` excluded of its folded form."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int


def key_of(word: str) -> str:
    """How two spellings of a word are compared: lower case, no accent, `st` for Saint."""
    plain = word.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain.replace("œ", "oe"))
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SAINTS.get(plain, plain)


class ToponymIndex:
    """Official names by their first two words; of two that begin at the same place, the longer is found."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_first: dict[tuple[str, ...], list[tuple[tuple[str, ...], Place]]] = {}
        known: set[tuple[str, ...]] = set()
        for place in places:
            keys = tuple(key_of(word) for word in _WORD.findall(place.name))
            if keys and keys not in known:
                known.add(keys)
                self._by_first.setdefault(keys[:2], []).append((keys, place))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda pair: -len(pair[0]))

    def named(self, folded: str) -> Iterator[Named]:
        """The places named in `folded`, in reading order, none overlapping another."""
        words = [_Word(key_of(m.group()), m.start(), m.end()) for m in _WORD.finditer(folded)]
        index = 0
        while index < len(words):
            found = self._at(folded, words, index)
            if found:
                yield Named(found[1], words[index].start, words[index + found[0] - 1].end)
            index += found[0] if found else 1

    def official(self, name: str) -> str | None:
        """The official spelling of a whole name, whatever its accents, or None."""
        keys = tuple(key_of(word) for word in _WORD.findall(name))
        for first in {keys[:2], keys[:1]}:
            for known, place in self._by_first.get(first, ()):
                if known == keys:
                    return place.name
        return None

    def _at(self, folded: str, words: list[_Word], index: int) -> tuple[int, Place] | None:
        pair = tuple([word.key for word in words[index : index + 2]])
        for keys, place in (*self._by_first.get(pair, ()), *self._by_first.get(pair[:1], ())):
            window = words[index : index + len(keys)]
            if tuple(word.key for word in window) == keys and all(
                _JOIN.fullmatch(folded, one.end, other.start) for one, other in pairwise(window)
            ):
                return len(keys), place
        return None
