"""One finding per mistake: what several checks say of the same words is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.editorial.findings import POLICY_CATEGORIES, Category, Finding, Severity

# Categories that speak of the language itself; the others (policy, accessibility, links) are separate
# matters and are never merged with a spelling mistake.
LANGUAGE = frozenset({Category.SPELLING, Category.GRAMMAR, Category.TYPOGRAPHY, Category.VOCABULARY})


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those about one mistake joined into one, its best suggestion first.

    Two findings of language are about one mistake when they share a character. The heaviest is kept, then
    the one that proposes something, then the one of the check that comes first in the registry. Those of
    the same words lend it their suggestions, after its own. A name to verify gives way to any of them,
    and a mere suggestion about a whole sentence hides nothing inside it.
    """
    unique = list(dict.fromkeys(findings))
    language = [f for f in unique if f.category in LANGUAGE]
    names = [f for f in unique if f.category is Category.NAME_TO_VERIFY]
    others = [f for f in unique if f.category not in LANGUAGE and f.category is not Category.NAME_TO_VERIFY]
    kept = _join(sorted(language, key=lambda f: (-f.severity.rank, not f.suggestions)))
    taken = kept + [f for f in others if f.category in POLICY_CATEGORIES]
    return others + kept + [name for name in names if not any(_overlap(name, other) for other in taken)]


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _same_mistake(kept: Finding, other: Finding) -> bool:
    if not _overlap(kept, other):
        return False
    remark = other.severity is Severity.SUGGESTION and kept.severity is not Severity.SUGGESTION
    return not remark or (kept.start <= other.start and other.end <= kept.end)


def _join(findings: Sequence[Finding]) -> list[Finding]:
    """`findings` are in order of preference; the first of each group of overlapping ones stays."""
    kept: list[Finding] = []
    for finding in findings:
        clashes = [index for index, other in enumerate(kept) if _same_mistake(other, finding)]
        if not clashes:
            kept.append(finding)
        for index in clashes:
            other = kept[index]
            if (other.start, other.end) == (finding.start, finding.end):
                offered = dict.fromkeys(other.suggestions) | dict.fromkeys(finding.suggestions)
                kept[index] = replace(other, suggestions=tuple(offered))
    return kept
