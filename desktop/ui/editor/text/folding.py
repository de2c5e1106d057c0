"""Text folded for searching: case, accents and the forms of spaces and apostrophes set aside, places kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SAME = str.maketrans(
    dict.fromkeys("\u2019\u02bc\u2018\uff07", "'")
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " ")
    | dict.fromkeys("\u2010\u2011", "-")
)


_MARK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe0f\ufe20-\ufe2f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; `places[i]` is where its code point `i` began in the original, the original's length last."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that gave `text[start:end]`, the marks on its last letter included."""
        return self.places[start], self.places[end]


class _Letters(dict[int, str]):
    """What each character becomes, worked out once: a table for `str.translate`."""

    def __init__(self, accents: bool) -> None:
        super().__init__()
        self._accents = accents

    def __missing__(self, code: int) -> str:
        made = self[code] = _letter(chr(code), self._accents)
        return made


_TABLES = {accents: _Letters(accents) for accents in (False, True)}


def fold(original: str, *, accents: bool) -> Folded:
    """`original` in lower case; without its accents unless `accents` tells them apart."""
    if _MARK.search(original) is None:
        text = original.translate(_TABLES[accents])
        if len(text) == len(original):
            return Folded(text, range(len(text) + 1))
    pieces: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(original):
        end = start + 1
        while end < len(original) and _MARK.match(original, end):
            end += 1
        piece = _letter(original[start:end], accents)
        pieces.append(piece)
        places.extend([start] * len(piece))
        start = end
    return Folded("".join(pieces), (*places, len(original)))


def find_all(
    text: str, wanted: str, *, accents: bool = False, whole_words: bool = False
) -> list[tuple[int, int]]:
    """Every place of `wanted` in `text`, without overlap, in code points."""
    pattern = re.escape(fold(wanted, accents=accents).text)
    if not pattern:
        return []
    folded = fold(text, accents=accents)
    if whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return [folded.span(*match.span()) for match in re.finditer(pattern, folded.text)]


def _letter(cluster: str, accents: bool) -> str:
    """One letter with its marks, folded; a mark alone stays."""
    base = unicodedata.normalize("NFC" if accents else "NFD", cluster)
    if not accents:
        base = _MARK.sub("", base) or cluster
    return base.translate(_SAME).casefold()
