"""« Retirer »: a reason that is chosen, words that stay while one writes, a keyboard that is never lost (art. 26)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import Office
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage
from widget_walk import tab_stops

from desktop.editorial.post import Channel, Post
from desktop.services.assisted_publication import consign, take
from desktop.ui.publishing.publishing_screen import PublishingScreen
from desktop.ui.workbench import Change

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
LINK = "https://www.facebook.com/stesophie/posts/12"


@pytest.fixture
def published(office: Office) -> Post:
    """A post that the public sees on Facebook."""
    post = office.post(SITE, FACEBOOK)
    office.approved(post)
    consign(office.desk, office.officer, take(office.desk, office.officer, post.id, FACEBOOK).claim, LINK)
    return post


@pytest.fixture
def withdrawing(
    office: Office, bench_for: BenchFor, published: Post, stage: Stage, qtbot: QtBot
) -> PublishingScreen:
    """The screen of that post, « Retirer… » pressed."""
    bench = bench_for(office.officer)
    screen = PublishingScreen(bench)
    bench.changed.connect(screen.refresh)
    stage(screen, 1300, 900)
    screen.visit(published.id)
    screen.page.withdraw_button.setFocus()
    screen.page.withdraw_button.click()
    return screen


Choosing = Callable[[str], None]


@pytest.fixture
def choose(withdrawing: PublishingScreen) -> Choosing:
    """`choose(reason)`: the reason of the withdrawal."""
    reason = withdrawing.page.withdrawal.reason
    return lambda code: reason.setCurrentIndex(reason.findData(code))


def test_no_reason_is_chosen_in_advance(withdrawing: PublishingScreen, choose: Choosing) -> None:
    panel = withdrawing.page.withdrawal
    assert QApplication.focusWidget() is panel.reason
    assert panel.reason.currentText() == ""
    assert not panel.withdraw_button.isEnabled(), (
        "« Consentement retiré » forbids an image: nobody signs it unseen"
    )
    assert panel._sentence.text() == "Choisissez le motif du retrait."
    choose("perime")
    assert panel.withdraw_button.isEnabled()
    assert panel._sentence.text().endswith("(Site, Facebook).")


def test_what_is_being_written_outlives_a_refresh(withdrawing: PublishingScreen, choose: Choosing) -> None:
    panel = withdrawing.page.withdrawal
    choose("erreur")
    panel.comment.setPlainText("Mauvaise date.")
    panel._boxes[SITE].setChecked(False)
    withdrawing.refresh(Change(posts=frozenset({"un-autre"})))
    assert panel.isVisible()
    asked = panel.wanted()
    assert (str(asked.reason), asked.comment, asked.channels) == ("erreur", "Mauvaise date.", (FACEBOOK,))


def test_opened_again_it_begins_again(withdrawing: PublishingScreen, choose: Choosing) -> None:
    panel = withdrawing.page.withdrawal
    choose("erreur")
    panel.comment.setPlainText("Mauvaise date.")
    panel._cancel.click()
    assert QApplication.focusWidget() is withdrawing.page.withdraw_button, "where the keyboard came from"
    withdrawing.page.withdraw_button.click()
    assert panel.comment.toPlainText() == ""
    assert panel.reason.currentIndex() < 0


def test_the_tab_key_reads_the_panel_before_the_cards(withdrawing: PublishingScreen) -> None:
    page = withdrawing.page
    panel = page.withdrawal
    for _ in range(2):
        read = [panel._boxes[SITE], panel._boxes[FACEBOOK], panel.reason, panel.comment, panel._cancel]
        stops = list(tab_stops(withdrawing))
        after = stops.index(page.withdraw_button) + 1
        assert stops[after : after + len(read)] == read
        panel._cancel.click()
        page.withdraw_button.click()


def test_once_signed_the_keyboard_is_on_the_lists(withdrawing: PublishingScreen, choose: Choosing) -> None:
    panel = withdrawing.page.withdrawal
    choose("erreur")
    panel.withdraw_button.setFocus()
    panel.withdraw_button.click()
    assert panel.isHidden()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert withdrawing.sections.isAncestorOf(focused)


def test_the_keyboard_stays_on_the_page_when_the_list_is_empty(
    office: Office, bench_for: BenchFor, stage: Stage
) -> None:
    post = office.post(FACEBOOK)
    office.approved(post)
    bench = bench_for(office.officer)
    screen = PublishingScreen(bench)
    bench.changed.connect(screen.refresh)
    stage(screen, 1300, 900)
    screen.visit(None)
    screen.page.withdraw_button.click()
    panel = screen.page.withdrawal
    panel.reason.setCurrentIndex(1)
    panel.withdraw_button.click()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen.sections.isAncestorOf(focused)
    assert focused.isVisible()
