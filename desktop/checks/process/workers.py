"""Two check workers: one for what is being typed, and one, only while it is needed, for long texts.

A worker reads one text at a time: 20,000 words take it three seconds the first time and one second after an
edit, during which the paragraph being typed would wait. Short texts do not need the second process: 1,300
words, already read once, take some 60 ms.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.checks.base import CheckReport
    from desktop.checks.process.client import WorkerClient
    from desktop.checks.process.protocol import CheckRequest

# Code points beyond which a text goes to the second worker.
LONG = 8_000
# Seconds after which the second worker, with nothing to read, gives back its memory.
IDLE = 120.0


def _start_client() -> WorkerClient:
    # With what a request is made of: no start waits for it.
    from desktop.checks.process.client import WorkerClient

    return WorkerClient()


class Workers:
    """What `WorkerClient` does, without a long text keeping a short one waiting. Thread-safe."""

    def __init__(
        self,
        make: Callable[[], WorkerClient] = _start_client,
        *,
        long: int = LONG,
        idle: float = IDLE,
    ) -> None:
        self._make = make
        self._long = long
        self._idle = idle
        self._first: WorkerClient | None = None
        self._second: WorkerClient | None = None
        self._asked = 0
        self._rest: threading.Timer | None = None
        self._closed = False
        self._lock = threading.RLock()

    def submit(self, request: CheckRequest) -> Future[CheckReport]:
        """See `WorkerClient.submit`. Requests of one key should stay on one side of the limit to replace each other."""
        if request.length() <= self._long:
            return self._writer().submit(request)
        with self._lock:
            if self._closed:
                return self._writer().submit(request)
            self._asked += 1
            if self._rest is not None:
                self._rest.cancel()
                self._rest = None
            if self._second is None:
                self._second = self._make()
            future = self._second.submit(request)
        future.add_done_callback(self._answered)
        return future

    def unavailable(self) -> Future[dict[str, str]]:
        """See `WorkerClient.unavailable`."""
        return self._writer().unavailable()

    def close(self) -> None:
        """End both processes; the requests without an answer are answered as not verified."""
        with self._lock:
            self._closed = True
            if self._rest is not None:
                self._rest.cancel()
            second, self._second = self._second, None
            first = self._first
        for client in (second, first):
            if client is not None:
                client.close()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _writer(self) -> WorkerClient:
        """The client of what is being typed, made when it is first needed."""
        with self._lock:
            if self._first is None:
                self._first = self._make()
                if self._closed:
                    self._first.close()
            return self._first

    def _answered(self, _: Future[CheckReport]) -> None:
        with self._lock:
            self._asked -= 1
            if self._asked == 0 and not self._closed:
                self._rest = threading.Timer(self._idle, self._end_second)
                self._rest.daemon = True
                self._rest.start()

    def _end_second(self) -> None:
        with self._lock:
            if self._asked or self._second is None:
                return
            second, self._second = self._second, None
        second.close()
