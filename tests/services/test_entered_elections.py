"""Election periods are signed by the greffe or the direction; what falls in one is checked again (art. 9)."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import PostKind
from desktop.errors import Refusal
from desktop.services.claims import record_receipt
from desktop.services.elections import (
    cancel_election,
    enter_election,
    entered_elections,
    periods_in_force,
    posts_within,
)
from desktop.services.gate_cases import election_on

START, POLLING = dt.date(2026, 5, 1), dt.date(2026, 6, 14)
TODAY = dt.date(2026, 5, 4)


def enter(office, who=None, **changes: object):
    values = {
        "level": Level.MUNICIPAL,
        "kind": ElectionKind.BY_ELECTION,
        "start": START,
        "end": POLLING,
        "polling_day": POLLING,
    } | changes
    return enter_election(office.workspace, who or office.greffe, **values)


def period(office, day: dt.date):
    return election_on(office.workspace, office.profile(), day)


def test_a_by_election_opens_a_period_first_and_last_day_included(office) -> None:
    assert period(office, POLLING) is None
    enter(office)
    assert [period(office, day) is not None for day in (START, POLLING)] == [True, True]
    outside = (START - dt.timedelta(days=1), POLLING + dt.timedelta(days=1))
    assert [period(office, day) for day in outside] == [None, None]


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("kind", list(ElectionKind))
def test_every_election_is_read_back_as_it_was_entered(office, level: Level, kind: ElectionKind) -> None:
    entered = enter(office, level=level, kind=kind)
    assert entered_elections(office.workspace) == (entered,)


def test_the_mayors_word_waits_for_the_end_of_the_period(office) -> None:
    post = office.post(kind=PostKind.MAYOR_WORD, planned_at="2026-05-20")
    assert office.review(post).missing == ()
    enter(office)
    assert any("mot du maire" in line for line in office.refused(post).reasons)
    office.save(replace(post, planned_at="2026-06-15"))
    assert office.submit(post).revision_is_new


@pytest.mark.parametrize(
    ("level", "kind"),
    [
        (Level.FEDERAL, ElectionKind.GENERAL),
        (Level.PROVINCIAL, ElectionKind.BY_ELECTION),
        (Level.MUNICIPAL, ElectionKind.REFERENDUM),
    ],
)
def test_the_mayors_word_does_not_wait_for_an_election_that_is_not_the_councils(
    office, level: Level, kind: ElectionKind
) -> None:
    enter(office, level=level, kind=kind)
    post = office.post(kind=PostKind.MAYOR_WORD, planned_at="2026-05-20")
    review = office.review(post)
    assert not any("mot du maire" in line for line in review.missing)
    period = election_on(office.workspace, office.profile(), dt.date(2026, 5, 20))
    assert period is not None
    assert not period.of_the_council


def test_a_correction_of_the_dates_replaces_them(office) -> None:
    entered = enter(office)
    enter(office, office.direction, id_=entered.id, start=dt.date(2026, 5, 10))
    assert [election.start for election in entered_elections(office.workspace)] == [dt.date(2026, 5, 10)]


def test_one_corrected_twice_apart_counts_both_ways(office) -> None:
    entered = enter(office)
    with office.elsewhere() as other:
        enter(office, id_=entered.id, start=dt.date(2026, 5, 10))
        enter(other, other.direction, id_=entered.id, start=dt.date(2026, 4, 20))
        office.receive(other)
    assert period(office, dt.date(2026, 4, 20)) is not None
    assert period(office, dt.date(2026, 5, 15)) is not None


def test_a_cancelled_period_no_longer_counts(office) -> None:
    entered = enter(office)
    cancel_election(office.workspace, office.direction, entered.id)
    assert entered_elections(office.workspace) == ()
    assert period(office, START) is None
    with pytest.raises(Refusal) as caught:
        cancel_election(office.workspace, office.direction, entered.id)
    assert caught.value.code == "periode_inconnue"


def test_the_officer_neither_enters_nor_cancels_one(office) -> None:
    with pytest.raises(Refusal) as caught:
        enter(office, office.officer)
    assert caught.value.code == "wrong_role"
    entered = enter(office)
    with pytest.raises(Refusal):
        cancel_election(office.workspace, office.officer, entered.id)
    assert entered_elections(office.workspace) == (entered,)


@pytest.mark.parametrize(
    "changes",
    [
        {"start": POLLING, "end": START, "polling_day": START},
        {"polling_day": dt.date(2026, 6, 15)},
        {"polling_day": dt.date(2026, 4, 30)},
    ],
)
def test_dates_out_of_order_are_refused_in_words(office, changes) -> None:
    with pytest.raises(Refusal) as caught:
        enter(office, **changes)
    assert caught.value.code == "periode_invalide"
    assert entered_elections(office.workspace) == ()


def test_real_dates_replace_the_provisional_ones_of_the_profile(office) -> None:
    """The provincial election of 2026 begins, in the profile, on the earliest day it could."""
    assert period(office, dt.date(2026, 8, 28)) is not None
    enter(
        office,
        level=Level.PROVINCIAL,
        kind=ElectionKind.GENERAL,
        start=dt.date(2026, 9, 1),
        end=dt.date(2026, 10, 5),
        polling_day=dt.date(2026, 10, 5),
    )
    assert period(office, dt.date(2026, 8, 28)) is None
    assert period(office, dt.date(2026, 9, 1)) is not None
    assert len(periods_in_force(office.workspace, office.profile())) == len(office.profile().elections)


class TestToCheckAgain:
    def test_what_awaits_or_is_to_publish_in_the_period_is_listed(self, office) -> None:
        inside = office.post(planned_at="2026-05-20T09:00")
        office.submit(inside)
        approved = office.post(planned_at="2026-06-14")
        office.approved(approved)
        undated = office.post()
        office.submit(undated)
        late = office.post(planned_at="2026-05-02")
        office.submit(late)
        after = office.post(planned_at="2026-06-15")
        office.submit(after)
        office.post(planned_at="2026-05-20")
        found = [row.item for row in posts_within(office.workspace, START, POLLING, TODAY)]
        assert set(found) == {inside.id, approved.id, undated.id, late.id}

    def test_what_is_out_already_is_not(self, office) -> None:
        post = office.post()
        office.approved(post)
        for claim in office.export(post).claims.values():
            record_receipt(office.desk, office.officer, claim, None)
        assert posts_within(office.workspace, START, POLLING, TODAY) == ()

    def test_nothing_is_left_out_past_the_first_page(self, office, monkeypatch: pytest.MonkeyPatch) -> None:
        posts = [office.post(body=f"Le parc Sophie-Masson ouvre à {hour} h.") for hour in range(7, 12)]
        for post in posts:
            office.submit(post)
        page = type(office.workspace.queries).page

        def small(self, wanted, order, after=None):
            return page(self, wanted, order, after, 2)

        monkeypatch.setattr(type(office.workspace.queries), "page", small)
        found = posts_within(office.workspace, START, POLLING, TODAY)
        assert {row.item for row in found} == {post.id for post in posts}
        assert len(found) == len(posts)

    def test_none_is_none(self, office) -> None:
        assert posts_within(office.workspace, START, POLLING, TODAY) == ()
