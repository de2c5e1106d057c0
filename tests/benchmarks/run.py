"""`make bench`: every benchmark in a process of its own, then one table. Exit 1 when a limit is not kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from measure import Row

HERE = Path(__file__).parent
BENCHMARKS = ("bench_checks.py", "bench_lists.py", "bench_images.py", "bench_window.py", "bench_start.py")


def rows_of(benchmark: str) -> list[Row]:
    """Run one benchmark and read its rows."""
    command = [sys.executable, HERE / benchmark]
    printed = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, cwd=HERE.parents[1]
    ).stdout
    return [Row(**json.loads(line)) for line in printed.splitlines()]


def main() -> int:
    """Print the table; the number of limits that were exceeded decides."""
    exceeded = 0
    print(f"{'target':58} {'figure':>8} {'limit':>8}   measured")
    for benchmark in BENCHMARKS:
        for row in rows_of(benchmark):
            over = row.figure > row.limit
            exceeded += over
            figure, limit = (f"{value:.2f}{row.unit}" for value in (row.figure, row.limit))
            print(
                f"{row.target:58} {figure:>8} {limit:>8}   {row.detail}{'   EXCEEDED' if over else ''}",
                flush=True,
            )
    return min(exceeded, 1)


if __name__ == "__main__":
    raise SystemExit(main())
