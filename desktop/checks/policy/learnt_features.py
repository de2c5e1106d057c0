"""What the learnt weights of `lexicon/propos-appris.txt` know a sentence by: its words, two by two, and its marks.

A word is known by its beginning, so that the forms of a verb are one; a name, a figure or an address by what it is, so
that nothing of anybody is learnt. A feature is a text: `dossi` a word, `votre dossi` two, `+vocatif` a class of the
packs or a mark of the recognisers.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from desktop.checks.policy.matching import Reading

# Whoever or whatever bears these marks is known by them alone.
_NAMED = (
    *("ELU", "OFFICIEL", "PARTI_LOCAL", "PARTENAIRE", "MUNICIPALITE", "ORGANISME_CONNU"),
    *("PERSONNE", "PRENOM", "MENTION", "COURRIEL", "ADRESSE_WEB"),
)
_FIGURE = re.compile(r"\d")
_OPENS = frozenset(".!?…«“\"':-–—(")
_FIRST, _LAST, _SOME_FIGURE = "^", "$", "0"

Token = tuple[str, int, int]
"""What a word, or the words of a name, are known by, the first of them and the one after the last."""


def tokens(reading: Reading) -> Iterator[Token]:
    """The sentence, word by word; the words of one name, or two names side by side, are one."""
    named = _named(reading)
    known, start, stop = "", 0, 0
    for index, lower in enumerate(reading.lowers):
        text = named.get(index) or _token(reading, index, lower)
        if text == known and text[0] == "<":
            stop = index + 1
            continue
        if known:
            yield known, start, stop
        known, start, stop = text, index, index + 1
    if known:
        yield known, start, stop


def features(reading: Reading) -> set[str]:
    """Everything the sentence is known by."""
    found = {f"+{name}" for name, places in reading.marks.items() if places}
    texts = [text for text, _, _ in tokens(reading)]
    found.update(texts)
    found.update(pairs(texts))
    return found


def pairs(texts: list[str]) -> Iterator[str]:
    """Two by two, from the beginning of the sentence to its end."""
    return (f"{before} {after}" for before, after in itertools.pairwise([_FIRST, *texts, _LAST]))


def _named(reading: Reading) -> dict[int, str]:
    named: dict[int, str] = {}
    for name in _NAMED:
        for start, ends in reading.marks.get(name, {}).items():
            for index in range(start, max(ends)):
                named.setdefault(index, f"<{name}>")
    return named


def _token(reading: Reading, index: int, lower: str) -> str:
    if _FIGURE.search(lower):
        return _SOME_FIGURE
    if index and reading.capital(index) and reading.lowers[index - 1] not in _OPENS:
        return "<Nom>"
    if len(lower) < 6:
        return lower
    return lower[:5] if len(lower) < 9 else lower[:6]
