"""Which word was meant: how far two words are for a hurried typist, and how common each is."""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.checks.shipped_file import words_of
from desktop.checks.spelling.sounds import SoundIndex, sound

# Cost of each kind of slip; 1 is a plain wrong letter.
_ACCENT = 0.25
_WRONG_ACCENT = 0.12
_NEXT_KEY = 0.75
_JOINT = 0.3
_DOUBLED = 0.4
_SWAPPED = 0.6
_SOUND = 0.6
_MISSING = 0.8
_EXTRA = 0.9
_SPACE = 0.8
_SILENT = 0.45
_PLAIN = 1.0
# What a frequent word gains, and what a wrong first letter costs.
_COMMON = 0.55
# What the commonest of the small words of every sentence gains besides, and how many they are.
_EVERYDAY = 200
_EVERYDAY_GAIN = 0.3
# What a word gains by sounding like what was typed, and loses by a capital or an apostrophe that was not.
_SAME_AS_HEARD = 0.4
_CAPITAL = 0.8
_APOSTROPHE = 0.5
# What a word gains when nothing but its apostrophe is missing.
_ELISION = 0.6
# What it gains when nothing but accents are missing or wrong.
_ACCENTS_ALONE = 0.6
# Short words have too many neighbours for that to say much when the word is not a common one: `tutes`, tûtes.
_SHORT = 5
# What two words lose beside one.
_PAIR = 0.15
# What a form loses that nobody writes any more: « surmenèrent », « surmenât ».
_LITERARY = 0.3
_SUBJUNCTIVE = 1.3
_FIRST = 0.5
_CASE = 0.15
_MEANT = 1.2
# What a word gains by being of the kind that its place asks for.
_FITTING = 1.0
# What it gains for each unit of the logarithm of how likely it is beside the words that are there.
_IN_ITS_PLACE = 0.03
# A suggestion farther than this is another word, not the one that was meant.
FARTHEST = 1.6
FARTHEST_HEARD = 3.2
# Near enough to be the same word.
CLOSE = 1.1
MOST = 6

# Letters side by side on the keyboard.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = frozenset(pair for row in _ROWS for a, b in itertools.pairwise(row) for pair in (a + b, b + a))
_SAME_SOUND = ("ckq", "sz", "sc", "gj", "iy")
# A letter one does not hear at the end of a word.
_MUTE = frozenset("stxdpe")


@functools.lru_cache(maxsize=4096)
def bare(letter: str) -> str:
    """A letter without its accents."""
    return unicodedata.normalize("NFD", letter)[0] if letter not in "œæ" else letter


@functools.lru_cache(maxsize=8192)
def unaccented(word: str) -> str:
    """A word in lower case without its accents."""
    return "".join(bare(letter) for letter in word.lower())


class Ranking:
    """Orders the suggestions for a word.

    `frequent` lists lemmas, the commonest first; `lemmas` gives those of a form (itself when unknown).
    """

    def __init__(self, frequent: Path, lemmas: Callable[[str], Iterable[str]]) -> None:
        """Raises EnvironmentFault when the list cannot be read."""
        self._lemmas = lemmas
        self._rank = {word: index for index, word in enumerate(words_of(frequent))}

    def commonness(self, word: str) -> float:
        """From 0 (not in the list) to 1 (the commonest)."""
        rank = self._place(word.lower())
        return 1 - 0.5 * rank / len(self._rank) if rank is not None else 0.0

    def _place(self, word: str) -> int | None:
        """How many words are commoner; of two words side by side, than the rarer one. None when it is not common.

        Beside a small word, any other will do: « un empire ».
        """
        if " " in word:
            ranks = [self._place(part) for part in word.split(" ")]
            known = [rank for rank in ranks if rank is not None]
            everyday = bool(known) and min(known) < _EVERYDAY
            last = len(self._rank) - 1 if everyday else None
            return max(known) if len(known) == len(ranks) else last
        if word not in self._rank:
            word = word.rpartition("'")[2].rpartition("-")[2]  # d'accueil, eux-mêmes
        places = [self._rank[lemma] for lemma in (word, *self._lemmas(word)) if lemma in self._rank]
        return min(places, default=None)

    def order(
        self,
        word: str,
        offered: Iterable[str],
        meant: frozenset[str] = frozenset(),
        fits: Callable[[str], bool] | None = None,
        likely: Callable[[str], float] = lambda _: 0.0,
    ) -> tuple[str, ...]:
        """The best few of the offered words, the likeliest first.

        `meant` are forms that the ending of an unknown verb points to: they come before mere neighbours.
        `fits` tells the words of the kind that the place asks for: they come before the others.
        `likely` is the logarithm of how often each stands between the words that are there.
        """
        scored = sorted(
            (
                self._score(word, other)
                - (_MEANT if other in meant and (fits is None or fits(other)) else 0)
                - (_FITTING if fits is not None and fits(other) else 0)
                - _IN_ITS_PLACE * likely(other),
                index,
                other,
            )
            for index, other in enumerate(dict.fromkeys(offered))
            if other in meant or self._near(word, other)
        )
        best = scored[0][0] if scored else 0.0
        kept = dict.fromkeys(_cased(word, other) for score, _, other in scored if score <= best + 1.2)
        return tuple(kept)[:MOST]

    def _score(self, word: str, other: str) -> float:
        heard = sound(word) == sound(other)
        score = distance = self.distance(word, other)
        if heard and self.commonness(other) > 0:
            score = min(score, 1.0)
        # A common word is likelier, but not when much has to be changed to reach it.
        score -= _COMMON * self.commonness(other) * (1.0 if distance <= CLOSE else 0.5)
        if (rank := self._rank.get(other.lower(), _EVERYDAY)) < _EVERYDAY:
            score -= _EVERYDAY_GAIN * (1 - rank / _EVERYDAY)
        if bare(word[0].lower()) != bare(other[0].lower()):
            score += _FIRST
        if heard and (len(word) > _SHORT or self.commonness(other) > 0):
            score -= _SAME_AS_HEARD  # gand: grand, and no gan
        if unaccented(word) == unaccented(other):
            likely = self.commonness(other) > 0 or len(word) > _SHORT
            score -= _ACCENTS_ALONE if likely else _ACCENTS_ALONE / 3
        if " " in other:
            score += _PAIR
        rest = other.rpartition("'")[2]
        elided = rest != other and bare(rest[:1].lower()) in "aeiouyh" and self.commonness(rest) > 0
        if elided and other.replace("'", "") == word.replace("'", ""):
            score -= _ELISION
        elif rest != other and "'" not in word and not elided:
            score += _APOSTROPHE
        if other.isalpha() and not self._lemmas(other):
            score += _SUBJUNCTIVE if other.endswith("ât") else _LITERARY
        if word[:1].islower() and other[:1].isupper():
            score += _CAPITAL
        return score

    def _near(self, word: str, other: str) -> bool:
        """Whether `other` may be what was meant: a few slips away, or a common word that sounds the same."""
        distance = self.distance(word.lower(), other.lower())
        heard = distance <= FARTHEST_HEARD and sound(word) == sound(other) and self.commonness(other) > 0
        return distance <= FARTHEST or heard

    def common_near(self, word: str) -> tuple[str, ...]:
        """The common words of that first letter and of about that length, a few slips away."""
        lower = word.lower()
        offered = self._by_letter.get(bare(lower[0]), ())
        return tuple(
            other
            for other in offered
            if abs(len(other) - len(lower)) <= 2
            and len(set(other) ^ set(lower)) <= 4
            and self.distance(lower, other) <= FARTHEST
        )

    @functools.cached_property
    def _by_letter(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for word in self._rank:
            found.setdefault(bare(word[0]), []).append(word)
        return {letter: tuple(words) for letter, words in found.items()}

    def heard(self, word: str) -> tuple[str, ...]:
        """The common words that sound like `word`."""
        return self._sounds.like(word)

    @functools.cached_property
    def _sounds(self) -> SoundIndex:
        return SoundIndex(self._rank)

    def is_slip(self, word: str, other: str) -> bool:
        """Whether `word` is `other`, a common word, badly typed: one slip of the hand, no more."""
        distance = self.distance(word.lower(), other.lower())
        if self.commonness(other) > 0:
            return distance <= 1.0
        # A long word with one accent or one doubled letter wrong is no name, even when it is not common.
        return distance <= 0.5 and len(word) > 8

    def distance(self, word: str, other: str) -> float:
        """Weighted Damerau-Levenshtein distance: accents, doubled letters and hyphens cost little."""
        return _distance(word, other)


def _cased(word: str, other: str) -> str:
    """A suggestion in the capitals of the word it replaces."""
    if word.isupper() and len(word) > 1:
        return other.upper()
    if word[:1].isupper() and other[:1].islower():
        return other[:1].upper() + other[1:]
    return other


def _distance(word: str, other: str) -> float:
    rows: list[list[float]] = [[0.0] * (len(other) + 1) for _ in range(len(word) + 1)]
    for i in range(1, len(word) + 1):
        rows[i][0] = rows[i - 1][0] + _gap(word, i - 1, _EXTRA)
    for j in range(1, len(other) + 1):
        rows[0][j] = rows[0][j - 1] + _gap(other, j - 1, _MISSING)
    for i in range(1, len(word) + 1):
        for j in range(1, len(other) + 1):
            best = min(
                rows[i - 1][j] + _gap(word, i - 1, _EXTRA),
                rows[i][j - 1] + _gap(other, j - 1, _MISSING),
                rows[i - 1][j - 1] + _replace(word[i - 1], other[j - 1]),
            )
            if i > 1 and j > 1 and word[i - 1] == other[j - 2] and word[i - 2] == other[j - 1]:
                best = min(best, rows[i - 2][j - 2] + _SWAPPED)
            rows[i][j] = best
    return rows[-1][-1]


def _gap(word: str, index: int, cost: float) -> float:
    """The cost of a letter that one of the words lacks."""
    letter = word[index]
    if letter == " ":
        return _SPACE
    if letter in "-'":
        return _JOINT
    if letter == "e" and (end := word.rstrip("s")).endswith("ee") and index >= len(end) - 2:
        return cost  # `lignee`: lignée, hardly ligne
    if index == len(word) - 1 and letter in _MUTE:
        return _SILENT
    if letter == "c" and word[index + 1 : index + 2] == "q":
        return _DOUBLED
    if (index and word[index - 1] == letter) or word[index + 1 : index + 2] == letter:
        return _DOUBLED
    return cost


def _replace(one: str, other: str) -> float:
    if one == other:
        return 0.0
    one, other = one.lower(), other.lower()
    if one == other:
        return _CASE
    if one in "-' " and other in "-' ":
        return _JOINT
    if bare(one) == bare(other):
        return _ACCENT if one == bare(one) or other == bare(other) else _WRONG_ACCENT
    if any(one in group and other in group for group in _SAME_SOUND):
        return _SOUND
    return _NEXT_KEY if one + other in _KEYS else _PLAIN
