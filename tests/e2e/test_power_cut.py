"""A power cut loses none of the saves that were acknowledged, because each was forced onto the disk first.

The writer runs under a library that notes every write and every synchronisation; from its notes come the
disks that a cut at any point could have left (see `powercut_image.py`), and the product opens each.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from powercut_image import Record, acknowledged, cut_power, read_log
from writer import lost, open_workspace

from db.workspace import Workspace

HERE = Path(__file__).parent
RUNS = 10
CUTS_PER_RUN = 20
ROUNDS = 40

Recorded = Callable[..., tuple[Record, ...]]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preloaded library, compiled."""
    built = tmp_path_factory.mktemp("library") / "powercut.so"
    command = ["cc", "-O2", "-Wall", "-Wextra", "-shared", "-fPIC", "-o", built, HERE / "powercut.c", "-ldl"]
    subprocess.run(command, check=True)
    return built


@pytest.fixture
def recorded(library: Path, tmp_path: Path) -> Recorded:
    """Runs the writer under the library and returns what it asked of the disk."""

    def run(folder: Path, *options: str) -> tuple[Record, ...]:
        log = tmp_path / f"{folder.name}.log"
        environment = {**os.environ, "LD_PRELOAD": str(library), "POWERCUT_LOG": str(log)}
        command = [sys.executable, "-B", HERE / "writer.py", folder, "--rounds", str(ROUNDS), *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        return read_log(log)

    return run


def cuts(
    records: tuple[Record, ...], chance: random.Random, folder: Path, count: int
) -> Iterator[tuple[str, ...]]:
    """For `count` cuts after the workspace was ready: what was lost of what had been acknowledged."""
    ready = _ready(records)
    for _ in range(count):
        before = records[: chance.randrange(ready + 1, len(records) + 1)]
        image = folder.with_name("image")
        image.mkdir()
        cut_power(before, chance, folder, image)
        with Workspace.open(image) as workspace:
            saves = (line for line in acknowledged(before) if not line.startswith("ready"))
            yield (*lost(workspace, saves), *(problem.message for problem in workspace.ledger.audit()))
        shutil.rmtree(image)


def _ready(records: tuple[Record, ...]) -> int:
    """Where the program said that the workspace was made."""
    return next(index for index, record in enumerate(records) if record.data.startswith(b"ready"))


def test_the_library_sees_every_way_the_product_writes(recorded: Recorded, tmp_path: Path) -> None:
    records = recorded(tmp_path / "espace")
    assert {"A", "C", "W", "T", "S", "D", "R", "M"} <= {record.op for record in records}
    assert len(acknowledged(records)) == 1 + 3 * ROUNDS


def test_a_power_cut_loses_no_acknowledged_save(recorded: Recorded, tmp_path: Path) -> None:
    folder = tmp_path / "espace"
    assert set(cuts(recorded(folder), random.Random(1), folder, CUTS_PER_RUN)) == {()}


def test_without_full_synchronisation_a_power_cut_loses_saves(recorded: Recorded, tmp_path: Path) -> None:
    """The same cuts must be able to fail, or passing them would prove nothing."""
    folder = tmp_path / "espace"
    outcomes = set(cuts(recorded(folder, "--synchronous", "NORMAL"), random.Random(1), folder, CUTS_PER_RUN))
    assert outcomes - {()}


@pytest.mark.nightly
@pytest.mark.parametrize("run", range(RUNS))
def test_two_hundred_power_cuts_lose_no_acknowledged_save(
    recorded: Recorded, tmp_path: Path, run: int
) -> None:
    folder = tmp_path / "espace"
    assert set(cuts(recorded(folder), random.Random(run), folder, CUTS_PER_RUN)) == {()}


def test_a_creation_that_a_power_cut_interrupted_is_taken_up_again(
    recorded: Recorded, tmp_path: Path
) -> None:
    folder = tmp_path / "espace"
    records, chance = recorded(folder), random.Random(1)
    for number in range(CUTS_PER_RUN):
        image = tmp_path / str(number)
        image.mkdir()
        cut_power(records[: chance.randrange(_ready(records))], chance, folder, image)
        with open_workspace(image) as workspace:
            assert workspace.ledger.audit() == ()
