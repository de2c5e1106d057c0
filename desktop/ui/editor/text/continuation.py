"""What Enter does inside a Markdown list: the next item, or the end of the list."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+>])|(?P<number>\d{1,3})(?P<end>[.)]))(?P<space> +)")


@dataclass(frozen=True, slots=True)
class Continuation:
    """Replace `[start, end)` of the paragraph by `text`."""

    start: int
    end: int
    text: str


def next_line(paragraph: str, caret: int) -> Continuation | None:
    """What Enter inserts at `caret`, when it is in a list item or a quotation; None for an ordinary line."""
    item = _ITEM.match(paragraph)
    if item is None or caret < item.end():
        return None
    if not paragraph[item.end() :].strip():
        return Continuation(0, len(paragraph), "")
    mark = item["bullet"] or f"{int(item['number']) + 1}{item['end']}"
    return Continuation(caret, caret, f"\n{item['indent']}{mark}{item['space']}")
