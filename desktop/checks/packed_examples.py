"""The sentences that prove a rule, out of the way: they are read by the tests and by whoever asks, never by a check."""

from __future__ import annotations

import marshal

_kept = True


def keep_none() -> None:
    """Let go of the examples read from now on: the process that only checks has a megabyte less to hold."""
    global _kept
    _kept = False


def kept() -> bool:
    """Whether this process keeps the examples of the rules it reads."""
    return _kept


class PackedExamples:
    """Sentences to mend, each with the right one, and sentences to leave alone: in half the room they take.

    Both raise RuntimeError in a process that keeps none.
    """

    __slots__ = ("_packed",)

    def __init__(self, wrong: tuple[tuple[str, str], ...], right: tuple[str, ...]) -> None:
        self._packed = None if not _kept else marshal.dumps((wrong, right)) if wrong or right else b""

    def wrong(self) -> tuple[tuple[str, str], ...]:
        """The sentences to mend."""
        return self._unpacked()[0]

    def right(self) -> tuple[str, ...]:
        """The sentences to leave alone."""
        return self._unpacked()[1]

    def _unpacked(self) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        if self._packed is None:
            raise RuntimeError("this process keeps no examples")
        if not self._packed:
            return (), ()
        wrong, right = marshal.loads(self._packed)
        return wrong, right
