"""In an election period a person looks at what no rule sees, and signs it, for this version (art. 9)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from db.errors import Refusal as LedgerRefusal
from desktop.editorial.election_checklist import EVERY_CODE, POINTS, points_for
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.gates.case import ElectionPeriod
from desktop.editorial.post import Channel
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.correction import accept_correction, approve_with_correction
from desktop.services.election_checklist import asked_of, confirm, left_of, lists_of
from desktop.services.elections import enter_election
from desktop.services.posts import post_of_revision
from desktop.services.situation import state_of
from desktop.services.submission import submit

SITE, FACEBOOK, CONTACT = Channel.WEBSITE, Channel.FACEBOOK, Channel.CONTACT
POLL = dt.date(2026, 6, 21)
START = POLL - dt.timedelta(days=44)
INSIDE = "2026-06-01"


def by_election(office, level: Level = Level.MUNICIPAL, start: dt.date = START) -> None:
    enter_election(office.workspace, office.greffe, level, ElectionKind.BY_ELECTION, start, POLL, POLL)


def codes(points) -> set[str]:
    return {point.code for point in points}


def period(level: Level) -> ElectionPeriod:
    return ElectionPeriod(str(level), START, POLL)


class TestWhatIsAsked:
    def test_outside_of_a_period_nothing_is_asked(self, office) -> None:
        assert asked_of(office.desk, office.post(planned_at=INSIDE)) is None
        by_election(office)
        assert asked_of(office.desk, office.post(planned_at="2026-06-22")) is None

    @pytest.mark.parametrize("day", [START, POLL])
    def test_the_first_and_the_last_day_are_of_the_period(self, office, day: dt.date) -> None:
        by_election(office)
        asked = asked_of(office.desk, office.post(planned_at=day.isoformat()))
        assert asked is not None
        assert asked.day == day

    def test_a_municipal_period_asks_about_money_and_the_members_of_the_council(self) -> None:
        asked = codes(points_for(period(Level.MUNICIPAL), [SITE, FACEBOOK], emergency=False))
        assert asked == {"candidat", "images", "conseil", "paye"}

    def test_the_newsletter_keeps_its_rhythm_and_makes_no_special_issue(self) -> None:
        asked = codes(points_for(period(Level.MUNICIPAL), [CONTACT], emergency=False))
        assert asked == {"candidat", "images", "conseil", "distribution", "numero_special"}

    @pytest.mark.parametrize("level", [Level.PROVINCIAL, Level.FEDERAL, Level.SCHOOL])
    def test_another_level_asks_less(self, level: Level) -> None:
        asked = codes(points_for(period(level), list(Channel), emergency=False))
        assert asked == {"candidat", "images", "conseil"}

    def test_an_emergency_is_asked_the_least(self) -> None:
        asked = codes(points_for(period(Level.MUNICIPAL), list(Channel), emergency=True))
        assert asked == {"candidat", "images"}

    def test_every_point_says_where_it_comes_from(self) -> None:
        assert all(point.source and point.sentence.endswith(".") for point in POINTS)


class TestSubmitting:
    def test_nothing_is_submitted_before_every_point_is_confirmed(self, office) -> None:
        by_election(office)
        post = office.post(planned_at=INSIDE)
        refusal = office.refused(post)
        assert refusal.code == "liste_electorale"
        assert len(refusal.reasons) == 4
        with pytest.raises(Refusal) as caught:
            submit(office.desk, office.officer, post.id, EVERY_CODE - {"paye"})
        assert caught.value.reasons == (next(p.sentence for p in POINTS if p.code == "paye"),)

    def test_what_was_confirmed_is_signed_by_whom_for_this_version(self, office) -> None:
        by_election(office)
        post = office.post(planned_at=INSIDE)
        submitted = submit(office.desk, office.officer, post.id, EVERY_CODE)
        (signed,) = lists_of(office.workspace, post.id, submitted.revision)
        assert (signed.person, signed.level) == ("Camille Roy", "municipale")
        assert (signed.start, signed.end) == (START, POLL)
        assert signed.codes == {"candidat", "images", "conseil", "paye"}
        assert state_of(office.workspace, post.id) is State.AWAITING

    def test_another_version_is_asked_again(self, office) -> None:
        by_election(office)
        post = office.post(planned_at=INSIDE)
        submit(office.desk, office.officer, post.id, EVERY_CODE)
        changed = office.rewrite(post, "Le parc Sophie-Masson est fermé.")
        assert office.refused(changed).code == "liste_electorale"

    def test_in_ordinary_times_no_list_is_signed(self, office) -> None:
        post = office.post()
        submitted = submit(office.desk, office.officer, post.id, EVERY_CODE)
        assert lists_of(office.workspace, post.id, submitted.revision) == ()

    def test_moving_a_post_into_a_period_asks_and_out_of_it_no_longer(self, office) -> None:
        by_election(office)
        inside = office.post(planned_at=INSIDE)
        assert office.refused(inside).code == "liste_electorale"
        assert office.submit(office.save(replace(inside, planned_at="2026-07-02"))).revision_is_new

    def test_taking_up_a_correction_is_confirmed_too(self, office) -> None:
        by_election(office)
        post = office.post(planned_at=INSIDE)
        submitted = submit(office.desk, office.officer, post.id, EVERY_CODE)
        head = post_of_revision(office.workspace, submitted.revision)
        body = "Le parc Sophie-Masson est ouvert de 9 h à 22 h."
        wanted = with_variant(head, replace(head.variants[0], body=body))
        decision = approve_with_correction(office.desk, office.direction, post.id, submitted.revision, wanted)
        with pytest.raises(Refusal, match="à confirmer"):
            accept_correction(office.desk, office.officer, post.id, decision.hash)
        accept_correction(office.desk, office.officer, post.id, decision.hash, EVERY_CODE)
        assert state_of(office.workspace, post.id) is State.APPROVED


class TestAPeriodEnteredLater:
    """Approved in May, a by-election is called: the words stay approved, the list is confirmed before they go out."""

    @pytest.fixture
    def approved(self, office):
        post = office.post(SITE, FACEBOOK, planned_at=INSIDE)
        submitted = office.approved(post)
        by_election(office)
        office.clock.time = dt.datetime(2026, 6, 1, 9, 0, tzinfo=office.clock.time.tzinfo)
        return post, submitted.revision

    def test_it_does_not_go_out_before(self, office, approved) -> None:
        post, _ = approved
        with pytest.raises(Refusal) as caught:
            office.export(post)
        assert caught.value.code == "publication_bloquee"
        assert all("liste de vérification" in reason for reason in caught.value.reasons)

    def test_confirming_it_voids_no_approval_and_lets_it_out(self, office, approved) -> None:
        post, revision = approved
        confirm(office.desk, office.colleague, post.id, revision, EVERY_CODE)
        assert state_of(office.workspace, post.id) is State.APPROVED
        assert left_of(office.desk, post.id, revision, [SITE, FACEBOOK]) == ()
        assert set(office.export(post).claims) == {SITE, FACEBOOK}

    def test_a_point_left_is_said(self, office, approved) -> None:
        post, revision = approved
        with pytest.raises(Refusal) as caught:
            confirm(office.desk, office.officer, post.id, revision, {"candidat"})
        assert caught.value.code == "liste_electorale"

    def test_the_list_of_another_period_does_not_count(self, office, approved) -> None:
        post, revision = approved
        confirm(office.desk, office.officer, post.id, revision, EVERY_CODE)
        office.clock.time += dt.timedelta(days=60)
        later = office.desk.today()
        enter_election(
            office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, later, later, later
        )
        assert len(left_of(office.desk, post.id, revision, [SITE])) == 4

    def test_the_greffe_does_not_confirm_what_others_wrote(self, office, approved) -> None:
        post, revision = approved
        with pytest.raises(LedgerRefusal) as caught:
            confirm(office.desk, office.greffe, post.id, revision, EVERY_CODE)
        assert caught.value.code == "wrong_role"

    def test_a_version_that_is_no_longer_the_last_is_not_confirmed(self, office, approved) -> None:
        post, revision = approved
        submit(
            office.desk,
            office.officer,
            office.rewrite(post, "Le parc Sophie-Masson est fermé.").id,
            EVERY_CODE,
        )
        with pytest.raises(Refusal, match="a changé depuis"):
            confirm(office.desk, office.officer, post.id, revision, EVERY_CODE)
