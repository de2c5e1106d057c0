"""What a printed page shows of any text: its words as they are, and the code of what no font can draw.

A template never receives the words of a person as markup, only as values, so nothing they hold (`#`, `$`,
quotes, backslashes) means anything to it. What remains is what a page cannot show: an emoji that the shipped
fonts lack, a control character, an invisible mark that would turn the reading order around. Those are printed
as their Unicode code in a frame, because a hole in the words to approve would be a lie.
"""

from __future__ import annotations

import functools
import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from PIL import ImageFont

from desktop.errors import EnvironmentFault
from desktop.paths import resources

Span = dict[str, str]
"""`{"text": …}` for words, `{"code": …}` for what is shown by its code."""

LONGEST_UNBROKEN = 24
"""Characters: a longer word may be cut, so that it never leaves the page or its column."""

BREAK_EVERY = 12
"""Characters between the places where an endless word may be cut."""

_BREAK = "\u200b"
_LINE_ENDS = re.compile(r"\r\n?")
_UNDRAWN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
_VARIATIONS = frozenset(chr(code) for code in range(0xFE00, 0xFE10))
"""They choose how an emoji looks, never what it is: after a character that is drawn they say nothing."""


def printable(text: str) -> list[Span]:
    """`text` in spans for a template; line ends are kept, empty when there is nothing to show."""
    spans: list[Span] = []
    for drawn, run in groupby(_judged(_LINE_ENDS.sub("\n", text)), key=lambda judged: judged[0]):
        characters = "".join(character for _, character in run)
        if drawn:
            spans.append({"text": _breakable(characters)})
        else:
            spans.append({"code": _codes(characters)})
    return spans


def plain(text: str) -> str:
    """`text` on one line, with its codes between brackets: for the title of a file, or a header."""
    parts = (
        span["text"].replace(_BREAK, "") if "text" in span else f"[{span['code']}]"
        for span in printable(text)
    )
    return " ".join("".join(parts).split())


def shortened(text: str, longest: int) -> str:
    """`text` in at most `longest` characters, cut after a word when it can be, with `…` for what is missing."""
    if len(text) <= longest:
        return text
    head, _, _ = text[:longest].rpartition(" ")
    return (head if len(head) > longest // 2 else text[: longest - 1]).rstrip(" ,;:\u00a0") + "…"


def _judged(text: str) -> Iterator[tuple[bool, str]]:
    """Each character and whether it is drawn; a joiner or a variation goes with what it follows."""
    drawn = True
    for character in text:
        if character in _VARIATIONS:
            if not drawn:
                yield False, character
            continue
        if character == "\t":
            character = "\u2003"
        if character not in _JOINERS:
            drawn = character == "\n" or _is_drawn(character)
        yield drawn, character


def _is_drawn(character: str) -> bool:
    return unicodedata.category(character) not in _UNDRAWN and _has_glyph(character)


def _codes(characters: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in characters)


def _breakable(text: str) -> str:
    """`text` with places to break in its endless words."""
    return re.sub(rf"\S{{{LONGEST_UNBROKEN + 1},}}", lambda word: _cut(word[0]), text)


def _cut(word: str) -> str:
    pieces, since = [], 0
    for character in word:
        # A mark stays with its letter.
        if since >= BREAK_EVERY and character not in _JOINERS and not unicodedata.combining(character):
            pieces.append(_BREAK)
            since = 0
        pieces.append(character)
        since += 1
    return "".join(pieces)


@functools.lru_cache(maxsize=4096)
def _has_glyph(character: str) -> bool:
    """Whether the shipped font has the character: it draws all those it lacks as the same empty box."""
    if character.isspace():
        return True
    return bytes(_font().getmask(character)) != bytes(_font().getmask("\U0010fffe"))


@functools.lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    path = resources() / "fonts" / "DejaVuSans.ttf"
    try:
        # By its bytes: given a path that is missing, Pillow takes a font of the system of the same name.
        return ImageFont.truetype(io.BytesIO(path.read_bytes()), 24, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        message = (
            f"La police de l’application est introuvable ({path.name}). Aucun document n’a été produit, et rien n’a "
            "été changé dans l’espace de travail. Réinstallez l’application, puis recommencez."
        )
        raise EnvironmentFault("police_absente", message) from error
