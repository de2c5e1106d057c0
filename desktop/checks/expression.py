"""A regular expression of the shipped tables, compiled when a text first needs it."""

from __future__ import annotations

import functools
import re

KEPT = 512
"""Compiled expressions that are kept, three kilobytes each, of the vocabulary's motifs and of all the others.

20,000 words of drafts call for 840 motifs: those kept answer ninety-nine times in a hundred. They call for 160 others.
"""


@functools.lru_cache(maxsize=KEPT)
def compiled(source: str) -> re.Pattern[str]:
    """An expression read without regard to case; those that are kept are those that texts call for."""
    return re.compile(source, re.IGNORECASE)


class Expression:
    """One expression, read without regard to case.

    There are thousands in the tables, and a text calls for a few dozens: compiling them all is a fifth of the start
    of the check worker. One that is not well written raises `re.error` where a text first calls for it, so its check
    is then "non vérifié"; the examples of its entry, run by the suite, call for it.
    """

    __slots__ = ("_source",)

    def __init__(self, source: str) -> None:
        self._source = source

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        return compiled(self._source)
