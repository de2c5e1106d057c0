"""One mistake, one alarm: what another mistake of the sentence made our grammar say is not told.

« La guignolée a amasser des denrées » may be mended twice over, « à amasser » or « a amassé », and somebody who obeys both
alarms writes a mistake of her own. So each finding of such a sentence is mended in turn, on a copy, and the sentence
read again: what grammar no longer says then was an echo of the one that was mended. Of two that silence each other, the
more trusted is told.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from desktop.checks.document import Document, Span
from desktop.checks.merge import LANGUAGE
from desktop.editorial.findings import Finding, Severity

MOST_SENTENCES = 100
MOST_FINDINGS = 8
"""Of a sentence. Beyond either, everything is told: the text is no prose, and each reading costs."""
LONGEST = 1200
"""Characters of a sentence that is read again, those that the engine reads at once: each reading costs as much as it is
long, and a line without a full stop may have a million of them."""


class Reader(Protocol):
    """What reads a sentence again: the checks of grammar."""

    def found(self, document: Document) -> Iterable[Finding]:
        """All they say of it, one check after the other as it is asked for."""

    def found_by(self, rules: tuple[str, ...], document: Document) -> Iterable[Finding]:
        """What the rules whose names begin so would say, whatever the others say: asking a few costs little."""


# Homophones that what follows alone betrays: what follows may as well be what is wrong.
_SMALL = frozenset(
    f"grammaire.homophone.{name}"
    for name in "a_preposition et et_pluriel mais_lien ni qu_il_qui tous tout".split()
)
# A capital, a space or a sign leads no rule of grammar astray about another word.
_OF_SHAPE = ("majuscules.", "typographie.")
# Homophones that the verb itself betrays: « tous a commencé » is heard « tout a », never « tous ont ».
_HEARD = tuple(f"grammaire.homophone.{name}" for name in "tout_sujet".split())
# What rests on a whole clause, then on set turns, then on what follows; the engine's rules last.
_FAMILIES = (
    _HEARD,
    ("grammaire.accord.verbe_sujet", "grammaire.accord.attribut_sujet"),
    ("grammaire.confusion.",),
    ("grammaire.homophone.",),
    ("grammaire.",),
    ("",),
)


def without_echoes(found: Sequence[Finding], document: Document, reader: Reader) -> list[Finding]:
    """`found`, less the echoes."""
    echoes: set[Finding] = set()
    several = (
        (span, inside)
        for span, inside in by_sentence(filter(is_alarm, found), document)
        if 2 <= len(inside) <= MOST_FINDINGS
    )
    for span, inside in itertools.islice(several, MOST_SENTENCES):
        echoes |= _echoes(document, span, inside, reader)
    return [finding for finding in found if finding not in echoes]


def by_sentence(found: Iterable[Finding], document: Document) -> Iterator[tuple[Span, list[Finding]]]:
    """The sentences that hold findings, with those that lie wholly inside, in reading order; none past `LONGEST`."""
    told = sorted(found, key=lambda f: f.start)
    if not told:
        return
    first = 0
    for span in document.segments:
        inside = []
        while first < len(told) and told[first].start < span.end:
            if span.start <= told[first].start and told[first].end <= span.end:
                inside.append(told[first])
            first += 1
        if inside and span.end - span.start <= LONGEST:
            yield span, inside


def is_alarm(finding: Finding) -> bool:
    """Whether a finding says that something is wrong with the language, and not only that it may be better."""
    return finding.category in LANGUAGE and finding.severity is not Severity.SUGGESTION


def _echoes(document: Document, span: Span, inside: Sequence[Finding], reader: Reader) -> set[Finding]:
    sentence = document.text[span.start : span.end]
    # A sentence says less alone than among others; what it does not say alone cannot be judged.
    alone = {
        (f.rule, f.start + span.start, f.end + span.start)
        for f in reader.found_by(tuple(f.rule for f in inside), _like(document, sentence))
    }
    judged = [f for f in inside if (f.rule, f.start, f.end) in alone]
    silenced: dict[Finding, set[Finding]] = {}
    for one in inside:
        others = [f for f in judged if f is not one]
        if not one.suggestions or not others or one.rule.startswith(_OF_SHAPE):
            continue
        right = one.suggestions[0]
        mended = with_instead(document, span, one, right)
        longer = len(right) - (one.end - one.start)
        moved = {f: (longer if f.start >= one.end else 0) - span.start for f in others}
        # Its rule may be silent, and another speak of the same words: those of its family first, then all.
        silent = _left_alone(others, moved, reader.found_by(tuple(f.rule for f in others), mended))
        if silent:
            families = tuple(f"{f.rule.rpartition('.')[0]}." for f in silent)
            silent = _left_alone(silent, moved, reader.found_by(families, mended))
        if silent:
            silenced[one] = set(_left_alone(silent, moved, reader.found(mended)))
    return _unheard(silenced)


def _left_alone(
    silent: Sequence[Finding], moved: dict[Finding, int], said: Iterable[Finding]
) -> Sequence[Finding]:
    """Those of whose words nothing is said; nobody listens further once something is of all."""
    left = silent
    for finding in filter(is_alarm, said):
        left = [f for f in left if not meets(finding, f, moved[f])]
        if not left:
            break
    return left


def with_instead(document: Document, span: Span, finding: Finding, right: str) -> Document:
    """The sentence `span` alone, with `right` where `finding` is."""
    text = document.text
    return _like(document, text[span.start : finding.start] + right + text[finding.end : span.end])


def _like(document: Document, text: str) -> Document:
    """Another text of the same field."""
    return Document(
        text, where=document.where, medium=document.medium, kind=document.kind, markdown=document.markdown
    )


def meets(finding: Finding, other: Finding, moved: int = 0) -> bool:
    """Whether `finding` is about the words of `other`, which have moved."""
    return finding.start < other.end + moved and other.start + moved < finding.end


def _unheard(silenced: dict[Finding, set[Finding]]) -> set[Finding]:
    """Those that another one silences, itself heard; of two that silence each other, the less trusted."""
    depend = {
        other for one, others in silenced.items() for other in others if one not in silenced.get(other, ())
    }
    echoes: set[Finding] = set()
    for one in sorted(silenced, key=lambda each: (each in depend, _distrust(each))):
        if one not in echoes:
            echoes |= silenced[one]
    return echoes


def _distrust(finding: Finding) -> tuple[bool, int]:
    rule = finding.rule
    doubtful = rule in _SMALL or rule.endswith("_appris") or rule.startswith("grammaire.virgule.")
    return doubtful, next(rank for rank, names in enumerate(_FAMILIES) if rule.startswith(names))
