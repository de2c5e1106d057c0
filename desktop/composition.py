"""Wires the workspace, the checks and the keys together, without Qt. Used by every command, and by the window."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from db.workspace import Workspace

from desktop import paths
from desktop.checks.client import WorkerClient
from desktop.publishing.credentials import Credentials
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


def credentials(folder: Path) -> Credentials:
    """The keys of the people who work on this workspace: the OS keyring, else a file beside it."""
    return Credentials(KEY_SERVICE, folder)
