"""What one of our own grammar rules is: a short function, with sentences it must and must not flag."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.checks.sentence import Sentence, Word
from desktop.editorial.findings import Category


@dataclass(frozen=True, slots=True)
class Hit:
    """A mistake: its place in the document's text, what to say, what to write instead, best first."""

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GrammarRule:
    """A rule and its proof.

    `bad` pairs a sentence with the corrected one, which the first suggestion must give; `good` sentences
    must raise nothing. With `words`, the rule is tried only in the sentences that hold one of them (lower
    case, whole compounds or their parts).
    """

    name: str
    find: Callable[[Sentence], Iterable[Hit]]
    explanation: str
    bad: tuple[tuple[str, str], ...]
    good: tuple[str, ...]
    category: Category = Category.GRAMMAR
    words: frozenset[str] = frozenset()


def on(word: Word, message: str, *suggestions: str) -> Hit:
    """A mistake on one word; suggestions take its capital and the text's apostrophe."""
    return between(word, word, message, *suggestions)


def between(first: Word, last: Word, message: str, *suggestions: str) -> Hit:
    """A mistake from one word to another."""
    kept = tuple(dict.fromkeys(_cased(first.text, s) for s in suggestions if s))
    return Hit(first.start, last.end, message, kept)


def _cased(model: str, text: str) -> str:
    if len(model) > 1 and model.isupper():
        return text.upper()
    if model[:1].isupper():
        return text[:1].upper() + text[1:]
    return text
