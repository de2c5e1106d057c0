"""A preposition written before a word: `de` + `le` is `du`, `à` + `les` is `aux`, `de` + `un` is `d’un`."""

from __future__ import annotations

from desktop.checks.grammar.grammar_rule import Hit, between
from desktop.checks.reading.sentence import Sentence
from desktop.editorial.elision import is_elided_before

_CONTRACTED = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("de", "des"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
}


def contracted(preposition: str, article: str) -> str:
    """`du` of `de` and `le`, `à la` of `à` and `la`."""
    return _CONTRACTED.get((preposition, article), f"{preposition} {article}")


def with_preposition(s: Sentence, index: int, preposition: str, message: str) -> Hit:
    """The word at `index` with the preposition (`de`, `à` or another) it lacks, contracted or elided."""
    word = s.at(index)
    return between(word, word, message, _written(s, word.text, word.lower, preposition))


def _written(s: Sentence, typed: str, lower: str, preposition: str) -> str:
    joined = _CONTRACTED.get((preposition, lower))
    if joined is not None:
        return joined
    text = typed if typed.isupper() and len(typed) > 1 else typed[:1].lower() + typed[1:]
    text = text.replace("'", s.apostrophe())
    if preposition == "de" and is_elided_before(lower):
        return f"d{s.apostrophe()}{text}"
    return f"{preposition} {text}"


def in_place_of(s: Sentence, first: int, following: int, preposition: str, message: str) -> Hit:
    """The words `first` to `following` excluded give way to `preposition`, joined to the word after them."""
    start, after = s.at(first), s.at(following)
    if _CONTRACTED.get((preposition, after.lower)) or (preposition == "de" and is_elided_before(after.lower)):
        return between(start, after, message, _written(s, after.text, after.lower, preposition))
    last = s.at(following - 1)
    space = " " if last.lower.endswith("'") else ""
    return between(start, last, message, preposition + space)
