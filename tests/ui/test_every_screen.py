"""Every screen of the application, for each role, small, usual and large, light and dark: nothing lacks."""

from __future__ import annotations

import datetime as dt
import importlib.util
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import pytest
from office_fixtures import OpenDemo
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from showing import ImmediateBackground, known_items
from widget_walk import described, faults, settle

from desktop.services.demo import Demo
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.ui.main_window import MainWindow
from desktop.ui.screens import PLACES, Place
from desktop.ui.settings.settings_screen import SECTIONS
from desktop.ui.theme import Appearance, Theme
from desktop.ui.workbench import Workbench

NOW = dt.datetime(2026, 11, 30, 9, 40, tzinfo=ZoneInfo("America/Toronto"))
SIZES = {
    "usuelle": (1280, 800, 1.0),
    "petite": (1024, 640, 1.0),
    "agrandie": (1440, 900, 2.0),
}
ROLES = ("officer", "direction", "greffe")
TARGETS: dict[str, tuple[str | None, ...]] = {
    # What to open there beside the page itself; a name of the demonstration becomes its identifier.
    "redaction": (None, "nouvelle"),
    "editeur": ("",),
}


@pytest.fixture(scope="module")
def demo(open_demo_here: OpenDemo) -> Iterator[tuple[Desk, Demo]]:
    """The demonstration, opened once for every screen."""
    with open_demo_here(NOW) as opened:
        yield opened


@pytest.fixture
def open_window(
    demo: tuple[Desk, Demo], theme: Theme, qtbot: QtBot
) -> Iterator[Callable[[Session], MainWindow]]:
    """`open_window(session)`: the whole window at work, whose answers come at once."""
    opened: list[MainWindow] = []
    desk, _ = demo

    def open_(session: Session) -> MainWindow:
        window = MainWindow(theme)
        opened.append(window)
        background = ImmediateBackground(window.notices.report)
        roles = session.roles(desk.workspace)
        bench = Workbench(background, desk, session, roles, theme, window.notices, demonstration=True)
        window.show()
        window.work_with(bench)
        return window

    yield open_
    for window in opened:
        window.forget_person()
        window.finish()
        window.deleteLater()
    # A window that stays would be styled again by every later test.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.use(Appearance.LIGHT, 1.0)


def present(place: Place) -> bool:
    """Whether the module of a screen is there."""
    try:
        return importlib.util.find_spec(f"desktop.ui.{place.module}") is not None
    except ModuleNotFoundError:
        return False


def targets_of(place: Place, desk: Desk) -> tuple[object, ...]:
    """What to open on a screen: its page, and one post of every state where a post is opened."""
    if place.key != "editeur":
        return TARGETS.get(place.key, (None,))
    rows = desk.workspace.queries.rows(desk.workspace.queries.ids())
    by_state = {row.state: row.item for row in rows if row.head is not None}
    return tuple(by_state[state] for state in ("a_modifier", "publiee") if state in by_state)


BY_DAY = [
    ("officer", "usuelle", True),  # the dark walk begins with the light one
    ("officer", "agrandie", False),
    ("direction", "petite", False),
    ("greffe", "agrandie", False),
]
"""Each role and each size at least once; who sees the most screens, where they are the most cramped."""
BY_NIGHT = [(role, size, True) for role in ROLES for size in SIZES if (role, size, True) not in BY_DAY]


@pytest.mark.parametrize(
    ("role", "size", "dark"),
    [*BY_DAY, *(pytest.param(*case, marks=pytest.mark.nightly) for case in BY_NIGHT)],
)
def test_no_screen_lacks_anything(
    role: str,
    size: str,
    dark: bool,
    demo: tuple[Desk, Demo],
    open_window: Callable[[Session], MainWindow],
    theme: Theme,
) -> None:
    desk, opened = demo
    session: Session = getattr(opened, role)
    width, height, zoom = SIZES[size]
    theme.use(Appearance.LIGHT, zoom)
    window = open_window(session)
    window.resize(width, height)
    places = [place for place in PLACES if present(place) and place.roles & session.roles(desk.workspace)]
    lacks: dict[str, list[str]] = {}

    def look(place: Place, target: object, appearance: str) -> None:
        window.go(place.key, target)
        settle()
        lacks[f"{place.key} {target or ''} {appearance}"] = faults(window)

    for place in places:
        for target in targets_of(place, desk):
            look(place, target, "clair")
    if dark:
        theme.use(Appearance.DARK)
        for place in places:
            look(place, targets_of(place, desk)[-1], "sombre")
    assert {where: found for where, found in lacks.items() if found} == {}


class _Windows(QObject):
    """Remembers what was shown as a window of its own beside the window of the application."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shows = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shows and not isinstance(watched, MainWindow):
            self.seen.append(described(watched))
        return False


@pytest.mark.parametrize(
    "role", ["officer", *(pytest.param(role, marks=pytest.mark.nightly) for role in ROLES[1:])]
)
def test_no_part_of_a_page_is_a_window_for_an_instant(
    role: str, demo: tuple[Desk, Demo], open_window: Callable[[Session], MainWindow]
) -> None:
    """It would flash on the screen, and the window would lose the keyboard."""
    desk, opened = demo
    session: Session = getattr(opened, role)
    window = open_window(session)
    windows = _Windows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    try:
        for place in PLACES:
            if place.roles & session.roles(desk.workspace):
                for target in targets_of(place, desk):
                    window.go(place.key, target)
        for section in SECTIONS:
            window.go("parametres", section.key)
        settle()
    finally:
        application.removeEventFilter(windows)
    assert windows.seen == []


@pytest.mark.parametrize("size", SIZES)
def test_the_search_over_a_page_lacks_nothing(
    size: str, demo: tuple[Desk, Demo], open_window: Callable[[Session], MainWindow], theme: Theme
) -> None:
    width, height, zoom = SIZES[size]
    theme.use(zoom=zoom)
    window = open_window(demo[1].officer)
    window.resize(width, height)
    window._open_search()
    settle()
    assert window._search is not None
    assert faults(window._search) == []


def test_a_change_of_zoom_on_an_open_screen_gives_the_same_as_opening_it_so(
    demo: tuple[Desk, Demo], open_window: Callable[[Session], MainWindow], theme: Theme
) -> None:
    window = open_window(demo[1].officer)
    window.resize(1440, 900)
    for place in ("accueil", "redaction"):
        window.go(place)
    theme.use(zoom=2.0)
    for place in ("accueil", "redaction"):
        window.go(place)
        settle()
        assert faults(window) == [], place


@pytest.mark.nightly
@pytest.mark.parametrize("role", ["officer", "direction", "greffe"])
def test_no_screen_keeps_an_item_of_its_layouts(
    role: str, demo: tuple[Desk, Demo], open_window: Callable[[Session], MainWindow], theme: Theme
) -> None:
    desk, opened = demo
    session: Session = getattr(opened, role)
    window = open_window(session)
    for place in PLACES:
        if not place.roles & session.roles(desk.workspace):
            continue
        for target in targets_of(place, desk):
            window.go(place.key, target)
            settle()
        theme.use(zoom=2.0)
        settle()
        theme.use(zoom=1.0)
        assert known_items() == [], place.key
