"""The election calendar: what the law computes, what the profile adds, both ends of a period included."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.civil_dates import civil_day, french_day, instant
from desktop.editorial.elections import (
    ElectionKind,
    Level,
    calendar,
    describe,
    gate_period,
    is_municipal_year,
    municipal_period,
    municipal_polling_day,
    next_periods,
    period_on,
    period_start,
    periods_on,
    what_changes,
)
from desktop.editorial.profile import ProfileElection

BY_ELECTION = ProfileElection(
    Level.MUNICIPAL,
    ElectionKind.BY_ELECTION,
    dt.date(2027, 5, 16),
    dt.date(2027, 4, 2),
    dt.date(2027, 5, 16),
)
FEDERAL_2029 = ProfileElection(
    Level.FEDERAL,
    ElectionKind.GENERAL,
    dt.date(2029, 10, 15),
    dt.date(2029, 8, 26),
    dt.date(2029, 10, 15),
    provisional=True,
)


@pytest.mark.parametrize(
    ("year", "polling", "start"),
    [
        (2021, dt.date(2021, 11, 7), dt.date(2021, 9, 17)),
        (2025, dt.date(2025, 11, 2), dt.date(2025, 9, 19)),
        (2029, dt.date(2029, 11, 4), dt.date(2029, 9, 21)),
        (2033, dt.date(2033, 11, 6), dt.date(2033, 9, 23)),
    ],
)
def test_the_law_gives_polling_day_and_the_first_day_of_the_period(
    year: int, polling: dt.date, start: dt.date
) -> None:
    election = municipal_period(year)
    assert (election.polling_day, election.start, election.end) == (polling, start, polling)
    assert "E-2.2" in election.source


def test_the_period_of_2021_lasted_longer_by_regulation() -> None:
    assert (municipal_period(2021).polling_day - municipal_period(2021).start).days == 51
    assert "par règlement" in municipal_period(2021).source


@given(st.integers(min_value=2005, max_value=9000))
def test_a_municipal_polling_day_is_the_first_sunday_of_november(year: int) -> None:
    if not is_municipal_year(year):
        with pytest.raises(ValueError, match="no municipal general election"):
            municipal_polling_day(year)
        return
    day = municipal_polling_day(year)
    assert (day.weekday(), day.month) == (6, 11)
    assert day.day <= 7
    assert (day - period_start(day)).days == 44


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (dt.date(2025, 9, 18), False),
        (dt.date(2025, 9, 19), True),
        (dt.date(2025, 11, 2), True),
        (dt.date(2025, 11, 3), False),
        (dt.date(2026, 10, 1), False),
    ],
)
def test_both_ends_of_the_period_are_included(day: dt.date, inside: bool) -> None:
    assert (period_on(day, ()) is not None) is inside


def test_an_entered_general_election_replaces_the_computed_one() -> None:
    moved = ProfileElection(
        Level.MUNICIPAL, ElectionKind.GENERAL, dt.date(2025, 11, 2), dt.date(2025, 9, 1), dt.date(2025, 11, 2)
    )
    assert period_on(dt.date(2025, 9, 5), (moved,)) == moved
    assert calendar((moved,), dt.date(2025, 1, 1), dt.date(2025, 12, 31)) == (moved,)


def test_a_by_election_does_not_replace_the_general_election() -> None:
    same_year = ProfileElection(
        Level.MUNICIPAL,
        ElectionKind.BY_ELECTION,
        dt.date(2025, 3, 9),
        dt.date(2025, 1, 24),
        dt.date(2025, 3, 9),
    )
    assert period_on(dt.date(2025, 10, 1), (same_year,)) == municipal_period(2025)
    assert period_on(dt.date(2025, 2, 1), (same_year,)) == same_year


def test_when_two_periods_overlap_the_municipal_one_comes_first() -> None:
    both = periods_on(dt.date(2029, 9, 25), (FEDERAL_2029,))
    assert both == (municipal_period(2029), FEDERAL_2029)
    assert period_on(dt.date(2029, 9, 1), (FEDERAL_2029,)) == FEDERAL_2029


def test_the_next_periods_come_in_order_and_never_include_a_running_one() -> None:
    coming = next_periods(dt.date(2026, 11, 23), (FEDERAL_2029, BY_ELECTION), count=3)
    assert coming == (BY_ELECTION, FEDERAL_2029, municipal_period(2029))
    assert next_periods(dt.date(2029, 9, 21), (), count=1) == (municipal_period(2033),)


def test_the_calendar_reaches_into_a_period_that_began_before() -> None:
    assert calendar((), dt.date(2025, 10, 1), dt.date(2025, 10, 31)) == (municipal_period(2025),)
    assert calendar((), dt.date(2025, 11, 3), dt.date(2025, 12, 31)) == ()


def test_the_banner_says_which_election_until_when_and_whether_it_is_sure() -> None:
    assert describe(municipal_period(2025)) == (
        "Période électorale municipale, du 19 septembre 2025 au 2 novembre 2025 inclusivement "
        "(scrutin le 2 novembre 2025)."
    )
    assert "provisoires" in describe(FEDERAL_2029)
    assert "municipale (partielle)" in describe(BY_ELECTION)


def test_only_a_municipal_election_stops_the_word_of_the_mayor_and_special_issues() -> None:
    municipal, federal = " ".join(what_changes(BY_ELECTION)), " ".join(what_changes(FEDERAL_2029))
    for words in ("mot du maire", "numéro spécial", "pages des membres du conseil"):
        assert words in municipal
        assert words not in federal
    assert "lieux de vote" in federal


def test_the_gates_receive_the_level_and_both_ends() -> None:
    period = gate_period(FEDERAL_2029)
    assert period is not None
    assert (period.kind, period.start, period.end) == (
        "fédérale",
        dt.date(2029, 8, 26),
        dt.date(2029, 10, 15),
    )
    assert gate_period(None) is None


def test_a_civil_day_is_that_of_the_municipality_whatever_the_zone() -> None:
    late = dt.datetime(2025, 9, 19, 3, 59, tzinfo=dt.UTC)
    assert civil_day(late) == dt.date(2025, 9, 18)
    assert civil_day(late + dt.timedelta(minutes=1)) == dt.date(2025, 9, 19)
    assert civil_day(dt.date(2025, 9, 19)) == dt.date(2025, 9, 19)


def test_two_moments_compare_across_the_change_of_time() -> None:
    # On 2 November 2025, 1 h 30 comes twice: a time without zone is the first one.
    twice = dt.datetime(2025, 11, 2, 1, 30)  # noqa: DTZ001 -- civil time, as the sheet holds it
    assert instant(twice) == dt.datetime(2025, 11, 2, 5, 30, tzinfo=dt.UTC)
    assert instant(twice) < instant(dt.datetime(2025, 11, 2, 6, 0, tzinfo=dt.UTC))


def test_a_sentence_writes_the_first_of_the_month_with_its_letters() -> None:
    assert french_day(dt.date(2026, 8, 1)) == "1er août 2026"
    assert french_day(dt.date(2026, 8, 21)) == "21 août 2026"
