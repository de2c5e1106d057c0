"""Plain text from the desk's own HTML: what Facebook, YouTube and the clipboard get."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "tr", "figcaption", "article"}
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BULLET = "• "
_INDENT = "  "


def plain_text(markup: str) -> str:
    """The text of `markup`: paragraphs apart, list items on their lines, `label (address)` for links.

    Ordinary spaces are collapsed; no-break spaces are not spaces here, they are typography.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Builds lines; those of one list or one table share a group and stay together."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[str, int]] = []
        self._buffer = ""
        self._lists: list[int | None] = []
        self._marker = ""
        self._link: tuple[str, int] | None = None
        self._depth = 0
        self._group = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _BLOCKS or tag in ("ul", "ol", "table", "hr", "figure"):
            self._flush()
        if tag in ("ul", "ol", "table"):
            self._group += self._depth == 0
            self._depth += 1
        if tag in ("ul", "ol"):
            self._lists.append(int(values.get("start") or 1) if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "br":
            self._buffer = self._buffer.rstrip(" ") + "\n"
        elif tag in ("td", "th") and self._buffer.strip(" "):
            self._buffer = self._buffer.rstrip(" ") + " – "
        elif tag == "a":
            self._link = (values.get("href") or "", len(self._buffer))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            self._spell_link(*self._link)
            self._link = None
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ul", "ol", "table") and self._depth:
            self._flush()
            self._depth -= 1
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        text = _SPACES.sub(" ", data)
        if not self._buffer or self._buffer[-1] in " \n":
            text = text.lstrip(" ")
        self._buffer += text

    def text(self) -> str:
        """Everything read so far."""
        self._flush()
        result, previous = "", 0
        for line, group in self._lines:
            # A list belongs to the sentence that announces it.
            together = group and (group == previous or (not previous and result.endswith(":")))
            result += ("" if not result else "\n" if together else "\n\n") + line
            previous = group
        return result

    def _next_marker(self) -> str:
        depth = _INDENT * (len(self._lists) - 1)
        if not self._lists or self._lists[-1] is None:
            return depth + _BULLET
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{depth}{number}. "

    def _spell_link(self, address: str, start: int) -> None:
        label = self._buffer[start:].strip(" ")
        target = address.removeprefix("mailto:").removeprefix("tel:")
        if target and label not in (target, target.removesuffix("/")):
            self._buffer += f" ({target})"

    def _flush(self) -> None:
        text = self._buffer.strip(" \n")
        self._buffer = ""
        if not text:
            return
        indent = " " * len(self._marker) if self._marker else ""
        self._lines.append(
            (self._marker + text.replace("\n", "\n" + indent), self._group if self._depth else 0)
        )
        self._marker = ""
