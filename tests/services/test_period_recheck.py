"""A period that is entered puts in doubt what is approved and what the public still sees (art. 9)."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel, PostKind
from desktop.services.claims import record_receipt
from desktop.services.elections import enter_election
from desktop.services.period_recheck import posts_in_doubt, recheck
from desktop.services.withdrawal import WithdrawalReason, withdraw_post

SITE, FACEBOOK, CONTACT = Channel.WEBSITE, Channel.FACEBOOK, Channel.CONTACT
START, POLL = dt.date(2026, 5, 4), dt.date(2026, 6, 14)
MAYOR = "Le calendrier des loisirs du printemps paraît cette semaine."


def enter(office) -> None:
    enter_election(
        office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, START, POLL, POLL
    )


def published(office, *channels: Channel, **changes):
    post = office.post(*channels, **changes)
    office.approved(post)
    for claim in office.export(post).claims.values():
        record_receipt(office.desk, office.officer, claim, "https://stesophie.ca/p/1")
    return post


def found(office):
    return posts_in_doubt(office.desk, START, POLL)


def rechecked(office):
    return {each.item: recheck(office.desk, each, START, POLL) for each in found(office)}


def test_what_is_to_go_out_and_what_is_still_visible_are_both_concerned(office) -> None:
    out = published(office, SITE)
    waiting = office.post(planned_at="2026-05-20", body="Le parc Sophie-Masson est fermé.")
    office.submit(waiting)
    assert [(each.item, each.is_out) for each in found(office)] == [(waiting.id, False), (out.id, True)]


def test_what_is_only_printed_can_no_longer_change(office) -> None:
    published(office, CONTACT)
    assert found(office) == ()


def test_what_was_withdrawn_is_no_longer_seen(office) -> None:
    post = published(office, SITE, FACEBOOK)
    withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.OUTDATED, [FACEBOOK])
    (left,) = found(office)
    assert set(left.visible) == {SITE}
    withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.OUTDATED, [SITE])
    assert found(office) == ()


def test_an_ordinary_page_that_is_online_has_nothing_to_change(office) -> None:
    post = published(office, SITE)
    enter(office)
    assert rechecked(office)[post.id].is_clean


def test_the_word_of_the_mayor_still_online_is_told(office) -> None:
    post = published(office, SITE, kind=PostKind.MAYOR_WORD, body=MAYOR)
    assert rechecked(office)[post.id].is_clean, "out of a period it is at its place"
    enter(office)
    again = rechecked(office)[post.id]
    assert again.blocks
    assert any("mot du maire" in point.lower() for point in again.points)


def test_an_approved_post_is_judged_on_its_own_day(office) -> None:
    inside = office.post(kind=PostKind.MAYOR_WORD, body=MAYOR, planned_at="2026-06-14")
    after = office.post(kind=PostKind.MAYOR_WORD, body=MAYOR, planned_at="2026-06-15")
    for post in (inside, after):
        office.approved(post)
    enter(office)
    again = rechecked(office)
    assert again[inside.id].blocks
    assert after.id not in again


def test_the_list_that_nobody_confirmed_is_left_to_do(office) -> None:
    post = office.post(planned_at="2026-05-20")
    office.approved(post)
    enter(office)
    again = rechecked(office)[post.id]
    assert again.points == ()
    assert again.checklist == 4
    assert not again.is_clean


def test_what_was_judged_for_other_reasons_then_is_left_alone(office) -> None:
    """A licence that ended since does not concern the period: the registers tell of it."""
    asset = office.photo()
    office.rights(asset, expires=dt.date(2026, 5, 10))
    post = office.illustrated(office.post(), asset)
    office.approved(post)
    for claim in office.export(post).claims.values():
        record_receipt(office.desk, office.officer, claim, None)
    office.clock.time += dt.timedelta(days=10)
    enter(office)
    assert rechecked(office)[post.id].is_clean


@pytest.mark.parametrize("level", [Level.PROVINCIAL, Level.FEDERAL, Level.SCHOOL])
def test_an_election_of_others_does_not_take_down_the_word_of_the_mayor(office, level: Level) -> None:
    post = published(office, SITE, kind=PostKind.MAYOR_WORD, body=MAYOR)
    enter_election(office.workspace, office.greffe, level, ElectionKind.GENERAL, START, POLL, POLL)
    assert rechecked(office)[post.id].is_clean
