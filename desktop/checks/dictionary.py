"""Enchant's dictionaries, opened once, and the likeliest corrections of a word."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.checks.grammalecte_engine import Grammalecte
from desktop.checks.ranking import Ranking

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
# A suggestion at this distance is near enough to ask no other engine.
CLOSE = 0.9
_ALPHABET = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùœ"
_ELIDED = re.compile(
    r"^(jusqu|lorsqu|puisqu|quoiqu|quelqu|aujourd|presqu|qu|[cdjlmnst])(?=[aeiouyhàâéèêîôû])", re.IGNORECASE
)


class Dictionary:
    """French words by Enchant, English ones when their dictionary is there too.

    `configuration` is where Enchant looks for personal word lists: only ours, never another program's.
    """

    def __init__(self, configuration: Path) -> None:
        self._configuration = configuration
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
        broker = enchant.Broker()
        found = [language for language in FRENCH if broker.dict_exists(language)]
        if not found:
            return _NO_DICTIONARY
        self._french = broker.request_dict(found[0])
        english = [language for language in ENGLISH if broker.dict_exists(language)]
        self._english = broker.request_dict(english[0]) if english else None
        return None

    def knows(self, word: str) -> bool:
        """Whether a word is French."""
        return bool(self._french.check(word))

    def english(self, word: str) -> bool:
        """Whether a word is English; no when there is no English dictionary."""
        return self._english is not None and bool(self._english.check(word))

    def suggest(self, word: str) -> list[str]:
        """Enchant's own suggestions, in its order."""
        return list(self._french.suggest(word))


def corrections(
    word: str, dictionary: Dictionary, grammalecte: Grammalecte, ranking: Ranking
) -> tuple[str, ...]:
    """What the writer of an unknown word may have meant, the likeliest first.

    The engines' own suggestions cost a tenth of a second: Enchant is asked only when no common word is at one
    slip of the hand, Grammalecte only when Enchant has nothing near.
    """
    near = [*_with_apostrophe(word, dictionary), *one_slip(word, dictionary)]
    best = ranking.order(word, near)
    if best and ranking.is_slip(word, best[0]):
        return best
    offered = [*near, *(other for other in dictionary.suggest(word) if _sensible(other, ranking))]
    if not any(ranking.distance(word, other) <= CLOSE for other in offered):
        engine = (other.replace("’", "'") for other in grammalecte.suggest(word))
        offered += [other for other in engine if "-" not in other or "-" in word]
    return ranking.order(word, offered)


def _sensible(suggestion: str, ranking: Ranking) -> bool:
    """A word cut in two is worth offering only when both parts are common: not « rue lle »."""
    parts = suggestion.replace("-", " ").split(" ") if " " in suggestion else [suggestion]
    return len(parts) == 1 or all(len(part) > 1 and ranking.commonness(part) > 0 for part in parts)


def _with_apostrophe(word: str, dictionary: Dictionary) -> Iterator[str]:
    """`jusquà`, `quelqun`, `aujourdhui`, `lhoraire`: the apostrophe alone is missing."""
    if match := _ELIDED.match(word):
        candidate = f"{match.group()}'{word[match.end() :]}"
        if len(word) > match.end() and dictionary.knows(candidate):
            yield candidate


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
            if candidate != word and dictionary.knows(candidate):
                yield candidate
