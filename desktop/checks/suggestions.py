"""The best suggestion first: the one after which grammar has nothing to say of the word.

« On l’a apprit » becomes « appris », and what was learnt may be feminine; « la glace n’est pas assé épaisse » becomes a word
that no rule minds. What is proposed for a form that does not exist, or for another verb, is chosen by its letters alone:
so the sentence is read again with it, and another of the list, or what grammar would write then, may come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.checks.document import Document, Span
from desktop.checks.echoes import Reader, by_sentence, is_alarm, meets, with_instead
from desktop.editorial.findings import Finding

TRIED = 4
"""Suggestions of a list that are tried: those after are seldom taken, and each costs a reading."""
MOST = 200
"""Findings of a text. Beyond, their suggestions stay as they came."""

# What speaks of a form without looking at what it agrees with.
_BY_LETTERS = (
    "orthographe.",
    "grammaire.participe.",
    "grammaire.terminaison.",
    "grammaire.confusion.",
    "grammaire.conjugaison.",
    "grammaire.accent.",
    "grammalecte.",
    "vocabulaire.",
)


def with_best_first(found: Sequence[Finding], document: Document, reader: Reader) -> list[Finding]:
    """`found`, the suggestions of some in another order or made whole; no suggestion is lost.

    What an engine finds goes when our rules, asked of its suggestions, would write again the word that was typed.
    """
    chosen = [f for f in found if f.suggestions and is_alarm(f) and f.rule.startswith(_BY_LETTERS)][:MOST]
    better = {
        finding: _settled(finding, document, span, reader)
        for span, inside in by_sentence(chosen, document)
        for finding in inside
    }
    settled = (better.get(finding, finding) for finding in found)
    return [finding for finding in settled if not _turns_back(finding, document)]


def _turns_back(finding: Finding, document: Document) -> bool:
    """`s’était formée`, where an engine would have « formé », which grammar then makes « formée » again."""
    typed = document.text[finding.start : finding.end]
    return finding.rule.startswith("grammalecte.") and finding.suggestions[:1] == (typed,)


def _settled(finding: Finding, document: Document, span: Span, reader: Reader) -> Finding:
    first = finding.suggestions[0]
    said = _said_of(first, finding, document, span, reader)
    if said is None:
        return finding
    for other in finding.suggestions[1:TRIED]:
        if _said_of(other, finding, document, span, reader) is None:
            return _first(other, finding)
    return _first(said, finding) if said else finding


def _first(best: str, finding: Finding) -> Finding:
    return replace(finding, suggestions=tuple(dict.fromkeys((best, *finding.suggestions))))


def _said_of(right: str, finding: Finding, document: Document, span: Span, reader: Reader) -> str | None:
    """What grammar would write for `right`, put where `finding` is; "" when it does not say, None when it is content."""
    start = finding.start - span.start
    there = replace(finding, start=start, end=start + len(right))
    heard = reader.found(with_instead(document, span, finding, right))
    said = next((f for f in heard if is_alarm(f) and meets(f, there)), None)
    if said is None:
        return None
    same = (said.start, said.end) == (there.start, there.end)
    return said.suggestions[0] if same and said.suggestions else ""
