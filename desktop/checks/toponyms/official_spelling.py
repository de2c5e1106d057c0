"""The finding that gives a place its official name."""

from __future__ import annotations

from desktop.checks.document import Document
from desktop.checks.pattern_rule import ARTICLE, NBSP
from desktop.editorial.findings import Category, Finding, Severity


def official_spelling(document: Document, start: int, end: int, official: str, why: str) -> Finding:
    """What stands from `start` to `end` is written `official`, with the apostrophes of the text; `why` explains it."""
    written = official.replace("'", "’") if "’" in document.text else official.replace("’", "'")
    return Finding(
        "toponymes.graphie",
        Category.TYPOGRAPHY,
        Severity.WARNING,
        start,
        end,
        f"Graphie officielle{NBSP}: «{NBSP}{written}{NBSP}».",
        ARTICLE,
        why,
        (written,),
    )
