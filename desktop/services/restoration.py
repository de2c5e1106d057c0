"""A backup put back from the window: what it holds first, then the restoration, beside the present workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from db.restore import Restored, examine, restore
from db.retention import STAMP
from desktop.services.long_work import LongWork
from desktop.services.workspace_folder import work_here

__all__ = ["BackupContents", "Restored", "Wanted", "look_into", "restore_backup"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: a backup file, and the code of the recovery sheet, as typed."""

    backup: Path
    code: str


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds, all of it read and audited. `made_at` is civil time, `size` the bytes of the file.

    `workspace` identifies the workspace it was made from, `municipality` is the name that one was installed under,
    `files` counts images, documents and rendered texts.
    """

    made_at: dt.datetime
    workspace: str
    municipality: str
    people: tuple[str, ...]
    posts: int
    files: int
    size: int


def look_into(wanted: Wanted, folder: Path, progress: LongWork) -> BackupContents:
    """Read a backup to its end and audit it, without changing the workspace of `folder`, which may be open.

    Needs no database lane. Raises `Refusal` for a wrong code or when it was cancelled, `EnvironmentFault` for a backup
    that is damaged or cannot be read, or a disk without the room to read it.
    """
    found = examine(wanted.backup, wanted.code, folder, progress=progress)
    made_at = dt.datetime.strptime(found.created, STAMP)  # noqa: DTZ007 - civil time, as the stamp is
    return BackupContents(
        made_at, found.workspace, found.municipality, found.people, found.posts, found.files, found.size
    )


def restore_backup(wanted: Wanted, folder: Path, progress: LongWork) -> Restored:
    """Restore a backup in `folder`, whose workspace must be closed; that one is set aside, whole.

    Raises as `db.restore.restore`, and `Refusal` when it was cancelled: `folder` is then as it was.
    """
    restored = restore(wanted.backup, wanted.code, folder, progress=progress)
    work_here(folder)
    return restored
