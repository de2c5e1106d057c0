"""The check worker: a process that reads requests on a pipe and answers with findings.

Started as `python -m desktop --verificateur`; `desktop.checks.process.client` is the other end. The engines live
here only, so that neither their memory nor their time is the interface's.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO, NoReturn

from desktop.checks.process import memory
from desktop.checks.process.protocol import (
    Message,
    decode,
    read_frame,
    report_message,
    request_from,
    write_frame,
)
from desktop.checks.runner import Runner
from desktop.editorial.profile import MunicipalProfile

log = logging.getLogger(__name__)

# Code points after which a text has dirtied enough memory for it to be given back at once.
LONG = 8_000


class _Inbox:
    """Requests in order of arrival; a newer one of the same key takes the place of the older."""

    def __init__(self) -> None:
        self._waiting: deque[Message] = deque()
        self._superseded: deque[Message] = deque()
        self._closed = False
        self._changed = threading.Condition()

    def put(self, message: Message) -> None:
        """Add a message; a waiting request of the same key is set aside as superseded."""
        with self._changed:
            key = message.get("key")
            if key is not None:
                for older in [m for m in self._waiting if m.get("key") == key]:
                    self._waiting.remove(older)
                    self._superseded.append(older)
            self._waiting.append(message)
            self._changed.notify()

    def close(self) -> None:
        """No more messages will come."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def get(self) -> tuple[Message | None, tuple[Message, ...]]:
        """The next message (None: there will be none) and those superseded since the last call."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            superseded = tuple(self._superseded)
            self._superseded.clear()
            return (self._waiting.popleft() if self._waiting else None), superseded


def answer_all(
    stdin: IO[bytes],
    stdout: IO[bytes],
    build_runner: Callable[[], Runner],
    *,
    on_end: Callable[[], None] | None = None,
) -> None:
    """Answer the requests of `stdin` on `stdout` until it ends.

    Each request gets exactly one answer: `report`, `superseded`, or `error` when it cannot be read. A
    `begin` frame tells which request is being worked on, so that the other end knows which one killed the
    process. `on_end` is called by the reading thread as soon as `stdin` ends, whatever is being checked.
    """
    inbox = _Inbox()
    reader = threading.Thread(target=_read, args=(stdin, inbox, on_end), name="lecture", daemon=True)
    reader.start()
    runner = build_runner()
    profiles: dict[str, MunicipalProfile] = {}
    while True:
        message, superseded = inbox.get()
        for old in superseded:
            write_frame(stdout, {"id": old["id"], "superseded": True})
        if message is None:
            return
        _answer(message, runner, profiles, stdout)


def _read(stdin: IO[bytes], inbox: _Inbox, on_end: Callable[[], None] | None) -> None:
    try:
        while (message := read_frame(stdin)) is not None:
            inbox.put(message)
    finally:
        inbox.close()
        if on_end is not None:
            on_end()


def _answer(
    message: Message, runner: Runner, profiles: dict[str, MunicipalProfile], stdout: IO[bytes]
) -> None:
    if "content" in message:
        profiles.clear()  # requests follow the profile they name
        profiles[message["profile"]] = decode(MunicipalProfile, message["content"])
        return
    number = message["id"]
    write_frame(stdout, {"id": number, "begin": True})
    if message.get("ask") == "unavailable":
        write_frame(stdout, {"id": number, "unavailable": runner.unavailable()})
        return
    try:
        request = request_from(message, profiles)
    except (KeyError, TypeError, ValueError) as error:
        log.exception("request %s cannot be read", number)
        write_frame(stdout, {"id": number, "error": repr(error)})
        return
    report = runner.check_fields(
        request.fields,
        request.context,
        medium=request.medium,
        kind=request.kind,
        typing=request.typing,
    )
    write_frame(stdout, report_message(number, report))
    if request.length() > LONG:
        memory.give_back()


def serve() -> NoReturn:
    """Serve the process's own pipes: the entry point of `--verificateur`. Does not return, but ends the process.

    The frames keep the real output to themselves: whatever an engine prints, in Python or in C, goes to
    the error stream. The process ends at once when its input does, so it never outlives the interface; and at once
    too when it cannot go on, because the interpreter cannot be wound up while a thread waits on its input.
    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(sys.stdin.fileno(), os.O_BINARY)
        msvcrt.setmode(sys.stdout.fileno(), os.O_BINARY)
    frames = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    try:
        answer_all(sys.stdin.buffer, frames, _build_runner, on_end=lambda: os._exit(0))
    except BaseException:
        log.exception("the check worker cannot go on")
        logging.shutdown()
        os._exit(1)
    os._exit(0)


def _build_runner() -> Runner:
    """The runner of all checks, on the shipped data, their engines loaded."""
    from desktop import paths
    from desktop.checks.packed_examples import keep_none
    from desktop.checks.registry import build_checks

    memory.hold_little()
    keep_none()
    with memory.without_collections():
        runner = Runner(build_checks(Path(paths.resources())))
        runner.unavailable()
    memory.settle()
    return runner
