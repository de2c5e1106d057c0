"""The tags of a video: how a line of them is read, and what a mended one leaves to take away. Pure."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

BETWEEN = ", "
"""What parts two tags in the line where they are typed."""

Span = tuple[int, int]

_WORD = re.compile(r"[^\s#]+")


class TagLine:
    """A line of tags as it is typed, and what is read of it: `tags`, and `text`, one a line (`VideoFacts.lines`).

    Each tag is there once whatever its capitals, without the sign that YouTube adds by itself. Spans are code points.
    """

    def __init__(self, typed: str) -> None:
        self._typed = typed
        places: list[int] = []
        found: dict[str, str] = {}
        for _, words, tag in _parts(typed):
            if tag and tag.casefold() not in found:
                found[tag.casefold()] = tag
                for word in words:
                    if places:  # the space before it, or the end of the line before
                        places.append(places[-1] + 1)
                    places += range(*word)
        self.tags = tuple(found.values())
        self.text = "\n".join(self.tags)
        # Where each character of `text` is in the line, from left to right.
        self._places = places

    def to_typed(self, start: int, end: int) -> Span:
        """Where a span of `text` is in the line; what parts its words there is in it."""
        first = self._place(start)
        return (first, self._places[end - 1] + 1) if start < end <= len(self._places) else (first, first)

    def to_text(self, start: int, end: int) -> Span:
        """Where a span of the line is in `text`; what is not read there is left out."""
        return bisect.bisect_left(self._places, start), bisect.bisect_left(self._places, end)

    def to_spare(self) -> tuple[Span, ...]:
        """What says nothing, each with a comma: a tag said before, a tag without words.

        The end of the line, where the next tag is to be typed, is left alone.
        """
        parts = list(_parts(self._typed))
        spare: list[Span] = []
        seen: set[str] = set()
        kept = 0
        for number, ((start, end), _, tag) in enumerate(parts, 1):
            if tag and tag.casefold() not in seen:
                seen.add(tag.casefold())
                kept = end
            elif number < len(parts):
                spare.append((self._content(start, end), self._content(*parts[number][0])))
            elif tag:
                spare = [span for span in spare if span[1] <= kept] + [(kept, end)]
        return tuple(spare)

    def _content(self, start: int, end: int) -> int:
        """Where what is between two commas begins, its spaces apart."""
        return end - len(self._typed[start:end].lstrip())

    def _place(self, position: int) -> int:
        if position < len(self._places):
            return self._places[position]
        return self._places[-1] + 1 if self._places else 0


def tags_in(typed: str) -> tuple[str, ...]:
    """The tags of a line, as `TagLine` reads them."""
    return TagLine(typed).tags


def tag_at(typed: str, position: int) -> str:
    """The tag of a line that a position is in; empty between two commas that part nothing."""
    return next((tag for (start, end), _, tag in _parts(typed) if start <= position <= end), "")


def _parts(typed: str) -> Iterator[tuple[Span, list[Span], str]]:
    """What is between two commas: where it is, where its words are, and the tag they make."""
    start = 0
    for part in typed.split(","):
        words = [match.span() for match in _WORD.finditer(part)]
        tag = " ".join(part[first:last] for first, last in words)
        yield (start, start + len(part)), [(start + first, start + last) for first, last in words], tag
        start += len(part) + 1
