"""Ratios between two pieces of work measured in the same run, alternating: machines are noisy, ratios less so."""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: a figure in `unit`, the limit it should keep, and what it was compared with."""

    target: str
    figure: float
    limit: float
    unit: str
    detail: str


def compare(
    target: str,
    subject: Callable[[], object],
    baseline: Callable[[], object],
    limit: float,
    *,
    rounds: int = 7,
) -> Row:
    """How many times longer `subject` takes than `baseline`: medians of alternating runs, one of each unmeasured."""
    subject(), baseline()
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(_seconds(subject))
        theirs.append(_seconds(baseline))
    mine, other = statistics.median(ours), statistics.median(theirs)
    return Row(target, mine / other, limit, "×", f"{mine * 1000:.1f} ms / {other * 1000:.1f} ms")


def compare_in_slices(
    target: str,
    subject: Callable[[], object],
    baseline: Callable[[], object],
    limit: float,
    *,
    slices: int,
    rounds: int = 3,
) -> Row:
    """As `compare`, for long work done a slice at a call: the slices alternate, and a round adds up `slices` of them.

    The speed of a shared machine changes from one second to the next: two pieces of work of many seconds each, one
    after the other, would be compared on two machines.
    """
    for _ in range(slices):
        subject(), baseline()
    totals: list[tuple[float, float]] = []
    for _ in range(rounds):
        pairs = [(_seconds(subject), _seconds(baseline)) for _ in range(slices)]
        totals.append((sum(mine for mine, _ in pairs), sum(other for _, other in pairs)))
    mine, other = sorted(totals, key=lambda total: total[0] / total[1])[rounds // 2]
    return Row(target, mine / other, limit, "×", f"{mine * 1000:.1f} ms / {other * 1000:.1f} ms")


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report(*rows: Row) -> None:
    """What each benchmark prints for `run.py`: one JSON object a line."""
    for row in rows:
        json.dump(asdict(row), sys.stdout)
        print(flush=True)
