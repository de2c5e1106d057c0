"""The words of a public notice are the greffe's: deposited, locked, and what is found in them goes to the greffe (art. 12)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.errors import Refusal as LedgerRefusal
from desktop.editorial.post import Channel, PostKind, Variant
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.services.comments import comments_of, write_comment
from desktop.services.points import GREFFE, points_of
from desktop.services.posts import save_draft
from desktop.services.public_notices import deposit_notice, notice_of, post_of_notice, public_notices
from desktop.services.written_answers import WAIVER, write_answers

SITE, FACEBOOK, CONTACT = Channel.WEBSITE, Channel.FACEBOOK, Channel.CONTACT
TITLE = "Avis public : demande de dérogation mineure"
BODY = "Est par la présente donné que le conseil statuera sur une demande de dérogation mineur."
"""With a fault of agreement, which nobody but the greffe may mend."""


@pytest.fixture
def notice(office):
    return deposit_notice(office.workspace, office.greffe, TITLE, BODY)


def begun(office, notice, *channels: Channel):
    """The officer's post from a notice, its page given."""
    post = replace(
        post_of_notice(notice), channels=channels or (SITE,), site_page="https://stesophie.ca/avis/derogation"
    )
    save_draft(office.workspace, office.officer, post)
    return post


def of_site(office, post, channel: Channel = SITE):
    review = next(each for each in office.review(post).channels if each.channel is channel)
    return [reason.text for gate, reason in review.unanswered if gate == "site_web"]


class TestDeposit:
    def test_the_greffe_deposits_and_the_officer_begins_from_it(self, office, notice) -> None:
        post = post_of_notice(notice)
        assert (post.id, post.kind, post.channels) == (notice.item, PostKind.PUBLIC_NOTICE, (SITE,))
        assert (post.variants[0].title, post.variants[0].body) == (TITLE, BODY)
        assert public_notices(office.workspace) == (notice,)

    def test_nobody_else_deposits(self, office) -> None:
        for who in (office.officer, office.direction):
            with pytest.raises(LedgerRefusal) as caught:
                deposit_notice(office.workspace, who, TITLE, BODY)
            assert caught.value.code == "wrong_role"

    @pytest.mark.parametrize(("title", "body"), [("", BODY), (TITLE, " \n "), ("…", BODY)])
    def test_a_notice_has_a_title_and_words(self, office, title: str, body: str) -> None:
        with pytest.raises(Refusal) as caught:
            deposit_notice(office.workspace, office.greffe, title, body)
        assert caught.value.code == "avis_incomplet"

    def test_it_is_no_post_before_somebody_begins_it(self, office, notice) -> None:
        assert office.workspace.queries.post(notice.item) is None

    def test_the_last_deposit_counts(self, office, notice) -> None:
        again = deposit_notice(
            office.workspace, office.greffe, TITLE, BODY.replace("mineur.", "mineure."), notice.item
        )
        assert notice_of(office.workspace, notice.item) == again
        assert len(public_notices(office.workspace)) == 1

    def test_the_spaces_that_do_not_break_stay(self, office) -> None:
        made = deposit_notice(
            office.workspace, office.greffe, "Avis public\u00a0: démolition\n", "À 19\u00a0h."
        )
        assert (made.title, made.body) == ("Avis public\u00a0: démolition", "À 19\u00a0h.")

    def test_line_ends_of_another_system_are_the_same_words(self, office) -> None:
        made = deposit_notice(office.workspace, office.greffe, TITLE, "Un.\r\nDeux. \r\n")
        assert made.body == "Un.\nDeux."


class TestLocked:
    def test_deposited_and_untouched_it_passes_although_it_has_a_fault(self, office, notice) -> None:
        post = begun(office, notice)
        assert office.review(post).missing == ()
        assert office.submit(post).revision_is_new

    def test_what_is_found_in_it_is_for_the_greffe(self, office, notice) -> None:
        points = points_of(office.review(begun(office, notice)))
        assert {point.answerable for point in points.suggestions} == {GREFFE}
        assert points.left == 0
        assert points.mechanical == 0, "one command does not change it either"

    def test_the_remark_reaches_the_greffe(self, office, notice) -> None:
        write_comment(
            office.workspace, office.officer, notice.item, "Accord à revoir.", quote="dérogation mineur"
        )
        (remark,) = comments_of(office.workspace, notice.item)
        assert (remark.person, remark.quote) == ("Camille Roy", "dérogation mineur")

    @pytest.mark.parametrize("body", [BODY.replace("mineur.", "mineure."), f"{BODY} Bienvenue!"])
    def test_one_word_changed_blocks_and_cannot_be_contested(self, office, notice, body: str) -> None:
        post = office.rewrite(begun(office, notice), body)
        assert any("que le greffe a déposé" in reason for reason in of_site(office, post))
        blocked = next(
            point
            for gate in points_of(office.review(post)).gates
            if gate.name == "site_web"
            for point in gate.points
        )
        assert blocked.answerable is None

    def test_another_title_blocks_too(self, office, notice) -> None:
        post = begun(office, notice)
        changed = with_variant(post, replace(post.variants[0], title="Une dérogation, rue des Pins"))
        assert of_site(office, office.save(changed)) != []

    def test_the_newsletter_carries_the_same_words_under_its_own_title(self, office, notice) -> None:
        post = begun(office, notice, SITE, CONTACT)
        titled = office.save(with_variant(post, Variant(CONTACT, title="Avis public")))
        assert of_site(office, titled, CONTACT) == []
        cut = office.save(with_variant(post, Variant(CONTACT, body="Le conseil statuera le 4 mai.")))
        assert of_site(office, cut, CONTACT) != []

    def test_a_network_tells_of_it_in_words_of_its_own(self, office, notice) -> None:
        post = begun(office, notice, SITE, FACEBOOK)
        words = "Une demande de dérogation mineure est à l’étude. Détails : stesophie.ca/avis/derogation"
        told = office.save(with_variant(post, Variant(FACEBOOK, title="Avis public", body=words)))
        assert of_site(office, told, FACEBOOK) == []

    def test_a_new_deposit_puts_the_post_behind(self, office, notice) -> None:
        post = begun(office, notice)
        deposit_notice(
            office.workspace, office.greffe, TITLE, BODY.replace("mineur.", "mineure."), notice.item
        )
        assert of_site(office, post) != []

    def test_an_opinion_in_a_notice_is_not_the_officers_to_mend_either(self, office) -> None:
        made = deposit_notice(
            office.workspace, office.greffe, TITLE, "Cet ambitieux et formidable règlement sera lu le 5 mai."
        )
        assert office.review(begun(office, made)).missing == ()


class TestWithoutDeposit:
    def test_a_notice_nobody_deposited_says_so_and_may_be_explained(self, office) -> None:
        post = office.post(SITE, kind=PostKind.PUBLIC_NOTICE)
        (said,) = of_site(office, post)
        assert "Le greffe n’a pas déposé" in said
        keys = [c.key_of(g, r) for c in office.review(post).channels for g, r in c.unanswered]
        write_answers(office.workspace, office.officer, post.id, WAIVER, keys, "Reçu par courriel le 3 mai.")
        assert office.submit(post).revision_is_new

    def test_another_kind_is_asked_nothing(self, office) -> None:
        assert of_site(office, office.post(SITE)) == []
