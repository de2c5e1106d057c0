"""What was meant by an unknown word in its place: the near words, ordered by the slip, the kind the place asks for, and the
words beside it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte
from desktop.checks.grammar.syntax.near_words import EDGE, TOKEN, normal
from desktop.checks.grammar.syntax.near_words_model import kind_of, read_near_words
from desktop.checks.spelling.context import around, fitting, kind_at
from desktop.checks.spelling.dictionary import Dictionary, corrections
from desktop.checks.spelling.ranking import Ranking

# How much of the text beside a word is looked at to find the word that it touches.
_BESIDE = 40
_REMEMBERED = 512
# What a word of which nothing is counted is worth, in the scale of `NearWordModel.seat`.
_UNHEARD = -32.0

# The word, its kind, and the words before and after it.
_Place = tuple[str, str, str, str]


class Corrector:
    """Offers corrections; those of a word in a place are kept a while, because a paragraph is read at each pause."""

    def __init__(
        self,
        resources: Path,
        dictionary: Dictionary,
        grammalecte: Grammalecte,
        ranking: Ranking,
        usual: Mapping[str, str],
    ) -> None:
        """Raises EnvironmentFault when the counts of words cannot be read."""
        self._dictionary = dictionary
        self._grammalecte = grammalecte
        self._ranking = ranking
        self._usual = usual
        self._model = read_near_words(resources)
        self._offered: dict[_Place, tuple[str, ...]] = {}

    def forget(self) -> None:
        """The words of the municipality are others."""
        self._offered.clear()

    def offered(self, document: Document, index: int, municipal: tuple[str, ...]) -> tuple[str, ...]:
        """What the token at `index` may stand for, the likeliest first; `municipal` are near words of the profile."""
        token = document.tokens[index]
        kind = kind_at(*around(document, index), self._grammalecte.morph)
        place = (token.text, kind, *_beside(document, token.start, token.end))
        known = self._offered.get(place)
        if known is None:
            if len(self._offered) >= _REMEMBERED:
                self._offered.clear()
            known = self._offered[place] = corrections(
                token.text,
                municipal,
                self._dictionary,
                self._grammalecte,
                self._ranking,
                self._usual,
                fitting(kind, self._grammalecte.morph),
                functools.partial(self._likely, place),
            )
        return known

    def _likely(self, place: _Place, other: str) -> float:
        """How likely `other` is between the words of that place, as a logarithm."""
        _, _, before, after = place
        elided, apostrophe, word = other.lower().rpartition("'")
        if not word.replace("-", "").isalpha():
            return _UNHEARD
        before = f"{elided}{apostrophe}" or before
        form = self._grammalecte.vocabulary.form
        sides = [(text, kind_of(text, form(text))) if text != EDGE[0] else EDGE for text in (before, after)]
        seat = self._model.seat(sides[0], (word, kind_of(word, form(word))), sides[1])
        return seat.left + seat.right


def _beside(document: Document, start: int, end: int) -> tuple[str, str]:
    """The words or the signs on both sides of a stretch, as they were counted."""
    before = TOKEN.findall(document.folded[max(0, start - _BESIDE) : start].rpartition("\n")[2])
    after = TOKEN.search(document.folded[end : end + _BESIDE].partition("\n")[0])
    return (normal(before[-1]) if before else EDGE[0], normal(after[0]) if after else EDGE[0])
