"""One window a workspace: a second start asks the first to come to the front, and ends."""

from __future__ import annotations

import getpass
import hashlib
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_ASK, _ANSWER = b"montrer\n", b"oui\n"
_PATIENCE = 5000
"""Milliseconds given to a window that starts or works hard to answer."""


def instance_name(folder: Path) -> str:
    """The name under which the window of a workspace listens: that of the person and of the folder.

    Short, because the address of a local socket holds about a hundred characters, its folder included.
    """
    identity = f"{getpass.getuser()}\0{folder.expanduser().resolve()}"
    return f"bon-a-tirer-{hashlib.sha256(identity.encode()).hexdigest()[:16]}"


def meeting_folder() -> Path:
    """Where windows meet: the person's own runtime folder where there is one, else that of temporary files."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) if runtime and Path(runtime).is_dir() else Path(QDir.tempPath())


class SingleInstance(QObject):
    """`asked` is emitted when a second start wants this window in front.

    The lock of the database is what protects the workspace; this only spares people a refusal.
    """

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        meeting, name = meeting_folder(), instance_name(folder)
        self._lock = str(meeting / f"{name}.lock")
        # Windows has pipes, which live in no folder.
        self._name = name if sys.platform == "win32" else str(meeting / name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def claim(self) -> bool:
        """Whether this start is the first; else the first one was asked to come to the front.

        Two starts at the same moment take turns. A name left by a process that was killed is taken over.
        """
        turn = QLockFile(self._lock)
        turn.tryLock(_PATIENCE)
        try:
            if self._ask_the_first():
                return False
            self._listen()
            return True
        finally:
            turn.unlock()

    def close(self) -> None:
        """Let the next start be the first one."""
        self._server.close()

    def _ask_the_first(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(_ASK)
        socket.flush()
        answered = bytes(socket.readAll().data()) if socket.waitForReadyRead(_PATIENCE) else b""
        socket.abort()
        if answered != _ANSWER:
            # Whoever holds the name is stuck: opening the workspace will say what can be done.
            log.info("another window holds the name and does not answer")
        return answered == _ANSWER

    def _listen(self) -> None:
        if self._server.listen(self._name):
            return
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            log.info("no single instance: %s", self._server.errorString())

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._answer)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._reply(socket)

    def _answer(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._reply(socket)

    def _reply(self, socket: QLocalSocket) -> None:
        if socket.canReadLine() and bytes(socket.readLine().data()) == _ASK:
            socket.write(_ANSWER)
            socket.flush()
            self.asked.emit()
