"""A workspace is made, taken up where a crash left it, opened and closed."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from ledger_desk import key

from db.engine import DATABASE_NAME
from db.errors import EnvironmentFault, Refusal
from db.signing import Signer
from db.workspace import Workspace

POINTS = 20


def install(workspace: Workspace, root: Signer) -> None:
    """Write the first fact."""
    workspace.ledger.append(
        root,
        "installation",
        workspace="sainte-sophie",
        name="Municipalité de Sainte-Sophie",
        public_key=root.public_key.hex(),
        backup_key=None,
    )


def test_a_workspace_is_made_then_opened(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "espace"
    with Workspace.create(folder) as workspace:
        install(workspace, key(1))
        workspace.drafts.save("post-1", "agente", "Bonjour")
        assert workspace.folder == folder
    with Workspace.open(folder) as workspace:
        assert workspace.ledger.roster().workspace == "sainte-sophie"
        assert workspace.drafts.load("post-1", "agente") is not None
        assert workspace.ledger.audit() == ()
        assert workspace.notices == ()


def test_a_workspace_that_holds_facts_is_not_made_again(tmp_path: Path) -> None:
    with Workspace.create(tmp_path) as workspace:
        install(workspace, key(1))
    with pytest.raises(Refusal) as caught:
        Workspace.create(tmp_path)
    assert caught.value.code == "workspace_exists"
    with Workspace.open(tmp_path) as workspace:
        assert len(workspace.ledger.facts()) == 1


def test_a_workspace_made_but_not_installed_can_be_made_again(tmp_path: Path) -> None:
    Workspace.create(tmp_path).close()
    Workspace.create(tmp_path).close()


def test_an_open_workspace_is_refused_to_anybody_else(tmp_path: Path) -> None:
    with Workspace.create(tmp_path):
        for again in (Workspace.open, Workspace.create):
            with pytest.raises(Refusal) as caught:
                again(tmp_path)
            assert caught.value.code == "already_open"


def test_a_workspace_is_not_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("bonjour")
    with pytest.raises(EnvironmentFault):
        Workspace.create(tmp_path / "fichier")


def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "espace") as workspace:
        assert workspace.folder.stat().st_mode & 0o777 == 0o700


def test_a_workspace_whose_opening_fails_is_released(tmp_path: Path) -> None:
    with Workspace.create(tmp_path) as workspace:
        shutil.rmtree(workspace.objects.folder)
    (tmp_path / "objets").write_text("à la place du dossier")
    with pytest.raises(EnvironmentFault):
        Workspace.open(tmp_path)
    (tmp_path / "objets").unlink()
    Workspace.open(tmp_path).close()


def killed_after(calls: int, folder: Path) -> bool:
    """Make a workspace in a child that dies at that call; tells whether it died before it was done."""
    child = os.fork()
    if child == 0:
        left = calls

        def count(*_: object) -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.setprofile(count)
            Workspace.create(folder)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def calls_of_a_creation(folder: Path) -> int:
    """How many calls making a workspace takes."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        Workspace.create(folder).close()
    finally:
        sys.setprofile(None)
    return counted


@pytest.fixture
def points(tmp_path: Path) -> list[int]:
    """Moments spread over a creation."""
    total = calls_of_a_creation(tmp_path / "counted")
    return [total * point // POINTS + 1 for point in range(POINTS)]


def test_a_creation_killed_anywhere_is_taken_up(tmp_path: Path, points: list[int]) -> None:
    died = 0
    for point in points:
        folder, copy = tmp_path / f"espace-{point}", tmp_path / f"copie-{point}"
        died += killed_after(point, folder)
        folder.mkdir(exist_ok=True)
        shutil.copytree(folder, copy)
        with Workspace.create(folder) as workspace:
            install(workspace, key(1))
            assert workspace.ledger.audit() == ()
        if (copy / DATABASE_NAME).exists():
            with Workspace.open(copy) as workspace:
                assert workspace.ledger.audit() == ()
        else:
            with pytest.raises(Refusal) as caught:
                Workspace.open(copy)
            assert caught.value.code == "no_workspace"
    assert died > POINTS // 2
