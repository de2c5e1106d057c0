"""The writing area against a bare QPlainTextEdit: keystrokes, findings after an edit, stalls during a full pass."""

from __future__ import annotations

import datetime as dt
import functools
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_checks import Bare
from measure import Row, report
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit
from texts import paragraph, paragraphs

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.process.workers import Workers
from desktop.services.desk import Desk
from desktop.services.profile_file import read_profile
from desktop.services.session import Session
from desktop.ui.background import LaneBackground
from desktop.ui.editor.text.check_state import CheckState
from desktop.ui.editor.text.live_checks import LiveChecks
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench

SHORT, LONG = 2_000, 20_000
KEYS = 300
TICK = 5.0
FIELD = "website.corps"
_WORDS = "les citoyen concerné recevrons un avis de la municipalité "


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Stage:
    """One application, one worker, one bare widget beside each of ours."""

    def __init__(self) -> None:
        self.application = QApplication(sys.argv[:1])
        self.theme = Theme(self.application)
        self.theme.use()
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        self.context = CheckContext(profile, dt.date(2027, 6, 1))
        self.workers = Workers()
        notices = NoticeBoard(self.theme)
        self.background = LaneBackground(notices.report)
        desk, session = SimpleNamespace(checker=self.workers), SimpleNamespace()
        self.bench = Workbench(
            self.background, cast("Desk", desk), cast("Session", session), frozenset(), self.theme, notices
        )

    def area(self, text: str, *, checked: bool) -> tuple[TextArea, LiveChecks | None]:
        """Our area on a text, and the checks that follow it."""
        area = TextArea(self.theme, markdown=True, name="Texte")
        area.resize(900, 600)
        self.theme.dress(area)
        area.show()
        area.set_text(text)
        middle_of(area)
        if not checked:
            return area, None
        live = LiveChecks(self.bench, area)
        live.watch(FIELD, area, where="corps")
        live.set_context("website", self.context, "website", "publication")
        return area, live

    def bare(self, text: str, area: TextArea) -> QPlainTextEdit:
        """Qt's own, with the same letters in a column of the same width: as many lines to lay out and to paint."""
        bare = QPlainTextEdit()
        bare.setProperty("look", "writing")
        bare.setFrameShape(QFrame.Shape.NoFrame)
        bare.resize(900, 600)
        bare.setViewportMargins(area.viewportMargins())
        bare.document().setDocumentMargin(area.document().documentMargin())
        self.theme.dress(bare)
        bare.show()
        bare.setPlainText(text)
        middle_of(bare)
        return bare

    def until(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        """Let the events run until something holds."""
        limit = time.perf_counter() + seconds
        while not condition():
            if time.perf_counter() > limit:
                raise TimeoutError
            self.application.processEvents()

    def rest(self, milliseconds: float) -> None:
        """Let the events run for a while."""
        limit = time.perf_counter() + milliseconds / 1000
        while time.perf_counter() < limit:
            self.application.processEvents()
            time.sleep(0.001)

    def key(self, widget: QPlainTextEdit, character: str) -> float:
        """Type one character, until it is painted: milliseconds."""

        def typed() -> None:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            self.application.sendEvent(widget, event)
            self.application.processEvents()

        return milliseconds(typed)


def middle_of(widget: QPlainTextEdit) -> None:
    """Put the caret in the middle of the text, inside a paragraph, in view."""
    block = widget.document().findBlockByNumber(widget.document().blockCount() // 2)
    while len(block.text()) < 40:
        block = block.next()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(" ", 30))
    widget.setTextCursor(cursor)
    widget.centerCursor()


def keystrokes(stage: Stage, words: int, *, busy: bool) -> tuple[list[float], list[float]]:
    """Milliseconds of each key on ours and on the bare widget, alternating."""
    text = "\n\n".join(paragraphs(words, seed=words + busy))
    area, live = stage.area(text, checked=True)
    assert live is not None
    bare = stage.bare(text, area)
    if not busy:
        stage.until(lambda: live.state() is CheckState.UP_TO_DATE)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(KEYS):
        character = _WORDS[number % len(_WORDS)]
        if busy and number % 20 == 0:  # the whole text is asked for again and again: the checker never rests
            live._known.__init__()  # type: ignore[misc]
            live._touch("website")
        for widget in (bare, area) if number % 2 else (area, bare):  # neither is always the one woken up
            (ours if widget is area else theirs).append(stage.key(widget, character))
        stage.rest(15)
    live.forget(FIELD)
    for widget in (area, bare):
        widget.deleteLater()
    stage.rest(50)
    return ours, theirs


def keystroke_rows(stage: Stage) -> list[Row]:
    """Idle and busy, short and long; then long against short."""
    rows: list[Row] = []
    medians: dict[int, float] = {}
    for words in (SHORT, LONG):
        for busy in (False, True):
            ours, theirs = keystrokes(stage, words, busy=busy)
            what = "while checking" if busy else "idle"
            for name, share, limit in (("p50", 0.5, 2.0), ("p99", 0.99, 4.0)):
                mine, other = percentile(ours, share), percentile(theirs, share)
                rows.append(
                    Row(
                        f"keystroke {name}, {words} words, {what} / bare QPlainTextEdit",
                        mine / other,
                        limit,
                        "×",
                        f"{mine:.2f} ms / {other:.2f} ms",
                    )
                )
            if busy:
                medians[words] = statistics.median(ours)
    long, short = medians[LONG], medians[SHORT]
    rows.append(
        Row(
            f"keystroke p50, {LONG} words / {SHORT} words",
            long / short,
            1.2,
            "×",
            f"{long:.2f} ms / {short:.2f} ms",
        )
    )
    return rows


def edit_to_findings(stage: Stage) -> list[Row]:
    """From a key to the marks of its paragraph (80 words), against Grammalecte alone on that paragraph."""
    engine = Bare()
    chance = random.Random(7)
    area, live = stage.area("\n\n".join(paragraph(chance) for _ in range(5)), checked=True)
    assert live is not None
    stage.until(lambda: live.state() is CheckState.UP_TO_DATE)
    ours: list[float] = []
    theirs: list[float] = []
    answered: list[bool] = []
    live.findings_changed.connect(lambda _: answered.append(True))
    for number in range(60):
        answered.clear()
        start = time.perf_counter()
        stage.key(area, "aeiou "[number % 6])
        stage.until(lambda: bool(answered))
        stage.application.processEvents()  # the marks are drawn once the answer is placed
        ours.append((time.perf_counter() - start) * 1000)
        text = area.paragraphs.texts[area.caret_place()[0]]
        theirs.append(milliseconds(functools.partial(engine.check, (text,))))
        stage.rest(80)
    live.forget(FIELD)
    area.deleteLater()
    mine, other = statistics.median(ours), statistics.median(theirs)
    detail = f"{mine:.1f} ms / {other:.1f} ms; p99 {percentile(ours, 0.99):.1f} ms"
    return [Row("edit to findings on screen, 80 words / Grammalecte", mine / other, 3.0, "×", detail)]


def gaps_of_ticks(stage: Stage, step: Callable[[], bool]) -> list[float]:
    """Milliseconds between the ticks of a 5 ms timer until `step`, called over and over, says that it is done."""
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now

    timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
    timer.setInterval(int(TICK))
    timer.timeout.connect(tick)
    timer.start()
    while not step():
        stage.application.processEvents()
        time.sleep(0.0005)
    timer.stop()
    return gaps


def ticks(stage: Stage) -> list[Row]:
    """How late a 5 ms timer is while a long text is typed in and checked from end to end.

    What the same timer does while nothing happens is printed beside it: on a loaded machine that is late too.
    """
    limit = time.perf_counter() + 3
    quiet = gaps_of_ticks(stage, lambda: time.perf_counter() > limit)
    area, live = stage.area("\n\n".join(paragraphs(LONG, seed=99)), checked=True)
    assert live is not None
    stage.rest(20)
    typed, due = 0, time.perf_counter() + 0.1

    def step() -> bool:
        nonlocal typed, due
        if typed < 40 and time.perf_counter() >= due:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, _WORDS[typed])
            stage.application.sendEvent(area, event)
            typed, due = typed + 1, due + 0.1
        return typed == 40 and live.state() is CheckState.UP_TO_DATE

    gaps = gaps_of_ticks(stage, step)
    live.forget(FIELD)
    area.deleteLater()
    p99, worst = percentile(gaps, 0.99), max(gaps)
    still = f"{percentile(quiet, 0.99):.1f} and {max(quiet):.1f} ms when nothing happens"
    detail = f"{len(gaps)} ticks of {TICK:.0f} ms, typing meanwhile; {still}"
    return [
        Row(f"timer tick p99, full pass of {LONG} words", p99, 12.0, " ms", detail),
        Row(f"timer tick worst, full pass of {LONG} words", worst, 25.0, " ms", detail),
    ]


def main() -> None:
    """The rows about the writing area."""
    stage: Any = Stage()
    try:
        report(*edit_to_findings(stage), *keystroke_rows(stage), *ticks(stage))
    finally:
        stage.workers.close()
        stage.background.close()


if __name__ == "__main__":
    main()
