"""The folder of a workspace before there is one: whether it holds a database, and could hold one."""

from __future__ import annotations

import os
from pathlib import Path

from db.faults import read_only
from db.location import DATABASE_NAME, refuse_unsafe


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
