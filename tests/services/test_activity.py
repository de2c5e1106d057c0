"""The figures of twelve months: what came out, on what, why, and how long approvals took."""

from __future__ import annotations

import datetime as dt

import pytest
from office import Office

from desktop.editorial.civil_dates import ZONE
from desktop.editorial.policy_lists import OBJECTIVES
from desktop.editorial.post import Channel, Post
from desktop.services.activity import MONTHS, Activity, activity
from desktop.services.claims import record_receipt
from desktop.services.decision import approve


@pytest.fixture(autouse=True)
def one_clock(office: Office) -> None:
    """What is signed is of the day of the office."""
    office.workspace.clock = office.clock


def figures(office: Office) -> Activity:
    return activity(office.workspace, office.desk.today())


def published(office: Office, day: dt.datetime, *channels: Channel, **changes: object) -> Post:
    """A post approved after `changes['waited']` hours, whose receipts are of `day`."""
    waited = changes.pop("waited", 0)
    post = office.post(*channels, **changes)  # type: ignore[arg-type]
    submitted = office.submit(post)
    office.clock.time += dt.timedelta(hours=waited)  # type: ignore[arg-type]
    approve(office.desk, office.direction, post.id, submitted.revision, ticked=submitted.review.contests)
    for claim in office.export(post, f"sorties-{post.id}").claims.values():
        record_receipt(office.desk, office.officer, claim, None, day)
    return post


def at(year: int, month: int, day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=ZONE)


def test_nothing_published_gives_twelve_empty_months(office: Office) -> None:
    found = figures(office)
    assert found.months[0] == (2025, 6)
    assert found.months[-1] == (2026, 5)
    assert len(found.months) == MONTHS
    assert (found.channels, found.objectives, found.median_hours) == ({}, {}, None)
    assert found.approval_hours == (None,) * MONTHS


def test_a_post_on_two_media_counts_twice_by_medium_and_once_by_objective(office: Office) -> None:
    objective = OBJECTIVES[0].code
    published(office, at(2026, 4, 3), Channel.WEBSITE, Channel.FACEBOOK, objectives=(objective,))
    found = figures(office)
    april = found.months.index((2026, 4))
    assert {code: values[april] for code, values in found.channels.items()} == {"website": 1, "facebook": 1}
    assert found.objectives == {objective: tuple(int(n == april) for n in range(MONTHS))}


def test_a_month_is_that_of_the_day_here_not_in_greenwich(office: Office) -> None:
    published(office, dt.datetime(2026, 4, 1, 2, 0, tzinfo=dt.UTC))
    found = figures(office)
    assert found.channels["website"][found.months.index((2026, 3))] == 1


def test_what_is_older_than_twelve_months_is_left_out(office: Office) -> None:
    published(office, at(2025, 5, 31))
    published(office, at(2025, 6, 1))
    assert sum(figures(office).channels["website"]) == 1


def test_the_delay_is_the_median_of_the_first_decisions(office: Office) -> None:
    for hours in (1, 5, 30):
        published(office, at(2026, 4, 3), waited=hours)
    found = figures(office)
    assert found.median_hours == pytest.approx(5)
    assert found.approval_hours[-1] == pytest.approx(5)
    assert found.approval_hours[:-1] == (None,) * (MONTHS - 1)
