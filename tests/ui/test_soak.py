"""Use without end: calls by the hundred thousand and the whole window round after round; memory stays flat."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from office_fixtures import OpenDemo
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.composition import open_demo
from desktop.services.demo import Demo
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.services.templates import templates
from desktop.ui.background import LaneBackground
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.search.search_panel import SearchPanel
from desktop.ui.theme import Appearance, Theme
from desktop.ui.workbench import Workbench
from desktop.ui.writing.posts_screen import PostsScreen

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("^This plugin does not support propagateSizeHints"),
]

CALLS = 150_000
"""PySide6 6.12.0 on CPython 3.11 lost a reference to None at nearly each of them."""
MEGABYTE = 1 << 20
CALLS_GROWTH = 8 * MEGABYTE
"""Caches of styles and fonts that fill meanwhile. 150,000 objects forgotten, of 64 bytes each, would be more."""
WARM_UP, ROUNDS = 3, 3
ROUND_GROWTH = MEGABYTE
"""A round: caches still fill. A screen that is not let go weighs ten times as much."""
HOUR_GROWTH = 6 * MEGABYTE
"""What is asked of the allocator and not given back, after the first tenth of an hour of use: hundreds of rounds."""
HOUR_RESIDENT = 40 * MEGABYTE
"""What the system counts meanwhile: it moves by 20 MB with what the allocator keeps for later."""
HOUR_BLOCKS = 20_000
"""Python's own blocks meanwhile: thirty a round, when one that is not let go is two for each item of a layout."""
DURATION = float(os.environ.get("BON_A_TIRER_SOAK", "3600"))
"""Seconds of the nightly run."""
SENTENCE = "Les nouveau jeux recevrons un avis. "
"""In letters that QTest can strike."""
WAIT = 60_000


def resident() -> int:
    """Bytes of memory that this process holds, once what can be given back is."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    if sys.platform == "linux":
        # Freed blocks that the allocator keeps for later are not a leak.
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class Allocated(ctypes.Structure):
    """`struct mallinfo2` of the C library."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    ]


def in_use() -> int:
    """Bytes asked of the allocator and not given back: what Qt holds, and Python's large objects."""
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = Allocated
    told = ask()
    return int(told.uordblks + told.hblkhd)


def workers() -> list[Path]:
    """The folders, in `/proc`, of the check workers of this process."""
    tasks = Path("/proc/self/task").glob("*/children")
    folders = [Path("/proc") / number for task in tasks for number in task.read_text().split()]
    return [folder for folder in folders if b"--verificateur" in (folder / "cmdline").read_bytes()]


@dataclass(frozen=True, slots=True)
class Weight:
    """What is held after a round; memory in bytes."""

    resident: int
    heap: int
    blocks: int
    worker: int
    widgets: int
    files: int
    threads: int

    @classmethod
    def now(cls) -> Weight:
        """Once what can be given back is."""
        memory = resident()
        pages = [int((folder / "statm").read_text().split()[1]) for folder in workers()]
        return cls(
            memory,
            in_use(),
            sys.getallocatedblocks(),
            sum(pages) * os.sysconf("SC_PAGE_SIZE"),
            len(QApplication.allWidgets()),
            len(list(Path("/proc/self/fd").iterdir())),
            threading.active_count(),
        )

    def __str__(self) -> str:
        return (
            f"{self.resident / MEGABYTE:.1f} MB, {self.heap / MEGABYTE:.2f} MB asked for, {self.blocks} blocks; worker "
            f"{self.worker / MEGABYTE:.1f} MB; {self.widgets} widgets, {self.files} files, {self.threads} threads"
        )


@pytest.fixture
def warned(caplog: pytest.LogCaptureFixture, qtlog: Any) -> Callable[[], list[str]]:
    """What was logged as a warning or worse so far, by us or by Qt; its platform without a screen aside."""

    def told() -> list[str]:
        ours = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
        of_qt = [each for each in qtlog.records if each.matches_level("WARNING") and not each.ignored]
        return [*ours, *(each.message for each in of_qt)]

    return told


@pytest.fixture(scope="module")
def demo(request: pytest.FixtureRequest, open_demo_here: OpenDemo) -> Iterator[tuple[Desk, Demo]]:
    """The demonstration, of the present; with check workers of its own by night, when they are weighed."""
    night = any(item.get_closest_marker("nightly") for item in request.session.items)
    with open_demo() if night else open_demo_here() as opened:
        yield opened


class Person:
    """Uses the whole window, one round after the other, as somebody who looks, writes, searches and changes the look."""

    def __init__(self, desk: Desk, demo: Demo, theme: Theme, qtbot: QtBot) -> None:
        self._desk, self._demo, self._theme, self._qtbot = desk, demo, theme, qtbot
        self.window = MainWindow(theme)
        self._background = LaneBackground(self.window.notices.report)
        self.window.show()
        self._item: str | None = None
        self.rounds = 0

    def work_as(self, session: Session) -> None:
        """Take the place of whoever works, once the screens of that one are gone: the passphrase is asked meanwhile."""
        self.window.forget_person()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        roles = session.roles(self._desk.workspace)
        notices = self.window.notices
        bench = Workbench(
            self._background, self._desk, session, roles, self._theme, notices, demonstration=True
        )
        self.window.work_with(bench)
        self.wait()

    def round(self) -> None:
        """Everything once."""
        self.work_as(self._demo.officer)
        self.look_around()
        self.write()
        self.search()
        self.dress()
        self.work_as(self._demo.direction)
        self.look_around()
        self.window.notices.clear()
        self.rounds += 1

    def look_around(self) -> None:
        """Every screen of the rail, and the panel that begins a post."""
        for key in tuple(self.window.rail.keys()):
            self.window.go(key)
            self.wait()
        self.window.go("redaction", "nouvelle")
        self.wait()

    def write(self) -> None:
        """Open the same post, type a sentence with mistakes, wait for its points, take it out again."""
        if self._item is None:
            self.window.go("redaction")
            assert isinstance(self.window.current, PostsScreen)
            self.window.current.new_post.begin_from(templates()[1])
        else:
            self.window.go("editeur", self._item)
        self._qtbot.waitUntil(self._is_judged, timeout=WAIT)
        screen = self.window.current
        assert isinstance(screen, EditorScreen)
        self._item = screen.edited.post.id
        body = screen.work.tabs.page.body
        body.setFocus()
        before = body.toPlainText()
        body.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(body, SENTENCE)
        screen.work.show_preview(True)
        screen.work.settle()
        self._qtbot.waitUntil(self._is_judged, timeout=WAIT)
        screen.work.show_preview(False)
        while body.toPlainText() != before:
            QTest.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        screen.show_versions()
        self.wait()
        screen.show_text()
        self._qtbot.waitUntil(self._is_judged, timeout=WAIT)

    def search(self) -> None:
        """Everywhere, for a word; Escape."""
        self.window.top_bar.search_asked.emit()
        panel = self.window.findChild(SearchPanel)
        assert panel is not None
        QTest.keyClicks(panel.field, "parc")
        self._qtbot.waitUntil(lambda: bool(panel.results()), timeout=WAIT)
        self.wait()
        QTest.keyClick(panel.field, Qt.Key.Key_Escape)

    def dress(self) -> None:
        """Dark, larger, and back."""
        for appearance, zoom in ((Appearance.DARK, 1.0), (Appearance.DARK, 1.5), (Appearance.LIGHT, 1.0)):
            self._theme.use(appearance, zoom)
            QApplication.processEvents()

    def wait(self) -> None:
        """Until nothing is under way."""
        self._qtbot.waitUntil(lambda: not self._background.busy, timeout=WAIT)

    def leave(self) -> None:
        """Close the window."""
        self.window.forget_person()
        self._background.close()
        self.window.finish()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _is_judged(self) -> bool:
        screen = self.window.current
        if not isinstance(screen, EditorScreen) or screen.editing is None or self._background.busy:
            return False
        review = screen.work.review
        return review.points is not None and not review.late


@pytest.fixture
def person(demo: tuple[Desk, Demo], theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    """Somebody in front of the window."""
    made = Person(*demo, theme, qtbot)
    yield made
    made.leave()
    theme.use(Appearance.LIGHT, 1.0)


def calls_on(widget: QWidget) -> list[Callable[[], object]]:
    """Calls of Qt that return None, with or without something to change, and properties that are not there."""
    calls: list[Callable[[], object]] = [
        widget.update,
        widget.updateGeometry,
        widget.graphicsEffect,
        widget.focusProxy,
        lambda: widget.setToolTip(widget.toolTip()),
        lambda: widget.setAccessibleDescription(widget.accessibleDescription()),
        lambda: widget.setEnabled(widget.isEnabled()),
        lambda: widget.property("nulle-part"),
        lambda: widget.findChild(QTableView, "nulle-part"),
        lambda: widget.childAt(QPoint(-1, -1)),
        lambda: widget.setProperty("essai", None),
        lambda: widget.isVisibleTo(None),
    ]
    if isinstance(widget, QListWidget):
        calls += [lambda: widget.item(-1), lambda: widget.itemAt(QPoint(-1, -1))]
    if isinstance(widget, QComboBox):
        calls += [lambda: widget.itemData(-1), lambda: widget.currentData()]
    if isinstance(widget, QTableView):
        calls += [
            lambda: widget.indexWidget(widget.currentIndex()),
            lambda: widget.model().data(widget.currentIndex()),
        ]
    if isinstance(widget, QPlainTextEdit):
        calls += [
            lambda: widget.setPlaceholderText(widget.placeholderText()),
            lambda: widget.ensureCursorVisible(),
        ]
    return calls


@pytest.mark.nightly
def test_150000_calls_lose_no_reference_and_no_memory(person: Person, demo: tuple[Desk, Demo]) -> None:
    person.work_as(demo[1].officer)
    person.look_around()
    calls = [call for widget in person.window.findChildren(QWidget) for call in calls_on(widget)]
    assert len(calls) > 1_000, "many widgets"
    for call in calls:
        call()  # once for nothing: what was left of opening the screens goes meanwhile
    lost, memory = [], resident()
    for _ in range(CALLS // len(calls) + 1):
        nones = sys.getrefcount(None)
        for call in calls:
            call()
        lost.append(nones - sys.getrefcount(None))
    # A call that loses its reference loses one for each widget in every pass; what goes once, in one pass (a screen
    # let go, a cache emptied), is no loss.
    assert statistics.median(lost) <= 0, f"references to None are lost, pass after pass: {lost}"
    assert resident() - memory < CALLS_GROWTH


@pytest.mark.nightly
def test_the_whole_window_in_rounds_keeps_no_widget(person: Person) -> None:
    widgets = []
    for _ in range(3):
        person.round()
        widgets.append(len(QApplication.allWidgets()))
    assert len(set(widgets[1:])) == 1


@pytest.mark.nightly
def test_the_whole_window_in_rounds_keeps_no_memory(person: Person) -> None:
    """By night: the heap of a process that ran a thousand other tests moves by more than a round weighs."""
    held = []
    for _ in range(WARM_UP + ROUNDS):
        person.round()
        # Each time: what a single look gives back would be counted as growth by the next one.
        held.append(Weight.now())
    growth = held[-1].heap - max(each.heap for each in held[:WARM_UP])
    assert growth < ROUNDS * ROUND_GROWTH, f"{growth / MEGABYTE:.1f} MB in {ROUNDS} rounds"


@pytest.mark.nightly
def test_an_hour_of_use_keeps_memory_flat(
    person: Person, warned: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    start, seen = time.monotonic(), []
    while (elapsed := time.monotonic() - start) < DURATION:
        person.round()
        seen.append((elapsed, Weight.now()))
        with capsys.disabled():
            sys.stdout.write(f"{elapsed:6.0f} s  round {person.rounds}: {seen[-1][1]}\n")
            sys.stdout.flush()
        assert warned() == []
    warm = [weight for elapsed, weight in seen if elapsed > DURATION / 10]
    assert len(warm) > 2, "too short to tell"
    assert len({weight.widgets for _, weight in seen[WARM_UP:]}) == 1
    for counted in ("files", "threads"):
        # The second check worker ends when nobody needs it for a while: fewer is no leak.
        counts = [getattr(weight, counted) for weight in warm]
        assert max(counts[len(counts) // 2 :]) <= max(counts[: len(counts) // 2]), counted
    assert warm[-1].heap - warm[0].heap < HOUR_GROWTH
    assert warm[-1].blocks - warm[0].blocks < HOUR_BLOCKS
    assert max(each.resident for each in warm) - warm[0].resident < HOUR_RESIDENT
    assert max(each.worker for each in warm) - warm[0].worker < HOUR_RESIDENT
