"""Errors nobody foresaw are in the log and in the window; signals of the system close it."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.notices import NoticeBoard
from desktop.ui.start.endings import Endings
from desktop.ui.start.unexpected import Unexpected, log_qt_message


@pytest.fixture
def expected_logs() -> list[str]:
    return ["unexpected error", "the notice of an unexpected error failed", "un avertissement de Qt"]


@pytest.fixture
def unexpected(notices: NoticeBoard, monkeypatch: pytest.MonkeyPatch) -> Unexpected:
    """Watching Python's hooks; Qt's own handler stays that of the tests."""
    watch = Unexpected(notices)
    monkeypatch.setattr(sys, "excepthook", watch._on_interface)
    monkeypatch.setattr(threading, "excepthook", watch._on_thread)
    return watch


def meet(error: Exception) -> None:
    """As Qt does with an error of a slot."""
    sys.excepthook(type(error), error, error.__traceback__)


def test_an_error_of_the_interface_is_logged_with_its_trace_and_shown_once(
    unexpected: Unexpected, notices: NoticeBoard, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    for _ in range(3):
        meet(ValueError("boum"))
    qtbot.waitUntil(lambda: bool(notices.texts()))
    assert len(notices.texts()) == 1
    assert "erreur imprévue" in notices.texts()[0]
    traces = [record.exc_text or str(record.exc_info) for record in caplog.records]
    assert sum("boum" in trace for trace in traces) == 3


def test_an_error_of_a_thread_is_shown_too(
    unexpected: Unexpected, notices: NoticeBoard, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise ValueError("au loin")

    thread = threading.Thread(target=fail, name="voie-essai")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(notices.texts()))
    assert any("voie-essai" in record.getMessage() for record in caplog.records)


def test_an_error_met_while_telling_one_does_not_go_round_for_ever(
    unexpected: Unexpected, notices: NoticeBoard, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[int] = []

    def show_badly() -> None:
        told.append(1)
        meet(ValueError("encore"))
        raise ValueError("le tableau des avis est brisé")

    monkeypatch.setattr(notices, "show_unexpected", show_badly)
    meet(ValueError("boum"))
    for _ in range(5):
        QApplication.processEvents()
    assert len(told) == 1


def test_the_words_of_qt_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    log_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "un avertissement de Qt")
    log_qt_message(QtMsgType.QtDebugMsg, QMessageLogContext(), "un détail")
    assert [(record.name, record.levelno) for record in caplog.records] == [("qt", logging.WARNING)]


def test_a_signal_of_the_system_asks_for_the_end_once(qtbot: QtBot) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    endings = Endings()
    endings.watch()
    try:
        with qtbot.waitSignal(endings.asked):
            os.kill(os.getpid(), signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL, "the second one ends the process at once"
    finally:
        endings.stop()
        for number, handler in before.items():
            signal.signal(number, handler)
