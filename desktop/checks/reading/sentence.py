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
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from desktop.checks.document import Document, Span
from desktop.checks.reading.words import Form, Vocabulary


class Word:
    """A word, a clitic, a number or a mark; offsets in code points of the document's text.

    `lower` is the form in lower case, every apostrophe as `'`; `capital`, whether it begins with a capital.
    """

    __slots__ = ("capital", "end", "form", "lower", "role", "start", "text")

    def __init__(self, text: str, start: int, end: int, form: Form, role: str = "?") -> None:
        self.text = text
        self.start = start
        self.end = end
        self.form = form
        self.role = role
        self.lower = form.text
        self.capital = text[:1].isupper()


_Item = TypeVar("_Item")


class _Bounded(dict[int, _Item], Generic[_Item]):
    """Items by their place, and one for every place outside: reading one is the innermost loop of every rule."""

    __slots__ = ("_outside",)

    def __init__(self, items: Iterable[_Item], outside: _Item) -> None:
        super().__init__(enumerate(items))
        self._outside = outside

    def __missing__(self, place: int) -> _Item:
        return self._outside


_PIECE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]*)*")
_PART = re.compile(r"[-']")


@dataclass
class Sentence:
    """The words of one readable stretch.

    `at(index)` is the word at a place, or an empty one outside the sentence; `role(index)` and `lower(index)` are
    its role and its form in lower case, or "".
    """

    words: list[Word]
    document: Document
    span: Span
    vocabulary: Vocabulary
    edge: Word = field(init=False)
    at: Callable[[int], Word] = field(init=False, repr=False)
    role: Callable[[int], str] = field(init=False, repr=False)
    lower: Callable[[int], str] = field(init=False, repr=False)
    # What several rules ask of it (question, word): answered once.
    answers: dict[tuple[str, int], Any] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.edge = Word("", self.span.end, self.span.end, self.vocabulary.form(""), "")
        self._roles = _Bounded((word.role for word in self.words), "")
        self.at = _Bounded(self.words, self.edge).__getitem__
        self.role = self._roles.__getitem__
        self._lowers = tuple(word.lower for word in self.words)
        self.lower = _Bounded(self._lowers, "").__getitem__

    def play(self, index: int, role: str) -> None:
        """Decide the role of the word at `index`, which is inside the sentence."""
        self.words[index].role = self._roles[index] = role

    def lowers(self, start: int, end: int) -> tuple[str, ...]:
        """The forms from `start` to `end`, excluded."""
        if start >= 0 and end <= len(self.words):
            return self._lowers[start:end]
        return tuple(map(self.lower, range(start, end)))

    @functools.cached_property
    def pieces(self) -> frozenset[str]:
        """Every word of it in lower case, compounds whole and in parts: a quick test of what may apply."""
        found = _PIECE.findall(self.document.folded[self.span.start : self.span.end].lower())
        return frozenset(found).union(*(_PART.split(piece) for piece in found if not piece.isalpha()))

    @functools.cached_property
    def roles(self) -> frozenset[str]:
        """Every role that some word of it plays."""
        return frozenset(word.role for word in self.words)

    @functools.cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            places.setdefault(word.lower, []).append(index)
        return places

    def places(self, words: frozenset[str]) -> list[int]:
        """Where the words of a set are (lower case), in order."""
        known = self._places
        there = words.intersection(known)
        return sorted(index for word in there for index in known[word]) if there else []

    def with_role(self, roles: str) -> list[int]:
        """Where the words that play one of these roles are, in order."""
        return [index for index, word in enumerate(self.words) if word.role in roles]

    @functools.cached_property
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
