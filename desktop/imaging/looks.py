"""Pictures at the size of a screen: raw pixels for a preview, a small file for a list."""

from __future__ import annotations

import io

from PIL import Image

from desktop.imaging.colour import eight_bits, flattened, to_srgb
from desktop.imaging.orientation import swaps_sides, upright
from desktop.imaging.originals import Original, decoded

THUMBNAIL_SIDE = 320
"""Pixels of the longest side of a thumbnail: enough for a row at 200 %, and for a small grid."""


def look_pixels(original: Original, side: int) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of `original`, upright, at most `side` pixels on its longest side."""
    picture = _reduced(original, side)
    return picture.width, picture.height, picture.tobytes()


def thumbnail(original: Original) -> bytes:
    """A small JPEG of `original`, upright, without any metadata."""
    buffer = io.BytesIO()
    _reduced(original, THUMBNAIL_SIDE).save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def _reduced(original: Original, side: int) -> Image.Image:
    scale = min(1.0, side / max(original.width, original.height))
    size = (max(1, round(original.width * scale)), max(1, round(original.height * scale)))
    stored = (size[1], size[0]) if swaps_sides(original.orientation) else size
    source = decoded(original, stored)
    profile = source.info.get("icc_profile")
    small = eight_bits(source).resize(stored, Image.Resampling.HAMMING)
    image, _ = to_srgb(small, profile if isinstance(profile, bytes) else None)
    picture = upright(flattened(image), original.orientation)
    picture.info = {}
    return picture
