"""Workspaces for the tests of the store: installed alike, or empty; made once, then copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ledger_desk import Desk, install, open_desk


@pytest.fixture(scope="session")
def installed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace that holds nothing but the installation; copied, never opened."""
    folder = tmp_path_factory.mktemp("installation")
    desk = open_desk(folder)
    install(desk)
    desk.database.close()
    return folder


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace without a single fact; copied, never opened."""
    folder = tmp_path_factory.mktemp("empty")
    open_desk(folder).database.close()
    return folder


@pytest.fixture
def make_desk(tmp_path: Path, installed_folder: Path, empty_folder: Path) -> Iterator[Callable[..., Desk]]:
    """Make workstations: `make_desk("B")` installed alike, `make_desk("B", installed=False)` empty."""
    made: list[Desk] = []

    def make(name: str = "espace", *, installed: bool = True) -> Desk:
        shutil.copytree(installed_folder if installed else empty_folder, tmp_path / name)
        made.append(open_desk(tmp_path / name))
        return made[-1]

    yield make
    for desk in made:
        desk.database.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """The workstation of the town hall."""
    return make_desk()


@pytest.fixture
def elsewhere(make_desk: Callable[..., Desk]) -> Desk:
    """A second workstation, which has received nothing yet."""
    return make_desk("elsewhere", installed=False)
