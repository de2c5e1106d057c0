"""A program killed at any moment has lost none of the saves it had acknowledged."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from writer import lost

from db.workspace import Workspace

WRITER = Path(__file__).with_name("writer.py")
ROOT = WRITER.parents[2]
KILLS = 50
PER_WORKSPACE = 10
"""Kills that one workspace goes through: what one leaves behind, the next must cope with."""
BY_DAY = 2
"""Workspaces of the suite; the others are for the night."""


class Victim:
    """The writer, served by a process that has already imported everything."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._server = subprocess.Popen(
            [sys.executable, WRITER, folder, "--serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )

    def write_and_die(self) -> list[str]:
        """Let it save, kill it at some moment, and return every line that it had acknowledged."""
        assert self._server.stdin is not None
        self._server.stdin.write(b"\n")
        self._server.stdin.flush()
        wanted = self._chance.randrange(0, 40)
        child, seen = None, []
        while child is None or len(seen) < wanted:
            word, what = self._line()
            if word == "writing":
                child = int(what)
            else:
                seen.append(f"{word} {what}")
        # Not always just after an acknowledgement: somewhere in the few milliseconds that follow.
        select.select([], [], [], self._chance.uniform(0, 0.004))
        os.kill(child, signal.SIGKILL)
        while (line := self._line())[0] != "killed":
            seen.append(" ".join(line))
        return seen

    def _line(self) -> list[str]:
        assert self._server.stdout is not None
        line = self._server.stdout.readline()
        assert line, "the writer ended by itself"
        return line.decode().split()

    def close(self) -> None:
        """End the server, which has no child left."""
        self._server.communicate()
        assert self._server.returncode == 0


@pytest.fixture
def victim(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Victim]:
    victim = Victim(tmp_path / "espace", random.Random(request.param))
    yield victim
    victim.close()


@pytest.mark.parametrize(
    "victim",
    [
        pytest.param(number, marks=() if number < BY_DAY else pytest.mark.nightly)
        for number in range(KILLS // PER_WORKSPACE)
    ],
    indirect=True,
)
def test_no_acknowledged_save_is_lost_when_the_program_is_killed(victim: Victim, tmp_path: Path) -> None:
    acknowledged: list[str] = []
    for _ in range(PER_WORKSPACE):
        acknowledged += victim.write_and_die()
        with Workspace.open(tmp_path / "espace") as workspace:
            assert lost(workspace, acknowledged) == ()
            assert workspace.ledger.audit() == ()
    assert len(acknowledged) > PER_WORKSPACE
