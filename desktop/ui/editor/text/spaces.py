"""The spaces of Québec typography, put right as one types: a correction of what stands before the caret.

Source: Office québécois de la langue française, « Tableau des espacements ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NO_BREAK = "\u00a0"
_HOUR = r"(?<![\w.,:/$%-])\d{1,2}"
_ADDRESS = re.compile(r"://|www\.|@|\w/\w")
_OPENING_LINE = re.compile(r"\s*(?:[-*+>#]+|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Correction:
    """Replace `[start, end)` by `text`, in the paragraph as it is once the character is typed."""

    start: int
    end: int
    text: str


def correction(before: str, typed: str) -> Correction | None:
    """What typing the character `typed` after `before` (its paragraph so far) asks for, or None.

    `typed` may be a line feed: the paragraph has just been ended. Addresses and code are left as they are.
    """
    if (rule := _RULES.get(typed)) is None or before.count("`") % 2:
        return None
    word = re.split(r"\s", before)[-1]
    return None if _ADDRESS.search(word) else rule(before)


def _opened(before: str) -> Correction:
    place = len(before) + 1
    return Correction(place, place, NO_BREAK)


def _closed(before: str) -> Correction | None:
    words = before.rstrip(" \u00a0\u202f")
    if not words or words.endswith("«") or before[len(words) :] == NO_BREAK:
        return None
    return Correction(len(words), len(before), NO_BREAK)


def _colon(before: str) -> Correction | None:
    spaces = re.search(r"(?<=[\w»)\]”\"’.]) +$", before)
    return Correction(*spaces.span(), NO_BREAK) if spaces and not _OPENING_LINE.fullmatch(before) else None


def _unit(before: str) -> Correction | None:
    spaces = re.search(r"(?<=\d) *$", before)
    return Correction(*spaces.span(), NO_BREAK) if spaces and not _OPENING_LINE.fullmatch(before) else None


def _no_space(before: str) -> Correction | None:
    spaces = re.search(r"(?<=\S)[ \u00a0\u202f]+$", before)
    if spaces is None or _OPENING_LINE.fullmatch(before):
        return None
    return Correction(*spaces.span(), "")


def _hour_ended(before: str) -> Correction | None:
    hour = re.search(f"{_HOUR}(?P<space> ?)h$", before)
    return Correction(*hour.span("space"), NO_BREAK) if hour else None


def _minutes(before: str) -> Correction | None:
    hour = re.search(f"{_HOUR}(?P<unit>[ {NO_BREAK}]?h ?)$", before)
    return Correction(*hour.span("unit"), f"{NO_BREAK}h{NO_BREAK}") if hour else None


def _semicolon(before: str) -> Correction | None:
    return _no_space(before) or _hour_ended(before)


def _space(before: str) -> Correction | None:
    if before.endswith("«" + NO_BREAK):
        return Correction(len(before), len(before) + 1, "")
    return _ended(before)


def _ended(before: str) -> Correction | None:
    """The end of a word: now it is known that its colon or its « h » does not begin something else."""
    if re.search(r"[^\W\d][»)\]”\"’.*_]*:$|\d[»)\]”\"]+:$", before):
        return Correction(len(before) - 1, len(before) - 1, NO_BREAK)
    return _hour_ended(before)


_RULES = {
    "«": _opened,
    "»": _closed,
    ":": _colon,
    "%": _unit,
    "$": _unit,
    ";": _semicolon,
    "!": _semicolon,
    "?": _semicolon,
    " ": _space,
    "\n": _ended,
    **dict.fromkeys(",.)", _hour_ended),
    **dict.fromkeys("0123456789", _minutes),
}
TRIGGERS = frozenset(_RULES)
"""The characters that may ask for a correction."""
