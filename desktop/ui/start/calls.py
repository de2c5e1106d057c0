"""What two starts of one workspace say to each other, over a local socket (`desktop.ui.start.single_instance`)."""

from __future__ import annotations

import logging

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_ASK, _ANSWER = b"montrer\n", b"oui\n"
_PATIENCE = 5000
"""Milliseconds given to a window that starts or works hard to answer."""
_PAUSE = 20
"""Milliseconds between two calls to a window that does not listen yet."""


def answers(address: str) -> bool:
    """Whether the window that listens there was asked to come to the front, and says that it does."""
    until = QDeadlineTimer(_PATIENCE)
    socket = QLocalSocket()
    while not _reached(socket, address, until):
        if until.hasExpired():
            log.info("another window holds the name and does not listen")
            return False
        QThread.msleep(_PAUSE)
    socket.write(_ASK)
    socket.flush()
    answer = bytes(socket.readAll().data()) if socket.waitForReadyRead(_PATIENCE) else b""
    socket.abort()
    if answer != _ANSWER:
        log.info("another window holds the name and does not answer")
    return answer == _ANSWER


def _reached(socket: QLocalSocket, address: str, until: QDeadlineTimer) -> bool:
    socket.connectToServer(address)
    return socket.waitForConnected(max(int(until.remainingTime()), 1))


class Calls(QObject):
    """Listens at an address, even left by a process that was killed; `asked` is emitted at each call."""

    asked = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if not self._server.listen(address):
            QLocalServer.removeServer(address)
            if not self._server.listen(address):
                log.info("no single instance: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

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
