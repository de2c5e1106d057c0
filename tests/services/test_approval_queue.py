"""The queue: urgent first, then by planned date; what each person has seen stays on this workstation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from office import PASSPHRASE, Office

from db.workspace import Workspace
from desktop.editorial.post import Channel, Post, PostKind
from desktop.errors import Refusal
from desktop.services.approval_queue import approval_queue, position_after, waiting_count
from desktop.services.comments import comments_of, write_comment
from desktop.services.decision import approve, request_changes
from desktop.services.seen import mark_seen, seen_revision
from desktop.services.signature import open_signature, refuse_unless_open
from desktop.services.withdrawal import WithdrawalReason, withdraw_post

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK


def submitted(office: Office, **changes: object) -> Post:
    post = office.post(SITE, FACEBOOK, **changes)  # type: ignore[arg-type]
    office.submit(post)
    return post


def queued(office: Office, who: object = None) -> list[str]:
    return [entry.item for entry in approval_queue(office.desk, who or office.direction).entries]  # type: ignore[arg-type]


class TestOrder:
    def test_nothing_waits_in_a_new_office(self, office: Office) -> None:
        queue = approval_queue(office.desk, office.direction)
        assert (queue.entries, queue.total) == ((), 0)

    def test_urgent_first_then_the_planned_date_then_those_without_one(self, office: Office) -> None:
        undated = submitted(office)
        late = submitted(office, planned_at="2026-06-01")
        soon = submitted(office, planned_at="2026-05-12T09:00")
        urgent = submitted(
            office,
            emergency=True,
            kind=PostKind.EMERGENCY,
            body="La rue Morin est inondée. En cas de danger, composez le 911.",
        )
        assert queued(office) == [urgent.id, soon.id, late.id, undated.id]

    def test_a_draft_and_a_post_already_decided_do_not_wait(self, office: Office) -> None:
        office.post()
        office.approved(office.post())
        sent_back = submitted(office)
        head = office.workspace.ledger.heads(sent_back.id)[0]
        request_changes(office.desk, office.direction, sent_back.id, head, "Précisez l’heure.")
        assert queued(office) == []

    def test_a_post_still_waits_on_the_channel_that_nobody_decided_of(self, office: Office) -> None:
        post = submitted(office)
        head = office.workspace.ledger.heads(post.id)[0]
        request_changes(office.desk, office.direction, post.id, head, "À revoir.", channels=[FACEBOOK])
        (entry,) = approval_queue(office.desk, office.direction).entries
        assert entry.channels == (SITE,)
        approve(office.desk, office.direction, post.id, head, channels=[SITE])
        assert queued(office) == []

    def test_the_first_ones_only_and_how_many_there_are(self, office: Office) -> None:
        for _ in range(3):
            submitted(office)
        queue = approval_queue(office.desk, office.direction, limit=2)
        assert (len(queue.entries), queue.total, waiting_count(office.workspace)) == (2, 3, 3)

    def test_a_withdrawn_post_does_not_wait(self, office: Office) -> None:
        post = submitted(office)
        withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE)
        assert queued(office) == []

    def test_who_writes_sees_the_same_queue(self, office: Office) -> None:
        post = submitted(office)
        assert queued(office, office.officer) == [post.id]

    def test_how_long_it_has_waited(self, office: Office) -> None:
        post = submitted(office)
        office.clock.time += dt.timedelta(days=400)
        (entry,) = approval_queue(office.desk, office.direction).entries
        assert (entry.item, entry.author) == (post.id, "Camille Roy")
        assert entry.days == max((office.desk.today() - entry.submitted.date()).days, 0)


class TestNext:
    def test_after_a_decision_the_following_one_opens(self, office: Office) -> None:
        posts = [submitted(office) for _ in range(3)]
        entries = approval_queue(office.desk, office.direction).entries
        order = [entry.item for entry in entries]
        assert set(order) == {post.id for post in posts}
        assert position_after(entries, order[0]) == order[1]
        assert position_after(entries, order[2]) == order[0]
        assert position_after(entries[:1], order[0]) is None
        assert position_after(entries, "autre") == order[0]


class TestSeen:
    def test_what_changed_since_one_saw_it_is_said(self, office: Office) -> None:
        post = submitted(office)
        (entry,) = approval_queue(office.desk, office.direction).entries
        assert (entry.seen, entry.changed) == (False, False)
        mark_seen(office.workspace, office.direction, post.id, entry.revision)
        (entry,) = approval_queue(office.desk, office.direction).entries
        assert (entry.seen, entry.changed) == (True, False)
        office.submit(office.rewrite(post, "Le parc Sophie-Masson ouvre à 10 h."))
        (entry,) = approval_queue(office.desk, office.direction).entries
        assert (entry.seen, entry.changed) == (False, True)

    def test_it_is_each_persons_own_and_never_signed(self, office: Office) -> None:
        post = submitted(office)
        facts = office.workspace.ledger.facts()
        mark_seen(office.workspace, office.direction, post.id, "a" * 64)
        assert seen_revision(office.workspace, office.deputy, post.id) is None
        assert office.workspace.ledger.facts() == facts

    def test_it_survives_a_restart(self, office: Office) -> None:
        mark_seen(office.workspace, office.direction, "post", "a" * 64)
        office.workspace.close()
        with Workspace.open(office.folder) as reopened:
            assert seen_revision(reopened, office.direction, "post") == "a" * 64


class TestComments:
    def test_a_comment_quotes_a_passage_of_a_version(self, office: Office) -> None:
        post = submitted(office)
        head = office.workspace.ledger.heads(post.id)[0]
        write_comment(
            office.workspace, office.direction, post.id, " Est-ce sûr? ", quote="de 9 h à 21 h", revision=head
        )
        (comment,) = comments_of(office.workspace, post.id)
        assert (comment.person, comment.text, comment.quote) == (
            "Martine Dion",
            "Est-ce sûr?",
            "de 9 h à 21 h",
        )
        assert comment.revision == head

    @pytest.mark.parametrize("who", ["officer", "direction", "greffe"])
    def test_those_who_work_on_posts_comment(self, office: Office, who: str) -> None:
        post = submitted(office)
        write_comment(office.workspace, getattr(office, who), post.id, "Vu.")
        assert len(comments_of(office.workspace, post.id)) == 1

    def test_a_comment_without_words_is_refused(self, office: Office) -> None:
        with pytest.raises(Refusal) as caught:
            write_comment(office.workspace, office.officer, "post", " … ")
        assert caught.value.code == "commentaire_vide"

    def test_it_changes_no_approval(self, office: Office) -> None:
        post = office.post()
        office.approved(post)
        before = office.workspace.ledger.approval(post.id)
        write_comment(office.workspace, office.officer, post.id, "Merci.")
        assert office.workspace.ledger.approval(post.id) == before
        assert office.workspace.queries.post(post.id).state == "a_publier"


class TestSignature:
    def test_a_passphrase_stays_good_for_five_minutes_for_the_same_person(self, office: Office) -> None:
        signature = open_signature(office.desk, office.direction, PASSPHRASE)
        office.clock.time += dt.timedelta(minutes=4, seconds=59)
        refuse_unless_open(office.desk, office.direction, signature)
        with pytest.raises(Refusal):
            refuse_unless_open(office.desk, office.deputy, signature)
        office.clock.time += dt.timedelta(seconds=1)
        with pytest.raises(Refusal):
            refuse_unless_open(office.desk, office.direction, signature)

    def test_a_clock_set_back_does_not_keep_it_open(self, office: Office) -> None:
        signature = open_signature(office.desk, office.direction, PASSPHRASE)
        office.clock.time -= dt.timedelta(hours=1)
        with pytest.raises(Refusal):
            refuse_unless_open(office.desk, office.direction, signature)

    def test_the_wrong_passphrase_opens_nothing(self, office: Office) -> None:
        with pytest.raises(Refusal):
            open_signature(office.desk, replace(office.direction), "quatre sapins")
        with pytest.raises(Refusal):
            refuse_unless_open(office.desk, office.direction, None)
