"""Capitals (art. 22): titles, days, generics of places, demonyms, bodies, beginnings of sentences.

The rules stand beside this file, one family each; none speaks where the profile writes the same words with
that very capital.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.capitals.bodies import BODY_RULES
from desktop.checks.capitals.calendar import CALENDAR_RULES
from desktop.checks.capitals.common_nouns import COMMON_RULES
from desktop.checks.capitals.everyday import everyday_rules
from desktop.checks.capitals.laws import LAW_RULES
from desktop.checks.capitals.people import LANGUAGE_RULES, demonym_rules, demonyms_of
from desktop.checks.capitals.places import PLACE_RULES
from desktop.checks.capitals.sentence import SENTENCE_RULES
from desktop.checks.capitals.titles import TITLE_RULES
from desktop.checks.document import Document
from desktop.checks.pattern_rule import PatternRule, without_overlaps
from desktop.checks.shipped_file import rows_of, words_of
from desktop.checks.toponyms.official_names import read_demonyms
from desktop.editorial.findings import Finding
from desktop.editorial.profile import MunicipalProfile

CAPITAL_RULES: tuple[PatternRule, ...] = (
    *TITLE_RULES,
    *PLACE_RULES,
    *CALENDAR_RULES,
    *BODY_RULES,
    *LAW_RULES,
    *COMMON_RULES,
    *LANGUAGE_RULES,
    *SENTENCE_RULES,
)


class CapitalsCheck:
    """Capitals that are missing, and those that are one too many."""

    name = "majuscules"

    def __init__(self, resources: Path) -> None:
        self._shipped = read_demonyms(resources / "lexicon")
        names = demonyms_of(self._shipped).all | _words_of_names(resources / "lexicon")
        self._everyday = everyday_rules(words_of(resources / "lexicon" / "frequent.txt"), names)
        self._rules_for = functools.lru_cache(maxsize=4)(self._build)

    def unavailable(self) -> str | None:
        """Always None: nothing outside the application is needed."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Findings in reading order, none overlapping another."""
        rules = self._rules_for(context.profile.demonyms)
        found = [(f, order) for order, rule in enumerate(rules) for f in rule.findings(document)]
        names = official_names(context.profile)
        return without_overlaps((f, order) for f, order in found if not _official(document, f, names))

    def _build(self, demonyms: tuple[str, ...]) -> tuple[PatternRule, ...]:
        return (*CAPITAL_RULES, *demonym_rules(demonyms_of((*self._shipped, *demonyms))), *self._everyday)


def _words_of_names(lexicon: Path) -> frozenset[str]:
    """The words, in small letters, that the shipped lists of people and places give as names."""
    rows = [row for name in ("prenoms.txt", "toponymes.tsv") for row in rows_of(lexicon / name, str)]
    return frozenset(row.split("\t")[0].lower() for row in rows)


def official_names(profile: MunicipalProfile) -> tuple[str, ...]:
    """The names that the profile writes with a capital, folded."""
    lists = (profile.toponyms, profile.organisations, profile.services, profile.parties, profile.partners)
    names = [name for group in (*lists, (profile.newsletter,), profile.lexicon) for name in group]
    return tuple(name.replace("’", "'") for name in names if name[:1].isupper())


def _official(document: Document, finding: Finding, names: tuple[str, ...]) -> bool:
    """Whether the finding stands inside a name that the profile writes exactly so."""
    for name in names:
        at = document.folded.find(name, max(0, finding.start - len(name)), finding.end + len(name))
        if at >= 0 and at <= finding.start and finding.end <= at + len(name):
            return True
    return False
