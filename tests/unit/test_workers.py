"""A long text never keeps a short one waiting: it has a worker of its own, for as long as it is needed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.checks.base import CheckContext
from desktop.checks.fields import TextField
from desktop.checks.process.client import WorkerClient
from desktop.checks.process.protocol import CheckRequest
from desktop.checks.process.workers import Workers
from desktop.editorial.profile import MunicipalProfile

# A worker whose only check waits for a file when the text says so.
PROGRAM = """
import os, pathlib, sys, time
from desktop.checks.process import worker
from desktop.checks.runner import Runner

class Patient:
    name = "patience"
    def unavailable(self):
        return None
    def check(self, document, context):
        while "ATTENDS" in document.text and not pathlib.Path(os.environ["DRAPEAU"]).exists():
            time.sleep(0.005)
        return ()

worker._build_runner = lambda: Runner((Patient(),))
sys.exit(worker.serve())
"""
PROFILE = MunicipalProfile("essai", "Essai", "Essai", "Le Bulletin", (), (), ())
LONG_TEXT = "ATTENDS " * 10


class Made:
    """The clients that were made, and those that were closed."""

    def __init__(self) -> None:
        self.clients: list[WorkerClient] = []
        self.second_closed = threading.Event()

    def __call__(self) -> WorkerClient:
        made = self

        class Client(WorkerClient):
            def close(self) -> None:
                super().close()
                if self is not made.clients[0]:
                    made.second_closed.set()

        client = Client([sys.executable, "-c", PROGRAM], time_limit=30)
        self.clients.append(client)
        return client


@pytest.fixture
def made() -> Made:
    return Made()


def request_of(text: str) -> CheckRequest:
    return CheckRequest((TextField("corps", text),), CheckContext(PROFILE))


@pytest.fixture
def flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that long texts wait for."""
    path = tmp_path / "lu"
    monkeypatch.setenv("DRAPEAU", str(path))
    yield path
    path.touch()


def test_a_short_text_is_answered_while_a_long_one_is_read(made: Made, flag: Path) -> None:
    with Workers(made, long=50) as workers:
        long = workers.submit(request_of(LONG_TEXT))
        workers.submit(request_of("court")).result(timeout=30)
        assert not long.done()
        flag.touch()
        assert long.result(timeout=30).unchecked == ()
    assert len(made.clients) == 2


def test_no_process_is_prepared_before_a_text_is_read(made: Made) -> None:
    with Workers(made, long=50):
        assert made.clients == []


def test_short_texts_need_one_process_only(made: Made) -> None:
    with Workers(made, long=50) as workers:
        assert workers.submit(request_of("court")).result(timeout=30).unchecked == ()
        assert workers.unavailable().result(timeout=30) == {}
    assert len(made.clients) == 1


def test_the_second_worker_ends_when_it_has_nothing_to_read(made: Made, flag: Path) -> None:
    flag.touch()
    with Workers(made, long=50, idle=0.0) as workers:
        workers.submit(request_of("court")).result(timeout=30)
        workers.submit(request_of(LONG_TEXT)).result(timeout=30)
        assert made.second_closed.wait(timeout=30)
        assert workers.submit(request_of(LONG_TEXT * 2)).result(timeout=30).unchecked == (), (
            "another one is made when it is needed"
        )
    assert len(made.clients) == 3


def test_a_long_text_asked_after_closing_is_answered_as_not_verified(made: Made) -> None:
    workers = Workers(made, long=50)
    workers.close()
    assert workers.submit(request_of(LONG_TEXT)).result(timeout=30).unchecked
