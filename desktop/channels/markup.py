"""HTML from Word, from the clipboard or from a page, as a flat list of blocks: what a text keeps of it.

Headings, lists, tables, links, bold, italics and line breaks stay; pictures, colours, fonts and scripts go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.channels.markup_blocks import DEEPEST_LIST, Block, BlockKind, Run, tidy_runs
from desktop.channels.markup_table import TableReading
from desktop.channels.markup_tokens import Closing, Opening, Text, tokens

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "p div section article header footer main aside nav blockquote address pre figure figcaption form "
    "fieldset center dl dt dd tbody thead tfoot hr ul ol li table tr td th caption".split()
) | set(_HEADINGS)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source"})
_SKIPPED = frozenset({"head", "script", "style", "title", "select", "button", "svg", "math", "object"})
_SCHEMES = ("http://", "https://", "mailto:", "tel:")

_COLLAPSED = re.compile(r"[ \t\n\r\f]+")
_BOLD = re.compile(r"font-weight\s*:\s*(bold(?:er)?|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*l(\d+)\s+level(\d+)", re.IGNORECASE)
_WORD_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"^[\s(]*(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s*$")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_markup(markup: str) -> tuple[Block, ...]:
    """The blocks of `markup`, empty ones left out. Linear, and never raises, whatever it holds."""
    reader = _Reader()
    for token in tokens(markup):
        if isinstance(token, Text):
            reader.text(token.value)
        elif isinstance(token, Opening):
            reader.open(token.tag, token.attributes)
        else:
            reader.close(token)
    return reader.finish()


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element, with everything that holds inside it."""

    tag: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    raised: bool = False
    skipped: bool = False
    marker: bool = False
    preformatted: bool = False
    quoted: bool = False


class _Reader:
    """Follows the open elements and fills blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._stack: list[_Element] = [_Element("")]
        self._open: dict[str, int] = {}
        self._runs: list[Run] = []
        self._shape = Block(BlockKind.PARAGRAPH)
        self._lists: list[tuple[int, int | None]] = []
        self._list_count = 0
        self._marker = ""
        self._word_list = ""
        self._table: TableReading | None = None
        self._nested = 0

    def text(self, value: str) -> None:
        """Characters inside the elements that are open."""
        element = self._stack[-1]
        if element.skipped:
            return
        if element.marker:
            self._marker += value
            return
        shown = value.replace("\r", "") if element.preformatted else _COLLAPSED.sub(" ", value)
        if element.raised:
            shown = shown.translate(_SUPERSCRIPTS)
        self._add(Run(shown, element.bold, element.italic, element.href))

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in _BLOCKS and not self._stack[-1].skipped:
            self._begin_block(tag, attributes)
        if tag == "br" and not self._stack[-1].skipped:
            self._add(Run("\n"))
        if tag not in _VOID:
            self._stack.append(_inside(self._stack[-1], tag, attributes))
            self._open[tag] = self._open.get(tag, 0) + 1

    def close(self, token: Closing) -> None:
        """An element ends, and with it those left open inside; a closing tag of nothing open is ignored."""
        tag = token.tag
        if not self._open.get(tag):
            return
        ended = ""
        while ended != tag:
            element = self._stack.pop()
            ended = element.tag
            if ended in _BLOCKS and not element.skipped:
                self._end_block(ended)
            self._open[ended] -= 1

    def finish(self) -> tuple[Block, ...]:
        """Everything read, once nothing is left."""
        while len(self._stack) > 1:
            self.close(Closing(self._stack[-1].tag))
        self._flush()
        return tuple(self._blocks)

    def _add(self, run: Run) -> None:
        table = self._table
        (self._runs if table is None or table.cell is None else table.cell).append(run)

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        if self._table is not None:
            self._begin_in_table(self._table, tag, attributes)
        elif tag == "table":
            self._flush()
            self._table = TableReading()
        else:
            self._flush()
            self._begin_text(tag, attributes)

    def _begin_in_table(self, table: TableReading, tag: str, attributes: dict[str, str]) -> None:
        """A row or a cell; anything else in a cell, another table included, only begins a line of it."""
        self._nested += tag == "table"
        if self._nested or tag not in {"tr", "td", "th"}:
            self._add(Run("\n"))
        elif tag == "tr":
            table.end_row()
            table.start_row()
        else:
            table.begin_cell(
                _whole(attributes.get("colspan", ""), 1), _whole(attributes.get("rowspan", ""), 1)
            )

    def _begin_text(self, tag: str, attributes: dict[str, str]) -> None:
        quoted = self._stack[-1].quoted or tag == "blockquote"
        if tag in {"ul", "ol"}:
            if not self._lists:
                self._list_count += 1
            start = _whole(attributes.get("start", ""), 1) if tag == "ol" else None
            self._lists.append((self._list_count, start))
        elif tag == "li":
            self._shape = self._item_shape()
        elif tag in _HEADINGS:
            self._shape = Block(BlockKind.HEADING, level=_HEADINGS[tag])
        elif tag == "hr":
            self._blocks.append(Block(BlockKind.RULE))
        elif level := _WORD_LEVEL.search(attributes.get("style", "")):
            self._shape = self._word_item(level[1], int(level[2][:3]))
        elif self._shape.kind is not BlockKind.ITEM:
            self._shape = Block(BlockKind.PARAGRAPH, quoted=quoted, name=attributes.get("class", ""))

    def _item_shape(self) -> Block:
        """The next item of the innermost list; an item outside any list makes its own."""
        if not self._lists:
            self._list_count += 1
            return Block(BlockKind.ITEM, list=self._list_count)
        which, number = self._lists[-1]
        if number is not None:
            self._lists[-1] = (which, number + 1)
        return Block(BlockKind.ITEM, level=min(len(self._lists), DEEPEST_LIST) - 1, number=number, list=which)

    def _word_item(self, which: str, level: int) -> Block:
        """An item as Word puts it on the clipboard: a paragraph that says its list and level in its style."""
        previous = self._blocks[-1] if self._blocks else None
        if (
            previous is None
            or previous.kind is not BlockKind.ITEM
            or (level == 1 and which != self._word_list)
        ):
            self._list_count += 1
            self._word_list = which
        depth = min(max(level, 1), DEEPEST_LIST) - 1
        return Block(BlockKind.ITEM, level=depth, list=self._list_count, name="word")

    def _end_block(self, tag: str) -> None:
        if self._table is None:
            self._flush(ends_item=tag == "li" or self._shape.name == "word")
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
        elif self._nested:
            self._nested -= tag == "table"
        elif tag == "table":
            table, self._table = self._table, None
            self._flush()  # its caption
            self._blocks += table.blocks()
        elif tag == "tr":
            self._table.end_row()
        elif tag in {"td", "th"}:
            self._table.end_cell()

    def _flush(self, *, ends_item: bool = False) -> None:
        """End the block at hand; an empty one leaves nothing, but an item waits for its first paragraph."""
        runs, shape = tidy_runs(self._runs), self._shape
        self._runs = []
        if not runs and shape.kind is BlockKind.ITEM and not ends_item:
            return
        self._shape = Block(BlockKind.PARAGRAPH)
        if shape.kind is BlockKind.PARAGRAPH and self._lists and self._open.get("li"):
            depth = min(len(self._lists), DEEPEST_LIST) - 1
            shape = replace(shape, kind=BlockKind.CONTINUATION, level=depth)
        if shape.name == "word":
            number = _NUMBER.match(self._marker.replace("\u00a0", " "))
            shape = replace(shape, name="", number=self._next_number(shape) if number else None)
        self._marker = ""
        if runs:
            self._blocks.append(replace(shape, runs=runs))

    def _next_number(self, shape: Block) -> int:
        for block in reversed(self._blocks[-200:]):
            if block.list != shape.list or block.level < shape.level:
                break
            if block.level == shape.level:
                return (block.number or 0) + 1
        return 1


def _inside(parent: _Element, tag: str, attributes: dict[str, str]) -> _Element:
    """What holds inside an element that opens in `parent`."""
    style = attributes.get("style", "")
    bold = (parent.bold or tag in {"b", "strong"} or bool(_BOLD.search(style))) and not _NOT_BOLD.search(
        style
    )
    href = attributes.get("href", "").strip() if tag == "a" else parent.href
    return _Element(
        tag,
        bold=bold,
        italic=parent.italic or tag in {"i", "em", "cite"} or bool(_ITALIC.search(style)),
        href=href if href.lower().startswith(_SCHEMES) else "",
        raised=parent.raised or tag == "sup",
        skipped=parent.skipped or tag in _SKIPPED,
        marker=parent.marker or bool(_WORD_MARKER.search(style)),
        preformatted=parent.preformatted or tag == "pre",
        quoted=parent.quoted or tag == "blockquote",
    )


def _whole(text: str, default: int) -> int:
    """A small whole number as an attribute writes it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
