"""Where backups may go: a folder that is there, that can be written, and that outlives this computer's disk."""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import EnvironmentFault, Refusal

LEAST_FREE = 1_000_000_000
"""Bytes under which the place is soon too small: several backups of a year of photographs."""

_KEPT = "Rien n’a été changé."


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """A folder that can take backups. `free` is in bytes; `warnings` are French sentences to weigh."""

    folder: Path
    free: int
    warnings: tuple[str, ...]


def check_backup_place(folder: Path, workspace: Path) -> BackupPlace:
    """The folder, tried by writing a file in it; `workspace` is where the workspace is, or will be.

    Raises `Refusal` for a folder that is absent or inside the workspace, `EnvironmentFault` for one that
    cannot be written. A backup is encrypted: a network share or a synchronised folder suits it.
    """
    folder = folder.expanduser().absolute()
    if not folder.is_dir():
        raise Refusal(
            "dossier_de_sauvegarde_absent",
            f"Le dossier «\u00a0{folder}\u00a0» n’existe pas, ou son disque n’est pas branché. {_KEPT} Branchez le disque, "
            "ou choisissez un autre dossier.",
        )
    if folder.resolve().is_relative_to(workspace.resolve()):
        raise Refusal(
            "sauvegarde_dans_l_espace",
            "Ce dossier est dans l’espace de travail\u00a0: les sauvegardes disparaîtraient avec lui. "
            f"{_KEPT} Choisissez un dossier d’un autre disque.",
        )
    _try_writing(folder)
    free = shutil.disk_usage(folder).free
    return BackupPlace(folder, free, tuple(_warnings(folder, workspace, free)))


def disk_of(path: Path) -> int:
    """The disk, or the share, that holds a path: equal numbers mean the same one."""
    return path.stat().st_dev


def _try_writing(folder: Path) -> None:
    trial = folder / f".bon-a-tirer-essai-{secrets.token_hex(4)}"
    try:
        with trial.open("xb") as file:
            file.write(b"essai")
            file.flush()
            os.fsync(file.fileno())
        trial.unlink()
    except OSError as error:
        raise EnvironmentFault(
            "dossier_de_sauvegarde_ferme",
            f"Rien ne peut être écrit dans le dossier «\u00a0{folder}\u00a0» ({error.strerror}). {_KEPT} Demandez le droit d’y "
            "écrire, libérez de l’espace, ou choisissez un autre dossier.",
        ) from error


def _warnings(folder: Path, workspace: Path, free: int) -> list[str]:
    warnings = []
    if disk_of(folder) == disk_of(_existing(workspace)):
        warnings.append(
            "Ce dossier est sur le même disque que l’espace de travail\u00a0: si ce disque brise, ou si l’ordinateur est "
            "volé, les sauvegardes disparaissent aussi. Préférez un disque externe ou le serveur de fichiers."
        )
    if free < LEAST_FREE:
        warnings.append("Il reste moins de 1\u00a0Go dans ce dossier\u00a0: prévoyez de la place.")
    return warnings


def _existing(folder: Path) -> Path:
    """`folder`, or the nearest of its parents that exists."""
    absolute = folder.absolute()
    return next(parent for parent in (absolute, *absolute.parents) if parent.exists())
