"""The one door to background work: plain callables on named lanes, one signal back to the interface.

Workers never touch a QObject, and never are the last to hold one: a job belongs to the interface's thread, which
keeps it until its answer came, and a worker lets go of it before it says so. `done` and `failed` run on the
interface's thread, and not at all once the job is cancelled or its owner is gone.
"""

from __future__ import annotations

import enum
import itertools
import logging
import queue
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.errors import EnvironmentFault, Refusal
from desktop.ui.collector import Collector

log = logging.getLogger(__name__)

T = TypeVar("T")

_EXPECTED = (Refusal, EnvironmentFault)
_MOMENT = 250
"""Milliseconds in which a page opens, and after which what is `IDLE` begins."""
_TURN = 0.001
"""Seconds a thread may keep the interpreter while the interface's wants it; Python leaves it five thousandths."""


class Lane(enum.Enum):
    """Where work runs, and how many workers it has."""

    DATABASE = 1
    """The open workspace: one worker, because one thread at a time may use it."""
    FILES = 2
    """Images, Word files, PDF documents: what reads objects and files without the database."""
    NETWORK = 3
    """What may wait for somebody else's computer."""


class Priority(enum.IntEnum):
    """Who waits for the answer: the person, or nobody."""

    NOW = 0
    LATER = 1
    IDLE = 2
    """Something to read that no page is about: begun once the page just opened is surely on show."""


@dataclass(frozen=True, slots=True)
class AtClose:
    """What closing the window does about work that takes long.

    `stop()` asks the work to stop at its next step. With `words`, the sentence that says what is under way, the
    window offers to wait for its end; without, nobody needs its end, and it is stopped at once.
    """

    stop: Callable[[], None]
    words: str = ""


@dataclass(eq=False)
class Job:
    """One piece of work under way. `cancel()` drops it, or its answer when it already runs.

    `unheard(result)` takes the place of `done` when the work was done for an answer nobody waits for any more. With
    `future`, `work` reads the answer of another process, which is there when the job is delivered.
    """

    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None]
    owner: QObject | None
    key: str | None = None
    cancelled: bool = False
    performed: bool = False
    finished: bool = False
    result: Any = None
    error: Exception | None = field(default=None)
    unheard: Callable[[Any], None] | None = None
    number: int = -1
    future: bool = False
    at_close: AtClose | None = None

    def cancel(self) -> None:
        """Forget this job: neither `done` nor `failed` will be called."""
        self.cancelled = True

    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self.cancelled and (self.owner is None or shiboken6.isValid(self.owner))

    def perform(self) -> None:
        """Do the work, on a worker."""
        try:
            self.result = self.work()
            self.performed = True
        except Exception as error:  # noqa: BLE001 - handed to the interface's thread, which reports it
            self.error = error

    def deliver(self) -> None:
        """Give the answer, on the interface's thread."""
        self.finished = True
        if not self.wanted():
            self._deliver_unheard()
            return
        if self.error is not None:
            self.failed(self.error)
        elif self.done is not None:
            self.done(self.result)

    def _deliver_unheard(self) -> None:
        if self.performed and self.unheard is not None:
            self.unheard(self.result)
        # Refusals and faults are for the person who asked; a bug is for the log, whoever asked.
        if self.error is not None and not isinstance(self.error, (*_EXPECTED, CancelledError)):
            log.error("unexpected error in work that nobody waits for", exc_info=self.error)


class Background(Protocol):
    """What screens use; the real one, or an immediate one in tests."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DATABASE,
        priority: Priority = Priority.NOW,
        key: str | None = None,
        at_close: AtClose | None = None,
    ) -> Job:
        """Run `work` on a lane, then `done(result)` or `failed(error)` on the interface's thread.

        With `owner`, the answer is dropped when that object no longer exists. With `key`, a job of the same
        key and lane that has not begun is replaced: the latest wins. Without `failed`, the error goes to
        the handler given to the constructor. `at_close` is for work that takes long.
        """

    def follow(
        self,
        future: Future[T],
        done: Callable[[T], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """`done(result)` on the interface's thread when a future of the check worker answers.

        A cancelled future (a newer request won) is silent.
        """

    def close(self) -> None:
        """Finish what was asked of the database, drop the rest, end the workers.

        What already runs elsewhere is waited for a short while, then left behind: nothing is lost by it. What
        is asked afterwards is dropped.
        """


class _Worker:
    """The threads of one lane, and what they still have to do."""

    def __init__(self, lane: Lane, deliver: Callable[[int], None]) -> None:
        self._deliver = deliver
        self._order = itertools.count()
        self._waiting: queue.PriorityQueue[tuple[int, int, Job | None]] = queue.PriorityQueue()
        self._keyed: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._dropped = False
        self._now_only = False
        self._threads = [
            threading.Thread(target=self._serve, name=f"voie-{lane.name.lower()}-{number}", daemon=True)
            for number in range(1 if lane is Lane.DATABASE else 2)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, job: Job, priority: Priority) -> None:
        with self._lock:
            if job.key is not None:
                earlier = self._keyed.get(job.key)
                if earlier is not None:
                    earlier.cancel()
                self._keyed[job.key] = job
        self._waiting.put((priority, next(self._order), job))

    def drop(self) -> None:
        """Give up what has not begun, and the answers of what has."""
        self._dropped = True
        with self._lock:
            self._keyed.clear()

    def hurry(self) -> None:
        """Give up what has not begun and nobody waits for."""
        self._now_only = True

    def end(self) -> None:
        """End the threads, after what they still have to do."""
        for _ in self._threads:
            self._waiting.put((len(Priority), next(self._order), None))

    def wait(self, until: float | None = None) -> None:
        """Wait for the threads to end, no later than a monotonic time when one is given."""
        for thread in self._threads:
            thread.join(None if until is None else max(until - time.monotonic(), 0))

    def _serve(self) -> None:
        while self._serve_one():
            pass

    def _serve_one(self) -> bool:
        priority, _, job = self._waiting.get()
        if job is None:
            return False
        with self._lock:
            if job.key is not None and self._keyed.get(job.key) is job:
                del self._keyed[job.key]
            job.cancelled |= self._dropped or (self._now_only and priority > Priority.NOW)
        if not job.cancelled:
            job.perform()
        number = job.number
        # What it holds of the interface must be freed over there.
        del job
        if not self._dropped:
            self._deliver(number)
        return True


class LaneBackground(QObject):
    """Real lanes: threads that start when their lane is first used.

    `patience`, in seconds, is how long `close` waits for what runs outside the database.
    """

    long_work_over = Signal()
    """Work that takes long is over, and its answer was given."""
    _finished = Signal(int)

    def __init__(
        self, failed: Callable[[Exception], None], parent: QObject | None = None, *, patience: float = 2.0
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._failed = failed
        self._patience = patience
        self._closed = False
        self._ending = False
        self._workers: dict[Lane, _Worker] = {}
        self._numbers = itertools.count()
        self._jobs: dict[int, Job] = {}
        self._collector = Collector(self)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DATABASE,
        priority: Priority = Priority.NOW,
        key: str | None = None,
        at_close: AtClose | None = None,
    ) -> Job:
        """See `Background.run`. Called on the interface's thread."""
        job = Job(work, done, failed or self._failed, owner, key, at_close=at_close)
        if self._closed or (self._ending and lane is Lane.DATABASE):
            job.cancel()
            return job
        self._keep(job)
        self._collector.work_asked()
        if priority is Priority.IDLE:
            QTimer.singleShot(_MOMENT, self, partial(self._put, job, lane, priority))
        else:
            self._put(job, lane, priority)
        return job

    def run_last(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """The last work of the database, which closes it: after what was asked for now, and nothing follows.

        What nobody waits for is given up, and what is asked of the database afterwards is dropped.
        """
        if Lane.DATABASE in self._workers:
            self._workers[Lane.DATABASE].hurry()
        self.run(work, done, failed=failed)
        self._ending = True

    def _put(self, job: Job, lane: Lane, priority: Priority) -> None:
        if self._closed or (self._ending and lane is Lane.DATABASE):
            return
        if lane not in self._workers:
            self._workers[lane] = _Worker(lane, self._finished.emit)
        self._workers[lane].put(job, priority)

    def follow(
        self,
        future: Future[T],
        done: Callable[[T], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """See `Background.follow`."""
        job = Job(future.result, done, failed or self._failed, owner, future=True)
        number = self._keep(job)

        def answered(_: Future[T]) -> None:
            if not self._closed:
                self._finished.emit(number)

        future.add_done_callback(answered)
        return job

    def long_work(self) -> tuple[AtClose, ...]:
        """What was given as `at_close` for the work that is not over, whoever waits for its answer."""
        return tuple(job.at_close for job in self._jobs.values() if job.at_close is not None)

    def close(self) -> None:
        """See `Background.close`."""
        self._closed = True
        workers, self._workers = self._workers, {}
        database = workers.pop(Lane.DATABASE, None)
        for worker in workers.values():
            worker.drop()
            worker.end()
        if database is not None:
            database.end()
            database.wait()
        until = time.monotonic() + self._patience
        for worker in workers.values():
            worker.wait(until)
        self._collector.stop()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come that somebody waits for."""
        return any(job.wanted() and not job.finished for job in self._jobs.values())

    def _keep(self, job: Job) -> int:
        job.number = next(self._numbers)
        self._jobs[job.number] = job
        return job.number

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number)
        if job.future:
            job.perform()
            if isinstance(job.error, CancelledError):
                job.cancel()
        job.deliver()
        if job.at_close is not None:
            if job.at_close.words and isinstance(job.error, _EXPECTED) and not job.wanted():
                # Its page is gone: what failed is told all the same.
                self._failed(job.error)
            self.long_work_over.emit()
