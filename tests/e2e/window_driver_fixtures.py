"""Fixtures, for `pytest_plugins`: a screen and a window for the tests that act as a person does, and an office where they may begin to work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from office import LOGO, PASSPHRASE, PEOPLE, Clock, Office
from window_driver import OpenWindow, Window
from window_driver_stage import ForkingStarter, ProcessStarter, Starter, XScreen

from db.workspace import Workspace
from desktop import paths
from desktop.checks.process.client import WorkerClient
from desktop.composition import KEY_SERVICE, credentials
from desktop.imaging.logo import register_logo
from desktop.publishing.credentials import FileCredentials
from desktop.services.desk import Desk
from desktop.services.installation import install, put_in_force
from desktop.services.profile_file import read_profile
from desktop.services.session import unlock


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a short path, as on a real machine: sockets are made in it, and the window's temporary files."""
    folder = tmp_path_factory.mktemp("p")
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def screen(place: Path, private_home: Path) -> Iterator[XScreen]:
    """A private X server, with the folders of this test."""
    made = XScreen()
    yield made
    made.close()


@pytest.fixture
def open_window(screen: XScreen, place: Path) -> Iterator[OpenWindow]:
    """`open_window(folder, *options)`: the application on the screen; what a test leaves open is killed."""
    errors = place / "erreurs.txt"
    yield from _opener(screen, ProcessStarter(screen, errors), errors)


@pytest.fixture
def fork_window(screen: XScreen, place: Path) -> Iterator[OpenWindow]:
    """As `open_window`, one at a time, each forked from a process that has imported everything: a start is quick."""
    errors = place / "erreurs.txt"
    starter = ForkingStarter(screen, errors)
    yield from _opener(screen, starter, errors)
    starter.close()


def _opener(screen: XScreen, starter: Starter, errors: Path) -> Iterator[OpenWindow]:
    opened: list[Window] = []

    def start(folder: Path, *options: str) -> Window:
        opened.append(Window(screen, starter, folder, *options, errors=errors))
        return opened[-1]

    yield start
    for window in opened:
        if window.process.poll() is None:
            window.kill()


@pytest.fixture(scope="session")
def office_once(tmp_path_factory: pytest.TempPathFactory, checker: WorkerClient) -> Path:
    """An installed workspace with two people who write and the direction, their keys beside it, to be copied."""
    folder = tmp_path_factory.mktemp("o") / "espace"
    with Workspace.create(folder) as workspace:
        desk = Desk(workspace, checker, FileCredentials(KEY_SERVICE, folder), paths.resources())
        installed = install(workspace, desk.keys, "Municipalité de Sainte-Sophie", PEOPLE[:3])
        workspace.objects.put(LOGO)
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        profile = replace(profile, logo=register_logo(LOGO).sha256)
        put_in_force(workspace, installed.sessions["martine"], profile, desk.policies)
    return folder


@pytest.fixture
def office_folder(office_once: Path, place: Path) -> Path:
    """An office where everybody may begin to work."""
    folder = place / "espace"
    shutil.copytree(office_once, folder)
    return folder


@pytest.fixture(scope="session")
def waiting_once(office_once: Path, tmp_path_factory: pytest.TempPathFactory, checker: WorkerClient) -> Path:
    """The same workspace where a post of the officer awaits approval, to be copied."""
    folder = tmp_path_factory.mktemp("w") / "espace"
    shutil.copytree(office_once, folder)
    with Workspace.open(folder) as workspace:
        desk = Desk(workspace, checker, credentials(folder), paths.resources())
        session = unlock(workspace, desk.keys, "camille", PASSPHRASE)
        office = Office(desk, Clock(), {"camille": session})
        office.submit(office.post())
    return folder


@pytest.fixture
def waiting_folder(waiting_once: Path, place: Path) -> Path:
    """An office where a post of the officer awaits approval."""
    folder = place / "espace"
    shutil.copytree(waiting_once, folder)
    return folder
