"""Accueil: the cards side by side, and the last of an odd number of them as wide as the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from office import Office
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from showing import Stage
from widget_walk import settle

from desktop.editorial.post import Post
from desktop.editorial.variant import with_variant
from desktop.services.home import MOST
from desktop.ui.home.home_screen import HomeScreen
from desktop.ui.widgets.buttons import LinkButton
from desktop.ui.workbench import Workbench

OpenHome = Callable[[int], HomeScreen]


@pytest.fixture
def open_home(office: Office, bench: Workbench, stage: Stage) -> OpenHome:
    """`open_home(width)`: the first page, read, at a width."""
    office.workspace.clock = office.clock

    def open_(width: int) -> HomeScreen:
        screen = HomeScreen(bench)
        stage(screen)
        screen.visit()
        screen.resize(width, 900)
        settle()
        return screen

    return open_


def titled(office: Office, title: str) -> Post:
    post = office.post()
    return office.save(with_variant(post, replace(post.variants[0], title=title)))


def links(screen: HomeScreen) -> list[LinkButton]:
    return [link for link in screen.findChildren(LinkButton) if link.isVisible()]


def card_of(shown: QWidget) -> QWidget:
    """The card that a line is on."""
    while shown.property("look") != "card":
        shown = shown.parentWidget()
    return shown


@pytest.mark.parametrize(("width", "columns"), [(700, 1), (1300, 2)])
def test_the_last_of_an_odd_number_of_cards_leaves_no_hole_beside_it(
    office: Office, open_home: OpenHome, width: int, columns: int
) -> None:
    for number in range(MOST + 1):
        titled(office, f"Numéro {number}")
    screen = open_home(width)
    (shown,) = {card_of(link) for link in links(screen)}
    assert shown.width() == screen._activity.width()
    places = [(at.x(), at.y()) for at in (link.mapTo(screen, QPoint(0, 0)) for link in links(screen))]
    assert places == sorted(places), "read down, then across"
    assert len({x for x, _ in places}) == columns


def test_two_cards_stand_side_by_side(office: Office, open_home: OpenHome) -> None:
    titled(office, "Un brouillon")
    office.submit(titled(office, "Une soumission"))
    one, other = dict.fromkeys(card_of(link) for link in links(open_home(1300)))
    assert one.y() == other.y()
    assert one.width() == pytest.approx(other.width(), abs=1)


def test_what_holds_the_keyboard_until_the_cards_are_read_gives_it_up(
    office: Office, live_bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    titled(office, "Un brouillon")
    screen = HomeScreen(live_bench)
    stage(screen)
    screen.visit()
    lent = screen.first_focus()
    assert lent is screen._activity.split
    lent.setFocus()
    qtbot.waitUntil(lambda: bool(links(screen)))
    assert links(screen)[0].hasFocus()
    qtbot.waitUntil(lambda: not live_bench.background.busy)  # type: ignore[attr-defined]
