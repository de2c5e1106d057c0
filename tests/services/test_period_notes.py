"""What a period leaves to review online is told on the first page until it is done (art. 9)."""

from __future__ import annotations

import datetime as dt

import pytest
from office import Office
from test_period_recheck import MAYOR, POLL, SITE, START, enter, published

from desktop.editorial.post import PostKind
from desktop.services import period_recheck
from desktop.services.elections import cancel_election, entered_elections
from desktop.services.home import Card, HomeLine, home_card
from desktop.services.period_notes import note_judged, note_listed
from desktop.services.period_recheck import posts_in_doubt, recheck
from desktop.services.withdrawal import WithdrawalReason, withdraw_post


def verify(office: Office, most: int = 20) -> None:
    posts = posts_in_doubt(office.desk, START, POLL)
    note_listed(office.workspace, START, POLL, posts)
    for post in posts[:most]:
        note_judged(office.workspace, START, POLL, recheck(office.desk, post, START, POLL))


def told(office: Office) -> list[HomeLine]:
    card = home_card(office.desk, office.officer, Card.WARNINGS)
    return [line for line in card.lines if line.section] if card is not None else []


def test_what_is_to_review_is_told_with_its_period(office: Office) -> None:
    published(office, SITE, kind=PostKind.MAYOR_WORD, body=MAYOR)
    published(office, SITE)
    enter(office)
    assert told(office) == [], "nothing was verified yet"
    verify(office)
    (line,) = told(office)
    assert line.title == "Période électorale du 4 mai 2026 au 14 juin 2026"
    assert line.detail == "1 publication en ligne à revoir"
    assert line.urgent
    assert line.section == "elections"


def test_what_was_withdrawn_since_is_told_no_more(office: Office) -> None:
    post = published(office, SITE, kind=PostKind.MAYOR_WORD, body=MAYOR)
    enter(office)
    verify(office)
    withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.OUTDATED, [SITE])
    assert told(office) == []


def test_what_was_not_judged_yet_is_told_too(office: Office) -> None:
    published(office, SITE)
    published(office, SITE)
    enter(office)
    verify(office, most=0)
    (line,) = told(office)
    assert line.detail == "2 publications en ligne à vérifier"
    assert not line.urgent
    verify(office)
    assert told(office) == []


def test_a_period_that_is_over_or_cancelled_is_told_no_more(office: Office) -> None:
    published(office, SITE, kind=PostKind.MAYOR_WORD, body=MAYOR)
    enter(office)
    verify(office)
    before = office.clock.time
    office.clock.time = before + dt.timedelta(days=60)
    assert told(office) == []
    office.clock.time = before
    assert len(told(office)) == 1
    (entered,) = entered_elections(office.workspace)
    cancel_election(office.workspace, office.greffe, entered.id)
    assert told(office) == []


def test_what_is_to_go_out_takes_no_place_of_what_is_online(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(period_recheck, "MOST_VISIBLE", 1)
    first = published(office, SITE)
    again = published(office, SITE)
    office.submit(office.rewrite(again, "Le parc Sophie-Masson est ouvert de 9 h à 22 h."))
    found = posts_in_doubt(office.desk, START, POLL)
    assert [(each.item, each.is_out) for each in found] == [(again.id, False), (first.id, True)]
