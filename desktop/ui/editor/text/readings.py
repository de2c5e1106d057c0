"""What the checks read of a text, which is not always what is typed, and where each place is in the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop.editorial.findings import Finding


class Reading(Protocol):
    """One text as it is read. Spans are code points, in `text` or in what was typed."""

    @property
    def text(self) -> str:
        """What is read."""

    def to_typed(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of `text` is in what was typed."""

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of what was typed is in `text`."""


@dataclass(frozen=True, slots=True)
class AsTyped:
    """A text that is read as it is typed."""

    text: str

    def to_typed(self, start: int, end: int) -> tuple[int, int]:
        """The same place."""
        return start, end

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """The same place."""
        return start, end


def as_typed(reading: Reading, finding: Finding) -> Finding:
    """A finding of what is read, where it is in what was typed."""
    return finding.moved(*reading.to_typed(finding.start, finding.end))


def as_read(reading: Reading, finding: Finding) -> Finding:
    """A finding of what was typed, where the checks place it."""
    return finding.moved(*reading.to_text(finding.start, finding.end))
