"""Finds the line of a TOML text where a key is written, which the standard parser does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADER = re.compile(r"\s*(?P<open>\[{1,2})\s*(?P<name>[^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:\"(?P<double>[^\"]+)\"|'(?P<single>[^']+)'|(?P<bare>[\w-]+))\s*=")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """One header or key of the text: its line (from 1) and its path."""

    line: int
    path: Path


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) of the key or table `path` names, else of the nearest one around it; None for the root.

    `path` mixes keys and 0-based positions, as `("elus", 1, "debut")`.
    """
    written = {place.path: place.line for place in reversed(list(_places(text)))}
    for length in range(len(path), 0, -1):
        if path[:length] in written:
            return written[path[:length]]
    return None


def _places(text: str) -> Iterator[_Written]:
    table: Path = ()
    counts: dict[str, int] = {}
    quotes: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        inside, quotes = quotes is not None, _quotes_after(line, quotes)
        if inside:
            continue
        if header := _HEADER.match(line):
            name = header["name"].strip("\"' ")
            if header["open"] == "[[":
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
            else:
                table = (name,)
            yield _Written(number, table)
        elif key := _KEY.match(line):
            yield _Written(number, (*table, key["double"] or key["single"] or key["bare"]))


def _quotes_after(line: str, quotes: str | None) -> str | None:
    """The delimiter of the multi-line text that is still open at the end of `line`, if any."""
    for delimiter in re.findall(r'"""|\'\'\'', line):
        if quotes is None:
            quotes = delimiter
        elif quotes == delimiter:
            quotes = None
    return quotes
