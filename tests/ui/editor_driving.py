"""Drives the editor as a person does: opens a post, waits for what is awaited, types with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import Post
from desktop.services.points import PostPoints
from desktop.ui.editor.draft_keeper import Kept
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.editor.point_card import PointCard
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.workbench import Workbench

WAIT = 30_000


def opened(bench: Workbench, qtbot: QtBot, target: str | Post) -> EditorScreen:
    """The editor on a post, its texts on show."""
    screen = EditorScreen(bench)
    bench.changed.connect(screen.refresh)
    qtbot.addWidget(screen, before_close_func=_leave)
    shown(screen, qtbot, 1400, 900)
    screen.visit(target)
    qtbot.waitUntil(lambda: screen.editing is not None, timeout=WAIT)
    return screen


def _leave(screen: EditorScreen) -> None:
    """Deleted later than the workspace is closed, the screen must no longer use it."""
    screen.leave()


def judged(screen: EditorScreen, qtbot: QtBot) -> PostPoints:
    """What the verifications say of the post as it is now."""
    screen.work.settle()
    review = screen.work.review
    qtbot.waitUntil(lambda: review.points is not None and not review.late, timeout=WAIT)
    assert review.points is not None
    return review.points


def saved(screen: EditorScreen, qtbot: QtBot) -> None:
    """Wait until every word is on the disk."""
    qtbot.waitUntil(lambda: not screen.keeper.pending and screen.keeper.state is Kept.SAVED, timeout=WAIT)


def rewrite(area: TextArea, text: str) -> None:
    """Replace the text of an area with the keyboard."""
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_Delete)
    area.insertPlainText(text)


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the keyboard is put."""
    widget.setFocus()
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(widget, key, held)


def cards(screen: EditorScreen, gate: str) -> list[PointCard]:
    """The cards of a gate, opened."""
    row = screen.work.panel.rows[gate]
    row.open()
    return row.points.cards
