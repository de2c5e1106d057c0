"""The address pasted back: doubted, mended, never lost while the page is drawn again, nor the keyboard with it."""

from __future__ import annotations

from functools import partial

import pytest
from office import Office
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage

from desktop.editorial.post import Channel, Post
from desktop.editorial.workflow import State
from desktop.services.situation import state_of
from desktop.ui.notices import NoticeBoard
from desktop.ui.publishing.channel_card import ChannelCard
from desktop.ui.publishing.publishing_screen import PublishingScreen

LINK = "https://www.facebook.com/stesophie/posts/12"
ELSEWHERE = "https://stesophie.ca/parc"


@pytest.fixture
def post(office: Office) -> Post:
    """A post approved for Facebook."""
    made = office.post(Channel.FACEBOOK)
    office.approved(made)
    return made


@pytest.fixture
def screen(office: Office, bench_for: BenchFor, post: Post, stage: Stage) -> PublishingScreen:
    """Its page, the text copied: the address is awaited."""
    bench = bench_for(office.officer)
    made = PublishingScreen(bench)
    bench.changed.connect(made.refresh)
    stage(made, 1300, 900)
    made.visit(None)
    press(made, "texte")
    return made


def card(screen: PublishingScreen) -> ChannelCard:
    return screen.page.cards[Channel.FACEBOOK]


def press(screen: PublishingScreen, name: str) -> None:
    card(screen).buttons[name].click()
    between_two_gestures()


def type_address(screen: PublishingScreen, text: str) -> None:
    card(screen).address.setText(text)
    card(screen).address.textEdited.emit(text)
    between_two_gestures()


def between_two_gestures() -> None:
    """What the event loop does: pages are laid out, and what was dropped is deleted."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_doubted_address_may_be_mended(office: Office, post: Post, screen: PublishingScreen) -> None:
    type_address(screen, ELSEWHERE)
    press(screen, "consigner")
    assert card(screen).buttons["consigner"].text() == "Consigner quand même"
    assert card(screen).address.isVisible(), "what was typed is still there to be corrected"
    type_address(screen, LINK)
    assert card(screen).buttons["consigner"].text() == "Consigner comme publiée"
    press(screen, "consigner")
    (receipt,) = office.workspace.ledger.facts("receipt", post.id)
    assert receipt.body["permalink"] == LINK


def test_copying_again_leaves_the_address(office: Office, post: Post, screen: PublishingScreen) -> None:
    type_address(screen, LINK)
    press(screen, "texte")
    assert card(screen).address.text() == LINK
    press(screen, "consigner")
    assert state_of(office.workspace, post.id) is State.PUBLISHED


def test_what_is_no_address_is_refused_at_once_and_no_longer_told_once_mended(
    office: Office, post: Post, screen: PublishingScreen, notices: NoticeBoard
) -> None:
    type_address(screen, "n’importe quoi")
    press(screen, "consigner")
    assert state_of(office.workspace, post.id) is State.APPROVED
    assert "n’est pas l’adresse" in notices.texts()[0]
    type_address(screen, LINK)
    press(screen, "consigner")
    assert state_of(office.workspace, post.id) is State.PUBLISHED
    assert not any("n’est pas l’adresse" in text for text in notices.texts())


def test_once_published_the_keyboard_stays_on_the_card(screen: PublishingScreen, qtbot: QtBot) -> None:
    type_address(screen, LINK)
    screen.activateWindow()  # the notices of a test are a window of their own
    card(screen).address.setFocus()
    qtbot.waitUntil(card(screen).address.hasFocus)
    qtbot.keyClick(card(screen).address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card(screen).buttons["ouvrir"].hasFocus())


def keyboard_on(screen: PublishingScreen, channel: Channel) -> bool:
    """Whether it is on the button that copies, or will be when the window is active again."""
    return screen.window().focusWidget() is screen.page.cards[channel].buttons["texte"]


def test_copying_on_one_medium_gives_the_keyboard_to_no_other(
    office: Office, bench_for: BenchFor, stage: Stage, qtbot: QtBot
) -> None:
    channels = (Channel.WEBSITE, Channel.FACEBOOK, Channel.CONTACT)
    office.approved(office.post(*channels))
    bench = bench_for(office.officer)
    screen = PublishingScreen(bench)
    bench.changed.connect(screen.refresh)
    stage(screen, 1300, 900)
    screen.visit(None)
    for channel in channels:
        copy = screen.page.cards[channel].buttons["texte"]
        copy.setFocus()
        qtbot.keyClick(copy, Qt.Key.Key_Space)
        qtbot.waitUntil(partial(keyboard_on, screen, channel))
