"""The clock of the demonstration: moved from one event to the next, so that a year of work is dated."""

from __future__ import annotations

import contextlib
import datetime as dt
import heapq
from collections.abc import Iterable, Iterator

from db.workspace import Workspace

Story = Iterator[dt.datetime]
"""What happens to a post: gives the moment of its next event, which it does when it is resumed."""


class MovedClock:
    """A clock that stands where it was last put."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    def __call__(self) -> dt.datetime:
        return self.moment


@contextlib.contextmanager
def stamping(workspace: Workspace, clock: MovedClock) -> Iterator[None]:
    """Date what `workspace` writes by `clock`, then by what dated it before."""
    before = workspace.clock
    workspace.clock = clock
    try:
        yield
    finally:
        workspace.clock = before


def tell(stories: Iterable[Story], clock: MovedClock) -> None:
    """Let all stories happen together, each event at its moment and in the order of time."""
    waiting: list[tuple[dt.datetime, int, Story]] = []
    for order, story in enumerate(stories):
        _wait(waiting, order, story)
    while waiting:
        clock.moment, order, story = heapq.heappop(waiting)
        _wait(waiting, order, story)


def _wait(waiting: list[tuple[dt.datetime, int, Story]], order: int, story: Story) -> None:
    """Resume `story`, then queue it for its next event, if it has one."""
    moment = next(story, None)
    if moment is not None:
        heapq.heappush(waiting, (moment, order, story))
