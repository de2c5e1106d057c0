"""One window a workspace: a second start asks the first to come to the front, and ends."""

from __future__ import annotations

import getpass
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from desktop.ui.start.calls import Calls

log = logging.getLogger(__name__)


def instance_name(folder: Path) -> str:
    """The name under which the window of a workspace listens: that of the person and of the folder."""
    identity = f"{getpass.getuser()}\0{folder.expanduser().resolve()}"
    # Qt's: hashlib loads OpenSSL, which the first paint would wait for.
    digest = QCryptographicHash.hash(identity.encode(), QCryptographicHash.Algorithm.Sha256)
    return f"bon-a-tirer-{bytes(digest.toHex().data()).decode()[:16]}"


def meeting_folder() -> Path:
    """Where windows meet: the person's own runtime folder where there is one, else that of temporary files."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) if runtime and Path(runtime).is_dir() else Path(QDir.tempPath())


class SingleInstance(QObject):
    """`asked` is emitted when a second start wants this window in front, once `listen` was called.

    The lock of the database is what protects the workspace; this only spares people a refusal.
    """

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: Calls | None = None
        self._name(folder)

    def claim(self) -> bool:
        """Whether this start is the first; else the first one was asked to come to the front.

        When the first one does not answer this start goes on: opening the workspace will say what can be done.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            log.info("no single instance: the folder where windows meet cannot be written")
            return True
        from desktop.ui.start.calls import answers

        return not answers(self._meeting)

    def listen(self) -> None:
        """Answer those that start next. A start that comes before waits for it."""
        from desktop.ui.start.calls import Calls

        self._calls = Calls(self._meeting, self)
        self._calls.asked.connect(self.asked)
        self._calls.listen()

    def move(self, folder: Path) -> None:
        """The window now shows the workspace of `folder`: answer those that start on it, no longer the others."""
        self.close()
        self._name(folder)
        if self.claim():
            self.listen()

    def close(self) -> None:
        """Let the next start be the first one."""
        if self._calls is not None:
            self._calls.close()
        self._lock.unlock()

    def _name(self, folder: Path) -> None:
        meeting, name = meeting_folder(), instance_name(folder)
        self._lock = QLockFile(str(meeting / f"{name}.lock"))
        # Held as long as the window is open; that of a process that was killed is taken over.
        self._lock.setStaleLockTime(0)
        self._meeting = meeting / f"{name}.appels"
