"""What a foreign text is made of once read: flat blocks of runs. Pure values, and what tidies them.

Flat on purpose: a list item holds its depth rather than its children, so that ten thousand nested elements
cost no recursion.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, replace

DEEPEST_LIST = 5
"""Levels of list that are kept apart; deeper ones join the last."""

TYPED_BULLET = re.compile(
    r"^[ \u00a0\t]*(?:[•▪◦●·§➢➤►\uf0b7\uf0a7\uf0d8\uf02d]|[-o](?=[ \u00a0\t]{2}|\t)|-(?=[ \u00a0]))[ \u00a0\t]*(?=\S)"
)
"""A bullet typed by hand, or drawn with the symbol fonts of Word, at the start of a line."""

_END_MARK = re.compile(r"^[-–—][ \u00a0]*30[ \u00a0]*[-–—]$")  # « - 30 - » ends a press release


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look; `\\n` is a line break. `href` is where they lead, empty when nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


class BlockKind(enum.Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CONTINUATION = "continuation"
    """A second paragraph of a list item."""
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table.

    `level` is that of a heading (1 to 6) or the depth of an item (0 to `DEEPEST_LIST` - 1); `number` the
    number of an ordered item, None for a bullet; `list` tells apart the lists of the text; `name` is the
    class the source gave to the paragraph; `rows` are the cells of a table, as many in each row.
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    number: int | None = None
    list: int = 0
    quoted: bool = False
    name: str = ""
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()

    @property
    def text(self) -> str:
        """The words alone, on one line."""
        return " ".join("".join(run.text for run in self.runs).split("\n")).strip(" ")


def with_typed_items(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` where a paragraph that begins with a typed bullet is an item of a list."""
    result: list[Block] = []
    count = max((block.list for block in blocks), default=0)
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and block.runs and "\n" not in block.runs[0].text:
            first = block.runs[0]
            if (bullet := TYPED_BULLET.match(first.text)) and not _END_MARK.match(block.text):
                previous = result[-1] if result else None
                if previous is None or previous.kind is not BlockKind.ITEM:
                    count += 1
                runs = (replace(first, text=first.text[bullet.end() :]), *block.runs[1:])
                result.append(Block(BlockKind.ITEM, tidy_runs(list(runs)), list=count))
                continue
        result.append(block)
    return tuple(result)


def tidy_runs(runs: list[Run]) -> tuple[Run, ...]:
    """Runs joined when they look the same, spaces collapsed across them, none at the ends nor round breaks."""
    kept: list[Run] = []
    pieces: list[str] = []
    last = "\n"  # as if after a break: no space opens a block
    for run in runs:
        text = run.text
        if last in " \n":
            text = text.lstrip(" ")
        if last == "\n" and not kept:
            text = text.lstrip(" \n")
        if not text:
            continue
        last = text[-1]
        if kept and replace(kept[-1], text="") == replace(run, text=""):
            pieces.append(text)
            continue
        if kept:
            kept[-1] = replace(kept[-1], text="".join(pieces))
        kept.append(run)
        pieces = [text]
    if kept:
        kept[-1] = replace(kept[-1], text="".join(pieces))
    while kept and not (bare := kept[-1].text.rstrip(" \n")):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=bare)
    return () if all(not run.text.strip(" \n\u00a0") for run in kept) else tuple(kept)
