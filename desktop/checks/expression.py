"""A regular expression of the shipped tables, compiled when a text first needs it."""

from __future__ import annotations

import re


class Expression:
    """One expression, read without regard to case.

    There are thousands in the tables, and a text calls for a few dozens: compiling them all is a fifth of the start
    of the check worker. One that is not well written raises `re.error` where a text first calls for it, so its check
    is then "non vérifié"; the examples of its entry, run by the suite, call for it.
    """

    __slots__ = ("_compiled", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, re.IGNORECASE)
        return self._compiled
