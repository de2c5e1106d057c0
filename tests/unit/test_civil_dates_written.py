"""How a French sentence writes a day, an hour, a moment seen from today."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.editorial.civil_dates import (
    ZONE,
    civil_day,
    french_day,
    french_moment,
    french_month,
    french_near,
    french_near_day,
    french_time,
    french_weekday,
    may_become_time,
    read_time,
)

TODAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (dt.time(9), "9\u00a0h"),
        (dt.time(14, 5), "14\u00a0h\u00a005"),
        (dt.time(0, 30), "0\u00a0h\u00a030"),
        (dt.datetime(2026, 5, 4, 16, 30, tzinfo=ZONE), "16\u00a0h\u00a030"),
    ],
)
def test_an_hour_is_written_as_the_oqlf_writes_it(time: dt.time, written: str) -> None:
    assert french_time(time) == written


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9 h 30", dt.time(9, 30)),
        ("9\u00a0h\u00a030", dt.time(9, 30)),
        ("9h30", dt.time(9, 30)),
        ("9:00", dt.time(9)),
        ("09:05", dt.time(9, 5)),
        ("9h", dt.time(9)),
        ("9 heures", dt.time(9)),
        (" 14 ", dt.time(14)),
        ("0930", dt.time(9, 30)),
        ("930", dt.time(9, 30)),
        ("17 h 5 min", dt.time(17, 5)),
        ("Midi", dt.time(12)),
        ("minuit", dt.time(0)),
    ],
)
def test_an_hour_is_read_as_people_type_it(typed: str, time: dt.time) -> None:
    assert read_time(typed) == time
    assert all(may_become_time(typed[:length]) for length in range(len(typed) + 1))


@pytest.mark.parametrize("typed", ["", "h", "24 h", "9 h 60", "0960", "12345", "9 h 30 h", "9 min", "demain"])
def test_what_is_no_hour_is_none(typed: str) -> None:
    assert read_time(typed) is None


def test_only_the_first_of_a_month_is_an_ordinal() -> None:
    assert french_day(dt.date(2026, 12, 1)) == "1er décembre 2026"
    assert french_day(dt.date(2026, 12, 21)) == "21 décembre 2026"


def test_every_day_of_the_week_has_its_name() -> None:
    monday = dt.date(2026, 11, 30)
    assert [french_weekday(monday + dt.timedelta(days=n)) for n in range(7)] == [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ]


def test_a_month_of_a_year_is_written_in_full() -> None:
    assert french_month(2026, 8) == "août 2026"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (dt.date(2026, 11, 30), "aujourd’hui"),
        (dt.date(2026, 12, 1), "demain"),
        (dt.date(2026, 11, 29), "hier"),
        (dt.date(2026, 12, 2), "2\u00a0déc."),
        (dt.date(2026, 11, 1), "1er\u00a0nov."),
        (dt.date(2025, 5, 4), "4\u00a0mai\u00a02025"),
        (dt.datetime(2026, 11, 30, 14, 32, tzinfo=ZONE), "aujourd’hui, 14\u00a0h\u00a032"),
        (dt.datetime(2026, 12, 4, 9, tzinfo=ZONE), "4\u00a0déc., 9\u00a0h"),
        (dt.datetime(2027, 1, 4, 9, tzinfo=ZONE), "4\u00a0janv.\u00a02027"),
        (dt.datetime(2026, 12, 4, 9, tzinfo=ZONE).replace(tzinfo=None), "4\u00a0déc., 9\u00a0h"),
    ],
)
def test_a_moment_is_written_as_seen_from_today(moment: dt.date | dt.datetime, written: str) -> None:
    assert french_near(moment, TODAY) == written


def test_near_is_near_even_across_the_new_year() -> None:
    eve = dt.date(2026, 12, 31)
    assert french_near(dt.date(2027, 1, 1), eve) == "demain"
    assert french_near(eve, dt.date(2027, 1, 1)) == "hier"


def test_a_moment_of_another_zone_is_of_the_day_it_is_here() -> None:
    late = dt.datetime(2026, 12, 1, 3, 30, tzinfo=dt.UTC)
    assert civil_day(late) == TODAY
    assert french_near(late, TODAY) == "aujourd’hui, 22\u00a0h\u00a030"
    assert french_moment(late) == "lundi 30 novembre 2026, à 22\u00a0h\u00a030"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2026, 11, 30), "aujourd’hui"),
        (dt.date(2026, 11, 29), "hier"),
        (dt.date(2026, 12, 1), "demain"),
        (dt.date(2026, 12, 9), "le 9\u00a0déc."),
        (dt.date(2025, 12, 9), "le 9\u00a0déc.\u00a02025"),
        (dt.datetime(2026, 11, 27, 8, tzinfo=ZONE), "le 27\u00a0nov."),
    ],
)
def test_a_day_within_a_sentence_has_its_article(day: dt.date, written: str) -> None:
    assert french_near_day(day, TODAY) == written


def test_a_moment_in_full() -> None:
    assert french_moment(dt.datetime(2026, 5, 12, 9, tzinfo=ZONE)) == "mardi 12 mai 2026, à 9\u00a0h"
    assert french_moment(dt.date(2026, 5, 12)) == "mardi 12 mai 2026"
