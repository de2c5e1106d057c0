"""Screens on a real office: a workbench with real lanes, and one that works at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Any

import pytest
from office import Office
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.session import Session
from desktop.ui.background import Background, Job, Lane, LaneBackground, Priority
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench


class ImmediateBackground:
    """Does the work at once, on the caller's thread; checks are waited for."""

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        self._failed = failed

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DATABASE,
        priority: Priority = Priority.NOW,
        key: str | None = None,
    ) -> Job:
        """See `Background.run`."""
        job = Job(work, done, failed or self._failed, owner, key)
        job.perform()
        job.deliver()
        return job

    def follow(
        self,
        future: Future[Any],
        done: Callable[[Any], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """See `Background.follow`."""
        job = Job(future.result, done, failed or self._failed, owner)
        job.perform()
        if not isinstance(job.error, CancelledError):
            job.deliver()
        return job

    def close(self) -> None:
        """Nothing is under way."""


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme, light at 100 %."""
    theme = Theme(qapp)
    theme.use()
    return theme


@pytest.fixture
def notices(theme: Theme, qtbot: QtBot) -> NoticeBoard:
    """The notices of the window."""
    board = NoticeBoard(theme)
    qtbot.addWidget(board)
    return board


BenchFor = Callable[..., Workbench]


@pytest.fixture
def bench_for(office: Office, theme: Theme, notices: NoticeBoard) -> BenchFor:
    """`bench_for(session)`: the workbench of one person, whose work is done at once."""

    def make(session: Session, background: Background | None = None) -> Workbench:
        roles = session.roles(office.workspace)
        used = background or ImmediateBackground(notices.report)
        return Workbench(used, office.desk, session, roles, theme, notices)

    return make


@pytest.fixture
def bench(office: Office, bench_for: BenchFor) -> Workbench:
    """The officer's workbench, whose work is done at once."""
    return bench_for(office.officer)


@pytest.fixture
def lanes(notices: NoticeBoard) -> Iterator[LaneBackground]:
    """Real lanes, ended after the test."""
    background = LaneBackground(notices.report)
    yield background
    background.close()


@pytest.fixture
def live_bench(office: Office, bench_for: BenchFor, lanes: LaneBackground) -> Workbench:
    """The officer's workbench on real lanes: wait for its answers with `qtbot.waitUntil`."""
    return bench_for(office.officer, lanes)


def shown(widget: QWidget, qtbot: QtBot, width: int = 1280, height: int = 800) -> QWidget:
    """`widget` on the offscreen screen, at a size."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget
