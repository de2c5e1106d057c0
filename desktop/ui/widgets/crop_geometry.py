"""Crops as fractions of a picture: moved, resized, brought to a ratio, always inside and never empty."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.editorial.post import Crop

SMALLEST = 0.02
"""The smallest side of a crop, as a share of the picture's."""
WHOLE = Crop()


@dataclass(frozen=True, slots=True)
class Handle:
    """What is dragged: `x` and `y` are -1 (left, top), 0 (neither) or 1 (right, bottom); both 0 moves all."""

    x: int = 0
    y: int = 0


def moved(crop: Crop, dx: float, dy: float) -> Crop:
    """`crop` moved by fractions, stopped by the edges."""
    dx = min(max(dx, -crop.left), 1 - crop.right)
    dy = min(max(dy, -crop.top), 1 - crop.bottom)
    return Crop(crop.left + dx, crop.top + dy, crop.right + dx, crop.bottom + dy)


def resized(crop: Crop, handle: Handle, dx: float, dy: float, ratio: float | None) -> Crop:
    """`crop` with one edge or corner moved. `ratio` is the width over the height to keep, both in fractions."""
    made = crop
    if handle.x < 0:
        made = replace(made, left=_between(crop.left + dx, 0, crop.right - SMALLEST))
    elif handle.x > 0:
        made = replace(made, right=_between(crop.right + dx, crop.left + SMALLEST, 1))
    if handle.y < 0:
        made = replace(made, top=_between(crop.top + dy, 0, crop.bottom - SMALLEST))
    elif handle.y > 0:
        made = replace(made, bottom=_between(crop.bottom + dy, crop.top + SMALLEST, 1))
    return made if ratio is None else _kept(made, handle, ratio)


def with_ratio(crop: Crop, ratio: float) -> Crop:
    """The largest crop of that ratio around the centre of `crop`, as wide as the picture allows."""
    width, height = (1.0, 1 / ratio) if ratio >= 1 else (ratio, 1.0)
    centre_x, centre_y = (crop.left + crop.right) / 2, (crop.top + crop.bottom) / 2
    left = _between(centre_x - width / 2, 0, 1 - width)
    top = _between(centre_y - height / 2, 0, 1 - height)
    return Crop(left, top, left + width, top + height)


def scaled(crop: Crop, factor: float) -> Crop:
    """`crop` larger or smaller around its centre, its ratio kept, inside the picture."""
    width, height = crop.right - crop.left, crop.bottom - crop.top
    factor = min(factor, 1 / width, 1 / height)
    factor = max(factor, SMALLEST / min(width, height))
    width, height = width * factor, height * factor
    left = _between((crop.left + crop.right - width) / 2, 0, 1 - width)
    top = _between((crop.top + crop.bottom - height) / 2, 0, 1 - height)
    return Crop(left, top, left + width, top + height)


def _kept(crop: Crop, handle: Handle, ratio: float) -> Crop:
    """The ratio kept while an edge moves: the other side follows, from the edge or corner that stays."""
    width, height = crop.right - crop.left, crop.bottom - crop.top
    if handle.y == 0 or (handle.x != 0 and width / ratio <= height):
        height = width / ratio
    else:
        width = height * ratio
    shrink = min(1.0, _room(crop, handle.x, True) / width, _room(crop, handle.y, False) / height)
    width, height = width * shrink, height * shrink
    left, right = _placed(crop.left, crop.right, handle.x, width)
    top, bottom = _placed(crop.top, crop.bottom, handle.y, height)
    return Crop(left, top, right, bottom)


def _room(crop: Crop, side: int, across: bool) -> float:
    start, end = (crop.left, crop.right) if across else (crop.top, crop.bottom)
    if side < 0:
        return end
    return 1 - start if side > 0 else 1.0


def _placed(start: float, end: float, side: int, length: float) -> tuple[float, float]:
    if side < 0:
        return end - length, end
    if side > 0:
        return start, start + length
    begin = _between((start + end - length) / 2, 0, 1 - length)
    return begin, begin + length


def _between(value: float, lowest: float, highest: float) -> float:
    return min(max(value, lowest), max(lowest, highest))
