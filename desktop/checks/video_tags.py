"""What the tags of a video can be told: they are words to search with, one a line, never sentences.

A tag holds neither a comma, which would part it in two, nor a space that does not break, which no search has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.checks.document import Document
from desktop.editorial.findings import POLICY_CATEGORIES, Finding

_OF_SENTENCES = frozenset({"langage_clair.sigle"})
"""Rules that ask for words which only a sentence has room for."""


def suited_to_tags(findings: Iterable[Finding], document: Document) -> Iterator[Finding]:
    """The findings that mean something in tags, with the mendings that can be written there.

    What takes sides or names somebody is told even when none of its mendings can.
    """
    for finding in findings:
        written = _spaced(document.text[finding.start : finding.end])
        mendings = dict.fromkeys(map(_spaced, finding.suggestions))
        kept = tuple(each for each in mendings if each != written and not re.search(r"[,\n]", each))
        told = kept or not finding.suggestions or finding.category in POLICY_CATEGORIES
        if told and finding.rule not in _OF_SENTENCES:
            yield replace(finding, suggestions=kept)


def _spaced(text: str) -> str:
    """A text with plain spaces only."""
    return re.sub(r"[^\S\n]", " ", text)
