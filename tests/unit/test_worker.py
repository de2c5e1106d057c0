"""The worker process: answers in order, survives its checks, and never leaves a text without an answer."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField
from desktop.checks.process.client import EVERYTHING, WorkerClient
from desktop.checks.process.protocol import (
    CheckRequest,
    profile_message,
    read_frame,
    report_from,
    request_message,
    write_frame,
)
from desktop.checks.process.worker import answer_all
from desktop.checks.runner import Runner
from desktop.editorial.profile import MunicipalProfile

PROFILE = MunicipalProfile("essai", "Essai", "Essai", "Le Bulletin", (), (), ())
OTHER = MunicipalProfile("autre", "Autre", "Autre", "Le Bulletin", (), (), (), lexicon=("mot",))

# A worker whose only check obeys words of the text: it prints, dies or never ends.
PROGRAM = """
import os, sys, time
from desktop.checks.process import worker
from desktop.checks.runner import Runner
from desktop.editorial.findings import Category, Finding, Severity

class Obedient:
    name = "obéissance"
    def unavailable(self):
        return None
    def check(self, document, context):
        if "MEURS" in document.text:
            os._exit(9)
        if "TOURNE" in document.text:
            while True:
                pass
        if "PARLE" in document.text:
            print("bavardage d’un moteur")
            os.write(1, b"bavardage en C")
        found = document.text.find("faute")
        if found >= 0:
            yield Finding(context.profile.id, Category.SPELLING, Severity.WARNING, found, found + 5, "faute")

worker._build_runner = lambda: Runner((Obedient(),))
sys.exit(worker.serve())
"""


def request(text: str, key: str | None = None, profile: MunicipalProfile = PROFILE) -> CheckRequest:
    return CheckRequest((TextField("corps", text),), CheckContext(profile), key=key)


@pytest.fixture
def client() -> Iterator[WorkerClient]:
    with WorkerClient([sys.executable, "-c", PROGRAM], time_limit=20) as client:
        yield client


def test_findings_cross_the_pipe_with_their_place(client: WorkerClient) -> None:
    report = client.check(request("Voici une faute."))
    assert [(f.start, f.end, f.where) for f in report.findings] == [(10, 15, "corps")]
    assert report.unchecked == ()


def test_what_an_engine_prints_does_not_corrupt_the_frames(client: WorkerClient) -> None:
    assert len(client.check(request("PARLE, faute")).findings) == 1
    assert len(client.check(request("une autre faute")).findings) == 1


def test_requests_are_pipelined_and_each_gets_its_own_answer(client: WorkerClient) -> None:
    futures = [client.submit(request("x" * n + " faute")) for n in range(40)]
    assert [future.result().findings[0].start for future in futures] == list(range(1, 41))


def test_each_request_is_checked_with_its_own_profile(client: WorkerClient) -> None:
    futures = [client.submit(request("faute", profile=p)) for p in (PROFILE, OTHER, PROFILE, OTHER)]
    rules = [future.result().findings[0].rule for future in futures]
    assert rules == ["essai", "autre", "essai", "autre"]


def test_a_worker_that_dies_is_started_again_and_only_the_culprit_is_unverified(
    client: WorkerClient, expected_logs: list[str]
) -> None:
    expected_logs.append("the check worker ended|no longer reads")
    fatal = client.submit(request("MEURS"))
    innocent = client.submit(request("une faute"))
    assert fatal.result() == CheckReport((), (EVERYTHING,))
    assert len(innocent.result().findings) == 1


def test_a_check_that_never_ends_is_stopped_and_said_unverified(expected_logs: list[str]) -> None:
    expected_logs.append("the check worker is stuck|ended")
    with WorkerClient([sys.executable, "-c", PROGRAM], time_limit=0.7) as client:
        stuck = client.submit(request("TOURNE"))
        assert stuck.result() == CheckReport((), (EVERYTHING,))


def test_a_slow_start_is_waited_for_and_not_taken_for_a_check_that_never_ends() -> None:
    slow = "import time; time.sleep(1.5)\n" + PROGRAM
    with WorkerClient([sys.executable, "-c", slow], time_limit=1.2) as client:
        assert len(client.check(request("une faute")).findings) == 1


def test_a_start_that_never_ends_is_stopped_and_said_unverified(expected_logs: list[str]) -> None:
    expected_logs.append("the check worker is stuck|ended|no longer reads")
    with WorkerClient([sys.executable, "-c", "import time; time.sleep(600)"], time_limit=0.1) as client:
        assert client.check(request("texte")).unchecked == (EVERYTHING,)


def test_a_worker_that_cannot_start_leaves_no_request_waiting(expected_logs: list[str]) -> None:
    expected_logs.append("the check worker ended|no longer reads")
    with WorkerClient([sys.executable, "-c", "import sys; sys.exit(3)"]) as client:
        assert client.check(request("texte")).unchecked == (EVERYTHING,)
        assert client.check(request("un autre")).unchecked == (EVERYTHING,)


# A worker that cannot be built, while another thread waits on its input.
UNBUILT = """
import sys
from desktop.checks.process import worker

def build():
    raise MemoryError("no engine")

worker._build_runner = build
sys.exit(worker.serve())
"""


def test_a_worker_that_cannot_be_built_says_why_and_ends_cleanly() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", UNBUILT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read()  # to the end: its input stays open
        assert process.wait(timeout=20) == 1
    assert "MemoryError: no engine" in said
    assert "Fatal Python error" not in said


def test_a_command_that_does_not_exist_leaves_no_request_waiting(expected_logs: list[str]) -> None:
    expected_logs.append("cannot be started")
    with WorkerClient(["/nulle/part/bon-a-tirer"]) as client:
        assert client.check(request("texte")).unchecked == (EVERYTHING,)


def test_after_closing_a_request_is_answered_at_once_as_unverified(client: WorkerClient) -> None:
    client.close()
    assert client.check(request("texte")).unchecked == (EVERYTHING,)


def test_the_reasons_why_a_check_cannot_run_are_asked_of_the_worker(client: WorkerClient) -> None:
    assert client.unavailable().result() == {}


# --- the serving end, without a process --------------------------------------------------------------


def served(*messages: dict[str, object]) -> list[dict[str, object]]:
    asked, answered = io.BytesIO(), io.BytesIO()
    for message in messages:
        write_frame(asked, message)
    asked.seek(0)
    answer_all(asked, answered, lambda: Runner(()))
    answered.seek(0)
    return list(iter(lambda: read_frame(answered) or {}, {}))


def test_serving_ends_with_its_input_and_answers_what_it_was_asked() -> None:
    answers = served(profile_message(PROFILE), request_message(1, request("a")))
    assert answers[0] == {"id": 1, "begin": True}
    assert report_from(answers[1]) == CheckReport(())


def test_a_request_that_cannot_be_read_is_answered_and_the_next_is_served(expected_logs: list[str]) -> None:
    expected_logs.append("cannot be read")
    answers = served(
        request_message(1, request("a")), profile_message(PROFILE), request_message(2, request("b"))
    )
    assert "error" in answers[1]
    assert "report" in answers[3]


def test_the_latest_request_of_a_key_wins(client: WorkerClient) -> None:
    client.check(request("chauffe"))
    slow = client.submit(request("PARLE " * 20_000))
    typed = [client.submit(request(f"faute {n}", key="paragraphe")) for n in range(30)]
    slow.result()
    assert len(typed[-1].result().findings) == 1
    for future in typed[:-1]:
        try:
            assert future.result().findings
        except CancelledError:
            assert future.cancelled()


def test_a_frame_cut_in_the_middle_is_the_end() -> None:
    stream = io.BytesIO()
    write_frame(stream, {"id": 1})
    assert read_frame(io.BytesIO(stream.getvalue()[:-1])) is None


def test_a_length_that_no_frame_has_is_refused() -> None:
    with pytest.raises(ValueError, match="frame"):
        read_frame(io.BytesIO(b"\xff\xff\xff\xff"))


def test_any_text_crosses_the_pipe_unharmed() -> None:
    stream = io.BytesIO()
    sent = {"text": "🎉 é \u202e\ud800 \x00"}
    write_frame(stream, sent)
    stream.seek(0)
    assert read_frame(stream) == sent
