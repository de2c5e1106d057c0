"""Rotation: seven days, five weeks, twelve months, and never an empty folder."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.retention import STAMP, Retention

START = datetime(2026, 1, 1, 17, 0)  # noqa: DTZ001 - civil time, as in the names of the files


def daily(days: int) -> list[str]:
    return [(START + timedelta(days=day)).strftime(STAMP) for day in range(days)]


def kept(stamps: list[str], retention: Retention | None = None) -> list[str]:
    gone = set((retention or Retention()).superseded(stamps))
    return [stamp for stamp in stamps if stamp not in gone]


def test_the_first_week_keeps_everything() -> None:
    assert Retention().superseded(daily(7)) == ()


def test_two_backups_of_one_day_leave_the_later_one() -> None:
    stamps = ["2026-05-12-093000", "2026-05-12-170000", "2026-05-13-093000"]
    assert Retention(weekly=0, monthly=0).superseded(stamps) == ("2026-05-12-093000",)


def test_a_year_of_daily_backups_leaves_seven_days_five_weeks_and_twelve_months() -> None:
    left = kept(daily(400))
    assert left[-7:] == daily(400)[-7:]
    months = sorted({stamp[:7] for stamp in daily(400)})
    assert sorted({stamp[:7] for stamp in left}) == months[-12:]
    assert len(left) <= 7 + 5 + 12


def test_a_month_is_represented_by_its_last_backup() -> None:
    assert "2026-03-31-170000" in kept(daily(300))


def test_an_office_closed_for_a_month_still_keeps_its_last_seven_days_of_work() -> None:
    stamps = [*daily(7), "2026-03-02-170000"]
    assert kept(stamps, Retention(weekly=0, monthly=0)) == stamps[1:]


@given(
    minutes=st.lists(st.integers(0, 1_000_000), min_size=1, max_size=60),
    policy=st.tuples(st.integers(0, 8), st.integers(0, 6), st.integers(0, 13)),
)
def test_rotation_keeps_the_newest_never_too_many_and_settles_at_once(
    minutes: list[int], policy: tuple[int, int, int]
) -> None:
    retention = Retention(*policy)
    stamps = [(START + timedelta(minutes=minute)).strftime(STAMP) for minute in minutes]
    left = kept(stamps, retention)
    assert max(stamps) in left
    assert len(set(left)) <= max(1, sum(policy))
    assert retention.superseded(left) == ()
