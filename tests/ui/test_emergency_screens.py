"""An emergency from the screens: submitted, out at once with its reason, reviewed by the direction (art. 19)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from office import PASSPHRASE, Office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from showing import shown
from widget_walk import faults, settle

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel, Post, PostKind
from desktop.services.assisted_publication import take
from desktop.services.election_checklist import lists_of
from desktop.services.elections import enter_election
from desktop.services.emergencies import ReviewVerdict, emergencies_of
from desktop.services.emergency_publication import let_out
from desktop.services.session import Session
from desktop.ui.approvals.approvals_screen import ApprovalsScreen
from desktop.ui.publishing.publishing_screen import PublishingScreen
from desktop.ui.theme import Appearance, Theme
from desktop.ui.workbench import Workbench

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
BODY = (
    "Un bris d’aqueduc prive d’eau la rue Morin. En cas de danger, composez le 911. Détails sur stesophie.ca."
)
REASON = "Bris signalé à 23 h; la direction générale ne répond pas."

Opening = Callable[..., QWidget]


@pytest.fixture
def opened(bench_for: Callable[..., Workbench], qtbot: QtBot) -> Opening:
    """`opened(Screen, session, target)`: that screen of one person, visited."""

    def make(kind: type, who: Session, target: str) -> QWidget:
        bench = bench_for(who)
        screen = kind(bench)
        bench.changed.connect(screen.refresh)
        shown(screen, qtbot, 1300, 900)
        screen.visit(target)
        return screen

    return make


@pytest.fixture
def urgent(office: Office) -> Post:
    post = office.post(SITE, FACEBOOK, kind=PostKind.EMERGENCY, body=BODY, emergency=True)
    office.submit(post)
    return post


@pytest.fixture
def out(office: Office, urgent: Post) -> Post:
    (head,) = office.workspace.ledger.heads(urgent.id)
    let_out(office.desk, office.officer, urgent.id, head, REASON)
    take(office.desk, office.officer, urgent.id, FACEBOOK)
    return urgent


def words(widget: QWidget) -> str:
    settle()
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def sign(screen: ApprovalsScreen, qtbot: QtBot) -> None:
    line = screen.review.signing.phrase.line
    qtbot.keyClicks(line, PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)


class TestToPublish:
    def test_an_emergency_that_waits_is_in_the_list_with_its_short_path(
        self, office: Office, opened: Opening, urgent: Post
    ) -> None:
        screen = opened(PublishingScreen, office.officer, urgent.id)
        assert isinstance(screen, PublishingScreen)
        form = screen.page.before.short_path
        assert form is not None
        assert form.isVisible()
        assert not form.go.isEnabled(), "a reason is needed"
        form.reason.setPlainText(REASON)
        form.go.click()
        assert screen.page.before.short_path is None
        assert "Sortie en urgence, avant son approbation" in words(screen.page.before)
        assert REASON in words(screen.page.before)
        assert screen.page.cards[SITE].buttons["page"].isEnabled()
        assert "Urgence, pas encore approuvée" in words(screen.page.cards[SITE])

    def test_an_ordinary_post_that_waits_has_none(self, office: Office, opened: Opening) -> None:
        post = office.post(SITE)
        office.submit(post)
        screen = opened(PublishingScreen, office.officer, post.id)
        assert isinstance(screen, PublishingScreen)
        assert screen.page.before.isHidden()

    def test_the_list_of_a_period_entered_since_is_confirmed_here(
        self, office: Office, opened: Opening
    ) -> None:
        post = office.post(SITE)
        submitted = office.approved(post)
        today = office.desk.today()
        later = today + dt.timedelta(days=20)
        enter_election(
            office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, today, later, later
        )
        screen = opened(PublishingScreen, office.officer, post.id)
        assert isinstance(screen, PublishingScreen)
        assert not screen.page.cards[SITE].buttons["page"].isEnabled()
        shown_list = screen.page.before.checklist
        assert shown_list is not None
        for check in shown_list.checks.values():
            check.box.click()
        shown_list.go.click()
        assert len(lists_of(office.workspace, post.id, submitted.revision)) == 1
        assert screen.page.before.checklist is None
        assert screen.page.cards[SITE].buttons["page"].isEnabled()


class TestReview:
    def test_it_is_first_in_the_queue_of_the_direction_with_the_reason(
        self, office: Office, opened: Opening, out: Post
    ) -> None:
        office.submit(office.post(SITE))
        screen = opened(ApprovalsScreen, office.direction, None)
        assert isinstance(screen, ApprovalsScreen)
        assert screen.review.isVisible()
        assert REASON in words(screen.review)
        assert "l’a publiée sans attendre. Son motif" in words(screen.review), "no day is waited for"
        assert screen.bar.isHidden()

    def test_the_direction_confirms_it_with_her_passphrase(
        self, office: Office, opened: Opening, out: Post, qtbot: QtBot
    ) -> None:
        screen = opened(ApprovalsScreen, office.direction, out.id)
        assert isinstance(screen, ApprovalsScreen)
        screen.review.buttons[ReviewVerdict.CONFIRMED].click()
        sign(screen, qtbot)
        (found,) = emergencies_of(office.workspace, out.id)
        assert found.review is not None
        assert found.review.verdict is ReviewVerdict.CONFIRMED
        assert screen.review.isHidden()

    def test_asking_for_a_correction_needs_words(
        self, office: Office, opened: Opening, out: Post, qtbot: QtBot
    ) -> None:
        screen = opened(ApprovalsScreen, office.direction, out.id)
        assert isinstance(screen, ApprovalsScreen)
        correct = screen.review.buttons[ReviewVerdict.TO_CORRECT]
        assert not correct.isEnabled()
        screen.review.comment.setPlainText("Nommez aussi la rue Morel.")
        correct.click()
        sign(screen, qtbot)
        (found,) = emergencies_of(office.workspace, out.id)
        assert found.review is not None
        assert found.review.comment == "Nommez aussi la rue Morel."

    def test_the_officer_reads_what_was_said(
        self, office: Office, opened: Opening, out: Post, qtbot: QtBot
    ) -> None:
        screen = opened(ApprovalsScreen, office.direction, out.id)
        assert isinstance(screen, ApprovalsScreen)
        screen.review.comment.setPlainText("Nommez aussi la rue Morel.")
        screen.review.buttons[ReviewVerdict.TO_CORRECT].click()
        sign(screen, qtbot)
        page = opened(PublishingScreen, office.officer, out.id)
        assert isinstance(page, PublishingScreen)
        assert "Nommez aussi la rue Morel." in words(page.page.before)

    def test_who_does_not_decide_does_not_see_it(self, office: Office, opened: Opening, out: Post) -> None:
        screen = opened(ApprovalsScreen, office.officer, out.id)
        assert isinstance(screen, ApprovalsScreen)
        assert screen.review.isHidden()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_these_screens_lack_nothing(
    office: Office, opened: Opening, urgent: Post, theme: Theme, zoom: float
) -> None:
    theme.use(Appearance.DARK, zoom)
    screen = opened(PublishingScreen, office.officer, urgent.id)
    settle()
    assert faults(screen) == []
    (head,) = office.workspace.ledger.heads(urgent.id)
    let_out(office.desk, office.officer, urgent.id, head, REASON)
    take(office.desk, office.officer, urgent.id, FACEBOOK)
    screen = opened(ApprovalsScreen, office.direction, urgent.id)
    settle()
    assert faults(screen) == []
    theme.use(Appearance.LIGHT, 1.0)
