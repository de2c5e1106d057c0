"""Fixes of a text, one or many at once, each time in one undo step."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.editorial.findings import Finding
from desktop.services.points import is_mechanical
from desktop.ui.editor.text.text_area import TextArea

Replacement = tuple[int, int, str]


def fix(area: TextArea, finding: Finding, suggestion: str) -> None:
    """Put one suggestion in place of the words of a finding."""
    area.mend([(finding.start, finding.end, suggestion)])


def typography_fixes(findings: Iterable[Finding]) -> tuple[Replacement, ...]:
    """What « Corriger la typographie » replaces: the typographic findings that have exactly one answer.

    Of those that overlap, the first; one with several suggestions is a choice, left to the person.
    """
    wanted = sorted(
        (finding.start, finding.end, finding.suggestions[0]) for finding in findings if is_mechanical(finding)
    )
    kept: list[Replacement] = []
    for start, end, new in wanted:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, new))
    return tuple(kept)


def fix_typography(area: TextArea) -> int:
    """Put right the whole mechanical typography of an area, in one undo step; how many places changed."""
    if area.isReadOnly():
        return 0
    wanted = typography_fixes(area.present_findings())
    if wanted:
        area.mend(wanted)
    return len(wanted)


def same_words(area: TextArea, finding: Finding) -> tuple[Finding, ...]:
    """The findings of the same rule about the same words, `finding` included."""
    text = area.text()
    words = text[finding.start : finding.end]
    return tuple(
        other
        for other in area.present_findings()
        if other.rule == finding.rule and text[other.start : other.end] == words
    )


def fix_everywhere(area: TextArea, finding: Finding, suggestion: str) -> int:
    """Put a suggestion in place of the same words wherever they were found; how many places changed."""
    if area.isReadOnly():
        return 0
    places = same_words(area, finding)
    area.mend((other.start, other.end, suggestion) for other in places)
    return len(places)
