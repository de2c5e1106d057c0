"""Read back the words of the PDF files that typst writes: enough of the format for that, and no more."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
# Parentheses that balance stand unescaped in a literal string: four levels are more than ever met.
_INNER = rb"(?:[^()\\]|\\.)*"
for _level in range(4):
    _INNER = rb"(?:[^()\\]|\\.|\(" + _INNER + rb"\))*"
# `ActualText` is the spelling of what is shown next, for readers aloud: not to be read twice.
_SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|/ActualText<[^>]*>|\((" + _INNER + rb")\)|<([0-9A-Fa-f]+)>|(\bET\b)", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages(pdf: bytes) -> list[str]:
    """The words of each page, in the order they were written, on one line, without places to break."""
    objects = {int(match[1]): match[2] for match in _OBJECT.finditer(pdf)}
    kids = re.search(rb"/Type/Pages/Count \d+/Kids\[([^]]*)]", pdf)
    assert kids, "no pages"
    numbers = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]
    return [" ".join(_page(objects, objects[number]).replace("\u200b", "").split(" ")) for number in numbers]


def words(pdf: bytes) -> str:
    """The words of every page on one line; each run of spaces or line ends is one ordinary space."""
    return " ".join(" ".join(pages(pdf)).split())


def _page(objects: dict[int, bytes], page: bytes) -> str:
    resources = objects[_reference(page, b"Resources")]
    fonts_at = re.search(rb"/Font<<(.*?)>>", resources) or re.search(rb"/Font (\d+) 0 R", resources)
    if fonts_at is None:
        return ""
    named = fonts_at[1] if b"/" in fonts_at[1] else objects[int(fonts_at[1])]
    fonts = {
        name: _characters(_stream(objects[_reference(objects[int(number)], b"ToUnicode")]))
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", named)
    }
    return "".join(_shown(_stream(objects[_reference(page, b"Contents")]), fonts))


def _shown(content: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    font: dict[int, str] = {}
    for name, literal, hexadecimal, end in _SHOWN.findall(content):
        if name:
            font = fonts[name]
        elif end:
            yield "\n"
        elif literal or hexadecimal:
            codes = bytes.fromhex(hexadecimal.decode()) if hexadecimal else _ESCAPE.sub(_unescaped, literal)
            for high, low in zip(codes[::2], codes[1::2], strict=False):
                yield font.get(high * 256 + low, "")


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    if what[:1].isdigit():
        return bytes([int(what, 8)])
    return _ESCAPED.get(what, what)


def _characters(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", cmap)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _reference(mapping: bytes, key: bytes) -> int:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", mapping)
    assert found, key
    return int(found[1])


def _stream(value: bytes) -> bytes:
    return zlib.decompressobj().decompress(value[value.index(b"stream") + 6 :].lstrip(b"\r\n"))
