"""Tokens of HTML that a stranger made (a clipboard, a Word file), each character read once.

The standard `html.parser` and the tree builders take quadratic time on an unclosed quote or comment repeated
thousands of times; a paste must never freeze the window. This reads tags and text, nothing else: comments,
declarations and conditional marks of Word are dropped, an unfinished tag ends the reading, as in a browser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG_NAME = re.compile(r"/?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE_NAME = re.compile(r"[\s/]*([^\s/>=]*)\s*")
_BARE_VALUE = re.compile(r"[^\s>]*")
_SPACES = re.compile(r"\s*")

# What stands in these is not text for a reader.
_OPAQUE = frozenset({"script", "style", "title", "textarea", "noscript", "template", "iframe", "xml"})


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as a reader sees them, references such as `&eacute;` resolved."""

    value: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of an element; names are in lower case."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of an element."""

    tag: str


Token = Text | Opening | Closing


def tokens(markup: str) -> Iterator[Token]:
    """The tags and texts of `markup` in order; linear whatever it holds, and never raises."""
    reader = _Reader(markup)
    while reader.position < len(markup):
        token = reader.next()
        if token is None:
            continue
        yield token
        if isinstance(token, Opening) and token.tag in _OPAQUE:
            reader.skip_content(token.tag)


class _Reader:
    """A position in the markup that only moves forward."""

    def __init__(self, markup: str) -> None:
        self.position = 0
        self._markup = markup
        self._absent: set[str] = set()

    def next(self) -> Token | None:
        """What stands at the position; None for what is dropped."""
        markup, start = self._markup, self.position
        opening = markup.find("<", start)
        if opening != start:
            self.position = len(markup) if opening < 0 else opening
            return Text(html.unescape(markup[start : self.position]))
        if markup.startswith("<!--", start):
            self._skip_past("-->", start + 4)
            return None
        if markup.startswith(("<!", "<?"), start):
            self._skip_past(">", start + 2)
            return None
        name = _TAG_NAME.match(markup, start + 1)
        if name is None:
            self.position = start + 1
            return Text("<")
        self.position = name.end()
        attributes = self._attributes()
        if attributes is None:
            return None
        tag = name[1].lower()
        return Closing(tag) if markup[start + 1] == "/" else Opening(tag, attributes)

    def skip_content(self, tag: str) -> None:
        """Go to the closing tag of an element whose content is not text; without one, stay."""
        found = None if tag in self._absent else _closing(tag).search(self._markup, self.position)
        if found is None:
            self._absent.add(tag)
        else:
            self.position = found.start()

    def _skip_past(self, end: str, start: int) -> None:
        found = self._markup.find(end, start)
        # A comment that nothing closes hides all that follows, as in a browser.
        self.position = len(self._markup) if found < 0 else found + len(end)

    def _attributes(self) -> dict[str, str] | None:
        """The attributes up to `>`, which is passed; None when the markup ends first."""
        markup, found = self._markup, dict[str, str]()
        while True:
            name = _ATTRIBUTE_NAME.match(markup, self.position)
            assert name is not None  # it may match nothing at all
            self.position = name.end()
            following = markup[self.position : self.position + 1]
            if not following:
                return None
            if following == ">":
                self.position += 1
                if name[1]:
                    found.setdefault(name[1].lower(), "")
                return found
            value = ""
            if following == "=":
                spaces = _SPACES.match(markup, self.position + 1)
                self.position = spaces.end() if spaces else self.position + 1
                value = self._value()
            if name[1]:
                found.setdefault(name[1].lower(), value)

    def _value(self) -> str:
        markup, start = self._markup, self.position
        quote = markup[start : start + 1]
        if quote in {'"', "'"}:
            end = markup.find(quote, start + 1)
            self.position = len(markup) if end < 0 else end + 1
            return html.unescape(markup[start + 1 : len(markup) if end < 0 else end])
        bare = _BARE_VALUE.match(markup, start)
        self.position = bare.end() if bare else start
        return html.unescape(markup[start : self.position])


def _closing(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
