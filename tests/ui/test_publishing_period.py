"""À publier: what was taken before an election period and appeared in it is told once consigned (art. 9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from office import Office
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel, PostKind
from desktop.services.assisted_publication import take
from desktop.services.elections import enter_election
from desktop.ui.notices import NoticeBoard
from desktop.ui.publishing.publishing_screen import PublishingScreen
from desktop.ui.workbench import Workbench

FACEBOOK = Channel.FACEBOOK
MAYOR = "Le calendrier des loisirs du printemps paraît cette semaine."


def test_what_appeared_in_a_period_is_told_not_refused(
    office: Office, bench_for: Callable[..., Workbench], qtbot: QtBot, notices: NoticeBoard
) -> None:
    post = office.post(FACEBOOK, kind=PostKind.MAYOR_WORD, body=MAYOR)
    office.approved(post)
    take(office.desk, office.officer, post.id, FACEBOOK)
    first, poll = dt.date(2026, 5, 6), dt.date(2026, 6, 14)
    enter_election(
        office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, first, poll, poll
    )
    office.clock.time = dt.datetime(2026, 5, 6, 9, tzinfo=office.clock.time.tzinfo)
    screen = PublishingScreen(bench_for(office.officer))
    screen.bench.changed.connect(screen.refresh)
    shown(screen, qtbot, 1300, 900)
    screen.visit(post.id)
    card = screen.page.cards[FACEBOOK]
    card.address.setText("https://www.facebook.com/stesophie/posts/12")
    card.address.textEdited.emit(card.address.text())
    card.buttons["consigner"].click()
    assert len(office.workspace.ledger.facts("receipt", post.id)) == 1
    assert any("paraît en période électorale" in text for text in notices.texts())
