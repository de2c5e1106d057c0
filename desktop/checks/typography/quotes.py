"""Quotation marks: « … » with no-break spaces, “ … ” only inside them (OQLF, Guillemets)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.document import Document
from desktop.checks.pattern_rule import ARTICLE, NBSP, PatternRule
from desktop.editorial.findings import Category, Finding, Severity

_WHY = (
    f"Le français encadre les citations de chevrons suivis et précédés d’une espace insécable{NBSP}:"
    f" «{NBSP}…{NBSP}». Les guillemets “…” ne servent qu’à l’intérieur d’une citation (OQLF, Vitrine linguistique)."
)
_MESSAGE = f"Guillemets français{NBSP}: «{NBSP}…{NBSP}»."
_INSIDE = "À l’intérieur d’une citation, on emploie les guillemets “…”."
_MARK = re.compile(r"[\"“”„‟«»\n]")
_SPACED = f"Espace insécable à l’intérieur des guillemets{NBSP}: «{NBSP}{{}}{NBSP}»."


def quotation_marks(document: Document) -> Iterator[Finding]:
    """English or straight quotation marks, paired within their line; an odd one is left alone."""
    depth = 0  # inside « … », which may run over several lines
    opened: tuple[int, bool] | None = None  # an English mark waiting for its pair, and whether inside « »
    for match in _MARK.finditer(document.text):
        mark, position = match.group(), match.start()
        if mark == "\n":
            opened = None
        elif mark == "«":
            depth += 1
        elif mark == "»":
            depth = max(0, depth - 1)
        elif document.is_protected(position, position + 1) or _is_inches(document.text, position, opened):
            continue
        elif opened is None:
            opened = (position, depth > 0)
        else:
            yield from _pair(document.text, opened[0], position, inside=opened[1])
            opened = None


def _is_inches(text: str, position: int, opened: tuple[int, bool] | None) -> bool:
    """A measure (12"), unless it closes what is open."""
    return opened is None and position > 0 and text[position - 1].isdigit()


def _pair(text: str, start: int, end: int, *, inside: bool) -> Iterator[Finding]:
    if text[start + 1 : end].strip(" \u00a0\u202f") == "":
        return
    if inside:
        if (text[start], text[end]) != ("“", "”"):
            yield _finding(start, start + 1, "“", _INSIDE)
            yield _finding(end, end + 1, "”", _INSIDE)
        return
    left = start + 1 + _spaces(text[start + 1 : end])
    right = end - _spaces(text[start + 1 : end][::-1])
    yield _finding(start, left, f"«{NBSP}", _MESSAGE)
    yield _finding(right, end + 1, f"{NBSP}»", _MESSAGE)


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" \u00a0\u202f"))


def _finding(start: int, end: int, suggestion: str, message: str) -> Finding:
    return Finding(
        "typographie.guillemets",
        Category.TYPOGRAPHY,
        Severity.WARNING,
        start,
        end,
        message,
        ARTICLE,
        _WHY,
        (suggestion,),
    )


_OUTSIDE = "Une espace sépare les guillemets du mot voisin."

QUOTE_RULES = (
    PatternRule(
        "typographie.guillemets", re.compile(r"<<(?! ?<)(?P<y> ?)"), lambda _: f"«{NBSP}", _MESSAGE, _WHY
    ),
    PatternRule(
        "typographie.guillemets",
        re.compile(r"(?<![ >])(?P<y> ?)>>(?!>)"),
        lambda _: f"{NBSP}»",
        _MESSAGE,
        _WHY,
    ),
    PatternRule(
        "typographie.guillemets_espace",
        re.compile(r"« *(?=[^\s»])"),
        lambda _: f"«{NBSP}",
        "Une espace insécable suit le guillemet ouvrant.",
        _WHY,
    ),
    PatternRule(
        "typographie.guillemets_espace",
        re.compile(r"(?<=[^\s«]) *»"),
        lambda _: f"{NBSP}»",
        "Une espace insécable précède le guillemet fermant.",
        _WHY,
    ),
    PatternRule(
        "typographie.guillemets_espace", re.compile(r"(?<=\w)(?P<x>«) ?"), lambda _: " «", _OUTSIDE, _WHY
    ),
    PatternRule(
        "typographie.guillemets_espace", re.compile(r" ?(?P<x>»)(?=[^\W_])"), lambda _: "» ", _OUTSIDE, _WHY
    ),
)
