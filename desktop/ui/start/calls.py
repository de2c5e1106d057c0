"""What two starts of one workspace say to each other: a file in a folder where they meet, gone once it was read.

Without Qt's network, which is 3 MB that nothing else of the window needs (`desktop.ui.start.single_instance`).
"""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QFileSystemWatcher, QObject, QThread, Signal

log = logging.getLogger(__name__)

_CALL = "appel-"
_PATIENCE = 5000
"""Milliseconds given to a window that starts or works hard to answer."""
_PAUSE = 20
"""Milliseconds between two looks at a call that was not answered yet."""


def answers(meeting: Path) -> bool:
    """Whether the window that listens in a folder was asked to come to the front, and says that it does."""
    call = meeting / f"{_CALL}{os.getpid()}"
    try:
        _open_for_oneself(meeting)
        call.touch(mode=0o600)
    except OSError as error:
        log.info("another window holds the name and cannot be called: %s", error)
        return False
    until = QDeadlineTimer(_PATIENCE)
    while call.exists():
        if until.hasExpired():
            log.info("another window holds the name and does not answer")
            call.unlink(missing_ok=True)
            return False
        QThread.msleep(_PAUSE)
    return True


class Calls(QObject):
    """Listens in a folder, made if needed; `asked` is emitted for the calls found there, even before it listened."""

    asked = Signal()

    def __init__(self, meeting: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def listen(self) -> None:
        """Answer from now on, beginning with who waits already."""
        try:
            _open_for_oneself(self._meeting)
        except OSError as error:
            log.info("no single instance: %s", error)
            return
        if not self._watcher.addPath(str(self._meeting)):
            log.info("no single instance: %s cannot be watched", self._meeting)
        self._look()

    def close(self) -> None:
        """Listen no longer, and leave nothing behind unless somebody calls at this moment."""
        self._watcher.removePath(str(self._meeting))
        with contextlib.suppress(OSError):
            self._meeting.rmdir()

    def _look(self) -> None:
        calls = list(self._meeting.glob(f"{_CALL}*"))
        for call in calls:
            call.unlink(missing_ok=True)
        if calls:
            self.asked.emit()


def _open_for_oneself(meeting: Path) -> None:
    meeting.mkdir(mode=0o700, exist_ok=True)
