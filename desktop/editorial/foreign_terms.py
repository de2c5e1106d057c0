"""A technical term of another language: required, or given with its French equivalent (policy, art. 22).

The municipality publishes in French; a foreign term stays when somebody says why it is required, or when the
text gives its equivalent. An equivalent is only worth what the text says: it is looked for there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.editorial.findings import Category, Finding, Severity

_RULES = ("langue.", "vocabulaire.anglais", "orthographe.mot_etranger", "orthographe.mot_inconnu")
"""Rules that find a foreign term: a phrase, a known English word, a word that no French dictionary has."""


def is_term(finding: Finding | None) -> bool:
    """Whether a finding may be about a foreign term, that a reason or an equivalent settles. A sentence is not."""
    return (
        finding is not None
        and finding.severity is Severity.WARNING
        and finding.article == "22"
        and finding.rule.startswith(_RULES)
    )


def is_within_another_language(finding: Finding, others: Iterable[Finding]) -> bool:
    """Whether a misspelt word is one of a phrase already found not to be French: one point says it all."""
    return finding.category is Category.SPELLING and any(
        other.category is Category.OTHER_LANGUAGE
        and other.where == finding.where
        and other.start <= finding.start
        and finding.end <= other.end
        for other in others
    )


def gives_equivalent(text: str, start: int, end: int, equivalent: str) -> bool:
    """Whether `text` says `equivalent`, in whole words, elsewhere than in the term at `start`..`end` (code points).

    Capitals, the shape of apostrophes and spaces, and line ends do not matter.
    """
    wanted = _plain(equivalent)
    if not any(character.isalpha() for character in wanted) or wanted == _plain(text[start:end]):
        return False
    around = f"{_plain(text[:start])} | {_plain(text[end:])}"
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", around) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())
