"""Long work that can be watched and stopped: plain numbers, read from any thread."""

from __future__ import annotations

from desktop.errors import Refusal


class LongWork:
    """`done` of `total`, in the unit of the work; `total` is 0 until it is known.

    The worker calls it with both numbers; once `cancel` was asked, that call raises `Refusal` and the work
    leaves nothing behind.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._cancelled = False

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work is. Raises `Refusal` when it was cancelled."""
        self.done, self.total = done, total
        if self._cancelled:
            raise Refusal("travail_interrompu", "Vous avez interrompu ce travail. Rien n’a été changé.")

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0
