"""One window a workspace: who is first, who waits for whom, and what is left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.start import calls
from desktop.ui.start.single_instance import SingleInstance, instance_name, meeting_folder

ROOT = Path(__file__).resolve().parents[2]

# A start that says when it found somebody who does not listen, and has to call again.
SECOND = """
import sys
from pathlib import Path
from desktop import application
from desktop.ui.start import calls

pause = calls.QThread.msleep

class Told:
    @staticmethod
    def msleep(length):
        print("attend", flush=True)
        pause(length)

calls.QThread = Told
sys.exit(application.run(Path(sys.argv[1])))
"""

Start = Callable[[], SingleInstance]


@pytest.fixture
def start(
    qapp: QApplication,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Start:
    """`start()`: one more start on the same workspace."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("r")))
    return lambda: SingleInstance(tmp_path / "espace")


def test_the_first_start_does_not_wait_for_anybody(start: Start) -> None:
    first = start()
    assert first.claim()
    first.close()


def test_a_second_start_waits_for_a_first_that_does_not_listen_yet(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start()
    assert first.claim()
    command = [sys.executable, "-c", SECOND, str(tmp_path / "espace")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as second:
        assert second.stdout is not None
        assert second.stdout.readline() == "attend\n"
        with qtbot.waitSignal(first.asked, timeout=60_000):
            first.listen()
        assert second.wait(60) == 0
    first.close()


def test_a_first_that_never_answers_does_not_keep_people_out(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "_PATIENCE", 1)
    first, second = start(), start()
    assert first.claim()
    assert second.claim()
    first.close()


def test_a_place_that_something_else_took_keeps_nobody_out(start: Start, tmp_path: Path) -> None:
    (meeting_folder() / f"{instance_name(tmp_path / 'espace')}.appels").write_bytes(b"")
    first, second = start(), start()
    assert first.claim()
    first.listen()
    assert second.claim(), "nobody can be called"
    first.close()


def test_a_call_left_by_a_start_that_was_killed_is_forgotten(start: Start, tmp_path: Path) -> None:
    meeting = meeting_folder() / f"{instance_name(tmp_path / 'espace')}.appels"
    meeting.mkdir()
    (meeting / "appel-12345").touch()
    first = start()
    assert first.claim()
    first.listen()
    assert list(meeting.iterdir()) == []
    first.close()
    assert not meeting.exists()


def test_where_windows_cannot_meet_each_start_is_the_first(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No file can be made there, whoever asks.
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/proc/self")
    monkeypatch.setattr(calls, "answers", lambda _: pytest.fail("somebody was called"))
    assert start().claim()
    assert start().claim()


def test_once_closed_the_next_start_is_the_first(start: Start) -> None:
    first, second = start(), start()
    assert first.claim()
    first.listen()
    first.close()
    assert second.claim()
    second.close()


def test_a_window_that_joined_another_workspace_answers_there(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start()
    assert first.claim()
    first.listen()
    first.move(tmp_path / "autre")
    left = start()
    assert left.claim(), "nobody works there any more"
    left.close()
    meeting = meeting_folder() / f"{instance_name(tmp_path / 'autre')}.appels"
    with qtbot.waitSignal(first.asked):
        (meeting / "appel-1").touch()
    first.close()
