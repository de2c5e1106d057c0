"""What forbids publishing, found in the greffe's own words, waits for the greffe: it is told, and it answers (art. 12)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office import PAGE, Office

from desktop.editorial.gates.greffe import KEPT, TOLD
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel, Post, Variant
from desktop.editorial.variant import with_variant
from desktop.services.claims import record_receipt
from desktop.services.comments import comments_of, write_comment
from desktop.services.home import Card, home_card
from desktop.services.notice_remarks import tell_greffe
from desktop.services.notice_tasks import Task, keep_words, notice_tasks, unanswered_remarks
from desktop.services.people import change_roles
from desktop.services.points import GREFFE, mechanical_of, points_of
from desktop.services.posts import post_of_revision, save_draft
from desktop.services.public_notices import PublicNotice, deposit_notice, post_of_notice
from desktop.services.review import Review
from desktop.services.written_answers import WAIVER

TITLE = "Avis public de dérogation mineure"
SOUND = "Le conseil municipal étudiera une demande de dérogation mineure le 8 juin 2026, à 19 h 30, à l’hôtel de ville."
BODY = (
    f"{SOUND} La demande est celle de Maude Bellerose, dont le NAS est 046 454 286 et le cellulaire personnel, "
    "450 555-0142. Votez pour Alain Tremblay!"
)


@pytest.fixture(autouse=True)
def one_clock(office: Office) -> None:
    office.workspace.clock = office.clock


@pytest.fixture
def notice(office: Office) -> PublicNotice:
    return deposit_notice(office.workspace, office.greffe, TITLE, BODY)


def begun(office: Office, notice: PublicNotice) -> Post:
    post = replace(post_of_notice(notice), site_page=PAGE)
    save_draft(office.workspace, office.officer, post, office.workspace.ledger.heads(post.id))
    return post


def said(reviewed: Review) -> list[str]:
    """What the gate of article 12 says that forbids submitting."""
    return [
        reason.text
        for channel in reviewed.channels
        for gate, reason in channel.unanswered
        if gate == "site_web" and reason.verdict is Verdict.BLOCKS
    ]


def remarks(office: Office, notice: PublicNotice) -> int:
    return len(unanswered_remarks(office.workspace, notice))


def test_what_forbids_publishing_blocks_although_nobody_here_may_change_it(
    office: Office, notice: PublicNotice
) -> None:
    reviewed = office.review(begun(office, notice))
    (channel,) = reviewed.channels
    assert len(channel.case.of_greffe) >= 3
    assert len(said(reviewed)) >= 3
    assert all("greffe" in sentence for sentence in said(reviewed))
    points = [point for gate in points_of(reviewed).gates for point in gate.points if point.left]
    assert {point.answerable for point in points} == {GREFFE}, "no contest, no mending: a remark at most"


def test_the_greffe_learns_it_from_the_refused_submission(office: Office, notice: PublicNotice) -> None:
    post = begun(office, notice)
    refusal = office.refused(post)
    assert any("Le greffe en est averti" in reason for reason in refusal.reasons)
    (task,) = notice_tasks(office.workspace, office.greffe)
    assert (task.task, task.count) == (Task.REMARKS, remarks(office, notice))
    card = home_card(office.desk, office.greffe, Card.NOTICES)
    assert card is not None
    assert card.lines[0].urgent


def test_it_is_told_once(office: Office, notice: PublicNotice) -> None:
    post = begun(office, notice)
    office.refused(post)
    told = remarks(office, notice)
    assert told
    office.refused(post)
    assert remarks(office, notice) == told


def test_the_remark_repeats_no_personal_information(office: Office, notice: PublicNotice) -> None:
    office.refused(begun(office, notice))
    for comment in comments_of(office.workspace, notice.item):
        assert "046 454 286" not in comment.text + comment.quote
        assert "555-0142" not in comment.text + comment.quote


def test_keeping_the_words_lets_the_officer_submit(office: Office, notice: PublicNotice) -> None:
    post = begun(office, notice)
    office.refused(post)
    keep_words(office.workspace, office.greffe, notice)
    assert said(office.review(post)) == []
    assert office.submit(post).revision_is_new
    assert notice_tasks(office.workspace, office.greffe) == ()


def test_words_kept_by_a_comment_as_before_still_are(office: Office, notice: PublicNotice) -> None:
    post = begun(office, notice)
    office.refused(post)
    write_comment(office.workspace, office.greffe, notice.item, KEPT)
    assert said(office.review(post)) == []
    assert remarks(office, notice) == 0


def test_words_kept_stay_so_once_the_clerk_has_left(office: Office, notice: PublicNotice) -> None:
    post = begun(office, notice)
    office.refused(post)
    keep_words(office.workspace, office.greffe, notice)
    change_roles(office.desk, office.direction, office.greffe.person, frozenset())
    assert said(office.review(post)) == []


def test_other_words_let_the_officer_submit(office: Office, notice: PublicNotice) -> None:
    office.refused(begun(office, notice))
    again = deposit_notice(office.workspace, office.greffe, TITLE, SOUND, notice.item)
    assert notice_tasks(office.workspace, office.greffe) == ()
    assert office.submit(begun(office, again)).revision_is_new


def test_words_kept_before_anybody_told_of_it_answer_nothing(office: Office, notice: PublicNotice) -> None:
    write_comment(office.workspace, office.officer, notice.item, "L’heure manque.")
    keep_words(office.workspace, office.greffe, notice)
    post = begun(office, notice)
    assert said(office.review(post)) != []
    office.refused(post)
    assert remarks(office, notice)


def test_words_kept_are_no_answer_for_those_deposited_after(office: Office, notice: PublicNotice) -> None:
    office.refused(begun(office, notice))
    keep_words(office.workspace, office.greffe, notice)
    again = deposit_notice(office.workspace, office.greffe, TITLE, f"{BODY} Merci.", notice.item)
    assert said(office.review(begun(office, again))) != []


def test_another_word_of_the_greffe_leaves_the_task(office: Office, notice: PublicNotice) -> None:
    post = begun(office, notice)
    office.refused(post)
    told = remarks(office, notice)
    write_comment(office.workspace, office.greffe, notice.item, "Je vérifie.")
    assert remarks(office, notice) == told
    assert said(office.review(post)) != []


def test_what_is_found_once_published_still_waits_for_the_greffe(office: Office) -> None:
    made = deposit_notice(office.workspace, office.greffe, TITLE, SOUND)
    exported = office.export(
        post_of_revision(office.workspace, office.approved(begun(office, made)).revision)
    )
    for claim in exported.claims.values():
        record_receipt(office.desk, office.officer, claim, PAGE)
    assert notice_tasks(office.workspace, office.greffe) == ()
    tell_greffe(office.workspace, office.officer, made.item, (f"{TOLD}Consigne de vote.",))
    (task,) = notice_tasks(office.workspace, office.greffe)
    assert (task.task, task.count) == (Task.REMARKS, 1)
    keep_words(office.workspace, office.greffe, made)
    assert notice_tasks(office.workspace, office.greffe) == ()


def test_what_the_checks_found_is_a_remark_even_signed_by_the_greffe(
    office: Office, notice: PublicNotice
) -> None:
    """In a small office the same person deposits and writes: nothing is answered by having been told."""
    told = tell_greffe(office.workspace, office.greffe, notice.item, (f"{TOLD}Consigne de vote.",))
    assert unanswered_remarks(office.workspace, notice) == told


def test_nobody_else_keeps_the_words(office: Office, notice: PublicNotice) -> None:
    post = begun(office, notice)
    office.refused(post)
    write_comment(office.workspace, office.officer, notice.item, KEPT)
    assert said(office.review(post)) != []


class TestTheFrenchOfANotice:
    """A slip in the greffe's words is the greffe's to mend, wherever its words go."""

    SLIP = "Le conseil municipal étudiera une demande de dérogation mineur le 8 juin 2026, à 19 h 30."

    @pytest.fixture
    def everywhere(self, office: Office) -> Post:
        """On the site, on Facebook and YouTube, in the very words of the notice."""
        made = deposit_notice(office.workspace, office.greffe, TITLE, self.SLIP)
        return replace(begun(office, made), channels=(Channel.WEBSITE, Channel.FACEBOOK, Channel.YOUTUBE))

    def slips(self, office: Office, post: Post) -> dict[Channel, str | None]:
        """Who answers for the slip on each channel."""
        found = points_of(office.review(post))
        points = (*found.suggestions, *(point for gate in found.gates for point in gate.points))
        return {
            channel: point.answerable
            for point in points
            if point.finding is not None and "dérogation mineur" in self.SLIP[: point.finding.end]
            for channel in point.channels
        }

    def test_it_goes_to_the_greffe_on_every_channel(self, office: Office, everywhere: Post) -> None:
        assert self.slips(office, everywhere) == dict.fromkeys(everywhere.channels, GREFFE)
        reviewed = office.review(everywhere)
        assert not any(mechanical_of(channel) for channel in reviewed.channels), (
            "one command mends none of it"
        )
        for channel in reviewed.channels:
            assert {finding.where for finding in channel.case.of_greffe} == {"corps"}

    def test_in_words_of_its_own_a_network_is_the_officer_s_to_mend(
        self, office: Office, everywhere: Post
    ) -> None:
        own = Variant(Channel.FACEBOOK, title="Avis public", body=f"{self.SLIP} Détails sur le site.")
        found = self.slips(office, with_variant(everywhere, own))
        assert found.pop(Channel.FACEBOOK) == WAIVER
        assert set(found.values()) == {GREFFE}


def test_a_warning_is_for_the_greffe_but_blocks_nobody(office: Office) -> None:
    made = deposit_notice(
        office.workspace, office.greffe, TITLE, "Cet ambitieux et formidable règlement sera lu le 5 mai."
    )
    reviewed = office.review(begun(office, made))
    assert reviewed.channels[0].case.locked
    assert reviewed.missing == ()
