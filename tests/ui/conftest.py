"""Screens on a real office: a workbench with real lanes, and one that works at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from office import Office
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from showing import BenchFor, ImmediateBackground, Stage, shown

from desktop.services.session import Session
from desktop.ui.background import Background, LaneBackground
from desktop.ui.main_window import MainWindow
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style of the window, whatever the desktop's."""
    return ["pytest", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def held_widgets(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The widgets of a test, held until Qt has deleted them.

    pytest-qt keeps no hold of them: once the test has returned, a window that is only in a cycle could be collected
    in the middle of its own painting.
    """
    held: list[QWidget] = []
    add = QtBot.addWidget

    def hold(bot: QtBot, widget: QWidget, **options: Any) -> None:
        held.append(widget)
        if not widget.styleSheet():
            for theme in _themes:
                theme.dress(widget)
        add(bot, widget, **options)

    monkeypatch.setattr(QtBot, "addWidget", hold)
    return held


@pytest.fixture
def office(office: Office, held_widgets: list[QWidget]) -> Iterator[Office]:
    """The office; no screen outlives it, to ask something of it late. A whole window is ended by who opened it."""
    yield office
    for widget in held_widgets:
        if not isinstance(widget, MainWindow) and shiboken6.isValid(widget):
            QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)


_themes: list[Theme] = []
"""The theme of the test, while it has one: it dresses each window that the test shows."""


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light at 100 %."""
    theme = Theme(qapp)
    theme.use()
    _themes.append(theme)
    yield theme
    _themes.remove(theme)
    theme.close()


@pytest.fixture
def notices(theme: Theme, qtbot: QtBot) -> NoticeBoard:
    """The notices of the window."""
    board = NoticeBoard(theme)
    qtbot.addWidget(board)
    return board


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


@pytest.fixture
def stage(office: Office, qtbot: QtBot) -> Iterator[Stage]:
    """`stage(widget, width, height)` shows a widget with the keyboard, and hides it before the office closes."""
    on_show: list[QWidget] = []

    def show(widget: QWidget, width: int = 1280, height: int = 800) -> None:
        on_show.append(shown(widget, qtbot, width, height))
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    yield show
    for widget in on_show:
        widget.hide()
        for timer in widget.findChildren(QTimer):
            timer.stop()
