"""The one door to background work: what runs where, in which order, who hears the answer, and how it ends."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from office import Office
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from showing import BenchFor

from desktop.errors import Refusal
from desktop.ui.background import Lane, LaneBackground, Priority
from desktop.ui.workbench import Change


class Gate:
    """Holds a lane until it is opened, so that what follows waits behind it."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.open = threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self.open.wait(20)
        return "ouverte"


@pytest.fixture
def errors() -> list[Exception]:
    """What went to the handler of errors that nobody else takes."""
    return []


@pytest.fixture
def background(errors: list[Exception], qtbot: QtBot) -> Iterator[LaneBackground]:
    lanes = LaneBackground(errors.append, patience=0.05)
    yield lanes
    lanes.close()


@pytest.fixture
def held(background: LaneBackground) -> Iterator[Gate]:
    """The database lane, busy until the gate opens."""
    gate = Gate()
    background.run(gate)
    assert gate.begun.wait(20)
    yield gate
    gate.open.set()


def on_main_thread() -> bool:
    application = QApplication.instance()
    assert application is not None
    return QThread.currentThread() is application.thread()


def test_the_work_runs_elsewhere_and_the_answer_comes_to_the_interface(
    background: LaneBackground, qtbot: QtBot
) -> None:
    worked: list[bool] = []
    heard: list[tuple[str, bool]] = []

    def work() -> str:
        worked.append(threading.current_thread() is threading.main_thread())
        return "fait"

    for lane in Lane:
        background.run(work, lambda said: heard.append((said, on_main_thread())), lane=lane)
    qtbot.waitUntil(lambda: len(heard) == len(Lane))
    assert worked == [False] * len(Lane)
    assert heard == [("fait", True)] * len(Lane)


def test_what_a_person_waits_for_passes_before_the_rest(
    background: LaneBackground, held: Gate, qtbot: QtBot
) -> None:
    order: list[str] = []
    background.run(lambda: order.append("plus tard"), priority=Priority.LATER)
    background.run(lambda: order.append("premier"))
    background.run(lambda: order.append("second"))
    held.open.set()
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["premier", "second", "plus tard"]


def test_what_no_page_is_about_begins_after_what_is_asked_once_it_was(
    background: LaneBackground, qtbot: QtBot
) -> None:
    order: list[str] = []
    asked = background.run(lambda: order.append("plus tard"), priority=Priority.IDLE)
    assert background.busy
    background.run(lambda: order.append("premier"), lambda _: background.run(lambda: order.append("second")))
    qtbot.waitUntil(lambda: asked.finished)
    assert order == ["premier", "second", "plus tard"]


def test_nothing_reads_the_workspace_once_its_close_was_asked(
    background: LaneBackground, errors: list[Exception], held: Gate, qtbot: QtBot
) -> None:
    done: list[str] = []
    background.run(lambda: done.append("enregistré"))
    background.run(lambda: done.append("compté"), priority=Priority.LATER)
    background.run(lambda: done.append("relu"), priority=Priority.IDLE)
    with qtbot.waitCallback() as closed:
        background.run_last(lambda: done.append("fermé"), closed, errors.append)
        background.run(lambda: done.append("demandé trop tard"))
        held.open.set()
    qtbot.wait(400)  # what is idle begins after a quarter of a second
    assert done == ["enregistré", "fermé"]
    assert errors == []


def test_what_no_page_is_about_is_given_up_at_the_close(
    background: LaneBackground, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.background._MOMENT", 0)
    done: list[str] = []
    closed: list[bool] = []
    background.run(lambda: done.append("plus tard"), priority=Priority.IDLE)
    background.close()
    QTimer.singleShot(0, lambda: closed.append(True))  # after the other, which was due first
    qtbot.waitUntil(lambda: bool(closed))
    assert done == []


def test_of_several_jobs_of_one_key_that_wait_the_latest_wins(
    background: LaneBackground, held: Gate, qtbot: QtBot
) -> None:
    done: list[int] = []
    heard: list[int] = []
    for number in range(5):
        background.run(lambda n=number: done.append(n) or n, heard.append, key="frappe")  # type: ignore[misc, func-returns-value]
    background.run(lambda: 10, heard.append, key="autre")
    held.open.set()
    qtbot.waitUntil(lambda: 10 in heard)
    assert done == [4]
    assert heard == [4, 10]


def test_a_job_that_began_is_not_replaced_by_the_next_of_its_key(
    background: LaneBackground, qtbot: QtBot
) -> None:
    gate = Gate()
    heard: list[str] = []
    background.run(gate, heard.append, key="enregistrer")
    assert gate.begun.wait(20)
    background.run(lambda: "suivante", heard.append, key="enregistrer")
    gate.open.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["ouverte", "suivante"]


def test_nobody_hears_an_answer_whose_owner_is_gone(
    background: LaneBackground, held: Gate, qtbot: QtBot
) -> None:
    owner = QObject()
    heard: list[str] = []
    background.run(lambda: "perdue", heard.append, owner=owner)
    background.run(lambda: "entendue", heard.append, owner=background)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner)
    held.open.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["entendue"]


def test_a_cancelled_job_is_not_done_and_says_nothing(
    background: LaneBackground, held: Gate, errors: list[Exception], qtbot: QtBot
) -> None:
    done: list[str] = []
    job = background.run(lambda: done.append("travail"), lambda _: done.append("réponse"))
    job.cancel()
    held.open.set()
    background.run(lambda: "fin", done.append)
    qtbot.waitUntil(lambda: "fin" in done)
    assert done == ["fin"]
    assert errors == []


def test_an_error_goes_to_its_own_handler_or_to_the_common_one(
    background: LaneBackground, errors: list[Exception], qtbot: QtBot
) -> None:
    mine: list[Exception] = []
    refusal = Refusal("refus", "Rien n’a été changé.")

    def refuse() -> None:
        raise refusal

    background.run(refuse, failed=mine.append)
    background.run(refuse)
    qtbot.waitUntil(lambda: bool(errors))
    assert mine == [refusal]
    assert errors == [refusal]


def test_a_bug_is_logged_even_when_nobody_waits_for_the_answer(
    background: LaneBackground,
    held: Gate,
    qtbot: QtBot,
    expected_logs: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected_logs.append("nobody waits for")
    owner = QObject()

    def fail() -> None:
        raise ValueError("une faute du programme")

    background.run(fail, owner=owner)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner)
    held.open.set()
    qtbot.waitUntil(lambda: "nobody waits for" in caplog.text)


def test_the_answer_of_another_thread_s_future_comes_to_the_interface(
    background: LaneBackground, qtbot: QtBot
) -> None:
    future: Future[str] = Future()
    heard: list[tuple[str, bool]] = []
    background.follow(future, lambda said: heard.append((said, on_main_thread())))
    answering = threading.Thread(target=lambda: future.set_result("réponse"))
    answering.start()
    answering.join()
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("réponse", True)]


def test_a_future_that_was_cancelled_or_failed_is_silent_or_reported(
    background: LaneBackground, errors: list[Exception], qtbot: QtBot
) -> None:
    cancelled: Future[str] = Future()
    failed: Future[str] = Future()
    heard: list[str] = []
    background.follow(cancelled, heard.append)
    background.follow(failed, heard.append)
    cancelled.cancel()
    cancelled.set_running_or_notify_cancel()
    error = Refusal("refus", "Rien n’a été changé.")
    failed.set_exception(error)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors == [error]
    assert heard == []


def test_closing_finishes_what_was_asked_of_the_database(background: LaneBackground, qtbot: QtBot) -> None:
    gate = Gate()
    done: list[int] = []
    background.run(gate)
    for number in range(20):
        priority = Priority.LATER if number % 2 else Priority.NOW
        background.run(lambda n=number: done.append(n), priority=priority)  # type: ignore[misc]
    assert gate.begun.wait(20)
    gate.open.set()
    background.close()
    assert sorted(done) == list(range(20))


def test_closing_does_not_wait_for_a_long_work_on_files(background: LaneBackground, qtbot: QtBot) -> None:
    gates = [Gate(), Gate()]
    heard: list[str] = []
    begun: list[str] = []
    for gate in gates:
        background.run(gate, heard.append, lane=Lane.FILES)
    for gate in gates:
        assert gate.begun.wait(20)
    background.run(lambda: begun.append("fichier"), lane=Lane.FILES)
    background.close()
    assert not any(gate.open.is_set() for gate in gates), "it came back while both still worked"
    for gate in gates:
        gate.open.set()
    for thread in threading.enumerate():
        if thread.name.startswith("voie-files"):
            thread.join(20)
    QApplication.processEvents()
    assert heard == begun == []


def test_what_is_asked_after_closing_is_dropped(background: LaneBackground, qtbot: QtBot) -> None:
    background.close()
    done: list[str] = []
    job = background.run(lambda: done.append("trop tard"))
    QApplication.processEvents()
    assert job.cancelled
    assert done == []
    assert not background.busy


# What the workbench adds: every screen hears of what was changed.


@pytest.fixture
def told(
    office: Office, bench_for: BenchFor, background: LaneBackground
) -> tuple[list[Change], Callable[..., object]]:
    bench = bench_for(office.officer, background)
    changes: list[Change] = []
    bench.changed.connect(changes.append)
    return changes, bench.act


def test_every_screen_is_told_of_a_change_whose_asker_is_gone_or_gave_up(
    told: tuple[list[Change], Callable[..., object]], background: LaneBackground, qtbot: QtBot
) -> None:
    changes, act = told
    gate = Gate()
    heard: list[str] = []
    owner = QObject()
    job = act(lambda *_: gate(), heard.append, changes=Change.post("un"))
    assert gate.begun.wait(20)
    act(lambda *_: "deux", heard.append, changes=Change.post("deux"), owner=owner)
    job.cancel()  # type: ignore[attr-defined]
    owner.deleteLater()
    QApplication.sendPostedEvents(owner)
    gate.open.set()
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert changes == [Change.post("un"), Change.post("deux")]
    assert heard == []


def test_a_change_replaced_before_it_began_is_told_by_the_one_that_took_its_place(
    told: tuple[list[Change], Callable[..., object]], held: Gate, qtbot: QtBot
) -> None:
    changes, act = told
    done: list[int] = []
    for number in range(3):
        act(
            lambda *_, n=number: done.append(n),
            changes=Change.post("un"),
            key="enregistrer",
        )
    held.open.set()
    qtbot.waitUntil(lambda: bool(changes))
    assert done == [2]
    assert changes == [Change.post("un")]


def test_a_change_that_fails_once_its_page_is_gone_is_still_said(
    office: Office, bench_for: BenchFor, background: LaneBackground, held: Gate, qtbot: QtBot
) -> None:
    bench = bench_for(office.officer, background)
    owner = QObject()
    mine: list[Exception] = []

    def refuse(*_: object) -> None:
        raise Refusal("refus", "Le disque est plein. Rien n’a été changé.")

    bench.act(refuse, changes=Change.post("un"), owner=owner, failed=mine.append)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner)
    held.open.set()
    qtbot.waitUntil(lambda: bool(bench.notices.texts()))
    assert mine == []
    assert bench.notices.texts() == ("Le disque est plein. Rien n’a été changé.",)


class Page(QObject):
    """A page that refers to itself, as widgets do through what they connect."""

    def __init__(self, freed: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: freed.append(threading.current_thread()))


def test_a_page_that_refers_to_itself_is_freed_by_the_interface_and_never_by_a_lane(
    background: LaneBackground, qtbot: QtBot
) -> None:
    freed: list[threading.Thread] = []
    read: list[list[list[int]]] = []
    enough = 10 * gc.get_threshold()[0]

    def read_much() -> list[list[int]]:
        return [[number] for number in range(enough)]

    for _ in range(20):
        Page(freed)
        for lane in Lane:
            background.run(read_much, read.append, lane=lane)
    qtbot.waitUntil(lambda: len(read) == 20 * len(Lane))
    qtbot.waitUntil(lambda: len(freed) == 20, timeout=20_000)
    assert set(freed) == {threading.main_thread()}


@pytest.mark.parametrize("automatic", [False, True])
def test_collection_is_given_back_as_it_was_found(qapp: QApplication, automatic: bool) -> None:
    """Given back to a program that does without, it would free a window on whichever thread is left."""
    if automatic:
        gc.enable()
    try:
        failures: list[Exception] = []
        first, second = LaneBackground(failures.append), LaneBackground(failures.append)
        first.close()
        assert not gc.isenabled()
        second.close()
        assert gc.isenabled() is automatic
    finally:
        gc.disable()


def test_a_lane_lets_go_of_a_job_before_its_answer_is_heard(background: LaneBackground, qtbot: QtBot) -> None:
    freed: list[threading.Thread] = []
    heard: list[str] = []

    def ask(lane: Lane) -> None:
        page = Page(freed)
        page.itself = None  # type: ignore[assignment]
        background.run(lambda: page.objectName(), lambda name: heard.append(name), owner=page, lane=lane)

    for lane in Lane:
        for _ in range(50):
            ask(lane)
    qtbot.waitUntil(lambda: len(heard) == 50 * len(Lane))
    assert len(freed) == 50 * len(Lane)
    assert set(freed) == {threading.main_thread()}


def test_an_answer_of_the_check_worker_frees_its_page_on_the_interface(
    background: LaneBackground, qtbot: QtBot
) -> None:
    freed: list[threading.Thread] = []
    heard: list[str] = []

    def ask() -> Future[str]:
        page, future = Page(freed), Future[str]()
        page.itself = None  # type: ignore[assignment]
        background.follow(future, lambda said: heard.append(said + page.objectName()), owner=page)
        return future

    def answer(waiting: list[Future[str]]) -> None:
        while waiting:
            waiting.pop().set_result("lu")

    reader = threading.Thread(target=answer, args=([ask() for _ in range(50)],))
    reader.start()
    qtbot.waitUntil(lambda: len(heard) == 50)
    reader.join()
    gc.collect()
    assert len(freed) == 50
    assert set(freed) == {threading.main_thread()}
