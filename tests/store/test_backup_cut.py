"""A backup or a restoration killed anywhere loses nothing, and the next one goes through."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from town import CODE, every_byte, found, town_in

from db.backup import Backups
from db.erasure import SNAPSHOT_PREFIX, restoration_folder
from db.restore import restore
from db.workspace import Workspace

# Kills itself when the named function is reached, or just after it.
CHILD = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from town import CODE
from db import archive, backup, engine, restore
from db.workspace import Workspace

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(function):
    def wrapped(*arguments):
        function(*arguments)
        die()
    return wrapped

step = {step!r}
if step == "the snapshot is taken":
    engine.Database.copy_to = after(engine.Database.copy_to)
elif step == "half of the archive is written":
    archive.ArchiveWriter.finish = die
elif step == "the archive is written":
    archive.ArchiveWriter.finish = after(archive.ArchiveWriter.finish)
elif step == "the backup has its name":
    Path.rename = after(Path.rename)
elif step == "everything is extracted":
    restore._settle = die
elif step == "the restoration is audited":
    restore._settle = after(restore._settle)
elif step == "the old workspace is aside":
    Path.rename = after(Path.rename)
folder, backups = Path({folder!r}), Path({backups!r})
if {restoring!r}:
    restore.restore(next(backups.glob("*.bonatirer")), CODE, folder)
else:
    with Workspace.open(folder) as workspace:
        backup.Backups(workspace, backups).make()
"""

MAKING = [
    "the snapshot is taken",
    "half of the archive is written",
    "the archive is written",
    "the backup has its name",
]
RESTORING = ["everything is extracted", "the restoration is audited", "the old workspace is aside"]


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ville") / "espace"
    found(folder)
    with town_in(folder) as town:
        town.submit(town.revise("p1", "Fête de la famille"))
        town.seal("Maëlle Desrosiers-Hébert")
    return folder


def run_and_die(tmp_path: Path, step: str, *, restoring: bool) -> None:
    script = CHILD.format(
        tests=str(Path(__file__).parent),
        step=step,
        folder=str(tmp_path / "espace"),
        backups=str(tmp_path / "sauvegardes"),
        restoring=restoring,
    )
    child = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=False, timeout=60
    )
    assert child.returncode == -signal.SIGKILL


@pytest.mark.parametrize("step", MAKING)
def test_a_backup_killed_when(tmp_path: Path, founded: Path, step: str) -> None:
    """…keeps the previous ones, and the next is made and opens."""
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    with town_in(tmp_path / "espace", founded) as town:
        first = Backups(town.workspace, folder).make()
        content = first.path.read_bytes()
    run_and_die(tmp_path, step, restoring=False)
    assert first.path.read_bytes() == content
    with town_in(tmp_path / "espace") as town:
        assert not list(town.folder.glob(f"{SNAPSHOT_PREFIX}*"))
        assert town.workspace.ledger.audit() == ()
        last = Backups(town.workspace, folder).make()
    assert not [path for path in folder.iterdir() if path.suffix == ".partiel"]
    restore(last.path, CODE, tmp_path / "ailleurs")


@pytest.mark.parametrize("step", RESTORING)
def test_a_restoration_killed_when(tmp_path: Path, founded: Path, step: str) -> None:
    """…leaves the workspace under its name or aside, whole, and can be done again."""
    folder = tmp_path / "sauvegardes"
    folder.mkdir()
    with town_in(tmp_path / "espace", founded) as town:
        made = Backups(town.workspace, folder).make()
        town.revise("p2", "Écrit depuis")
    run_and_die(tmp_path, step, restoring=True)
    asides = list(tmp_path.glob("espace-remplace-*"))
    with town_in(asides[0] if asides else tmp_path / "espace") as town:
        assert town.workspace.ledger.audit() == ()
        assert town.workspace.ledger.heads("p2")
    restore(made.path, CODE, tmp_path / "espace")
    assert not restoration_folder(tmp_path / "espace").exists()
    with Workspace.open(tmp_path / "espace") as workspace:
        assert workspace.ledger.audit() == ()
        assert workspace.ledger.heads("p1")
    assert b"Desrosiers" not in every_byte(tmp_path)
