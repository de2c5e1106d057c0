"""EXIF orientation (1 to 8): turning the pixels, and finding a crop in the picture as it was stored."""

from __future__ import annotations

from PIL import Image

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Box = tuple[float, float, float, float]


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """`image` turned the way the person held the camera."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def stored_box(box: Box, orientation: int) -> Box:
    """Where the upright `box` (left, top, right, bottom, fractions) lies in the stored picture.

    Cropping before turning lets a small export of a large portrait turn a few pixels only.
    """
    left, top, right, bottom = box
    return {
        2: (1 - right, top, 1 - left, bottom),
        3: (1 - right, 1 - bottom, 1 - left, 1 - top),
        4: (left, 1 - bottom, right, 1 - top),
        5: (top, left, bottom, right),
        6: (top, 1 - right, bottom, 1 - left),
        7: (1 - bottom, 1 - right, 1 - top, 1 - left),
        8: (1 - bottom, left, 1 - top, right),
    }.get(orientation, box)


def swaps_sides(orientation: int) -> bool:
    """Whether the upright picture's width is the stored one's height."""
    return orientation >= 5
