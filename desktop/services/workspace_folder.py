"""The folder of a workspace before it is open: whether it holds a database, could hold one, or is joined."""

from __future__ import annotations

import os
from pathlib import Path

from db.faults import read_only, system_fault
from db.location import DATABASE_NAME, refuse_unsafe
from desktop import paths
from desktop.errors import Refusal


def holds_workspace(folder: Path) -> bool:
    """Whether `folder` holds a database; else there is nothing to open, and a first run is needed."""
    return (folder / DATABASE_NAME).is_file()


def refuse_unusable(folder: Path) -> None:
    """Refuse, before anything is asked, a folder in which no workspace could be made.

    Raises `Refusal` for a network share or a synchronised folder, `EnvironmentFault` when it cannot be written.
    """
    refuse_unsafe(folder)
    absolute = folder.absolute()
    existing = next(parent for parent in (absolute, *absolute.parents) if parent.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        raise read_only()


def join(folder: Path) -> Path:
    """Work in the workspace of `folder` from now on, here and at the next starts; where it is, whole.

    It is opened, to be sure of it, and closed again. Raises `Refusal` and `EnvironmentFault` saying why it cannot be
    worked in: none is there, it is on the network, it is open elsewhere, damaged, unfinished, or of a newer version.
    """
    from db.workspace import Workspace  # nobody else needs it before a workspace is opened

    folder = folder.expanduser().absolute()
    refuse_unsafe(folder)
    if not holds_workspace(folder):
        raise Refusal(
            "pas_un_espace",
            f"Le dossier «\u00a0{folder.name}\u00a0» n’est pas un espace de travail de Bon à tirer. Rien n’a été changé. "
            f"Choisissez celui qui contient le fichier «\u00a0{DATABASE_NAME}\u00a0».",
        )
    with Workspace.open(folder) as workspace:
        if workspace.roster().workspace is None:
            raise Refusal(
                "espace_inacheve",
                f"L’espace de travail du dossier «\u00a0{folder.name}\u00a0» n’a jamais été achevé\u00a0: personne n’y est "
                "inscrit. Rien n’a été changé. Choisissez-en un autre, ou créez le vôtre ici.",
            )
    _remember(folder)
    return folder


def work_here(folder: Path) -> None:
    """A workspace was made or restored in `folder`: when it is this workstation's own, no other is joined any more."""
    if folder.absolute() == paths.own_workspace().absolute():
        paths.joined_workspace().unlink(missing_ok=True)


def _remember(folder: Path) -> None:
    named = paths.joined_workspace()
    try:
        named.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        named.write_text(f"{folder}\n", encoding="utf-8")
    except OSError as error:
        raise system_fault(error) from error
