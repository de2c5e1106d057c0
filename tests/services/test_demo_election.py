"""The demonstration in an election period: what it changes can be seen, and nothing of it is wrong (art. 9, 19)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from office_fixtures import OpenDemo

from desktop.editorial.elections import ElectionKind, Level, period_on
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.workflow import State
from desktop.services.decision_file import decision_file
from desktop.services.demo import Demo
from desktop.services.desk import Desk
from desktop.services.elections import entered_elections, periods_in_force
from desktop.services.in_force import profile_in_force
from desktop.services.posts import open_post
from desktop.services.registers import Register, list_register, register_page
from desktop.services.review import Review, authorship, review
from desktop.services.situation import state_of

NOW = dt.datetime(2026, 5, 4, 9, 0, tzinfo=ZoneInfo("America/Toronto"))


@pytest.fixture(scope="module")
def opened(open_demo_here: OpenDemo) -> Iterator[tuple[Desk, Demo]]:
    with open_demo_here(NOW, election=True) as demo:
        yield demo


@pytest.fixture(scope="module")
def desk(opened: tuple[Desk, Demo]) -> Desk:
    return opened[0]


@pytest.fixture(scope="module")
def demo(opened: tuple[Desk, Demo]) -> Demo:
    return opened[1]


def judged(desk: Desk, demo: Demo, name: str) -> Review:
    post = open_post(desk.workspace, demo.officer, demo.items[name]).post
    profile = profile_in_force(desk.workspace).profile
    return review(desk, profile, post, authorship(desk, demo.officer))


def test_a_by_election_is_under_way_from_the_44th_day_before_a_sunday(desk: Desk) -> None:
    (entered,) = entered_elections(desk.workspace)
    assert (entered.level, entered.kind) == (Level.MUNICIPAL, ElectionKind.BY_ELECTION)
    assert entered.polling_day.isoweekday() == 7
    assert entered.polling_day - entered.start == dt.timedelta(days=44)
    assert period_on(NOW.date(), periods_in_force(desk.workspace, profile_in_force(desk.workspace).profile))


@pytest.mark.parametrize("name", ["bilan-du-mandat", "mot-du-maire"])
def test_what_shows_off_the_council_is_blocked(desk: Desk, demo: Demo, name: str) -> None:
    for channel in judged(desk, demo, name).channels:
        assert channel.gates["election"].verdict is Verdict.BLOCKS


def test_an_ordinary_service_only_has_the_list_to_confirm(desk: Desk, demo: Demo) -> None:
    assert judged(desk, demo, "chalet-du-parc").missing == ()


def test_the_direction_reads_what_was_confirmed_of_voting_logistics(desk: Desk, demo: Demo) -> None:
    item = demo.items["vote-par-anticipation"]
    assert state_of(desk.workspace, item) is State.AWAITING
    (signed,) = decision_file(desk, demo.direction, item).lists
    assert (signed.person, signed.level) == ("Aurélie Lépinette", "municipale")


def test_an_emergency_went_out_and_waits_for_its_review(desk: Desk, demo: Demo) -> None:
    shown = decision_file(desk, demo.direction, demo.items["avis-ebullition"])
    assert shown.to_review is not None
    assert "potable" in shown.to_review.reason


def test_a_foreign_term_waits_for_its_equivalent_and_nothing_else(desk: Desk, demo: Demo) -> None:
    left = {
        (gate, reason.finding.rule if reason.finding else "")
        for channel in judged(desk, demo, "talus-du-ruisseau").channels
        for gate, reason in channel.unanswered
    }
    assert {gate for gate, _ in left} == {"langue"}
    assert {rule.partition(".")[0] for _, rule in left} == {"langue"}


def test_every_register_can_be_read_by_everybody_who_sees_it(desk: Desk, demo: Demo) -> None:
    for session in demo.sessions.values():
        for register in Register:
            places = list_register(desk.workspace, register)
            assert len(register_page(desk, session, places)) == len(places)
    empty = {register for register in Register if not list_register(desk.workspace, register)}
    assert empty == set()
