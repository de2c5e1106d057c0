"""File and folder names that hold on Linux, Windows and a memory stick alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

MAX_LENGTH = 80
_MAX_BYTES = 200
_FORBIDDEN = re.compile(r"[<>:\"/\\|?*\x00-\x1f\x7f]+")
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)


def safe_name(title: str, taken: Collection[str] = ()) -> str:
    """A name made from `title`, its accents kept (composed form), that no file system refuses.

    Not one of `taken`, compared without regard to case as Windows does: `-2`, `-3`… is added.
    """
    text = unicodedata.normalize("NFC", title)
    text = _SPACES.sub(" ", _FORBIDDEN.sub("-", text))
    text = "".join(character for character in text if unicodedata.category(character)[0] != "C")
    # File systems count 255 bytes, extension and number included; a letter may take four.
    text = text[:MAX_LENGTH].encode()[:_MAX_BYTES].decode(errors="ignore").strip(" .-") or "sans-titre"
    if _RESERVED.match(text):
        text = f"_{text}"
    used = {unicodedata.normalize("NFC", name).casefold() for name in taken}
    candidate, number = text, 1
    while candidate.casefold() in used:
        number += 1
        candidate = f"{text}-{number}"
    return candidate
