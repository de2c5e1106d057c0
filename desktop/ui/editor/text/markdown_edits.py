"""What the buttons of the Markdown toolbar do to a text: pure functions from a selection to a replacement."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_ITEM = re.compile(r"(?:[-*+] |\d{1,3}[.)] |> ?|#{1,6} )")
_BULLET, _NUMBER, _QUOTE = re.compile(r"[-*+] "), re.compile(r"\d{1,3}[.)] "), re.compile(r"> ?")


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace `[start, end)` by `text`, then select `selection` (in the text as it is then)."""

    start: int
    end: int
    text: str
    selection: tuple[int, int]


def emphasised(text: str, start: int, end: int, mark: str, sample: str) -> TextEdit:
    """Put `mark` (`**` or `*`) around the selection, or take it away; an empty selection takes its word."""
    start, end = _trimmed(text, *_word(text, start, end))
    size, words = len(mark), text[start:end]
    if _bears(text[:start][::-1], mark) and _bears(text[end:], mark):
        return TextEdit(start - size, end + size, words, (start - size, end - size))
    if len(words) > 2 * size and _bears(words, mark) and _bears(words[::-1], mark):
        inner = words[size:-size]
        return TextEdit(start, end, inner, (start, start + len(inner)))
    words = words or sample
    return TextEdit(start, end, f"{mark}{words}{mark}", (start + size, start + size + len(words)))


def heading(text: str, start: int, end: int, level: int = 2) -> TextEdit:
    """Make headings of the lines of the selection, or ordinary lines again."""
    mark = "#" * level + " "
    return _lines(text, start, end, lambda number: mark, re.compile(re.escape(mark)))


def bullets(text: str, start: int, end: int) -> TextEdit:
    """Make a list of the lines of the selection, or ordinary lines again."""
    return _lines(text, start, end, lambda number: "- ", _BULLET)


def numbers(text: str, start: int, end: int) -> TextEdit:
    """Make a numbered list of the lines of the selection, or ordinary lines again."""
    return _lines(text, start, end, lambda number: f"{number}. ", _NUMBER)


def quotation(text: str, start: int, end: int) -> TextEdit:
    """Make a quotation of the lines of the selection, or ordinary lines again."""
    return _lines(text, start, end, lambda number: "> ", _QUOTE)


def link(text: str, start: int, end: int, sample: str) -> TextEdit:
    """Make a link of the selection; its address is selected, to be typed or pasted over."""
    start, end = _word(text, start, end)
    words = text[start:end]
    if re.fullmatch(r"https?://\S+", words):
        return TextEdit(start, end, f"[{sample}]({words})", (start + 1, start + 1 + len(sample)))
    words = words or sample
    address = "https://"
    place = start + len(words) + 3
    return TextEdit(start, end, f"[{words}]({address})", (place, place + len(address)))


def table(text: str, start: int, end: int, headings: tuple[str, ...], rows: int = 2) -> TextEdit:
    """Insert an empty table after the paragraph of the selection; its first heading is selected."""
    line_end = text.find("\n", end)
    place = len(text) if line_end < 0 else line_end
    before = "" if not text[:place].strip() else "\n\n" if not text[:place].endswith("\n") else "\n"
    lines = [
        f"| {' | '.join(headings)} |",
        "|" + " --- |" * len(headings),
        *["|" + "  |" * len(headings)] * rows,
    ]
    first = place + len(before) + 2
    rest = text[place:]
    after = "\n" if rest.strip() and not rest.startswith("\n\n") else ""
    return TextEdit(place, place, before + "\n".join(lines) + after, (first, first + len(headings[0])))


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection, or the word around an empty one."""
    if start != end:
        return start, end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "’'-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "’'-"):
        end += 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces at both ends: `** mot **` is no emphasis."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _bears(text: str, mark: str) -> bool:
    """Whether `text` begins with this mark: `*` is not the beginning of `**`, but it is that of `***`."""
    stars = len(text) - len(text.lstrip("*"))
    return stars in ({1, 3} if len(mark) == 1 else {2, 3})


def _lines(text: str, start: int, end: int, mark: Callable[[int], str], known: re.Pattern[str]) -> TextEdit:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", max(start, end - 1) if end > start else end)
    stop = len(text) if stop < 0 else stop
    lines = text[begin:stop].split("\n")
    filled = [line for line in lines if line.strip()] or lines[:1]
    if all(known.match(line) for line in filled):
        made = [known.sub("", line, count=1) if known.match(line) else line for line in lines]
    else:
        number, made = 0, []
        for line in lines:
            if line.strip() or len(lines) == 1:
                number += 1
                line = f"{mark(number)}{_ITEM.sub('', line, count=1) if _ITEM.match(line) else line}"
            made.append(line)
    new = "\n".join(made)
    if start == end:
        caret = max(begin, start + len(made[-1]) - len(lines[-1]))
        return TextEdit(begin, stop, new, (caret, caret))
    return TextEdit(begin, stop, new, (begin, begin + len(new)))
