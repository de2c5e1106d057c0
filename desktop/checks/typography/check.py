"""Québec typography (art. 22): every mechanical rule of the OQLF, one independent fix per mistake.

Each finding proposes exactly what to put in place of its span, so « Corriger la typographie » can apply
them all. The rules stand beside this file, one family each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.pattern_rule import ARTICLE, SPACING_RULE, PatternRule, without_overlaps
from desktop.checks.typography.abbreviations import ABBREVIATION_RULES
from desktop.checks.typography.address import ADDRESS_RULES
from desktop.checks.typography.hours import HOUR_RULES
from desktop.checks.typography.numbers import NUMBER_RULES
from desktop.checks.typography.phone import PHONE_RULES
from desktop.checks.typography.quotes import QUOTE_RULES, quotation_marks
from desktop.checks.typography.spacing import SPACING_RULES
from desktop.editorial.findings import Category, Finding, Severity

TYPOGRAPHY_RULES: tuple[PatternRule, ...] = (
    *HOUR_RULES,
    *PHONE_RULES,
    *NUMBER_RULES,
    *ABBREVIATION_RULES,
    *ADDRESS_RULES,
    *QUOTE_RULES,
    *SPACING_RULES,
)

# A no-break space where the OQLF's table asks for one, and the signs that have one.
_NO_BREAK = re.compile(r"\u00a0[:%$»h]|«\u00a0")
_SIGN = re.compile(r"\u00a0[:%$»]|«\u00a0|\d\u00a0h\b|\bh\u00a0\d")

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['\u2019\u02bc](?=[^\W\d_])")


class TypographyCheck:
    """Spaces, punctuation, hours, telephones, prices, numbers, ordinals, abbreviations, quotation marks."""

    name = "typographie"

    def __init__(self, resources: Path | None = None) -> None:
        """`resources` is accepted like every check's; these rules are code, not data."""

    def unavailable(self) -> str | None:
        """Always None: nothing outside the application is needed."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Typographical mistakes, none overlapping another, in reading order."""
        found = [(f, order) for order, rule in enumerate(TYPOGRAPHY_RULES) for f in rule.findings(document)]
        last = len(TYPOGRAPHY_RULES)
        found += [(finding, last) for finding in quotation_marks(document)]
        if _keeps_no_break(document):
            found = [(_reproached(finding, document), order) for finding, order in found]
        preferred = context.profile.typographic_apostrophe
        if preferred is not None:
            found += [(finding, last + 1) for finding in _apostrophes(document, typographic=preferred)]
        return without_overlaps(found)


def _keeps_no_break(document: Document) -> bool:
    """Whether who wrote the text puts no-break spaces: one that is missing is then a slip, not a keyboard's limit."""
    return _NO_BREAK.search(document.text) is not None


def _reproached(finding: Finding, document: Document) -> Finding:
    """A missing no-break space before a sign, inside quotation marks or beside « h » is a mistake there."""
    if finding.rule != SPACING_RULE:
        return finding
    typed = document.text[finding.start : finding.end]
    missing = any(
        sign.group() != typed[sign.start() : sign.end()]
        for right in finding.suggestions
        for sign in _SIGN.finditer(right)
    )
    return replace(finding, severity=Severity.WARNING) if missing else finding


def _apostrophes(document: Document, *, typographic: bool) -> Iterator[Finding]:
    """Apostrophes of the shape that the municipality's profile does not use."""
    wanted = "\u2019" if typographic else "'"
    name = "typographique (’)" if typographic else "droite (')"
    for match in _APOSTROPHE.finditer(document.text):
        start, end = match.span()
        if match.group() != wanted and not document.is_protected(start, end):
            yield Finding(
                "typographie.apostrophe_du_profil",
                Category.TYPOGRAPHY,
                Severity.SUGGESTION,
                start,
                end,
                f"Le profil de la municipalité préfère l’apostrophe {name}.",
                ARTICLE,
                "Les deux formes sont admises; le profil en choisit une pour que les textes soient uniformes.",
                (wanted,),
            )
