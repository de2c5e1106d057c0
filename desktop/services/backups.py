"""Backups from the window: where they go, the last ones, one more, in two steps so that nobody waits."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from db.backup import Backup, Backups, Snapshot
from db.retention import STAMP
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.backup_place import BackupPlace, check_backup_place
from desktop.services.desk import Desk
from desktop.services.long_work import LongWork
from desktop.settings import read_settings, write_settings

__all__ = [
    "Backup",
    "BackupPlace",
    "BackupState",
    "BegunBackup",
    "KeptBackup",
    "backup_state",
    "begin_backup",
    "try_backup_place",
    "use_backup_place",
]


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One backup that is there; `made_at` is civil time, `size` in bytes."""

    path: Path
    made_at: dt.datetime
    size: int


@dataclass(frozen=True, slots=True)
class BackupState:
    """Where backups go (None before a folder was chosen), those that are there, newest first.

    `identifier` is that of the workspace, `posts` how many publications it holds today. `trouble` says in French why they could not be listed: a disk that is not plugged in.
    """

    workspace: Path
    folder: Path | None
    kept: tuple[KeptBackup, ...] = ()
    trouble: str = ""
    identifier: str = ""
    posts: int = 0

    @property
    def last(self) -> KeptBackup | None:
        """The newest one."""
        return self.kept[0] if self.kept else None


@dataclass(frozen=True, slots=True)
class BegunBackup:
    """A backup whose part on the database is done: `write` needs files only, and uses it up."""

    backups: Backups
    snapshot: Snapshot

    def write(self, progress: LongWork) -> Backup:
        """Write it, read it back, rotate. Raises as `Backups.write`, and `Refusal` when it was cancelled."""
        return self.backups.write(self.snapshot, progress)


def backup_state(desk: Desk) -> BackupState:
    """Where backups go, and which are there. Raises `EnvironmentFault` when the settings cannot be read."""
    workspace = desk.workspace.folder
    identifier = desk.workspace.roster().workspace or ""
    state = BackupState(workspace, None, identifier=identifier, posts=desk.workspace.queries.count())
    folder = read_settings(workspace).backup_folder
    if folder is None:
        return state
    try:
        found = Backups(desk.workspace, folder).list()
    except (EnvironmentFault, Refusal) as failure:
        return replace(state, folder=folder, trouble=failure.message)
    return replace(state, folder=folder, kept=tuple(_kept(backup) for backup in found))


def try_backup_place(folder: Path, workspace: Path) -> BackupPlace:
    """Try a folder by writing in it; needs no database. Raises as `check_backup_place`."""
    return check_backup_place(folder, workspace)


def use_backup_place(desk: Desk, place: BackupPlace) -> None:
    """Keep a folder that was tried as the one where backups go."""
    settings = read_settings(desk.workspace.folder)
    write_settings(desk.workspace.folder, replace(settings, backup_folder=place.folder))


def begin_backup(desk: Desk) -> BegunBackup:
    """Copy the database. Raises `Refusal` when no folder was chosen, else as `Backups.take_snapshot`."""
    folder = read_settings(desk.workspace.folder).backup_folder
    if folder is None:
        raise Refusal(
            "dossier_de_sauvegarde",
            "Aucun dossier de sauvegarde n’est choisi. Rien n’a été écrit; choisissez-en un, de préférence hors de cet "
            "ordinateur.",
        )
    backups = Backups(desk.workspace, folder)
    return BegunBackup(backups, backups.take_snapshot())


def _kept(backup: Backup) -> KeptBackup:
    made_at = dt.datetime.strptime(backup.created, STAMP)  # noqa: DTZ007 - civil time, as the stamp is
    return KeptBackup(backup.path, made_at, backup.size)
