"""Hours the way the OQLF writes them: « 18 h 30 », « 8 h », from 0 to 23 h, no-break spaces around h.

Source: OQLF, Vitrine linguistique, « Écriture des heures » (21516). Minutes under ten are accepted
with and without the zero (« 17 h 05 », « 17 h 5 »): the Office now prefers the first.
"""

from __future__ import annotations

import re

from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

_EXPLANATION = (
    f"L’OQLF écrit l’heure avec le symbole h, une espace de chaque côté{NBSP}: 18{NBSP}h{NBSP}30, 8{NBSP}h."
    f" On n’écrit ni «{NBSP}10{NBSP}h{NBSP}00{NBSP}», ni «{NBSP}18:30{NBSP}», ni a.m. ou p.m."
    " (Vitrine linguistique, Écriture des heures)."
)
_MESSAGE = f"Écriture de l’heure{NBSP}: «{NBSP}{{}}{NBSP}»."

# After « h », a dot only when it belongs to the abbreviation (« 18 hres. de »), not to the sentence.
_H = r"(?:hres?|hrs?|h|HRES?|HRS?|H|Hres?|Hrs?)(?:\.(?= ?(?:[a-zà-ÿ(]|\d)))?"
_MINUTES = r"(?P<minutes>[0-5]?\d)(?: ?(?:min|mn|m)(?![\w.²³/]))?"

_WITH_H = re.compile(rf"(?<![\w:.,/#])(?P<hours>\d{{1,3}}) ?(?P<h>{_H})(?: ?{_MINUTES})?(?![\w/]|[:,.]\d)")
_COLON = re.compile(
    r"(?<![\w:.,/#°])(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?: ?[hH](?!\w))?(?![\w/]|[:.,]\d)"
)
# An hour followed by an English word belongs to an English sentence.
_MERIDIEM = re.compile(
    rf"(?<![\w:.,/#])(?P<hours>1[0-2]|0?\d)(?: ?(?::|\.|{_H}|heures?) ?(?P<minutes>[0-5]\d)?)?"
    r" ?(?P<half>[aApP])(?P<dot>\.?) ?[mM](?P<stop>\.?)(?!\w)(?!\.? (?:on|in|at|to|the|and|or|for|until|every|this|next)\b)"
)
_AROUND_THE_CLOCK = re.compile(r"(?<![\w:.,/])24 ?h ?/ ?24(?: ?h(?!\w))?(?!\w)")

# « 4-H » clubs, and hours written before a duration in letters, are not clock times.
_CLUB = re.compile(r"\b(?:clubs?|cercles?|jeunes) $", re.IGNORECASE)
_SCALE = re.compile(
    r"(?:échelle|rapport|ratio|proportion|format|pointage|marque|score)(?: \w{1,4})? $", re.IGNORECASE
)
_SLOPE = re.compile(r"\b(?:pentes?|rampes?|talus|inclinaison|dilution)\b[^.;:!?\n]{0,60}$", re.IGNORECASE)
_CLOCK_WORD = re.compile(
    r"(?:\b(?:à|dès|de|vers|jusqu'à|avant|après|entre|et|ou|pour|midi|heures?|am|pm)|[-–—]|heure ?:) ?$",
    re.IGNORECASE,
)


_CHAPTERS = re.compile(r"(?<![\d:])0?0:00(?![\d:])")


def clock(hours: str, minutes: str | None) -> str:
    """« 8 h », « 18 h 30 », from digits as typed: no leading zero, no « 00 »."""
    figure = str(int(hours))
    if not minutes or int(minutes) == 0:
        return f"{figure}{NBSP}h"
    return f"{figure}{NBSP}h{NBSP}{minutes}"


def _from_h(match: re.Match[str]) -> Replacement:
    return clock(match["hours"], match["minutes"])


def _from_meridiem(match: re.Match[str]) -> Replacement:
    hours = int(match["hours"]) % 12
    if hours == 0 and match["hours"].startswith("0"):
        return None
    if match["half"] in "pP":
        hours += 12
    end = "." if match["stop"] and (not match["dot"] or _closes_sentence(match)) else ""
    return clock(str(hours), match["minutes"]) + end


def _closes_sentence(match: re.Match[str]) -> bool:
    """Whether the last dot of « p.m. » also ends the sentence: a capital or nothing follows."""
    rest = match.string[match.end() : match.end() + 3].lstrip(" ")
    return not rest or rest[0] == "\n" or rest[0].isupper()


def _not_a_club(match: re.Match[str], document: Document) -> bool:
    before = document.folded[max(0, match.start() - 10) : match.start()]
    return not (match["h"] == "H" and match["hours"] == "4" and _CLUB.search(before))


def _is_clock(match: re.Match[str], document: Document) -> bool:
    """Not a table (digital hours are right there), a ratio, nor a chapter mark of a video."""
    if _CHAPTERS.search(document.folded):
        return False  # the chapters of a video: « 0:00 Introduction »
    text, start = document.folded, match.start()
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 24) : start]
    if (
        _SCALE.search(before)
        or _SLOPE.search(text[max(line, start - 80) : start])
        or text.startswith("|", line)
    ):
        return False
    if document.medium != "youtube":
        return bool(before.strip(" -–—*•>#([")) or not _has_chapters(text)
    return bool(before.strip()) and bool(_CLOCK_WORD.search(before))


def _has_chapters(text: str) -> bool:
    """Whether a list of chapters stands in the text: it opens with 0:00."""
    return re.search(r"(?m)^[ \-–—*•(\[]{0,4}0?0:00\b", text) is not None


HOUR_RULES = (
    PatternRule(
        "typographie.heure_continue",
        re.compile(r"(?<![\w:.,/])(?P<days>[1-7]) ?(?:jours?|j) ?/ ?7(?: ?(?:jours?|j)(?!\w))?(?![\w/])"),
        lambda match: f"{match['days']} jours sur 7",
        f"On écrit «{NBSP}{{}}{NBSP}».",
        "La barre oblique ne remplace pas la préposition (OQLF, Vitrine linguistique).",
    ),
    PatternRule(
        "typographie.heure_continue",
        _AROUND_THE_CLOCK,
        lambda match: f"24{NBSP}heures sur{NBSP}24",
        _MESSAGE,
        _EXPLANATION,
    ),
    PatternRule("typographie.heure", _MERIDIEM, _from_meridiem, _MESSAGE, _EXPLANATION),
    PatternRule("typographie.heure", _WITH_H, _from_h, _MESSAGE, _EXPLANATION, guard=_not_a_club),
    PatternRule("typographie.heure", _COLON, _from_h, _MESSAGE, _EXPLANATION, guard=_is_clock),
)
