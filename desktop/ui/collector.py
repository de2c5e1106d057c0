"""Frees what refers to itself, on the interface's thread and no other.

Python collects cycles on whichever thread happens to allocate. A widget collected on a lane is a wrapper freed while
Qt may be destroying the object it wraps: the heap is then damaged, and the window crashes somewhere else, later.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

PERIOD = 1_000
"""Milliseconds between two looks at what there is to free."""
_PAUSE = 5.0
"""Seconds without work asked for, after which nobody notices a whole collection."""
_SETTLED = 10
"""Looks after which what is alive is what the application is made of."""
_OVERDUE = 4
"""How many times past its threshold a whole collection no longer waits for a pause."""


class Collector(QObject):
    """Replaces Python's automatic collection from its creation to `stop()`.

    Young objects are looked at every second. All of them only in a pause, as it can take tens of milliseconds; what
    was there once the application had settled (modules, classes) is left out for good.
    """

    running = 0
    """How many collectors there are; with the end of the last, Python's own is again what it was before the first."""
    _automatic = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if not Collector.running:
            Collector._automatic = gc.isenabled()
        Collector.running += 1
        gc.disable()
        self._asked = time.monotonic()
        self._looks = 0
        self._stopped = False
        self._timer = QTimer(self, interval=PERIOD)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def work_asked(self) -> None:
        """Somebody is at work: not the moment for a whole collection."""
        self._asked = time.monotonic()

    def look(self) -> None:
        """Free what is due. Called on the interface's thread."""
        self._looks += 1
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if self._looks == _SETTLED:
            gc.freeze()
        if counts[2] > thresholds[2] and (self._paused() or counts[2] > _OVERDUE * thresholds[2]):
            gc.collect()
        elif counts[1] > thresholds[1]:
            gc.collect(1)
        elif counts[0] > thresholds[0]:
            gc.collect(0)

    def stop(self) -> None:
        """Give collection back as it was found, once there is no lane any more.

        A program that had turned it off leaves it off: threads may outlive the lanes while the last windows go.
        """
        if self._stopped:
            return
        self._stopped = True
        self._timer.stop()
        Collector.running -= 1
        if not Collector.running and Collector._automatic:
            gc.enable()

    def _paused(self) -> bool:
        return time.monotonic() - self._asked > _PAUSE
