"""Thumbnails on a printed page: small, of a known shape, and re-encoded so that any reader opens them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

LARGEST_SIDE = 480
"""Pixels: about 230 dots an inch at the size they are printed."""

WIDEST = 5.2
TALLEST = 5.6
"""Centimetres on the page."""

_QUALITY = 88


def thumbnail(jpeg: bytes) -> dict[str, Any] | None:
    """The bytes (as numbers, for JSON) and the printed width in centimetres; None when nothing can be read."""
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
            opened.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            picture = opened.convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=_QUALITY)
    width = min(WIDEST, TALLEST * picture.width / picture.height)
    return {"bytes": list(encoded.getvalue()), "width": round(width, 3)}
