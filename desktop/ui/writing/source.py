"""Where a new post comes from."""

from __future__ import annotations

import enum


class Source(enum.IntEnum):
    """The three ways to begin, in the order of their tabs."""

    TEMPLATE = 0
    LAST_YEAR = 1
    WORD = 2
