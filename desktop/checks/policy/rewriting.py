"""What an officer may write in place of a sentence that a rule found, when mending it asks for no thought.

A rule says it in its pack (`remplacement`): a motif, and the text that takes the place of its first part. `{1}` is
the first word found, `{2}` the second; an empty text takes the words away. The rest of the sentence stays as typed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.checks.document import Token
from desktop.checks.policy.matching import Reading, matches
from desktop.checks.policy.patterns import Motif

WORD = re.compile(r"\{(\d+)\}")
_BEFORE_STOP = re.compile(r"[ \u00a0]+(?=[,.!?;])")
_SPACES = re.compile(r" {2,}")
_OPENING = re.compile(r"^[\s,:;]+")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A motif, and what to write in place of the words of its first part."""

    motif: Motif
    text: str


def rewritten(replacements: Iterable[Replacement], reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The words `start..end` of a sentence with each replacement made; nothing when none holds, or all is taken away."""
    edits = sorted(_edits(replacements, reading, start, end))
    if not edits:
        return ()
    text, (first, last) = reading.document.text, reading.span_of(start, end)
    pieces: list[str] = []
    position = first
    for left, right, new in edits:
        pieces += (text[position:left], new)
        position = right
    made = _SPACES.sub(" ", _BEFORE_STOP.sub("", "".join((*pieces, text[position:last]))))
    made = _OPENING.sub("", made)
    if "'" in text and "’" not in text:
        made = made.replace("’", "'")
    if not any(character.isalpha() for character in made):
        return ()
    return (made[0].upper() + made[1:] if text[first].isupper() else made,)


def _edits(
    replacements: Iterable[Replacement], reading: Reading, start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """Places of the text with what takes them, none sharing a word with one that came before."""
    taken: set[int] = set()
    for each in replacements:
        for left, right in matches(each.motif, reading):
            if start <= left and right <= end and taken.isdisjoint(range(left, right)):
                taken.update(range(left, right))
                words = reading.words[left:right]
                new = WORD.sub(functools.partial(_word, words), each.text)
                opens = left == 0 and new[:1].islower()
                yield *reading.span_of(left, right), new[0].upper() + new[1:] if opens else new


def _word(words: tuple[Token, ...], found: re.Match[str]) -> str:
    number = int(found[1])
    return words[number - 1].text if 0 < number <= len(words) else ""
