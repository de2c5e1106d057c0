"""Sizes of files and numbers of points as a French sentence writes them."""

from __future__ import annotations


def french_size(size: int) -> str:
    """A number of bytes as people read it: `3,4 Mo`."""
    value = float(size)
    for unit in ("octets", "Ko", "Mo", "Go"):
        if value < 1000 or unit == "Go":
            digits = f"{value:.0f}" if unit == "octets" else f"{value:.1f}".replace(".", ",")
            return f"{digits}\u00a0{unit}"
        value /= 1000
    raise AssertionError(value)


def points(count: int) -> str:
    """A number of points: `1 point`, `3 points`; « 0 point » is singular."""
    return f"{count} point{'s' if count > 1 else ''}"
