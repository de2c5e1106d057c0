"""What `lexicon/graphies-apprises.txt` says: how often words and pairs of words follow one another, and how much each clue counts.

The file is written by `tests/corpus/learn_near_words.py`, which says how. Its rows, separated by tabs: `poids`, the
weights of the clues, the last of which is added whatever they say; `seuil`, what the sum must exceed; then three
tables of counts, `mots`, `vus` (words known from elsewhere, rarer) and `paires`. A table is a sorted list of whole
numbers, each a 24-bit mark of a text and a level of frequency, written as differences in base 85: no word, and no
sentence, can be told from it.
"""

from __future__ import annotations

import base64
import functools
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from pathlib import Path

from desktop.checks.reading.words import Form
from desktop.checks.shipped_file import reading, rows_of

FILE = "graphies-apprises.txt"
FREQUENT = "frequent.txt"
# The ranks in that list, the farthest first, that make the levels of a lemma.
_RANKS = (-3000, -2000, -1200, -700, -350, -150, -50)
# How many times each level of frequency stands for.
LEVELS = (4, 6, 9, 18, 40, 110, 400, 2500)
_LEVEL_BITS = 3
_SIEVE = 1 << 17
KINDS = ("accent", "accents", "simple", "inversion", "double", "de trop")
# A letter forgotten or that of the next key, of which nothing was learnt, weigh what a letter too many does.
_AS_LEARNT = {"oubli": "de trop", "touche": "de trop"}
# Smoothing: what a pair never seen is worth.
_UNSEEN, _OPEN, _BACK, _SHARE = 0.3, 50.0, 8.0, 4.0


def mark(text: str) -> int:
    """The 24 bits that stand for a text."""
    return zlib.crc32(text.encode()) >> 8


def level(count: int) -> int:
    """The level of a count that is at least the first one."""
    return max(rank for rank, least in enumerate(LEVELS) if count >= least)


class Counts:
    """A table of counts by text, from its marks; a sieve first, because most questions are about absent texts."""

    def __init__(self, entries: Iterable[int]) -> None:
        self._entries = array("I", entries)
        self._sieve = bytearray(_SIEVE >> 3)
        for entry in self._entries:
            place = (entry >> _LEVEL_BITS) % _SIEVE
            self._sieve[place >> 3] |= 1 << (place & 7)

    def count(self, text: str, less: int = 0) -> int:
        """How many times it was seen, about; 0 when it is not in the table. `less` is for learning alone."""
        del less
        wanted = zlib.crc32(text.encode()) >> 8
        place = wanted % _SIEVE
        if not self._sieve[place >> 3] >> (place & 7) & 1:
            return 0
        found = bisect_left(self._entries, wanted << _LEVEL_BITS)
        if found == len(self._entries) or self._entries[found] >> _LEVEL_BITS != wanted:
            return 0
        return LEVELS[self._entries[found] & (1 << _LEVEL_BITS) - 1]


def written(entries: Iterable[int]) -> str:
    """A table as the file has it: differences between entries, seven bits a byte, in base 85."""
    out, last = bytearray(), 0
    for entry in sorted(entries):
        step, last = entry - last, entry
        while step > 127:
            out.append(step & 127 | 128)
            step >>= 7
        out.append(step)
    return base64.b85encode(bytes(out)).decode()


def read_entries(text: str) -> list[int]:
    """The entries of a table as the file has it."""
    entries, last, step, shift = [], 0, 0, 0
    for byte in base64.b85decode(text):
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            last += step
            entries.append(last)
            step = shift = 0
    return entries


def kind_of(text: str, form: Form) -> str:
    """What a word may be, in one text: its readings, genders, numbers and persons; itself for a mark or a number."""
    if not text[:1].isalpha():
        return text
    parts = [
        letter + "".join(sorted(gender + number for gender, number in pairs))
        for letter, pairs in (("N", form.nouns), ("A", form.adjectives), ("Q", form.participles))
        if pairs
    ]
    parts += ["V" + "".join(sorted(form.persons))] if form.persons else []
    readings = ((form.infinitives, "Y"), (form.gerund, "P"), (form.adverb, "W"), (form.preposition, "R"))
    parts += [letter for has, letter in readings if has]
    return "/".join(parts) or ("M" if form.name else "+".join(form.tags) or "?")


@dataclass(frozen=True, slots=True)
class Seat:
    """A word in its place: how likely after the word before it, before the word after it, and what was counted."""

    left: float
    right: float
    kind_left: float
    kind_right: float
    before: int
    after: int
    count: int


@dataclass(slots=True)
class NearWordModel:
    """Everything learnt."""

    weights: tuple[float, ...]
    threshold: float
    words: Counts
    seen: Counts
    pairs: Counts
    lemmas: Counts

    def seat(
        self, before: tuple[str, str], word: tuple[str, str], after: tuple[str, str], less: int = 0
    ) -> Seat:
        """What the counts say of a word in a place; each word comes with its kind."""
        count, pair = self.words.count, self.pairs.count
        kind, own = f"/{word[1]}", count(word[0], less)
        share = (own + _UNSEEN) / (count(kind) + _OPEN)
        kind_left = self._of_kind(
            pair(f"{before[0]} {kind}", less),
            pair(f"/{before[1]} {kind}", less),
            count(before[0]),
            count(f"/{before[1]}"),
        )
        kind_right = self._of_kind(
            pair(f"{kind} {after[0]}", less),
            pair(f"{kind} /{after[1]}", less),
            count(after[0]),
            count(f"/{after[1]}"),
        )
        left, right = pair(f"{before[0]} {word[0]}", less), pair(f"{word[0]} {after[0]}", less)
        return Seat(
            log((left + _SHARE * kind_left * share) / (count(before[0]) + _SHARE)),
            log((right + _SHARE * kind_right * share) / (count(after[0]) + _SHARE)),
            log(kind_left),
            log(kind_right),
            left,
            right,
            own,
        )

    def rank(self, lemmas: Iterable[str]) -> float:
        """How common the commonest of these lemmas is, from 0."""
        return max((log(self.lemmas.count(lemma) + 1) for lemma in lemmas), default=0.0)

    @staticmethod
    def _of_kind(pair: int, kinds: int, word: int, kind: int) -> float:
        return (pair + _BACK * (kinds + 0.05) / (kind + 5)) / (word + _BACK)

    def clues(
        self, text: str, here: Seat, there: Seat, slip: str, rivals: int, ranks: tuple[float, float]
    ) -> list[float]:
        """The clues that another word, of seat `there`, was meant rather than the one written; `ranks` of the two."""
        own, other = log(here.count + _UNSEEN), log(there.count + _UNSEEN)
        size = len(text)
        return [
            there.left - other - here.left + own,
            there.right - other - here.right + own,
            there.kind_left - here.kind_left,
            there.kind_right - here.kind_right,
            there.kind_left,
            there.kind_right,
            here.kind_left,
            here.kind_right,
            other,
            own,
            float(there.before > 0),
            float(there.after > 0),
            float(there.before > 0 and there.after > 0),
            float(here.before > 0),
            float(here.after > 0),
            log(1 + there.before),
            log(1 + there.after),
            float(self.seen.count(text) > 0),
            ranks[0],
            ranks[1],
            float(size <= 4),
            float(size == 3),
            float(size >= 7),
            log(rivals + 1),
            *(float(_AS_LEARNT.get(slip, slip) == kind) for kind in KINDS),
        ]

    def weigh(self, clues: list[float]) -> float:
        """How much they speak for the other word, over the threshold."""
        total = sum(clue * weight for clue, weight in zip(clues, self.weights, strict=False))
        return total + self.weights[-1] - self.threshold


@functools.lru_cache(maxsize=1)
def read_near_words(resources: Path) -> NearWordModel:
    """The model as shipped, read once: the grammar and the spelling ask it. Raises EnvironmentFault, with the line, on a file that is not well made."""
    rows: dict[str, list[str]] = {}

    def row(text: str) -> None:
        head, *fields = text.split("\t")
        rows[head] = fields

    path = resources / "lexicon" / FILE
    rows_of(path, row)
    with reading(path):
        weights = tuple(map(float, rows["poids"]))
        if len(weights) != len(KINDS) + 25:
            raise ValueError("autant de poids que d’indices étaient attendus")
        words, seen, pairs = (Counts(read_entries(rows[name][0])) for name in ("mots", "vus", "paires"))
        return NearWordModel(weights, float(rows["seuil"][0]), words, seen, pairs, common_lemmas(resources))


def common_lemmas(resources: Path) -> Counts:
    """How common each lemma of `frequent.txt` is: the levels go from the first thousands down to the commonest."""
    lemmas = rows_of(resources / "lexicon" / FREQUENT, str)
    entries: dict[int, int] = {}
    for rank, lemma in enumerate(lemmas):
        entries.setdefault(mark(lemma), bisect_left(_RANKS, -rank))
    return Counts(sorted(key << _LEVEL_BITS | found for key, found in entries.items()))
