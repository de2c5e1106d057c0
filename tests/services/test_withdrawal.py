"""A post, or an image whose consent ended, comes down at once: removing never awaits an approval (art. 26)."""

from dataclasses import replace

import pytest

from desktop.editorial.post import Channel
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.asset_uses import uses_of
from desktop.services.claims import give_up, record_receipt
from desktop.services.situation import state_of, states_of
from desktop.services.withdrawal import WithdrawalReason, withdraw_image, withdraw_post

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
LINK = "https://stesophie.ca/actualites/parc"


def published(office, post):
    office.approved(post)
    for claim in office.export(post, f"sorties-{post.id}").claims.values():
        record_receipt(office.desk, office.officer, claim, LINK)
    return post


def illustrated(office, *channels: Channel, colour: str = "seagreen"):
    post = office.illustrated(office.post(*channels), office.photo(colour))
    office.rights(post.variants[0].images[0].asset)
    return post


class TestAPost:
    @pytest.mark.parametrize("who", ["camille", "martine"])
    def test_comes_down_from_where_it_was_published(self, office, who: str) -> None:
        post = published(office, office.post(SITE, FACEBOOK))
        withdraw_post(office.workspace, office.people[who], post.id, WithdrawalReason.MISTAKE)
        assert state_of(office.workspace, post.id) is State.WITHDRAWN

    def test_the_greffe_alone_does_not_publish_nor_withdraw(self, office) -> None:
        post = published(office, office.post())
        with pytest.raises(Refusal) as caught:
            withdraw_post(office.workspace, office.greffe, post.id, WithdrawalReason.MISTAKE)
        assert caught.value.code == "role_requis"

    def test_comes_down_from_one_channel_and_stays_on_the_other(self, office) -> None:
        post = published(office, office.post(SITE, FACEBOOK))
        withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.OUTDATED, [FACEBOOK])
        states = states_of(office.workspace, office.workspace.ledger.approval(post.id))
        assert (states["website"], states["facebook"]) == (State.PUBLISHED, State.WITHDRAWN)

    def test_comes_down_even_with_a_draft_pending_or_two_versions_to_reconcile(self, office) -> None:
        post = published(office, office.post())
        office.rewrite(post, "Le parc Sophie-Masson est fermé.")
        with office.elsewhere() as other:
            office.submit(post)
            other.submit(other.rewrite(post, "Autre version.", other.colleague), other.colleague)
            office.receive(other)
        assert state_of(office.workspace, post.id) is State.CONFLICT
        assert withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE)

    def test_twice_is_refused_kindly(self, office) -> None:
        post = published(office, office.post())
        withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE)
        with pytest.raises(Refusal) as caught:
            withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE)
        assert caught.value.code == "deja_retiree"

    def test_a_channel_it_never_had_is_refused(self, office) -> None:
        post = published(office, office.post())
        for channels in ([FACEBOOK], []):
            with pytest.raises(Refusal) as caught:
                withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE, channels)
            assert caught.value.code == "media_absent"

    def test_one_that_does_not_exist_is_refused(self, office) -> None:
        with pytest.raises(Refusal) as caught:
            withdraw_post(office.workspace, office.officer, "inconnue", WithdrawalReason.MISTAKE)
        assert caught.value.code == "publication_inconnue"

    def test_comes_back_with_a_new_revision_approved_even_where_its_words_are_the_same(self, office) -> None:
        post = office.post(SITE, FACEBOOK)
        facebook = replace(post.variants[0], channel=FACEBOOK, title="Parc", body="Le parc est ouvert.")
        post = published(office, office.save(with_variant(post, facebook)))
        withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE)
        office.approved(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        assert set(office.export(post, "de-nouveau").claims) == {SITE, FACEBOOK}

    def test_the_comment_is_an_object_and_the_fact_holds_its_hash(self, office) -> None:
        post = published(office, office.post())
        fact = withdraw_post(
            office.workspace, office.officer, post.id, WithdrawalReason.OTHER, comment="Doublon du 3 mai."
        )
        assert "Doublon" not in fact.raw.decode()
        assert office.workspace.objects.read(fact.body["comment"]).decode() == "Doublon du 3 mai."


class TestAnImage:
    def test_every_publication_that_uses_it_is_listed(self, office) -> None:
        public = published(office, illustrated(office, SITE, FACEBOOK))
        asset = public.variants[0].images[0].asset
        waiting = office.illustrated(office.post(), asset)
        office.submit(waiting)
        draft = office.illustrated(office.post(), asset)
        published(office, office.post())
        uses = {use.item: use for use in uses_of(office.workspace, asset)}
        assert set(uses) == {public.id, waiting.id, draft.id}
        assert uses[public.id].public == {"website": LINK, "facebook": LINK}
        assert (uses[waiting.id].public, uses[waiting.id].prepared) == ({}, {"website"})
        assert uses[draft.id].in_draft
        assert uses[public.id].title == "Ouverture du parc Sophie-Masson"

    def test_the_public_still_sees_what_a_correction_not_yet_published_left_out(self, office) -> None:
        post = published(office, illustrated(office))
        office.submit(office.save(with_variant(post, replace(post.variants[0], images=()))))
        (use,) = uses_of(office.workspace, post.variants[0].images[0].asset)
        assert (use.public, use.prepared) == ({"website": LINK}, frozenset())

    def test_what_was_handed_over_counts_before_it_is_consigned(self, office) -> None:
        post = illustrated(office)
        asset = post.variants[0].images[0].asset
        office.approved(post)
        claim = office.export(post).claims[SITE]
        assert uses_of(office.workspace, asset)[0].public == {"website": None}
        give_up(office.workspace, office.officer, claim)
        assert uses_of(office.workspace, asset)[0].public == {}

    def test_a_post_that_once_used_it_is_not_listed(self, office) -> None:
        post = illustrated(office)
        office.submit(post)
        office.submit(office.save(with_variant(post, replace(post.variants[0], images=()))))
        assert uses_of(office.workspace, post.variants[0].images[0].asset) == ()

    def test_taken_off_everywhere_it_is_off_every_publication(self, office) -> None:
        first, second = published(office, illustrated(office, SITE, FACEBOOK)), illustrated(office)
        office.submit(second)
        asset = first.variants[0].images[0].asset
        facts = withdraw_image(office.workspace, office.officer, asset, WithdrawalReason.CONSENT)
        assert {(fact.item, fact.body["channels"]) for fact in facts} == {
            (first.id, ("facebook", "website")),
            (second.id, ("website",)),
        }
        assert all(not use.public for use in uses_of(office.workspace, asset))
        assert state_of(office.workspace, first.id) is State.PUBLISHED, "the post itself stays"

    @pytest.mark.parametrize("reason", [WithdrawalReason.CONSENT, WithdrawalReason.RIGHTS])
    def test_it_goes_out_by_no_path_until_its_rights_are_signed_anew(self, office, reason) -> None:
        approved, draft = illustrated(office), illustrated(office)
        asset = draft.variants[0].images[0].asset
        office.approved(approved)
        withdraw_image(office.workspace, office.direction, asset, reason)
        with pytest.raises(Refusal) as caught:
            office.export(approved)
        assert caught.value.code == "publication_bloquee"
        assert any("aucun média" in line for line in office.refused(draft).reasons)
        office.rights(asset)
        assert office.submit(draft).revision_is_new
        assert office.export(approved).claims

    def test_a_record_signed_elsewhere_without_knowing_of_it_does_not_lift_it(self, office) -> None:
        post = illustrated(office)
        asset = post.variants[0].images[0].asset
        office.submit(post)
        with office.elsewhere() as other:
            withdraw_image(office.workspace, office.officer, asset, WithdrawalReason.CONSENT)
            other_office = replace(other, people={**other.people, "camille": other.colleague})
            other_office.rights(asset)
            office.receive(other)
        changed = office.rewrite(post, "Le parc Sophie-Masson est fermé.")
        assert office.refused(changed).code == "soumission_incomplete"

    def test_a_mistake_in_one_post_does_not_forbid_the_image_in_another(self, office) -> None:
        post = published(office, illustrated(office))
        asset = post.variants[0].images[0].asset
        withdraw_image(office.workspace, office.officer, asset, WithdrawalReason.MISTAKE, [post.id])
        assert office.submit(office.illustrated(office.post(), asset)).revision_is_new

    def test_an_image_that_nothing_uses_is_said_to_be_so(self, office) -> None:
        with pytest.raises(Refusal) as caught:
            withdraw_image(office.workspace, office.officer, office.photo(), WithdrawalReason.CONSENT)
        assert caught.value.code == "image_inutilisee"
