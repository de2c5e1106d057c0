"""Enchant's dictionaries, opened once, and the likeliest corrections of a word."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop.checks.engines.grammalecte import Grammalecte
from desktop.checks.reading.words import forms
from desktop.checks.shipped_file import rows_of
from desktop.checks.spelling.conjugations import existing_forms, forms_of_other_persons
from desktop.checks.spelling.conjugations_irregular import irregular_forms
from desktop.checks.spelling.ranking import CLOSE, Ranking

# Words whose neighbours are kept.
REMEMBERED = 2048
FRENCH = ("fr_CA", "fr", "fr_FR")
ENGLISH = ("en_CA", "en", "en_US", "en_GB")
_NO_LIBRARY = (
    "Le correcteur orthographique Enchant n’est pas installé : l’orthographe n’est pas vérifiée. "
    "Installez le paquet « libenchant-2-2 »."
)
_NO_DICTIONARY = (
    "Le dictionnaire français n’est pas installé : l’orthographe n’est pas vérifiée. "
    "Installez le paquet « hunspell-fr »."
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùœ"
_SOMEONE = re.compile(r"^quelqu?('?)(une?s?)$", re.IGNORECASE)
_CLITIC = re.compile(r"-(?:vous|nous|moi|toi|les?|la|lui|leur|y|en)$")
# The words of one letter.
_ALONE = frozenset("aày")
# Beside a small word, one of that length may be a symbol or an interjection: « ai mcal ».
_SHORT = 4
# Two letters swapped cost more: one doubled or not, accents.
SLIGHT = 0.45
_AFTER_A = forms("partir compter côté propos travers cause peine moins nouveau condition")
_ELIDED = re.compile(
    r"^(jusqu|lorsqu|puisqu|quoiqu|aujourd|presqu|qu|[cdjlmnst])(?=[aeiouyhàâéèêîôû])", re.IGNORECASE
)


class Dictionary:
    """French words by Enchant, English ones when their dictionary is there too.

    `configuration` is where Enchant looks for personal word lists: only ours, never another program's. `sieve` says
    quickly which words another lexicon has, one that lacks none of this one's.
    """

    def __init__(self, configuration: Path, sieve: Callable[[str], bool] = lambda _: True) -> None:
        self._configuration = configuration
        self._sieve = sieve
        self._slips: dict[str, tuple[str, ...]] = {}
        self._french: Any = None
        self._english: Any = None
        self._missing: str | None = None
        self._opened = False

    def unavailable(self) -> str | None:
        """None, or the French sentence that says what to install."""
        if not self._opened:
            self._opened = True
            self._missing = self._open()
        return self._missing

    def _open(self) -> str | None:
        os.environ["ENCHANT_CONFIG_DIR"] = str(self._configuration)
        try:
            import enchant
        except ImportError:
            return _NO_LIBRARY
        # Its own broker: another would load every provider again.
        found = [language for language in FRENCH if enchant.dict_exists(language)]
        if not found:
            return _NO_DICTIONARY
        self._french = enchant.request_dict(found[0])
        english = [language for language in ENGLISH if enchant.dict_exists(language)]
        self._english = enchant.request_dict(english[0]) if english else None
        return None

    def knows(self, word: str) -> bool:
        """Whether a word is French."""
        return bool(self._french.check(word))

    def knows_variation(self, word: str) -> bool:
        """Whether what one letter makes of a word is French: asked hundreds of times a word, mostly of no word."""
        return (not word.isalpha() or self._sieve(word)) and bool(self._french.check(word))

    def slips(self, word: str) -> tuple[str, ...]:
        """The French words that one slip of the hand, or a missing apostrophe, makes of `word`."""
        known = self._slips.get(word)
        if known is None:
            if len(self._slips) >= REMEMBERED:
                self._slips.clear()
            found = (*_with_apostrophe(word, self), *one_slip(word, self))
            known = self._slips[word] = found
        return known

    def misdoubled(self, word: str) -> Iterator[str]:
        """The French words that double another consonant than `word` does: `apellez`, `comitte`."""
        if not 6 <= len(word) <= 16:
            return
        for i in range(1, len(word) - 1):
            if word[i] != word[i - 1]:
                continue
            single = word[:i] + word[i + 1 :]
            for j in range(1, len(single) - 1):
                beside = (single[j - 1], single[j + 1])
                if j in (i - 1, i) or single[j] not in "cfglmnprst" or single[j] in beside:
                    continue
                candidate = single[: j + 1] + single[j:]
                if self.knows_variation(candidate):
                    yield candidate

    def english(self, word: str) -> bool:
        """Whether a word is English; no when there is no English dictionary."""
        return self._english is not None and bool(self._english.check(word))


_VERB_ENDING = re.compile(r"(?:er(?:a|ai|as|ons|ez|ont|ait|aient|ions|iez)|[èi]rent|issa|issez|[^n]ez)$")


def _anything(_: str) -> bool:
    return True


def corrections(
    word: str,
    municipal: tuple[str, ...],
    dictionary: Dictionary,
    grammalecte: Grammalecte,
    ranking: Ranking,
    usual: Mapping[str, str] | None = None,
    fits: Callable[[str], bool] = lambda _: True,
    likely: Callable[[str], float] = lambda _: 0.0,
) -> tuple[str, ...]:
    """What the writer of an unknown word may have meant, the likeliest first.

    `usual` is the table of frequent misspellings, `fits` tells the words of the kind that the place asks for, `likely`
    how likely each is beside its neighbours (see `Ranking.order`).
    An engine's own suggestions cost a tenth of a second: Grammalecte is asked only when nothing common is near, and
    Enchant never, which on 1,159 misspellings put the right word first once more in a hundred, and cost four times all
    the rest.
    """
    if (known := usual_correction(word, usual or {}, dictionary)) is not None:
        return tuple(dict.fromkeys((*_ended_as_its_place_asks(known, dictionary, fits), known)))
    if clitic := _CLITIC.search(word):
        base = corrections(word[: clitic.start()], (), dictionary, grammalecte, ranking, usual)
        orders = sorted(base, key=lambda other: not other.endswith("ez"))
        return tuple(f"{other}{clitic.group()}" for other in orders)
    irregular = irregular_forms(word.lower(), grammalecte)
    if _VERB_ENDING.search(word.lower()):
        fits = _anything  # nothing but a verb ends so, whatever its place asks for
    if irregular and not _slight(word.lower(), dictionary, ranking) and any(fits(form) for form in irregular):
        fit_first = sorted(irregular, key=lambda form: not fits(form))
        return tuple(form.capitalize() if word[:1].isupper() else form for form in fit_first)
    verbs = existing_forms(word.lower(), grammalecte, lambda lemma: ranking.commonness(lemma) > 0)
    meant = {*verbs, *_two_words(word), *filter(fits, forms_of_other_persons(word.lower(), grammalecte))}

    def fitting(other: str) -> bool:
        return fits(other.partition(" ")[0])

    near = [*sorted(meant), *municipal, *_near(word, dictionary, ranking), *irregular]
    near += _other_number(word, near, dictionary, ranking)
    near = [other for other in near if _sensible(word, other, ranking, grammalecte)]
    best = ranking.order(word, near, frozenset(meant), fitting, likely)
    if plurals := [p for p in _irregular_plural(word, dictionary) if fits(p)]:
        return tuple(dict.fromkeys([*plurals, *best]))
    if best and fitting(best[0]) and (best[0].lower() in meant or ranking.is_slip(word, best[0])):
        return best
    offered = [*near, *_letter_and_accent(word, dictionary), *dictionary.misdoubled(word)]
    if not any(ranking.distance(word, o) <= CLOSE and ranking.commonness(o) > 0 for o in offered):
        offered += sorted(grammalecte.suggest(word))  # those it holds equal come in any order
    plain = dict.fromkeys(other.replace("’", "'") for other in offered)
    kept = [other for other in plain if _sensible(word, other, ranking, grammalecte)]
    best = ranking.order(word, kept, frozenset(meant), fitting, likely)
    ended = _ended_as_its_place_asks(best[0], dictionary, fits) if best else ()
    return tuple(dict.fromkeys((*ended, *best)))


def _near(word: str, dictionary: Dictionary, ranking: Ranking) -> Iterator[str]:
    """The words that a slip of the hand or of the ear, an accent or a space parts from `word`."""
    yield from dictionary.slips(word)
    yield from _without_accent_and_mute_e(word, dictionary)
    yield from _heard(word, ranking, dictionary)
    yield from _without_accents(word, dictionary)
    yield from _apart(word, ranking, dictionary)
    yield from ranking.common_near(word)


_HEARD_E = re.compile(r"(?:er|ez|ée?s?)$")


def _ended_as_its_place_asks(word: str, dictionary: Dictionary, fits: Callable[[str], bool]) -> Iterator[str]:
    """`peuvent endomagé`: once its letters are right, the ending that its place asks for."""
    if fits(word) or not (ending := _HEARD_E.search(word)):
        return
    for other in ("er", "é", "ez", "ée", "és", "ées"):
        form = word[: ending.start()] + other
        if form != word and fits(form) and dictionary.knows(form):
            yield form


def _slight(word: str, dictionary: Dictionary, ranking: Ranking) -> bool:
    """Whether a real form is nearer than that of an invented conjugation: `pourait`, pourrait before pouvait."""
    return any(
        ranking.distance(word, other) <= SLIGHT and ranking.commonness(other) > 0
        for other in dictionary.slips(word)
    )


# No beginning of a frequent misspelling is longer.
_LONGEST_BEGINNING = 30


def read_usual(path: Path) -> dict[str, str]:
    """The table of frequent misspellings: beginnings of words, `|` where the word ends, to what replaces them."""
    return dict(rows_of(path, _pair))


def _pair(row: str) -> tuple[str, str]:
    wrong, right = row.split("\t")
    return wrong, right


def usual_correction(word: str, usual: Mapping[str, str], dictionary: Dictionary) -> str | None:
    """The right form of a frequent misspelling, in the capitals of `word`, or None."""
    lower = word.lower()
    candidates = [usual[f"{lower}|"]] if f"{lower}|" in usual else []
    candidates += [
        usual[lower[:end]] + lower[end:]
        for end in range(min(len(lower), _LONGEST_BEGINNING), 2, -1)
        if lower[:end] in usual
    ]
    if "oe" in lower:
        candidates.append(lower.replace("oe", "œ"))
    for candidate in candidates:
        if all(dictionary.knows(part) for part in candidate.split(" ")):
            return candidate[0].upper() + candidate[1:] if word[0].isupper() else candidate
    return None


def _without_accents(word: str, dictionary: Dictionary) -> Iterator[str]:
    """`realisee`, `deneigement`: two or three accents are missing, those of the words in -é and -ée first."""
    places = [i for i, letter in enumerate(word) if letter in "eE" and i < 14][:6]
    for count in (2, 3):
        for chosen in itertools.combinations(places, count):
            for accents in itertools.product("éèê", repeat=count):
                letters = list(word)
                for place, accent in zip(chosen, accents, strict=True):
                    letters[place] = accent if letters[place] == "e" else accent.upper()
                candidate = "".join(letters)
                if dictionary.knows_variation(candidate):
                    yield candidate


def _heard(word: str, ranking: Ranking, dictionary: Dictionary) -> Iterator[str]:
    """`troffée`, `jamès`: the common words that sound the same, with the ending that was typed."""
    for other in ranking.heard(word):
        yield other
        for ending in ("s", "e", "es"):
            if word.endswith(ending) and not other.endswith(ending) and dictionary.knows(other + ending):
                yield other + ending


_PLURALS = (
    ("als", "aux"),
    ("ails", "aux"),
    ("eaus", "eaux"),
    ("aus", "aux"),
    ("eus", "eux"),
    ("ous", "oux"),
    ("aux", "als"),
)


def _irregular_plural(word: str, dictionary: Dictionary) -> Iterator[str]:
    """`locals`, `chevaus`, `bijous`: the plural that does not take s."""
    for wrong, right in _PLURALS:
        if word.endswith(wrong) and dictionary.knows(word[: -len(wrong)] + right):
            yield word[: -len(wrong)] + right


def _other_number(word: str, near: list[str], dictionary: Dictionary, ranking: Ranking) -> list[str]:
    """The plurals of the common words near a word without s (`les ouvier`), their singulars near one with it."""
    found = []
    for other in near:
        if not word.endswith(("s", "x")) and not other.endswith(("s", "x", "z")):
            if ranking.commonness(other) > 0 and dictionary.knows(f"{other}s"):
                found.append(f"{other}s")
        elif word.endswith("s") and ranking.commonness(other) > 0:
            plural = other[:-1] if other.endswith("s") else f"{other}s"
            if dictionary.knows(plural):
                found.append(plural)
    return found


def _letter_and_accent(word: str, dictionary: Dictionary) -> Iterator[str]:
    """`appotres`, `colegue`: one consonant doubled or not, and one accent."""
    if not 5 <= len(word) <= 16:
        return
    shapes = []
    for i in range(1, len(word) - 1):
        if word[i] == word[i - 1]:
            shapes.append(word[:i] + word[i + 1 :])
        elif word[i] in "cflmnprst":
            shapes.append(word[: i + 1] + word[i:])
    for shape in shapes:
        for i, letter in enumerate(shape):
            for accented in _ACCENTS.get(letter, ""):
                candidate = f"{shape[:i]}{accented}{shape[i + 1 :]}"
                if dictionary.knows_variation(candidate):
                    yield candidate


def _sensible(word: str, suggestion: str, ranking: Ranking, grammalecte: Grammalecte) -> bool:
    """A word cut in two is worth offering when both parts are common, or when the compound exists."""
    if " " in suggestion and not suggestion.startswith(("à ", "À ")):
        return ranking.commonness(suggestion) > 0
    return "-" not in suggestion or "-" in word or bool(grammalecte.morph(suggestion))


def _apart(word: str, ranking: Ranking, dictionary: Dictionary) -> Iterator[str]:
    """`laroute`, `sacrificede`: two common words run together."""
    for cut in range(1, len(word)):
        one, other = word[:cut], word[cut:]
        pair = f"{one} {other}"
        if any(len(part) == 1 and part.lower() not in _ALONE for part in (one, other)):
            continue
        alone = all(ranking.commonness(part) > 0 for part in (one, other))
        if not alone and min(ranking.commonness(pair), len(max(one, other, key=len)) - _SHORT) <= 0:
            continue
        if dictionary.knows(one) and dictionary.knows(other):
            yield pair


def _two_words(word: str) -> Iterator[str]:
    """`quelqun`, `apartir`, `acause`: set phrases run together."""
    if match := _SOMEONE.match(word):
        yield f"{word[:1]}uelqu'{match[2]}"
    if word[:1] in "aA" and word[1:] in _AFTER_A:
        yield f"{'À' if word[0] == 'A' else 'à'} {word[1:]}"


def _with_apostrophe(word: str, dictionary: Dictionary) -> Iterator[str]:
    """`jusquà`, `quelqun`, `aujourdhui`, `lhoraire`: the apostrophe alone is missing."""
    if match := _ELIDED.match(word):
        candidate = f"{match.group()}'{word[match.end() :]}"
        if len(word) > match.end() and dictionary.knows(candidate):
            yield candidate


def _without_accent_and_mute_e(word: str, dictionary: Dictionary) -> Iterator[str]:
    """`surment`, `evenment`: an accent and a mute e are both missing."""
    if not 4 <= len(word) <= 16:
        return
    for i, letter in enumerate(word):
        for accented in _ACCENTS.get(letter, ""):
            changed = word[:i] + accented + word[i + 1 :]
            for j in range(2, len(changed)):
                candidate = f"{changed[:j]}e{changed[j:]}"
                if dictionary.knows_variation(candidate):
                    yield candidate


_ACCENTS = {"a": "àâ", "e": "éèê", "i": "îï", "o": "ô", "u": "ûù", "E": "É"}


def one_slip(word: str, dictionary: Dictionary) -> Iterator[str]:
    """Every French word at one letter dropped, added, swapped or changed."""
    if not 3 <= len(word) <= 20:
        return
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        candidates = [head + letter + tail for letter in _ALPHABET]
        if tail:
            candidates.append(head + tail[1:])
            candidates += [head + letter + tail[1:] for letter in _ALPHABET]
        if len(tail) > 1:
            candidates.append(head + tail[1] + tail[0] + tail[2:])
        for candidate in candidates:
            if candidate != word and dictionary.knows_variation(candidate):
                yield candidate
