"""What goes out is what the direction decided, with the reasons she read, judged on the day it really appears."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desktop.editorial.election_checklist import EVERY_CODE
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel, PostKind, Variant
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.approval_queue import approval_queue, waiting_count
from desktop.services.assisted_publication import blocked_now, consign, take
from desktop.services.correction import accept_correction, approve_with_correction
from desktop.services.decision import approve, request_changes
from desktop.services.decision_file import decision_file
from desktop.services.election_checklist import confirm
from desktop.services.elections import enter_election
from desktop.services.emergency_publication import let_out
from desktop.services.external_links import LinkState, keep_link_states, write_link_note
from desktop.services.heard_answers import heard_of_revision
from desktop.services.home import Card, home_card
from desktop.services.period_recheck import doubts_once_out, posts_in_doubt, recheck
from desktop.services.posts import post_of_revision
from desktop.services.publication import UNCONFIRMED, UNHEARD
from desktop.services.publication_file import publication_file
from desktop.services.revisions import save_version
from desktop.services.situation import state_of
from desktop.services.submission import submit
from desktop.services.written_answers import WAIVER, write_answers

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
MUSEUM = "https://www.musee.example.org/expositions/"
MAYOR = "Le calendrier des loisirs du printemps paraît cette semaine."
START, POLL = dt.date(2026, 5, 4), dt.date(2026, 6, 14)
AFTER = "2026-06-15"


def linking(office, **changes):
    """A post with an external link, whose pertinence is noted."""
    write_link_note(office.workspace, office.officer, MUSEUM, "L’exposition présente nos archives.")
    post = office.post(*changes.pop("channels", ()), **changes)
    site = post.variants[0]
    return office.save(with_variant(post, replace(site, links=(*site.links, MUSEUM))))


def break_link(office) -> None:
    keep_link_states(office.workspace, {MUSEUM: LinkState.BROKEN}, office.desk.now())


def justify(office, post) -> None:
    """Answer everything that is left of `post`."""
    keys = [c.key_of(g, r) for c in office.review(post).channels for g, r in c.unanswered]
    assert keys
    write_answers(
        office.workspace, office.officer, post.id, WAIVER, keys, "Le musée rétablit sa page demain."
    )


def held_back(office, post, channel: Channel = SITE) -> tuple[str, ...]:
    """Why a channel is not handed over; nothing is claimed."""
    with pytest.raises(Refusal) as caught:
        take(office.desk, office.officer, post.id, channel)
    assert caught.value.code == "publication_bloquee"
    assert office.workspace.ledger.facts("claim", post.id) == ()
    return caught.value.reasons


def by_election(office) -> None:
    enter_election(
        office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, START, POLL, POLL
    )


class TestReasonsTheDirectionRead:
    def test_a_justification_read_before_the_decision_lets_it_out(self, office) -> None:
        post = linking(office)
        break_link(office)
        justify(office, post)
        office.approved(post)
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE

    def test_one_signed_after_the_approval_does_not(self, office) -> None:
        post = linking(office)
        office.approved(post)
        break_link(office)
        assert not any(UNHEARD in reason for reason in held_back(office, post)), "nobody wrote a reason yet"
        justify(office, post)
        broken, unheard = held_back(office, post)
        assert "ne s’ouvre plus" in broken
        assert UNHEARD in unheard
        assert blocked_now(office.desk, post.id)[SITE][-1] == UNHEARD

    def test_the_same_words_with_a_new_reason_are_a_submission_to_decide_of(self, office) -> None:
        post = linking(office)
        first = office.approved(post)
        break_link(office)
        justify(office, post)
        again = office.submit(office.save(post))
        assert again.revision_is_new
        assert state_of(office.workspace, post.id) is State.AWAITING
        nodes = [office.workspace.ledger.fact(each.revision).body["nodes"] for each in (first, again)]
        assert nodes[0] == nodes[1], "what goes out is the same, byte for byte"
        with pytest.raises(Refusal):
            take(office.desk, office.officer, post.id, SITE)
        before = office.workspace.ledger.facts(item=post.id)
        for draft in (post, None):
            if draft is not None:
                office.save(draft)
            same = office.submit(post)
            assert (same.revision, same.submission) == (again.revision, again.submission)
            assert not same.revision_is_new
        assert office.workspace.ledger.facts(item=post.id) == before, (
            "submitted again unchanged: nothing is signed"
        )
        shown = decision_file(office.desk, office.direction, post.id)
        (read,) = shown.points.waived
        assert shown.compared.answers == {read.fact}
        assert shown.compared.only_answers == "Mêmes mots, nouvelles justifications"
        approve(office.desk, office.direction, post.id, again.revision)
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE
        assert not office.workspace.ledger.audit()

    def test_a_reason_added_before_the_decision_makes_her_read_the_later_version(self, office) -> None:
        post = linking(office)
        first = office.submit(post)
        break_link(office)
        justify(office, post)
        again = office.submit(post)
        with pytest.raises(Refusal):
            approve(office.desk, office.direction, post.id, first.revision)
        approve(office.desk, office.direction, post.id, again.revision)
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE

    def test_keeping_a_version_of_those_words_signs_nothing(self, office) -> None:
        post = linking(office)
        office.submit(post)
        break_link(office)
        justify(office, post)
        office.submit(post)
        office.save(post)
        assert save_version(office.desk, office.officer, post.id) is None

    def test_a_new_planned_day_is_a_new_version_that_she_reads_and_decides(self, office) -> None:
        post = linking(office)
        office.approved(post)
        break_link(office)
        justify(office, post)
        again = office.submit(office.save(replace(post, planned_at="2026-05-04")))
        (read,) = decision_file(office.desk, office.direction, post.id).points.waived
        assert read.reason == "Le musée rétablit sa page demain."
        approve(office.desk, office.direction, post.id, again.revision)
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE

    def test_an_emergency_let_out_counts_the_reasons_of_its_own_submission(self, office) -> None:
        body = "Un bris d’aqueduc prive d’eau la rue Morin. En cas de danger, composez le 911."
        post = linking(office, kind=PostKind.EMERGENCY, body=body, emergency=True)
        break_link(office)
        justify(office, post)
        submitted = office.submit(post)
        let_out(office.desk, office.officer, post.id, submitted.revision, "Bris signalé à 23 h.")
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE

    def test_a_correction_taken_up_keeps_the_reasons_read_with_it(self, office) -> None:
        post = linking(office)
        break_link(office)
        justify(office, post)
        submitted = office.submit(post)
        head = post_of_revision(office.workspace, submitted.revision)
        corrected = replace(head.variants[0], body="Le parc Sophie-Masson est ouvert de 9 h à 22 h.")
        decision = approve_with_correction(
            office.desk, office.direction, post.id, submitted.revision, with_variant(head, corrected)
        )
        accept_correction(office.desk, office.officer, post.id, decision.hash)
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE

    def test_a_period_that_is_entered_is_not_answered_by_a_later_reason(self, office) -> None:
        post = linking(office, planned_at="2026-05-20")
        office.approved(post)
        by_election(office)
        break_link(office)
        justify(office, post)
        (doubted,) = posts_in_doubt(office.desk, START, POLL)
        assert any("ne s’ouvre plus" in point for point in recheck(office.desk, doubted, START, POLL).points)

    def test_what_awaits_its_decision_is_rechecked_with_its_own_reasons(self, office) -> None:
        post = linking(office, planned_at="2026-05-20")
        break_link(office)
        justify(office, post)
        office.submit(post)
        by_election(office)
        (doubted,) = posts_in_doubt(office.desk, START, POLL)
        assert recheck(office.desk, doubted, START, POLL).points == ()


class TestTheDayItAppears:
    """Planned for after the election, approved as such; handed over during the period, it appears in the period."""

    def test_the_word_of_the_mayor_does_not_go_out_early_in_a_period(self, office) -> None:
        by_election(office)
        post = office.post(kind=PostKind.MAYOR_WORD, body=MAYOR, planned_at=AFTER)
        office.approved(post)
        assert any("mot du maire" in reason.lower() for reason in held_back(office, post))
        assert any("mot du maire" in reason.lower() for reason in blocked_now(office.desk, post.id)[SITE])
        office.clock.time = dt.datetime(2026, 6, 15, 9, tzinfo=office.clock.time.tzinfo)
        assert blocked_now(office.desk, post.id) == {}
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE

    def test_an_ordinary_post_goes_out_early_once_the_list_of_the_day_is_confirmed(self, office) -> None:
        by_election(office)
        post = office.post(planned_at=AFTER)
        submitted = office.approved(post)
        assert [UNCONFIRMED in reason for reason in held_back(office, post)] == [True]
        asked = publication_file(office.desk, office.officer, post.id).checklist
        assert asked is not None
        assert asked.day == START
        confirm(office.desk, office.officer, post.id, submitted.revision, EVERY_CODE)
        assert publication_file(office.desk, office.officer, post.id).checklist is None
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE

    def test_planned_in_a_period_it_is_still_judged_on_its_planned_day(self, office) -> None:
        post = office.post(kind=PostKind.MAYOR_WORD, body=MAYOR, planned_at="2026-06-10")
        office.approved(post)
        enter_election(
            office.workspace,
            office.greffe,
            Level.MUNICIPAL,
            ElectionKind.BY_ELECTION,
            dt.date(2026, 6, 1),
            POLL,
            POLL,
        )
        assert any("mot du maire" in reason.lower() for reason in held_back(office, post))

    def test_the_dates_of_its_words_are_read_from_the_day_it_was_written_for(self, office) -> None:
        body = "Le parc Sophie-Masson est fermé le mardi 5 janvier."
        post = office.post(body=body, planned_at="2027-01-04")
        assert office.review(post).missing == ()
        office.approved(post)
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE


class TestOnceItIsOut:
    """Taken before a period, consigned in it: it is public, so it is told, never refused."""

    def consigned(self, office, day: int, channel: Channel = FACEBOOK) -> tuple[str, ...]:
        post = office.post(channel, kind=PostKind.MAYOR_WORD, body=MAYOR)
        office.approved(post)
        taken = take(office.desk, office.officer, post.id, channel)
        enter_election(
            office.workspace,
            office.greffe,
            Level.MUNICIPAL,
            ElectionKind.BY_ELECTION,
            dt.date(2026, 5, 6),
            POLL,
            POLL,
        )
        office.clock.time = dt.datetime(2026, 5, day, 9, tzinfo=office.clock.time.tzinfo)
        address = None if channel is Channel.CONTACT else "https://www.facebook.com/stesophie/posts/12"
        return doubts_once_out(office.desk, consign(office.desk, office.officer, taken.claim, address).hash)

    def test_the_word_of_the_mayor_that_appeared_in_the_period_is_told(self, office) -> None:
        assert any("mot du maire" in point.lower() for point in self.consigned(office, 6))

    def test_the_day_before_the_period_nothing_is_said(self, office) -> None:
        assert self.consigned(office, 5) == ()

    def test_what_is_printed_cannot_be_taken_back(self, office) -> None:
        assert self.consigned(office, 6, Channel.CONTACT) == ()


class TestReasonsWrittenOnceItIsOut:
    """What the public sees was approved; a reason written afterwards comes back to the direction, which reads it."""

    @pytest.fixture
    def out(self, office):
        """A post online on the site and Facebook, whose link broke; the officer wrote why it stays."""
        post = linking(office, channels=(SITE, FACEBOOK), planned_at="2026-05-04")
        office.approved(post)
        for channel in (SITE, FACEBOOK):
            claim = take(office.desk, office.officer, post.id, channel).claim
            consign(office.desk, office.officer, claim, f"https://stesophie.ca/{channel}")
        office.clock.time += dt.timedelta(days=2)
        by_election(office)
        break_link(office)
        justify(office, post)
        return post

    def submitted(self, office, post):
        """Submitted in the period, its list confirmed."""
        return submit(office.desk, office.officer, post.id, EVERY_CODE)

    def doubts(self, office, post) -> tuple[str, ...]:
        (doubted,) = (each for each in posts_in_doubt(office.desk, START, POLL) if each.item == post.id)
        return recheck(office.desk, doubted, START, POLL).points

    def test_it_waits_for_her_to_read_and_stays_out_meanwhile(self, office, out) -> None:
        assert self.doubts(office, out)
        again = self.submitted(office, out)
        assert state_of(office.workspace, out.id) is State.TO_READ
        assert len(publication_file(office.desk, office.officer, out.id).to_publish) == 0
        assert waiting_count(office.workspace) == 1
        (entry,) = approval_queue(office.desk, office.direction).entries
        assert (entry.only_reasons, entry.waived) == (True, 2)
        (line,) = home_card(office.desk, office.direction, Card.AWAITING).lines
        assert line.detail == "déjà publiée, motif à lire"
        assert not line.urgent, "its day has passed, and it went out that day"
        shown = decision_file(office.desk, office.direction, out.id)
        assert shown.only_reasons
        assert shown.compared.only_answers == "Mêmes mots, nouvelles justifications"
        approve(office.desk, office.direction, out.id, again.revision)
        assert state_of(office.workspace, out.id) is State.PUBLISHED
        assert (waiting_count(office.workspace), self.doubts(office, out)) == (0, ())
        self.submitted(office, out)
        assert state_of(office.workspace, out.id) is State.PUBLISHED, "she has read it: nothing comes back"
        assert not office.workspace.ledger.audit()

    def test_a_reason_that_she_refuses_goes_back_to_who_wrote_it(self, office, out) -> None:
        again = self.submitted(office, out)
        request_changes(office.desk, office.direction, out.id, again.revision, "Retirez le lien.")
        assert state_of(office.workspace, out.id) is State.CHANGES_REQUESTED
        public = publication_file(office.desk, office.officer, out.id).channels[0].public
        assert public is not None
        online = office.workspace.ledger.fact(public.revision)
        assert not heard_of_revision(office.workspace, out.id, online).waivers, "refused, it answers nothing"

    def test_of_a_correction_of_one_medium_the_reasons_of_the_others_come_back_with_it(
        self, office, out
    ) -> None:
        shorter = Variant(FACEBOOK, title=None, body="Le parc Sophie-Masson ferme à 21 h.")
        corrected = office.save(with_variant(out, shorter))
        self.submitted(office, corrected)
        shown = decision_file(office.desk, office.direction, out.id)
        assert shown.states == {SITE: State.TO_READ, FACEBOOK: State.AWAITING}
        assert set(shown.waiting) == {SITE, FACEBOOK}
