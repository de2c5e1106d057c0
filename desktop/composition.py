"""Wires the workspace, the checks and the keys together, without Qt. Used by every command, and by the window."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from db.workspace import Workspace
from desktop import paths
from desktop.checks.client import WorkerClient
from desktop.publishing.credentials import KEY_FILE, Credentials, FileCredentials
from desktop.services.desk import Desk, KeyStore

KEY_SERVICE = paths.APPLICATION


@contextlib.contextmanager
def open_workspace(folder: Path) -> Iterator[Workspace]:
    """The workspace of `folder`, without the checks: enough to audit, back up or export a person.

    Raises `Refusal` when it does not exist, is already open or comes from a newer version.
    """
    with Workspace.open(folder) as workspace:
        yield workspace


@contextlib.contextmanager
def open_desk(folder: Path, *, create: bool = False, keys: KeyStore | None = None) -> Iterator[Desk]:
    """A complete desk on the workspace of `folder`, made first when `create` is true.

    The worker starts at once, so that its engines are ready when the first text comes.
    """
    workspace = Workspace.create(folder) if create else Workspace.open(folder)
    with workspace, WorkerClient() as checker:
        yield Desk(workspace, checker, keys or credentials(folder), paths.resources())


def credentials(folder: Path) -> KeyStore:
    """The keys of the people who work on this workspace.

    The OS keyring, else a file among the person's own data: never in the workspace, whose copies and
    restorations must not carry keys. A trial workspace keeps its own beside it.
    """
    if (folder / KEY_FILE).is_file():
        return FileCredentials(KEY_SERVICE, folder)
    return system_credentials()


def system_credentials() -> Credentials:
    """The keys kept by this computer for the person, and the notice about where."""
    return Credentials(KEY_SERVICE, paths.data_folder())
