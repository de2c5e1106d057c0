"""A sentence as the grammar rules see it: words with their readings and the role each plays there.

Roles are one letter: `D` determiner, `N` noun, `A` adjective, `Q` past participle, `V` conjugated verb,
`Y` infinitive, `G` present participle, `P` preposition, `F` de, du, des, d' (preposition or article),
`S` subject pronoun, `O` object pronoun, `X` ne, `R` qui, `K` que, `U` dont or où, `C` coordination,
`L` subordination, `W` adverb, `T` other pronoun, `#` number, `M` proper name, `,` comma, `.` other mark,
`?` unknown word.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Any

from desktop.checks.document import Document, Span
from desktop.checks.words import Form, Vocabulary


@dataclass(slots=True)
class Word:
    """A word, a clitic, a number or a mark; offsets in code points of the document's text."""

    text: str
    start: int
    end: int
    form: Form
    role: str = "?"

    @property
    def lower(self) -> str:
        """The form, in lower case, every apostrophe as `'`."""
        return self.form.text

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


_PIECE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]*)*")
_PART = re.compile(r"[-']")


@dataclass
class Sentence:
    """The words of one readable stretch, with bounds checked by `at`."""

    words: list[Word]
    document: Document
    span: Span
    vocabulary: Vocabulary
    edge: Word = field(init=False)
    # What several rules ask of it (question, word): answered once.
    answers: dict[tuple[str, int], Any] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.edge = Word("", self.span.end, self.span.end, self.vocabulary.form(""), "")

    def at(self, index: int) -> Word:
        """The word at `index`, or an empty one outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else self.edge

    def role(self, index: int) -> str:
        """Its role, or "" outside the sentence."""
        return self.words[index].role if 0 <= index < len(self.words) else ""

    def lower(self, index: int) -> str:
        """Its form in lower case, or "" outside the sentence."""
        return self.words[index].form.text if 0 <= index < len(self.words) else ""

    def lowers(self, start: int, end: int) -> tuple[str, ...]:
        """The forms from `start` to `end`, excluded."""
        return tuple(self.lower(index) for index in range(start, end))

    @functools.cached_property
    def pieces(self) -> frozenset[str]:
        """Every word of it in lower case, compounds whole and in parts: a quick test of what may apply."""
        found = _PIECE.findall(self.document.folded[self.span.start : self.span.end].lower())
        return frozenset(found) | frozenset(part for piece in found for part in _PART.split(piece))

    @property
    def final(self) -> str:
        """The mark that ends it (`.`, `?`, `!`…), or ""."""
        for word in reversed(self.words):
            if word.text in "»\")]”*_'’":
                continue
            return word.text if word.text in ".?!…" else ""
        return ""

    @property
    def is_prose(self) -> bool:
        """Whether it ends as a sentence does, rather than as a title or a list item."""
        return bool(self.final)

    def apostrophe(self) -> str:
        """The apostrophe this text uses, for the suggestions."""
        return "’" if "’" in self.document.text else "'"
