"""Stretches in another language: their words are not French ones badly spelled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from desktop.checks.document import Document, Span, Token

_QUOTED = re.compile(r"«[^«»\n]{2,80}»|“[^“”\n]{2,80}”|\"[^\"\n]{2,80}\"")
_WINDOW = 5
_UNKNOWN_IN_WINDOW = 3


def is_cited(document: Document, token: Token) -> bool:
    """`de l’algonquin « kwakwakobi »`: a word alone between quotation marks, which the text speaks of."""
    text = document.folded
    return text[: token.start].rstrip().endswith("«") and text[token.end :].lstrip().startswith("»")


def foreign_stretches(
    document: Document,
    known: Callable[[str], bool],
    english: Callable[[str], bool],
    slip: Callable[[str], bool] = lambda _: False,
) -> list[Span]:
    """The stretches of `document` that no spelling check should read.

    `known` says whether a word is French (or accepted), `english` whether it is English; without an English
    dictionary the latter answers no, and only the density of unknown words tells. `slip` says whether an unknown
    word is a common French one badly typed: a hurried line is not a foreign one.
    """
    spans: list[Span] = []
    for segment in document.segments:
        tokens = [
            token
            for token in document.tokens_in(segment.start, segment.end)
            if not token.text[:1].isdigit() and not document.is_protected(token.start, token.end)
        ]
        unknown = [not known(token.text) for token in tokens]
        if sum(unknown) >= 1:
            spans += _dense(tokens, unknown, slip)
            spans += _runs(tokens, unknown, english)
    spans += _quotations(document, known, english)
    return spans


def _dense(tokens: Sequence[Token], unknown: Sequence[bool], slip: Callable[[str], bool]) -> list[Span]:
    """Where three words of five in a row are unknown and begin with a small letter."""
    lower = [flag and token.text[:1].islower() for token, flag in zip(tokens, unknown, strict=True)]
    spans = []
    for start in range(max(1, len(tokens) - _WINDOW + 1)):
        window = range(start, min(start + _WINDOW, len(tokens)))
        marked = [i for i in window if unknown[i]]
        if len(marked) < _UNKNOWN_IN_WINDOW or sum(lower[i] for i in window) < 2:
            continue
        if sum(slip(tokens[i].text) for i in marked) * 2 <= len(marked):
            spans.append(Span(tokens[marked[0]].start, tokens[marked[-1]].end))
    return spans


def _runs(tokens: Sequence[Token], unknown: Sequence[bool], english: Callable[[str], bool]) -> list[Span]:
    """Runs of English words, at least two of which are not French, or one in three."""
    spans = []
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and english(tokens[end].text):
            end += 1
        strange = sum(unknown[start:end])
        length = end - start
        if strange >= 2 or (strange == 1 and length >= 3):
            spans.append(Span(tokens[start].start, tokens[end - 1].end))
        start = end + 1
    return spans


def _quotations(
    document: Document, known: Callable[[str], bool], english: Callable[[str], bool]
) -> list[Span]:
    """Quoted titles and terms whose words are all English, or mostly unknown."""
    spans = []
    for match in _QUOTED.finditer(document.folded):
        words = [t.text for t in document.tokens_in(match.start(), match.end()) if not t.text[:1].isdigit()]
        strange = sum(not known(word) for word in words)
        if strange and (all(english(word) for word in words) or strange * 2 >= len(words) >= 2):
            spans.append(Span(match.start(), match.end()))
    return spans


def shouted(document: Document) -> list[Span]:
    """Lines all in capitals, whose accents and names no dictionary sees well."""
    return [
        Span(line.start(), line.end())
        for line in re.finditer(r"[^\n]+", document.folded)
        if line.group().isupper() and sum(c.isalpha() for c in line.group()) > 3
    ]


_SPEECH = re.compile(r"«[^«»\n]+»")
_ORAL = re.compile(
    r"(?<![\w-])(?:icitte|asteure|astheure|pantoute|itou|moé|toé|drette|ousque|quossé|ben|pis|çartain|déhors|frette|tantôte)(?![\w-])",
    re.IGNORECASE,
)


def spoken(document: Document) -> list[Span]:
    """« On est bien icitte »: words of everyday speech, where somebody's words are quoted."""
    return [
        Span(word.start(), word.end())
        for quoted in _SPEECH.finditer(document.folded)
        for word in _ORAL.finditer(document.folded, quoted.start(), quoted.end())
    ]
