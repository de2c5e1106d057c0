"""The interface's end of the check worker: starts it, sends requests, delivers reports, starts it again.

Nothing here imports an engine. Answers arrive on one reading thread: a `Future`'s callback runs there, so
an interface must hand it over to its own thread (one queued signal).
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError, Future, InvalidStateError
from dataclasses import dataclass
from typing import Any

from desktop.checks.base import CheckReport
from desktop.checks.process.protocol import (
    CheckRequest,
    Message,
    profile_hash,
    profile_message,
    read_frame,
    report_from,
    request_message,
    write_frame,
)

log = logging.getLogger(__name__)

SWITCH = "--verificateur"
# What `CheckReport.unchecked` says when the worker itself could not do its job.
EVERYTHING = "toutes les vérifications"
# A request is stuck after this many seconds, plus one per thousand characters.
TIME_LIMIT = 30.0
# Until it has said anything, a process may be silent this many times longer: a cold disk, an antivirus that reads every
# module or a machine busy elsewhere slow its start far more than a check, and stopping it would only begin the start again.
STARTING = 5
# A request that killed or hung the worker this many times is answered as not verified.
ATTEMPTS = 2


def worker_command() -> tuple[str, ...]:
    """The command that starts a worker: this program, frozen or not, with its switch."""
    if getattr(sys, "frozen", False):
        return (sys.executable, SWITCH)
    return (sys.executable, "-m", "desktop", SWITCH)


@dataclass(slots=True)
class _Pending:
    """A request without its answer. `message` is rebuilt for each process, which must know the profile."""

    number: int
    request: CheckRequest | None
    future: Future[Any]
    attempts: int = 0

    def message(self) -> Message:
        if self.request is None:
            return {"id": self.number, "key": None, "ask": "unavailable"}
        return request_message(self.number, self.request)

    def allowance(self, limit: float) -> float:
        """Seconds this request may take."""
        return limit + (self.request.length() / 1000 if self.request else 0.0)

    def give_up(self) -> None:
        """Answer that nothing was verified: silence is never "no error"."""
        self.answer(CheckReport((), (EVERYTHING,)) if self.request else {EVERYTHING: _BROKEN})

    def answer(self, result: object) -> None:
        """Give the answer, unless the asker has cancelled."""
        with contextlib.suppress(InvalidStateError):
            self.future.set_result(result)


_BROKEN = (
    "Le vérificateur s’arrête sans répondre. Le texte est conservé, mais il n’est pas vérifié. "
    "Redémarrez l’application; si le problème persiste, lancez « bon-a-tirer diagnostic »."
)


class _Life:
    """One run of the process: what it works on, since when, and the queue of what it must still be sent.

    A thread of its own writes: a worker stuck in a check may stop reading, and nobody must wait for it.
    """

    def __init__(self, process: subprocess.Popen[bytes], since: float) -> None:
        self.process = process
        self.since = since
        self.heard = False
        self.working_on: int | None = None
        self._outgoing: queue.SimpleQueue[_Pending | None] = queue.SimpleQueue()
        self._profile: str | None = None
        self._writer = threading.Thread(target=self._write, name="envoi", daemon=True)
        self._writer.start()

    def send(self, pending: _Pending) -> None:
        """Queue a request; the profile goes before it when it is not the last one sent."""
        self._outgoing.put(pending)

    def end(self) -> None:
        """Close the process's input, which ends it, and make sure that it is gone."""
        self._outgoing.put(None)
        try:
            self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._writer.join()

    def _write(self) -> None:
        assert self.process.stdin is not None
        try:
            while (pending := self._outgoing.get()) is not None:
                if pending.request is not None:
                    profile = pending.request.context.profile
                    if (known := profile_hash(profile)) != self._profile:
                        write_frame(self.process.stdin, profile_message(profile))
                        self._profile = known
                write_frame(self.process.stdin, pending.message())
        except OSError:
            log.warning("the check worker no longer reads")
        with contextlib.suppress(OSError):
            self.process.stdin.close()


class WorkerClient:
    """Sends texts to the check worker. Thread-safe; `close()` ends the process.

    `command` and `environment` start the worker; `time_limit` is in seconds. The process is started by the
    first request, and again whenever it dies or hangs.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        time_limit: float = TIME_LIMIT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = tuple(command or worker_command())
        self._environment = dict(os.environ if environment is None else environment)
        self._limit = time_limit
        self._clock = clock
        self._pending: dict[int, _Pending] = {}
        self._number = 0
        self._life: _Life | None = None
        self._changed = threading.Condition()
        self._closed = False
        self._threads: list[threading.Thread] = []

    def submit(self, request: CheckRequest) -> Future[CheckReport]:
        """Ask for the findings of a text; the future is cancelled when a newer request of its key wins."""
        return self._enqueue(request)

    def unavailable(self) -> Future[dict[str, str]]:
        """Ask which checks cannot run, each with the French sentence that says why."""
        return self._enqueue(None)

    def check(self, request: CheckRequest) -> CheckReport:
        """The findings of a text, waiting for them. Not for the interface's thread."""
        try:
            return self.submit(request).result()
        except CancelledError:
            return CheckReport((), (EVERYTHING,))

    def close(self) -> None:
        """End the process; the requests without an answer are answered as not verified."""
        with self._changed:
            self._closed = True
            life, self._life = self._life, None
            abandoned = list(self._pending.values())
            self._pending.clear()
            self._changed.notify_all()
        for pending in abandoned:
            pending.give_up()
        if life is not None:
            life.end()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> WorkerClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _enqueue(self, request: CheckRequest | None) -> Future[Any]:
        future: Future[Any] = Future()
        with self._changed:
            self._number += 1
            pending = _Pending(self._number, request, future)
            if self._closed:
                pending.give_up()
                return future
            idle = not self._pending
            self._pending[pending.number] = pending
            if self._life is None:
                self._start()
            else:
                if idle:
                    self._life.since = self._clock()
                    self._changed.notify_all()
                self._life.send(pending)
        return future

    def _start(self) -> None:
        """Start a process and send it all that waits. Called with the lock held."""
        try:
            process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self._environment
            )
        except OSError as error:
            log.error("the check worker cannot be started: %s", error)  # noqa: TRY400 - no bug to trace
            abandoned = list(self._pending.values())
            self._pending.clear()
            for pending in abandoned:
                pending.give_up()
            return
        life = self._life = _Life(process, self._clock())
        for pending in self._pending.values():
            life.send(pending)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        for name, work in (("vérificateur", self._read), ("garde", self._watch)):
            thread = threading.Thread(target=work, args=(life,), name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def _read(self, life: _Life) -> None:
        """Deliver the answers of one process until it ends, then see to those it did not give."""
        assert life.process.stdout is not None
        try:
            while (message := read_frame(life.process.stdout)) is not None:
                self._receive(life, message)
        except (OSError, ValueError, TypeError):
            log.exception("the check worker sent what cannot be read")
        life.end()
        life.process.stdout.close()
        self._bury(life)

    def _receive(self, life: _Life, message: Message) -> None:
        number = int(message["id"])
        with self._changed:
            life.since = self._clock()
            life.heard = True
            beginning = "begin" in message
            life.working_on = number if beginning else None
            pending = None if beginning else self._pending.pop(number, None)
            self._changed.notify_all()
        if pending is not None:
            _deliver(pending, message)

    def _bury(self, life: _Life) -> None:
        """The process ended: blame the request it worked on (or the start itself), and start again."""
        abandoned: list[_Pending] = []
        with self._changed:
            if self._life is not life:
                return
            self._life = None
            log.warning("the check worker ended with status %s", life.process.returncode)
            blamed = self._pending.get(life.working_on) if life.working_on is not None else None
            for pending in [blamed] if blamed else list(self._pending.values()):
                pending.attempts += 1
                if pending.attempts >= ATTEMPTS:
                    abandoned.append(self._pending.pop(pending.number))
            if self._pending:
                self._start()
            self._changed.notify_all()
        for pending in abandoned:
            pending.give_up()

    def _watch(self, life: _Life) -> None:
        """Kill a process that has been silent for longer than its request allows."""
        with self._changed:
            while self._life is life:
                left = self._seconds_left(life)
                if left is not None and left <= 0:
                    log.warning("the check worker is stuck: it is stopped")
                    life.process.kill()
                    self._changed.wait_for(lambda: self._life is not life)
                else:
                    self._changed.wait(left)

    def _seconds_left(self, life: _Life) -> float | None:
        """How long the process may still be silent; None when nothing is asked of it."""
        if not self._pending:
            return None
        current = self._pending.get(life.working_on) if life.working_on is not None else None
        allowance = current.allowance(self._limit) if current else self._limit
        if not life.heard:
            allowance *= STARTING
        return life.since + allowance - self._clock()


def _deliver(pending: _Pending, message: Message) -> None:
    if "superseded" in message:
        pending.future.cancel()
        pending.future.set_running_or_notify_cancel()
    elif "unavailable" in message:
        pending.answer(message["unavailable"])
    elif "report" in message:
        pending.answer(report_from(message))
    else:
        pending.give_up()
