"""What comes from the clipboard, as the desk writes it; and one line that says what was changed. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.channels.markup import read_markup
from desktop.channels.markup_blocks import TYPED_BULLET, Block, BlockKind, Run, with_typed_items
from desktop.channels.markup_tokens import Opening, tokens
from desktop.channels.markup_writer import blocks_to_markdown, blocks_to_plain
from desktop.checks.document import Document
from desktop.checks.typography.quotes import quotation_marks

LARGEST_MARKUP = 20_000_000
"""Characters of HTML beyond which only the plain text of the clipboard is read."""

# A text area of this very toolkit, copied onto itself: its plain text is the text, Markdown included.
_OWN_TEXT = re.compile(r"<meta\s[^>]{0,80}qrichtext", re.IGNORECASE)

_ODD_SPACE = re.compile(r"[\u2000-\u2006\u2008-\u200a\u205f\u3000\u1680\t]")
_ODD_NO_BREAK = re.compile(r"[\u202f\u2007]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPACE_RUN = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_NUMBERED = re.compile(r"^[ ]*(\d{1,3})[.)]\t[ \u00a0\t]*")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text ready to be inserted as one undo. `changes` is one French sentence, empty when it is as copied."""

    text: str
    changes: str = ""


def pasted(html: str | None, plain: str, *, markdown: bool) -> Pasted:
    """The clipboard as a text of the desk: `html` when it says more, else `plain`.

    With `markdown` (site, *Le Contact*) lists, links, bold and tables become Markdown; without it
    (Facebook, YouTube) lists are `•` lines and links `label (address)`. English quotation marks become
    « » by the same rule as the typography check; an inch mark and code are left alone. Linear in the
    length of what is pasted, and never raises.
    """
    counted: Counter[str] = Counter()
    text = _from_markup(html, counted, markdown=markdown) if html and _is_worth_reading(html) else ""
    if not text:
        counted.clear()
        text = _from_plain(plain, counted, markdown=markdown)
    elif "\n" not in text:
        text = _with_edges(text, plain)
    text = _with_french_quotation_marks(unicodedata.normalize("NFC", text), counted, markdown=markdown)
    return Pasted(text, _sentence(counted))


def _is_worth_reading(html: str) -> bool:
    return len(html) <= LARGEST_MARKUP and not _OWN_TEXT.search(html[:4000])


def _from_markup(html: str, counted: Counter[str], *, markdown: bool) -> str:
    blocks = with_typed_items(tuple(_tidied(read_markup(html), counted)))
    counted["listes"] = len({block.list for block in blocks if block.kind is BlockKind.ITEM})
    counted["tableaux"] = sum(block.kind is BlockKind.TABLE for block in blocks)
    counted["liens"] = sum(_links(block) for block in blocks)
    counted["images"] = sum(isinstance(each, Opening) and each.tag == "img" for each in tokens(html))
    return blocks_to_markdown(blocks) if markdown else blocks_to_plain(blocks)


def _with_edges(words: str, plain: str) -> str:
    """A few words copied with the space beside them keep it, as HTML does not."""
    if not plain.strip(" \u00a0"):
        return words
    before, after = len(plain) - len(plain.lstrip(" \u00a0")), len(plain.rstrip(" \u00a0"))
    return plain[:before] + words + plain[after:]


def _tidied(blocks: Iterable[Block], counted: Counter[str]) -> Iterable[Block]:
    for block in blocks:
        runs = tuple(_tidied_run(run, counted) for run in block.runs)
        rows = tuple(
            tuple(tuple(_tidied_run(run, counted) for run in cell) for cell in row) for row in block.rows
        )
        yield replace(block, runs=runs, rows=rows)


def _tidied_run(run: Run, counted: Counter[str]) -> Run:
    return replace(run, text=_tidy_characters(run.text, counted))


def _links(block: Block) -> int:
    cells = [cell for row in block.rows for cell in row] or [block.runs]
    return sum(
        bool(run.href) and (index == 0 or cell[index - 1].href != run.href)
        for cell in cells
        for index, run in enumerate(cell)
    )


def _from_plain(plain: str, counted: Counter[str], *, markdown: bool) -> str:
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    result: list[str] = []
    was_item = False
    for line in lines.split("\n"):
        item, is_item = _typed_item(line, markdown=markdown)
        counted["puces"] += is_item and item != line
        counted["listes"] += is_item and not was_item and item != line
        was_item = is_item
        result.append(_tidy_characters(item, counted))
    return "\n".join(result)


def _typed_item(line: str, *, markdown: bool) -> tuple[str, bool]:
    """A line of a list as Word copies it, with the mark of the desk; and whether it is one."""
    if number := _NUMBERED.match(line):
        return f"{number[1]}. {line[number.end() :]}", True
    bullet = TYPED_BULLET.match(line)
    if bullet is None:
        return line, False
    mark = line[: bullet.end()].strip(" \u00a0\t")
    if mark == "-":
        return line if "\t" not in line[: bullet.end()] else f"- {line[bullet.end() :]}", True
    return ("- " if markdown else "• ") + line[bullet.end() :], True


def _tidy_characters(text: str, counted: Counter[str]) -> str:
    """Soft hyphens and invisible marks out, unusual spaces made usual; emoji keep their joiners."""
    text, invisible = _INVISIBLE.subn("", text)
    text, spaces = _ODD_SPACE.subn(" ", text)
    text, no_breaks = _ODD_NO_BREAK.subn("\u00a0", text)
    text, runs = _SPACE_RUN.subn(_one_space, text)
    text = text.replace("\u2011", "-").replace("\u2028", "\n").replace("\u2029", "\n")
    counted["invisibles"] += invisible
    counted["espaces"] += spaces + no_breaks + runs
    return text


def _one_space(found: re.Match[str]) -> str:
    text = found.string
    wanted = text[found.end()] in ":»%$°" or text[found.start() - 1] == "«"
    return "\u00a0" if wanted else " "


def _with_french_quotation_marks(text: str, counted: Counter[str], *, markdown: bool) -> str:
    pieces: list[str] = []
    position = 0
    for mark in sorted(quotation_marks(Document(text, markdown=markdown)), key=lambda each: each.start):
        pieces += (text[position : mark.start], mark.suggestions[0])
        position = mark.end
        counted["guillemets"] += 1
    return "".join((*pieces, text[position:]))


# What is counted, in the order it is said: singular, plural.
_WORDS = {
    "guillemets": ("guillemet anglais remplacé", "guillemets anglais remplacés"),
    "listes": ("liste conservée", "listes conservées"),
    "liens": ("lien conservé", "liens conservés"),
    "tableaux": ("tableau conservé", "tableaux conservés"),
    "espaces": ("espace inhabituelle normalisée", "espaces inhabituelles normalisées"),
    "invisibles": ("caractère invisible retiré", "caractères invisibles retirés"),
    "images": ("image laissée de côté", "images laissées de côté"),
}


def _sentence(counted: Counter[str]) -> str:
    """« 4 guillemets anglais remplacés, 2 listes conservées. »"""
    parts = [f"{counted[name]} {words[counted[name] > 1]}" for name, words in _WORDS.items() if counted[name]]
    return ", ".join(parts) + "." if parts else ""
