"""Ctrl+C in the terminal and the end of the session: the window closes as if its cross had been clicked."""

from __future__ import annotations

import contextlib
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Endings(QObject):
    """`asked` is emitted once, when the system wants the application to end; a second signal ends it at once.

    Python runs a signal's handler only between two of its instructions, and Qt's loop may wait for hours: the
    interpreter writes to a socket that Qt watches.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._writes = socket.socketpair()
        for end in (self._reads, self._writes):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reads.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)

    def watch(self) -> None:
        """From now on; on the main thread."""
        signal.set_wakeup_fd(self._writes.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            signal.signal(number, _noticed)

    def stop(self) -> None:
        """Watch no longer: the next signal ends the process at once."""
        _leave_to_the_system()
        self._notifier.setEnabled(False)
        self._reads.close()
        self._writes.close()

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._reads.recv(64)
        # Whoever asks twice does not want to wait.
        _leave_to_the_system()
        self.asked.emit()


def _leave_to_the_system() -> None:
    signal.set_wakeup_fd(-1)
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def _noticed(_number: int, _frame: FrameType | None) -> None:
    """The wake-up socket has told already."""
