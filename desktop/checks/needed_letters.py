"""What a text must hold for an expression to match in it: a test that costs less than to search.

An expression costs as much where it finds nothing, and each finds nothing in most texts. Most can match only where one
of a few words or signs stands, and three letters of each are enough to pass over the texts that hold none of them.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desktop.checks.document import Document

_LONGEST = 3
_MOST = 64
_WIDEST = 12
# How often a letter comes in French, roughly: what is not here is rarer than all these.
_FREQUENCIES = {
    letter: share
    for letters, share in ((" ", 0.17), ("e", 0.12), ("saint", 0.07), ("rulo", 0.05), ("dcmpé'", 0.03), ("vqfbghà,.", 0.01), ("èêçxjyz-", 0.005))
    for letter in letters
}  # fmt: skip
_RARE = 0.002

# What `re` makes of an expression. It is not documented: whatever is not known here is taken for any text at all.
_parser: Any = importlib.import_module("re._parser")
_codes: Any = importlib.import_module("re._constants")
_WITHOUT_WIDTH = frozenset({_codes.AT, _codes.ASSERT_NOT})
_REPEATS = frozenset({_codes.MAX_REPEAT, _codes.MIN_REPEAT})


def letters_needed(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Runs of one to three characters (`Document.runs`), of which any text where `pattern` matches holds one.

    Empty when nothing is sure, as for expressions without regard to case. Of several such lists, the least likely.
    A tuple takes a tenth of the room of a set, and rules share its strings.
    """
    if pattern.flags & re.IGNORECASE:
        return ()
    return tuple(map(sys.intern, _Reading(_parser.parse(pattern.pattern, pattern.flags)).least_likely()))


class Sought:
    """An expression that is searched only in the texts that hold the letters it needs.

    They are read from it where it is first searched: for all of ours, a tenth of a second that whoever only imports
    the rules does not wait for.
    """

    __slots__ = ("_letters", "_pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._letters: tuple[str, ...] | None = None

    def may_match(self, document: Document) -> bool:
        """Whether the text holds the letters it needs."""
        if self._letters is None:
            self._letters = letters_needed(self._pattern)
        return not self._letters or not document.runs.isdisjoint(self._letters)

    def matches(self, document: Document) -> Iterator[re.Match[str]]:
        """Its matches in the folded text."""
        return self._pattern.finditer(document.folded) if self.may_match(document) else iter(())


class _Reading:
    """A part of an expression, read from left to right.

    `run` is all that may stand where the reading has come to, without a gap; `exact`, whether it is all that the part
    may match. `sure`: sets of strings, of each of which the text holds one.
    """

    def __init__(self, items: Iterable[tuple[Any, Any]]) -> None:
        self.sure: list[set[str]] = []
        self.run = {""}
        self.exact = True
        for code, value in items:
            self._read(code, value)

    def least_likely(self) -> frozenset[str]:
        """The most telling of what is sure, each string by its rarest letters."""
        sets = [frozenset(map(_rarest, strings)) for strings in (*self.sure, self.run) if "" not in strings]
        return min(sets, key=lambda runs: sum(map(_likelihood, runs)), default=frozenset())

    def _read(self, code: Any, value: Any) -> None:
        if code is _codes.LITERAL:
            self._add({chr(value)})
        elif code is _codes.IN and (letters := _few(value)):
            self._add(letters)
        elif code is _codes.ASSERT:
            self.sure.append(set(_Reading(value[1]).least_likely()) or {""})
        elif code is _codes.BRANCH:
            self._add_one_of(value[1])
        elif code is _codes.SUBPATTERN and not value[1] & re.IGNORECASE:
            self._add_one_of((value[-1],))
        elif code in _REPEATS:
            self._repeat(*value)
        elif code not in _WITHOUT_WIDTH:
            self._break()

    def _repeat(self, least: int, most: int, items: Sequence[tuple[Any, Any]]) -> None:
        if (least, most) == (0, 1):
            self._add_one_of((items, ()))
            return
        for _ in range(min(least, _LONGEST)):
            self._add_one_of((items,))
        if most != least or least > _LONGEST:
            self._break()
            last = _Reading(items)
            if least and last.exact:
                self.run = last.run  # what follows stands just after one of these

    def _add_one_of(self, branches: Sequence[Sequence[tuple[Any, Any]]]) -> None:
        """What follows is one of these."""
        readings = [_Reading(items) for items in branches]
        if len(readings) == 1:
            self.sure += readings[0].sure
        if all(reading.exact for reading in readings):
            self._add(set().union(*(reading.run for reading in readings)))
            return
        self._break()
        choices = [reading.least_likely() for reading in readings]
        if all(choices):
            self.sure.append(set().union(*choices))

    def _add(self, strings: set[str]) -> None:
        if len(self.run) * len(strings) > _MOST:
            self._break()
        self.run = {before + string for before in self.run for string in strings}

    def _break(self) -> None:
        """What follows may be apart from what was read."""
        self.sure.append(self.run)
        self.run, self.exact = {""}, False


def _few(members: Iterable[tuple[Any, Any]]) -> set[str]:
    """The characters of a set, when they are few; otherwise none."""
    letters: set[str] = set()
    for code, value in members:
        first, last = value if code is _codes.RANGE else (value, value)
        if code not in (_codes.LITERAL, _codes.RANGE) or last - first >= _WIDEST:
            return set()
        letters.update(map(chr, range(first, last + 1)))
    return letters if len(letters) <= _WIDEST else set()


def _rarest(string: str) -> str:
    starts = range(max(1, len(string) - _LONGEST + 1))
    return min((string[start : start + _LONGEST] for start in starts), key=_likelihood)


def _likelihood(run: str) -> float:
    share = 1.0
    for letter in run:
        share *= _FREQUENCIES.get(letter, _RARE)
    return share
