"""Blocks as the desk writes them: its own Markdown (site, *Le Contact*) or plain text (Facebook, YouTube)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from desktop.channels.markup_blocks import Block, BlockKind, Run

_INDENT = "    "
_BULLET = "• "
_IN_LIST = frozenset({BlockKind.ITEM, BlockKind.CONTINUATION})

# Only what the desk's Markdown would read otherwise is escaped: an officer must still read her text.
_EMPHASIS = re.compile(
    r"(?P<address>https?://[\w/.%?=#:~+&-]+)|(?<!\s)(?<!^)\*|\*(?!\s|$)|(?<![^\W_])_(?!\s|$)"
)
_LINK = re.compile(r"\](?=\()")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_REFERENCE = re.compile(r"&(?=#|\w{1,30};)")
_BACKSLASH = re.compile(r"\\(?=[\\`*_{}\[\]()>#+\-.!|])")
_LINE_START = re.compile(r"^([ ]{0,3})(?=>|#+(?:[ ]|$)|\+[ ]|\[[^\]\n]*\]:|[-_*][-_* ]*$)", re.MULTILINE)
_UNDERLINE = re.compile(r"^([ ]{0,3})=(?==*[ ]*$)", re.MULTILINE)  # which no backslash escapes
_NUMBER_START = re.compile(r"^([ ]{0,3}\d{4,})(?=\.[ ])", re.MULTILINE)


def blocks_to_markdown(blocks: Iterable[Block]) -> str:
    """The desk's Markdown of `blocks`; `desktop.channels.markdown.to_html` gives the same text back.

    The headings of the text begin at the second level, the first being the title of the page.
    """
    whole = list(_sound_depths(blocks))
    shallowest = min((block.level for block in whole if block.kind is BlockKind.HEADING), default=2)
    lines: list[str] = []
    previous: Block | None = None
    for block in whole:
        if previous is not None and _stands_apart(previous, block):
            lines.append("")
        lines += _markdown_lines(block, 2 - shallowest)
        previous = block
    return "\n".join(lines)


def blocks_to_plain(blocks: Iterable[Block]) -> str:
    """Plain text of `blocks`: items as `•` lines, links as `label (address)`, cells apart by a dash."""
    parts: list[str] = []
    previous: Block | None = None
    for block in _sound_depths(blocks):
        if previous is not None:
            announced = block.kind in _IN_LIST and parts[-1].rstrip().endswith(":")
            parts.append("\n" if announced or not _stands_apart(previous, block) else "\n\n")
        parts.append("\n".join(_plain_lines(block)))
        previous = block
    return "".join(parts)


def _stands_apart(previous: Block, block: Block) -> bool:
    """Whether an empty line comes between two blocks: always, but between the items of one list."""
    return not (previous.kind in _IN_LIST and block.kind is BlockKind.ITEM and previous.list == block.list)


def _sound_depths(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks whose items go one level down at a time: a level without a parent would not read as a list."""
    depths: list[int] = []
    which = 0
    for block in blocks:
        if block.kind not in _IN_LIST:
            depths = []
            yield block
            continue
        if block.kind is BlockKind.ITEM and block.list != which:
            depths, which = [], block.list
        while depths and depths[-1] > block.level:
            depths.pop()
        if block.kind is BlockKind.ITEM and (not depths or depths[-1] < block.level):
            depths.append(block.level)
        if not depths:
            yield replace(block, kind=BlockKind.PARAGRAPH, level=0)
            continue
        yield replace(block, level=len(depths) - 1, list=which)


def _markdown_lines(block: Block, shift: int) -> list[str]:
    if block.kind is BlockKind.RULE:
        return ["---"]
    if block.kind is BlockKind.TABLE:
        return _table_lines(block)
    runs = block.runs
    if block.kind is BlockKind.HEADING:
        plain = (replace(run, bold=False, text=run.text.replace("\n", " ")) for run in runs)
        return ["#" * min(block.level + shift, 6) + " " + _markdown_runs(plain)]
    lines = _at_line_start(_markdown_runs(runs)).split("\n")
    if block.kind is BlockKind.ITEM:
        mark = "- " if block.number is None else f"{block.number}. "
        indent = _INDENT * block.level
        return [indent + mark + lines[0], *(indent + _INDENT + line for line in lines[1:])]
    if block.kind is BlockKind.CONTINUATION:
        return [_INDENT * (block.level + 1) + line for line in lines]
    return [f"> {line}" for line in lines] if block.quoted else lines


def _table_lines(block: Block) -> list[str]:
    rows = [
        "| " + " | ".join(_cell(_markdown_runs(cell).replace("|", "\\|")) for cell in row) + " |"
        for row in block.rows
    ]
    return [rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]]


def _cell(text: str) -> str:
    return re.sub(r" *\n+ *", " / ", text)


def _markdown_runs(runs: Iterable[Run]) -> str:
    """The words with their links, bold and italics."""
    pieces = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        words = "".join(_emphasised(run) for run in linked)
        pieces.append(_link(words, href) if href else words)
    return re.sub(r" +\n", "\n", "".join(pieces))


def _link(words: str, href: str) -> str:
    label = words.strip(" \n")
    address = href.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("\n", "")
    if not label:
        return words
    if label in _bare_forms(href):
        return words.replace(label, href if "//" in href else label)
    before, after = words[: len(words) - len(words.lstrip(" \n"))], words[len(words.rstrip(" \n")) :]
    inner = label.replace("\n", " ")
    return f"{before}[{inner}]({address}){after}"


def _bare_forms(href: str) -> set[str]:
    """The ways a label may simply be its address."""
    bare = href.removeprefix("mailto:").removeprefix("tel:")
    return {href, bare, bare.rstrip("/"), f"{bare}/"}


def _emphasised(run: Run) -> str:
    text = _escaped(run.text)
    mark = ("**" if run.bold else "") + ("*" if run.italic else "")
    words = text.strip(" \n\u00a0")
    if not mark or not words:
        return text
    start = text.index(words)
    # Marks never touch a space, nor go past a line.
    marked = "\n".join(f"{mark}{line.strip(' ')}{mark}" if line.strip() else "" for line in words.split("\n"))
    return text[:start] + marked + text[start + len(words) :]


def _escaped(text: str) -> str:
    """`text` where nothing is Markdown; an address keeps its signs, the desk reads no emphasis inside it."""
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _TAG.sub("&lt;", _REFERENCE.sub("&amp;", text))
    text = _EMPHASIS.sub(lambda found: found[0] if found["address"] else "\\" + found[0], text)
    return _LINK.sub(r"\\]", text.replace("`", "\\`"))


def _at_line_start(text: str) -> str:
    text = _UNDERLINE.sub(r"\1&#61;", text)
    return _NUMBER_START.sub(r"\1\\", _LINE_START.sub(r"\1\\", text))


def _plain_lines(block: Block) -> list[str]:
    if block.kind is BlockKind.RULE:
        return ["—"]
    if block.kind is BlockKind.TABLE:
        return [" – ".join(_cell(_plain_runs(cell)) for cell in row if cell) for row in block.rows]
    lines = _plain_runs(block.runs).split("\n")
    if block.kind not in _IN_LIST:
        return lines
    indent = "  " * block.level
    mark = _BULLET if block.number is None else f"{block.number}. "
    first = mark if block.kind is BlockKind.ITEM else " " * len(_BULLET)
    return [indent + first + lines[0], *(indent + " " * len(mark) + line for line in lines[1:])]


def _plain_runs(runs: Iterable[Run]) -> str:
    pieces = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        words = "".join(run.text for run in linked)
        label = words.strip(" \n")
        if not href or not label:
            pieces.append(words)
        elif label in _bare_forms(href):
            pieces.append(words.replace(label, href if "//" in href else label))
        else:
            address = href.removeprefix("mailto:").removeprefix("tel:")
            pieces.append(f"{words.rstrip(' ')} ({address}){words[len(words.rstrip(' ')) :]}")
    return re.sub(r" +\n", "\n", "".join(pieces))
