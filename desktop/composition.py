"""Wires the workspace, the checks and the keys together, without Qt. Used by every command, and by the window.

What opens a workspace is imported when one is opened: the window asks who works before it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.publishing.credentials import KEY_FILE, Credentials, FileCredentials

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.services.demo import Demo
    from desktop.services.desk import Desk, KeyStore

KEY_SERVICE = paths.APPLICATION


@contextlib.contextmanager
def open_workspace(folder: Path) -> Iterator[Workspace]:
    """The workspace of `folder`, without the checks: enough to audit, back up or export a person.

    Raises `Refusal` when it does not exist, is already open or comes from a newer version.
    """
    from db.workspace import Workspace

    with Workspace.open(folder) as workspace:
        yield workspace


@contextlib.contextmanager
def open_desk(folder: Path, *, create: bool = False, keys: KeyStore | None = None) -> Iterator[Desk]:
    """A complete desk on the workspace of `folder`, made first when `create` is true.

    The check worker starts with its first request.
    """
    from db.workspace import Workspace
    from desktop.checks.process.workers import Workers
    from desktop.services.desk import Desk

    workspace = Workspace.create(folder) if create else Workspace.open(folder)
    with workspace, Workers() as checker:
        yield Desk(workspace, checker, keys or credentials(folder), paths.resources())


@contextlib.contextmanager
def open_demo(
    now: dt.datetime | None = None, *, election: bool = False, empty: bool = False
) -> Iterator[tuple[Desk, Demo]]:
    """A desk on a fictitious workspace, in a temporary folder that is deleted when the block ends.

    With `now` (a zoned time), the clock stands still there, so that two demonstrations show the same; without
    it, the demonstration is of the present and time goes on. With `election`, in an election period; `empty`, without a post. It takes a few seconds: call it in the background.
    """
    # It imports nearly every service: 130 ms that no other start should pay.
    from db.workspace import Workspace
    from desktop.checks.process.workers import Workers
    from desktop.services.demo import build_demo
    from desktop.services.demo_folder import demo_folder
    from desktop.services.desk import Desk

    with demo_folder() as folder:
        place = folder / "espace"
        with Workspace.create(place) as workspace, Workers() as checker:
            keys = FileCredentials(KEY_SERVICE, place)
            desk = Desk(workspace, checker, keys, paths.resources(), _clock(now))
            if now is not None:
                workspace.clock = desk.now
            yield desk, build_demo(desk, desk.now(), election=election, empty=empty)


def _clock(fixed: dt.datetime | None) -> Callable[[], dt.datetime]:
    from desktop.services.civil_time import now

    return now if fixed is None else lambda: fixed


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


def notice_about(keys: KeyStore) -> str | None:
    """A French sentence when the system's keyring is not what keeps the keys, else None."""
    return keys.notice if isinstance(keys, Credentials) else None
