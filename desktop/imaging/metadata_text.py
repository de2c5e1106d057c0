"""Cleaning what cameras and agencies write in files: any encoding, any length, any garbage."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 2000
_PLACEHOLDERS = frozenset(
    {
        "",
        "unknown",
        "none",
        "null",
        "default",
        "picasa",
        "sony dsc",
        "olympus digital camera",
        "minolta digital camera",
    }
    | {
        "dcim",
        "photographer",
        "author",
        "artist",
        "copyright",
        "inconnu",
        "auteur",
        "your name",
        "(none)",
        "-",
    }
)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def clean(value: object) -> str | None:
    """One readable line from a metadata value, or None when it says nothing.

    Cuts at the first NUL, drops control characters, repairs UTF-8 that was read as Latin-1, and
    ignores the words cameras write when nobody configured them. No-break spaces are kept.
    """
    if isinstance(value, bytes):
        value = decode(value)
    if isinstance(value, tuple | list):
        value = ", ".join(part for item in value if (part := clean(item)))
    if not isinstance(value, str):
        return None
    text = _repaired(value.split("\x00", 1)[0])
    text = _SPACES.sub(" ", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    text = unicodedata.normalize("NFC", text).strip(" ")[:MAX_LENGTH]
    return None if text.lower() in _PLACEHOLDERS else text


def decode(value: bytes) -> str:
    """Bytes of unknown encoding as text: UTF-8 if they are, else Windows-1252, which accepts the rest."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", errors="replace").replace("\ufffd", "")


def _repaired(text: str) -> str:
    """Pillow reads EXIF text as Latin-1; most software writes UTF-8."""
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return text
    return decode(raw)
