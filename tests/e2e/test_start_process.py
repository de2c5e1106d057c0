"""The window as a process: one a workspace, signals, no screen, a demonstration deleted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.workspace import Workspace
from desktop.services.workspace_folder import holds_workspace

ROOT = Path(__file__).resolve().parents[2]
NO_SCREEN = "Il n’y a pas d’écran sur ce poste"

# Says on its output what a person would see: the first paint, a page, the window brought to the front.
WINDOW = """
import sys
from pathlib import Path
from desktop import application

class Told(application.Application):
    def start(self):
        self.window.first_painted.connect(lambda: print("peinte", flush=True))
        super().start()

    def come_to_front(self):
        super().come_to_front()
        print("devant", flush=True)

    def _show_alone(self, page, focus=None):
        super()._show_alone(page, focus)
        print(type(page).__name__, flush=True)

    def _work(self, session, roles):
        super()._work(session, roles)
        print("au travail", flush=True)

application.Application = Told
folder, *rest = sys.argv[1:]
sys.exit(application.run(Path(folder), demonstration="--demo" in rest))
"""

INSTALL_AND_DIE = """
import os, signal, sys
from pathlib import Path
from desktop import paths
from desktop.held_workspace import HeldWorkspace
from desktop.services import first_run
from desktop.services.installation import NewPerson
from desktop.services.profile_file import read_profile

first_run.put_in_force = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
people = (
    NewPerson("camille", "Camille Roy", frozenset({"redaction"}), "quatre sapins sous la neige"),
    NewPerson("martine", "Martine Dion", frozenset({"direction"}), "une barque au bord du lac"),
)
profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
HeldWorkspace(Path(sys.argv[1])).install(first_run.Answers(profile, people), first_run.Recovery())
"""

Window = subprocess.Popen[str]
Open = Callable[..., Window]


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files of the windows: its path is short, as it is on a real machine."""
    folder = tmp_path_factory.mktemp("t")
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def open_window(temporary: Path) -> Iterator[Open]:
    """`open_window(folder, *options)`: a window in a process of its own, ended after the test."""
    started: list[Window] = []

    def start(folder: Path, *options: str) -> Window:
        command = [sys.executable, "-c", WINDOW, str(folder), *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate(timeout=60)


def wait_for(window: Window, wanted: str) -> list[str]:
    """What the window says, up to `wanted`."""
    assert window.stdout is not None
    said: list[str] = []
    for line in window.stdout:
        said.append(line.strip())
        if said[-1] == wanted:
            return said
        if said[-1] == "RefusedPage":
            # It would stay there, and say nothing more.
            pytest.fail(f"the workspace was refused before « {wanted} »: {said}")
    pytest.fail(f"the window ended without « {wanted} »: {said}")


def start_again(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", "--espace", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)


class TestOneWindowAWorkspace:
    def test_a_second_start_brings_the_first_to_the_front_and_ends(
        self, open_window: Open, tmp_path: Path
    ) -> None:
        first = open_window(tmp_path / "espace")
        wait_for(first, "FirstRunPage")
        second = start_again(tmp_path / "espace")
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        wait_for(first, "devant")

    def test_the_same_workspace_by_another_path_is_the_same_window(
        self, open_window: Open, tmp_path: Path
    ) -> None:
        first = open_window(tmp_path / "espace")
        wait_for(first, "FirstRunPage")
        (tmp_path / "lien").symlink_to(tmp_path)
        assert start_again(tmp_path / "lien" / "espace").returncode == 0
        wait_for(first, "devant")

    def test_another_workspace_has_a_window_of_its_own(self, open_window: Open, tmp_path: Path) -> None:
        wait_for(open_window(tmp_path / "un"), "FirstRunPage")
        wait_for(open_window(tmp_path / "deux"), "FirstRunPage")

    def test_what_a_killed_window_left_is_taken_over(self, open_window: Open, tmp_path: Path) -> None:
        first = open_window(tmp_path / "espace")
        wait_for(first, "FirstRunPage")
        first.kill()
        first.wait(timeout=60)
        again = open_window(tmp_path / "espace")
        wait_for(again, "FirstRunPage")
        assert start_again(tmp_path / "espace").returncode == 0
        wait_for(again, "devant")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_as_its_cross_would(
    open_window: Open, tmp_path: Path, number: signal.Signals
) -> None:
    window = open_window(tmp_path / "espace")
    wait_for(window, "FirstRunPage")
    window.send_signal(number)
    assert window.wait(timeout=60) == 0


def test_a_demonstration_opens_at_work_and_is_deleted_at_the_end(
    open_window: Open, temporary: Path, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "espace", "--demo")
    wait_for(window, "au travail")
    assert list(temporary.rglob("journal.sqlite"))
    window.send_signal(signal.SIGTERM)
    assert window.wait(timeout=60) == 0
    assert list(temporary.rglob("journal.sqlite")) == []
    assert not (tmp_path / "espace").exists(), "a demonstration never touches the workspace"


def test_an_installation_killed_half_way_begins_again(open_window: Open, tmp_path: Path) -> None:
    command = [sys.executable, "-c", INSTALL_AND_DIE, str(tmp_path / "espace")]
    killed = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert holds_workspace(tmp_path / "espace"), "the database is there"
    wait_for(open_window(tmp_path / "espace"), "FirstRunPage")


def test_a_folder_that_is_open_elsewhere_is_said_in_the_window(open_window: Open, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "espace"):
        wait_for(open_window(tmp_path / "espace"), "RefusedPage")


class TestWithoutAScreen:
    @pytest.mark.parametrize("display", [None, ":4077"])
    def test_one_french_sentence_names_the_journey(
        self, monkeypatch: pytest.MonkeyPatch, display: str | None
    ) -> None:
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
        if display is not None:
            monkeypatch.setenv("DISPLAY", display)
        for options in ([], ["--demo"]):
            command = [sys.executable, "-m", "desktop", *options]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
            assert done.returncode == 2
            assert done.stdout == ""
            (line,) = done.stderr.splitlines()
            assert line.startswith(NO_SCREEN)
            assert "«\u00a0make essai\u00a0»" in line


def test_a_wrong_option_exits_with_2_in_french() -> None:
    command = [sys.executable, "-m", "desktop", "--demo", "--inconnue"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 2
    assert "unrecognized" not in done.stderr
    assert os.linesep in done.stderr
