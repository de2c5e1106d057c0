"""Near-duplicates: a difference hash, which survives resizing, recompression and small corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

    from desktop.imaging.originals import Original

SIDE = 8
BITS = 2 * SIDE * SIDE
NEAR = 12
"""Two hashes at most this many bits apart (of 128) deserve to be shown side by side."""


def difference_hash(original: Original) -> str:
    """A hash of 128 bits (32 hexadecimal digits): for each cell, is the next one lighter, across and down."""
    # Two hashes are compared without what reads pictures: 25 ms and 6 MB that most posts do not need.
    from PIL.Image import Resampling

    from desktop.imaging.colour import eight_bits, flattened
    from desktop.imaging.orientation import upright
    from desktop.imaging.originals import decoded

    picture = decoded(original, (16 * SIDE, 16 * SIDE))
    grey = upright(flattened(eight_bits(picture)).convert("L"), original.orientation)
    across = _brighter(grey.resize((SIDE + 1, SIDE), Resampling.BOX), 1)
    down = _brighter(grey.resize((SIDE, SIDE + 1), Resampling.BOX), SIDE)
    return f"{across << SIDE * SIDE | down:0{BITS // 4}x}"


def distance(one: str, other: str) -> int:
    """How many of the 128 bits differ (0 for the same picture)."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def are_near(one: str, other: str) -> bool:
    """Whether two pictures are probably the same one."""
    return distance(one, other) <= NEAR


def _brighter(grid: Image.Image, step: int) -> int:
    """One bit per cell that has a neighbour `step` further; a row's last cell has none across."""
    cells, width = grid.tobytes(), grid.width
    bits = 0
    for index in range(len(cells) - step):
        if step == 1 and index % width == width - 1:
            continue
        bits = bits << 1 | (cells[index] < cells[index + step])
    return bits
