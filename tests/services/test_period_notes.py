"""What a period leaves to review online is told on the first page until it is done (art. 9)."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from office import Office
from test_period_recheck import MAYOR, POLL, SITE, START, enter, published

from desktop.editorial.post import PostKind
from desktop.services import period_recheck
from desktop.services.elections import cancel_election, entered_elections
from desktop.services.home import Card, HomeLine, home_card
from desktop.services.period_notes import Verified, last_verified, sign_period_check
from desktop.services.period_recheck import posts_in_doubt, recheck
from desktop.services.registers import Register, list_register, register_page
from desktop.services.session import Session
from desktop.services.withdrawal import WithdrawalReason, withdraw_post


@pytest.fixture(autouse=True)
def _signed_by_its_clock(office: Office) -> None:
    office.workspace.clock = office.clock


def verify(office: Office, most: int = 20, who: Session | None = None) -> None:
    posts = posts_in_doubt(office.desk, START, POLL)
    found = {post.item: recheck(office.desk, post, START, POLL) for post in posts[:most]}
    sign_period_check(office.workspace, who or office.officer, START, POLL, posts, found)


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


def test_every_workstation_is_told_who_verified_and_when(office: Office) -> None:
    published(office, SITE, kind=PostKind.MAYOR_WORD, body=MAYOR)
    enter(office)
    with office.elsewhere() as other:
        other.workspace.clock = other.clock
        other.clock.time += dt.timedelta(days=1)
        verify(other, who=other.greffe)
        assert told(office) == []
        office.receive(other)
        (line,) = told(office)
        assert line.detail == "1 publication en ligne à revoir"
        assert last_verified(office.workspace) == {(START, POLL): Verified("Denis Gagnon", other.clock.time)}
        places = list_register(office.workspace, Register.ELECTIONS)
        row, *_ = register_page(office.desk, office.direction, places)
    assert (row.what, row.detail, row.person) == (
        "Publications en ligne vérifiées",
        "1 à revoir",
        "Denis Gagnon",
    )


def test_of_two_verifications_signed_apart_what_either_leaves_is_left(office: Office) -> None:
    published(office, SITE, kind=PostKind.MAYOR_WORD, body=MAYOR)
    published(office, SITE)
    enter(office)
    with office.elsewhere() as other:
        verify(other, who=other.colleague)
        verify(office, most=0)
        office.receive(other)
    (line,) = told(office)
    assert line.detail == "1 publication en ligne à revoir, 1 à vérifier"
    verify(office)
    (line,) = told(office)
    assert line.detail == "1 publication en ligne à revoir", "it takes the place of both"


def test_what_this_workstation_noted_before_counts_until_the_period_is_verified_again(office: Office) -> None:
    post = published(office, SITE)
    enter(office)
    (head,) = office.workspace.ledger.heads(post.id)
    old = {f"{START}/{POLL}": {"waiting": {}, "review": {post.id: head}}}
    office.workspace.database.set_setting("periodes_verifiees", json.dumps(old))
    (line,) = told(office)
    assert line.detail == "1 publication en ligne à revoir"
    verify(office)
    assert told(office) == []


def test_nothing_is_signed_when_nothing_is_online(office: Office) -> None:
    enter(office)
    verify(office)
    assert office.workspace.ledger.facts("period_check") == ()


def test_what_is_to_go_out_takes_no_place_of_what_is_online(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(period_recheck, "MOST_VISIBLE", 1)
    first = published(office, SITE)
    again = published(office, SITE)
    office.submit(office.rewrite(again, "Le parc Sophie-Masson est ouvert de 9 h à 22 h."))
    found = posts_in_doubt(office.desk, START, POLL)
    assert [(each.item, each.is_out) for each in found] == [(again.id, False), (first.id, True)]
