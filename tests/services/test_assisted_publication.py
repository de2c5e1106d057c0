"""By hand: exactly the approved words, once, if they still may go out at that moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from office import Office

from desktop.channels.permalinks import complete_address, doubt
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel, Post, Variant
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.assisted_publication import (
    ALTERNATIVES,
    abandon,
    blocked_now,
    consign,
    save_images,
    take,
)
from desktop.services.decision import approve
from desktop.services.publication_file import publication_file
from desktop.services.publication_list import Section, publication_list
from desktop.services.situation import state_of
from desktop.services.withdrawal import WithdrawalReason, withdraw_post

SITE, FACEBOOK, YOUTUBE, CONTACT = Channel
LINK = "https://www.facebook.com/stesophie/posts/12"


def refused(office: Office, post: Post, channel: Channel = SITE, who: object = None) -> Refusal:
    """The refusal that taking a channel meets; nothing is claimed."""
    claims = office.workspace.ledger.facts("claim", post.id)
    with pytest.raises(Refusal) as caught:
        take(office.desk, who or office.officer, post.id, channel)  # type: ignore[arg-type]
    assert office.workspace.ledger.facts("claim", post.id) == claims
    return caught.value


def out(office: Office, post: Post, channel: Channel = FACEBOOK) -> str:
    """Take a channel and consign it; the claim."""
    taken = take(office.desk, office.officer, post.id, channel)
    consign(office.desk, office.officer, taken.claim, LINK)
    return taken.claim


class TestWords:
    def test_what_is_copied_is_what_was_approved_byte_for_byte(self, office: Office) -> None:
        post = office.post(*Channel)
        submitted = office.approved(post)
        payloads = {
            channel: office.workspace.objects.read(submitted.manifest["nodes"][str(channel)]["payload"])
            for channel in Channel
        }
        taken = {channel: take(office.desk, office.officer, post.id, channel) for channel in Channel}
        assert taken[FACEBOOK].form("texte").text.encode() == payloads[FACEBOOK]
        assert taken[SITE].form("page").text.encode() == payloads[SITE]
        assert taken[CONTACT].form("page").text.encode() == payloads[CONTACT]
        assert taken[CONTACT].form("texte").html.encode() == payloads[CONTACT]
        assert taken[YOUTUBE].form("titre").text == "Ouverture du parc Sophie-Masson"
        assert taken[YOUTUBE].form("description").text.startswith("Le parc Sophie-Masson")
        assert taken[SITE].form("titre").text == "Ouverture du parc Sophie-Masson"

    def test_what_is_copied_for_facebook_ends_with_the_page_of_the_site(self, office: Office) -> None:
        post = office.post(SITE, FACEBOOK)
        own = Variant(FACEBOOK, title="", body="Le parc Sophie-Masson est ouvert.", links=())
        post = office.save(with_variant(post, own))
        (facebook,) = (each for each in office.review(post).channels if each.channel is FACEBOOK)
        assert facebook.gates["site_web"].verdict is Verdict.PASSES
        office.approved(post)
        copied = take(office.desk, office.officer, post.id, FACEBOOK).form("texte").text
        assert copied == f"Le parc Sophie-Masson est ouvert.\n\nPlus de détails\u00a0: {post.site_page}\n"

    def test_a_draft_written_since_is_not_what_goes_out(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        office.rewrite(post, "Le parc est fermé.")
        assert refused(office, post, FACEBOOK).code == "brouillon_en_attente"

    def test_the_images_are_those_approved_with_their_descriptions(
        self, office: Office, tmp_path: Path
    ) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        office.rights(post.variants[0].images[0].asset)
        submitted = office.approved(post)
        taken = take(office.desk, office.officer, post.id, SITE)
        folder = save_images(taken, "Le parc", tmp_path, office.workspace.objects.read)
        rendition = submitted.manifest["nodes"]["website"]["images"][0]["rendition"]
        assert (folder / "image-1.jpg").read_bytes() == office.workspace.objects.read(rendition)
        assert "bordé d’érables" in (folder / ALTERNATIVES).read_text(encoding="utf-8")
        again = save_images(taken, "Le parc", tmp_path, office.workspace.objects.read)
        assert again != folder, "nothing is written over"

    def test_a_folder_that_cannot_be_written_leaves_nothing(self, office: Office, tmp_path: Path) -> None:
        post = office.post(SITE)
        office.approved(post)
        taken = take(office.desk, office.officer, post.id, SITE)
        with pytest.raises(EnvironmentFault):
            save_images(taken, "Le parc", tmp_path / "absent", office.workspace.objects.read)
        assert list(tmp_path.glob("**/image-*")) == []


class TestOnce:
    def test_taking_again_what_one_holds_claims_nothing_more(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        first = take(office.desk, office.officer, post.id, FACEBOOK)
        assert take(office.desk, office.officer, post.id, FACEBOOK) == first
        assert len(office.workspace.ledger.facts("claim", post.id)) == 1

    def test_a_colleague_cannot_take_what_is_held(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        take(office.desk, office.officer, post.id, FACEBOOK)
        assert refused(office, post, FACEBOOK, office.colleague).code == "deja_reservee"

    def test_one_that_was_given_up_can_be_taken_again(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        taken = take(office.desk, office.officer, post.id, FACEBOOK)
        abandon(office.desk, office.officer, taken.claim)
        assert take(office.desk, office.colleague, post.id, FACEBOOK).claim != taken.claim

    def test_what_went_out_is_not_taken_again(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        out(office, post)
        assert state_of(office.workspace, post.id) is State.PUBLISHED
        assert refused(office, post, FACEBOOK).code == "deja_reservee"

    def test_nothing_is_taken_before_its_approval_nor_without_the_role(self, office: Office) -> None:
        post = office.post(SITE, FACEBOOK)
        submitted = office.submit(post)
        assert refused(office, post).code == "etat"
        approve(office.desk, office.direction, post.id, submitted.revision, channels=[SITE])
        assert refused(office, post, FACEBOOK).code == "etat"
        assert refused(office, post, SITE, office.direction).code == "role_requis"
        assert take(office.desk, office.officer, post.id, SITE).channel is SITE


class TestTheDay:
    def test_a_release_that_ended_since_the_approval_blocks_and_says_so(self, office: Office) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        asset = post.variants[0].images[0].asset
        office.rights(asset)
        office.release(office.child(asset), expires=dt.date(2026, 5, 4))
        office.approved(post)
        assert blocked_now(office.desk, post.id) == {}
        office.clock.time += dt.timedelta(days=1)
        (reasons,) = blocked_now(office.desk, post.id).values()
        assert any("a pris fin" in reason for reason in reasons)
        assert refused(office, post).code == "publication_bloquee"

    def test_one_already_taken_is_judged_again_too(self, office: Office) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 4))
        office.approved(post)
        take(office.desk, office.officer, post.id, SITE)
        office.clock.time += dt.timedelta(days=1)
        assert refused(office, post).code == "publication_bloquee"


class TestAddresses:
    @pytest.mark.parametrize(
        ("pasted", "address"),
        [
            (" https://stesophie.ca/parc ", "https://stesophie.ca/parc"),
            ("www.facebook.com/stesophie/posts/12", "https://www.facebook.com/stesophie/posts/12"),
            ("http://exemple.ca/é", "http://exemple.ca/é"),
        ],
    )
    def test_the_address_of_a_page(self, pasted: str, address: str) -> None:
        assert complete_address(pasted) == address

    @pytest.mark.parametrize(
        "pasted",
        [
            "",
            "publié",
            "ftp://exemple.ca",
            "https://",
            "https://a b.ca/",
            "camille@stesophie.ca",
            "http://[::1",
        ],
    )
    def test_what_is_none_is_refused(self, pasted: str) -> None:
        with pytest.raises(Refusal) as caught:
            complete_address(pasted)
        assert caught.value.code == "adresse_invalide"

    def test_what_looks_wrong_is_doubted_not_refused(self) -> None:
        account = "https://www.facebook.com/stesophie"
        assert "compte" in doubt(FACEBOOK, "https://facebook.com/stesophie/", account, ())
        assert "stesophie.ca" in doubt(FACEBOOK, "https://stesophie.ca/parc", account, ())
        assert doubt(FACEBOOK, LINK, account, ()) == ""
        assert doubt(YOUTUBE, "https://youtu.be/x", "", ()) == ""
        assert doubt(SITE, "https://www.stesophie.ca/parc", "", ("stesophie.ca",)) == ""
        assert doubt(SITE, "https://exemple.ca/parc", "", ("stesophie.ca",))


class TestFile:
    def test_what_happened_to_each_channel(self, office: Office) -> None:
        post = office.post(SITE, FACEBOOK)
        office.approved(post)
        take(office.desk, office.officer, post.id, SITE)
        out(office, post)
        shown = publication_file(office.desk, office.officer, post.id)
        site, facebook = shown.channels
        assert (site.state, site.hold and site.hold.mine) == (State.APPROVED, True)
        assert (facebook.state, facebook.public and facebook.public.permalink) == (State.PUBLISHED, LINK)
        assert facebook.hold is None
        assert shown.to_publish == (SITE,)
        other = publication_file(office.desk, office.colleague, post.id).channels[0].hold
        assert other is not None
        assert (other.mine, other.person) == (False, "Camille Roy")

    def test_a_correction_goes_back_through_revision_and_approval(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        out(office, post)
        site = replace(post.variants[0], body="Le parc Sophie-Masson est ouvert de 10 h à 21 h.")
        office.submit(office.save(with_variant(post, site)))
        shown = publication_file(office.desk, office.officer, post.id)
        (facebook,) = shown.channels
        assert shown.being_corrected
        assert (facebook.state, facebook.is_corrected) == (State.AWAITING, True)
        assert facebook.public is not None
        assert shown.differences
        assert refused(office, post, FACEBOOK).code == "etat"
        head = office.workspace.ledger.heads(post.id)[0]
        approve(office.desk, office.direction, post.id, head)
        out(office, post)
        assert state_of(office.workspace, post.id) is State.CORRECTED
        assert publication_file(office.desk, office.officer, post.id).differences is None

    def test_a_withdrawal_says_who_when_and_why(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        out(office, post)
        withdraw_post(
            office.workspace, office.officer, post.id, WithdrawalReason.OUTDATED, comment="Reportée."
        )
        (facebook,) = publication_file(office.desk, office.officer, post.id).channels
        assert (facebook.state, facebook.public) == (State.WITHDRAWN, None)
        assert facebook.removal is not None
        assert (facebook.removal.person, facebook.removal.reason) == ("Camille Roy", "Information périmée")
        assert facebook.removal.comment == "Reportée."

    def test_a_draft_alone_has_no_file(self, office: Office) -> None:
        with pytest.raises(Refusal):
            publication_file(office.desk, office.officer, office.post().id)


class TestLists:
    def items(self, office: Office, section: Section, limit: int = 100) -> list[str]:
        return [entry.item for entry in publication_list(office.workspace, section, limit).entries]

    def test_by_time_then_those_without_a_date(self, office: Office) -> None:
        undated, late, soon = (
            office.post(planned_at=when) for when in (None, "2026-06-01", "2026-05-05T09:00")
        )
        for post in (undated, late, soon):
            office.approved(post)
        office.submit(office.post())
        assert self.items(office, Section.TO_PUBLISH) == [soon.id, late.id, undated.id]
        first = publication_list(office.workspace, Section.TO_PUBLISH, limit=2)
        assert (len(first.entries), first.more) == (2, True)

    def test_a_channel_approved_alone_is_to_publish_while_the_other_waits(self, office: Office) -> None:
        post = office.post(SITE, FACEBOOK)
        submitted = office.submit(post)
        approve(office.desk, office.direction, post.id, submitted.revision, channels=[FACEBOOK])
        (entry,) = publication_list(office.workspace, Section.TO_PUBLISH).entries
        assert entry.channels == ((FACEBOOK, State.APPROVED),)

    def test_what_is_out_is_dated_by_its_publication_and_not_by_what_came_after(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        out(office, post)
        (receipt,) = office.workspace.ledger.facts("receipt", post.id)
        later = dt.datetime.now(dt.UTC) + dt.timedelta(days=3)
        office.workspace.clock = lambda: later
        office.rewrite(post, "Le parc Sophie-Masson est ouvert de 10 h à 21 h.")
        (entry,) = publication_list(office.workspace, Section.PUBLISHED).entries
        assert entry.since == receipt.at
        withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE)
        (withdrawal,) = office.workspace.ledger.facts("withdrawal", post.id)
        (entry,) = publication_list(office.workspace, Section.WITHDRAWN).entries
        assert entry.since == withdrawal.at

    def test_published_corrected_withdrawn(self, office: Office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        assert self.items(office, Section.PUBLISHED) == []
        out(office, post)
        assert self.items(office, Section.PUBLISHED) == [post.id]
        assert self.items(office, Section.TO_PUBLISH) == []
        office.submit(office.rewrite(post, "Le parc Sophie-Masson est ouvert de 10 h à 21 h."))
        (entry,) = publication_list(office.workspace, Section.PUBLISHED).entries
        assert entry.being_corrected
        withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.MISTAKE)
        assert self.items(office, Section.WITHDRAWN) == [post.id]
        assert self.items(office, Section.PUBLISHED) == []
