"""A workspace that exists is joined where it is, and opened from then on; what is none is refused in French."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from db.workspace import Workspace
from desktop import paths
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.session import Session
from desktop.services.workspace_folder import join, work_here


@pytest.fixture
def folder(tmp_path: Path, town: tuple[Path, Mapping[str, Session]]) -> Path:
    return Path(shutil.copytree(town[0], tmp_path / "ailleurs"))


def refused(folder: Path) -> str:
    with pytest.raises((Refusal, EnvironmentFault)) as caught:
        join(folder)
    assert paths.default_workspace() == paths.own_workspace(), "nothing is remembered"
    return str(caught.value.code)


def test_it_is_the_one_of_the_next_start_as_long_as_it_is_there(folder: Path, tmp_path: Path) -> None:
    assert join(folder) == folder
    assert paths.default_workspace() == folder
    folder.rename(tmp_path / "ranger")
    assert paths.default_workspace() == paths.own_workspace()
    (tmp_path / "ranger").rename(folder)
    assert paths.default_workspace() == folder


def test_making_ones_own_comes_before_what_was_joined(folder: Path, tmp_path: Path) -> None:
    join(folder)
    work_here(tmp_path / "essai")
    assert paths.default_workspace() == folder
    work_here(paths.own_workspace())
    assert paths.default_workspace() == paths.own_workspace()


def test_a_folder_without_a_workspace_says_which_to_choose(tmp_path: Path) -> None:
    assert refused(tmp_path) == "pas_un_espace"


def test_another_file_of_that_name_is_none(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_bytes(b"autre chose, et assez long pour une base")
    assert refused(tmp_path) == "damaged_database"


def test_one_that_was_never_finished_is_not_joined(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "commence").close()
    assert refused(tmp_path / "commence") == "espace_inacheve"


def test_one_that_is_open_elsewhere_waits(folder: Path) -> None:
    with Workspace.open(folder):
        assert refused(folder) == "already_open"


def test_one_on_a_synchronised_folder_is_not_joined(folder: Path, tmp_path: Path) -> None:
    synchronised = tmp_path / "Dropbox" / "espace"
    shutil.copytree(folder, synchronised)
    assert refused(synchronised) == "synchronised_folder"


def test_what_names_it_may_be_unreadable(tmp_path: Path) -> None:
    named = paths.joined_workspace()
    named.parent.mkdir(parents=True)
    for content in (b"\xff\xfe", b"", b"relatif/espace", str(tmp_path / "parti").encode()):
        named.write_bytes(content)
        assert paths.default_workspace() == paths.own_workspace()
