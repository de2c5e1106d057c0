"""Commands called in the process of the test: a start of Python and one of the engines less for each of them."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from desktop.checks.process.client import WorkerClient
from desktop.cli import check, main


@dataclass(frozen=True, slots=True)
class Done:
    """What a command answered, as `subprocess.CompletedProcess` tells it."""

    returncode: int
    stdout: str
    stderr: str


CallHere = Callable[..., Done]
"""`call_here(*arguments, text="")`, the fixture that calls a command with `text` on its standard input."""


@pytest.fixture
def call_here(
    checker: WorkerClient,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    expected_logs: list[str],
) -> CallHere:
    """A command as its process runs it, in this one, with the check worker of the other tests.

    In each file another test calls a process of its own, and sees that the same comes out of it.
    """
    # The log is that of a process. A fault is told there too: the test looks at what the person is told.
    monkeypatch.setattr(main, "start_log", lambda _: None)
    expected_logs.append("environment fault")
    monkeypatch.setattr(check, "WorkerClient", lambda: contextlib.nullcontext(checker))

    def call(*arguments: object, text: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
        capsys.readouterr()
        status = main.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return call
