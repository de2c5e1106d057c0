"""Every scene of the captures, its dialogs and forms open, and every page that shows nobody at work: nothing lacks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from office_fixtures import OpenDemo
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from showing import ImmediateBackground
from widget_walk import faults, settle

from desktop.captures import NOW, WORKSPACES
from desktop.services.demo import Demo
from desktop.services.desk import Desk
from desktop.ui.alone_scenes import alone_pages, arrange_alone
from desktop.ui.captures import LOOKS, Look, Scene, Stage, close_over
from desktop.ui.editor.text.finding_card import FindingCard
from desktop.ui.main_window import MainWindow
from desktop.ui.scenes import SCENES
from desktop.ui.search.search_panel import SearchPanel
from desktop.ui.theme import Appearance, Theme
from desktop.ui.workbench import Workbench

OVER = (SearchPanel, FindingCard)
"""What is laid over a page, has the keyboard and leaves by Escape: read alone, not in the order of the page under it."""
ORDINARY = "clair-200"
every_look = pytest.mark.parametrize(
    "look",
    [
        pytest.param(look, id=look.name, marks=() if look.name == ORDINARY else pytest.mark.nightly)
        for look in LOOKS
    ],
)
OpenOnce = Callable[[bool, bool], tuple[Desk, Demo]]


@pytest.fixture(scope="module")
def demos(open_demo_here: OpenDemo) -> Iterator[OpenOnce]:
    """`demos(election, empty)`: that demonstration, opened once for every look."""
    known: dict[tuple[bool, bool], tuple[Desk, Demo]] = {}
    with contextlib.ExitStack() as opened:

        def demo(election: bool, empty: bool) -> tuple[Desk, Demo]:
            wanted = (election, empty)
            if wanted not in known:
                known[wanted] = opened.enter_context(open_demo_here(NOW, election=election, empty=empty))
            return known[wanted]

        yield demo


@contextlib.contextmanager
def opened_window(theme: Theme, look: Look) -> Iterator[MainWindow]:
    """A window of that look, gone once it was looked at: one that stays would be styled again by every later test."""
    theme.use(look.appearance, look.zoom)
    window = MainWindow(theme)
    window.resize(*look.size)
    window.show()
    yield window
    close_over()
    window.forget_person()
    window.finish()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.use(Appearance.LIGHT, 1.0)


def lacks(window: MainWindow) -> list[str]:
    """The faults of what one looks at: the page, or what is laid over it; and the dialogs and menus open beside."""
    over = [each for kind in OVER for each in window.findChildren(kind) if each.isVisible()]
    beside = [
        each
        for each in QApplication.topLevelWidgets()
        if each is not window and each.isVisible() and each.window().parentWidget() is not None
    ]
    looked_at: list[QWidget] = [*(over or [window]), *beside]
    return [fault for widget in looked_at for fault in faults(widget)]


def at_work(window: MainWindow, desk: Desk, demo: Demo, person: str) -> None:
    session = demo.sessions[person]
    roles = session.roles(desk.workspace)
    background = ImmediateBackground(window.notices.report)
    window.work_with(
        Workbench(
            background, desk, session, roles, window.theme, window.notices, demonstration=True, parent=window
        )
    )


def lacks_of(scenes: list[Scene], window: MainWindow, demo: Demo) -> dict[str, list[str]]:
    stage = Stage(window, demo.items, settle)
    found = {}
    for scene in scenes:
        close_over()
        window.activateWindow()
        window.notices.clear()
        scene.arrange(stage)
        settle()
        found[scene.name] = lacks(window)
    return found


@every_look
@pytest.mark.parametrize(
    ("election", "empty"),
    [
        # A minute: `make nightly`. The first pages of a workspace at work are walked by `test_every_screen`.
        pytest.param(*WORKSPACES[0], id="usuelle", marks=pytest.mark.nightly),
        pytest.param(*WORKSPACES[1], id="election", marks=pytest.mark.nightly),
        pytest.param(*WORKSPACES[2], id="vide"),
    ],
)
def test_no_scene_lacks_anything(
    look: Look, election: bool, empty: bool, demos: OpenOnce, theme: Theme, qtbot: QtBot
) -> None:
    desk, demo = demos(election, empty)
    found: dict[str, list[str]] = {}
    here = [each for each in SCENES if (each.election, each.empty) == (election, empty)]
    for person in {scene.person: None for scene in here}:
        with opened_window(theme, look) as window:
            at_work(window, desk, demo, person)
            found |= lacks_of([each for each in here if each.person == person], window, demo)
    assert set(found) == {scene.name for scene in here}
    assert {name: faults for name, faults in found.items() if faults} == {}


@every_look
def test_no_page_without_anybody_at_work_lacks_anything(look: Look, theme: Theme, qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    failed: list[Exception] = []
    theme.use(look.appearance, look.zoom)
    for name, page in alone_pages(theme, ImmediateBackground(failed.append)):
        with opened_window(theme, look) as window:
            window.show_alone(page)
            arrange_alone(name, page, settle)
            settle()
            found[name] = lacks(window)
    assert failed == []
    assert {name: faults for name, faults in found.items() if faults} == {}
