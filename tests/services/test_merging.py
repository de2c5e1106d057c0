"""Two offline edits of one post: nothing is lost; merged, it is checked and approved anew."""

from dataclasses import replace

import pytest

from desktop.editorial.post import Channel
from desktop.editorial.reconciliation import Field
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.decision import approve
from desktop.services.merge import MY_DRAFT, compare, merge, merge_and_submit
from desktop.services.posts import discard_draft, open_post, post_of_revision, save_draft
from desktop.services.situation import state_of
from desktop.services.submission import submit

TITLE, BODY = Field("title", Channel.WEBSITE), Field("body", Channel.WEBSITE)


def write(office, who, item: str, **changes: object):
    """Somebody changes the site's variant of a post, in a draft opened now."""
    opened = open_post(office.workspace, who, item)
    site = replace(opened.post.variants[0], **changes)
    save_draft(office.workspace, who, with_variant(opened.post, site), opened.base)


def apart(office, post, mine: dict, theirs: dict) -> None:
    """The officer and her colleague both submit, on two workstations that meet afterwards."""
    with office.elsewhere() as other:
        write(office, office.officer, post.id, **mine)
        write(other, other.colleague, post.id, **theirs)
        office.submit(post)
        submit(other.desk, other.colleague, post.id)
        office.receive(other)


@pytest.fixture
def post(office):
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    office.approved(post)
    return post


@pytest.fixture
def conflict(office, post):
    """The officer changed the title, her colleague the text."""
    apart(office, post, {"title": "Horaire du parc"}, {"body": "Le parc Sophie-Masson est fermé."})
    assert state_of(office.workspace, post.id) is State.CONFLICT
    return post


class TestTwoHeads:
    def test_nothing_is_lost_and_nothing_is_approved(self, office, conflict) -> None:
        heads = office.workspace.ledger.heads(conflict.id)
        said = [post_of_revision(office.workspace, head).variants[0] for head in heads]
        assert {(v.title, v.body) for v in said} == {
            ("Horaire du parc", conflict.variants[0].body),
            ("Ouverture du parc Sophie-Masson", "Le parc Sophie-Masson est fermé."),
        }
        assert not office.workspace.ledger.approval(conflict.id).is_approved("website")

    def test_it_cannot_be_opened_submitted_nor_published_before(self, office, conflict) -> None:
        for attempt in (
            lambda: open_post(office.workspace, office.officer, conflict.id),
            lambda: office.submit(conflict),
            lambda: office.export(conflict),
        ):
            with pytest.raises(Refusal):
                attempt()

    def test_disjoint_fields_merge_into_a_revision_with_two_parents(self, office, conflict) -> None:
        heads = office.workspace.ledger.heads(conflict.id)
        compared = compare(office.workspace, office.officer, conflict.id)
        assert compared.result.differences == ()
        merged = merge_and_submit(office.desk, office.officer, compared, {})
        assert office.workspace.ledger.fact(merged.revision).parents == heads
        site = post_of_revision(office.workspace, merged.revision).variants[0]
        assert (site.title, site.body) == ("Horaire du parc", "Le parc Sophie-Masson est fermé.")

    def test_a_merge_needs_a_new_approval(self, office, conflict) -> None:
        merged = merge_and_submit(
            office.desk, office.officer, compare(office.workspace, office.officer, conflict.id), {}
        )
        assert state_of(office.workspace, conflict.id) is State.AWAITING
        approve(office.desk, office.direction, conflict.id, merged.revision)
        assert state_of(office.workspace, conflict.id) is State.APPROVED

    def test_whoever_wrote_either_side_does_not_approve_it(self, office, post) -> None:
        with office.elsewhere() as other:
            write(office, office.officer, post.id, title="Horaire du parc")
            write(other, other.deputy, post.id, body="Le parc Sophie-Masson est fermé.")
            office.submit(post)
            submit(other.desk, other.deputy, post.id)
            office.receive(other)
        merged = merge_and_submit(
            office.desk, office.officer, compare(office.workspace, office.officer, post.id), {}
        )
        with pytest.raises(Refusal) as caught:
            approve(office.desk, office.deputy, post.id, merged.revision)
        assert caught.value.code == "auteur_et_approbateur"

    def test_a_field_changed_on_both_sides_is_chosen(self, office, post) -> None:
        apart(office, post, {"title": "Horaire du parc"}, {"title": "Parc ouvert"})
        compared = compare(office.workspace, office.officer, post.id)
        assert [d.field for d in compared.result.differences] == [TITLE]
        assert {version.author for version in compared.versions} == {"Camille Roy", "Léa Dubé"}
        for choices in ({}, {TITLE: "0" * 64}):
            with pytest.raises(Refusal) as caught:
                merge_and_submit(office.desk, office.officer, compared, choices)
            assert caught.value.code == "choix_a_faire"
            assert caught.value.reasons == ("Titre (Site)",)
        theirs = next(version for version in compared.versions if version.author == "Léa Dubé")
        merged = merge_and_submit(office.desk, office.officer, compared, {TITLE: theirs.name})
        assert post_of_revision(office.workspace, merged.revision).variants[0].title == "Parc ouvert"

    def test_taking_one_side_whole_still_ends_the_conflict(self, office, post) -> None:
        apart(office, post, {"title": "Horaire du parc"}, {"title": "Parc ouvert"})
        compared = compare(office.workspace, office.officer, post.id)
        merged = merge_and_submit(office.desk, office.officer, compared, {TITLE: compared.versions[0].name})
        assert office.workspace.ledger.heads(post.id) == (merged.revision,)

    def test_it_meets_the_same_refusals_as_any_submission_and_the_draft_is_kept(self, office, post) -> None:
        asset = office.photo()
        office.rights(asset)
        pictured = office.illustrated(office.post(), asset).variants[0].images
        apart(office, post, {"images": pictured}, {"body": "Le parc Sophie-Masson est fermé."})
        office.rights(asset, channels=frozenset())
        compared = compare(office.workspace, office.officer, post.id)
        with pytest.raises(Refusal) as caught:
            merge_and_submit(office.desk, office.officer, compared, {})
        assert caught.value.code == "soumission_incomplete"
        assert len(office.workspace.ledger.heads(post.id)) == 2
        kept = open_post(office.workspace, office.officer, post.id)
        assert kept.base == office.workspace.ledger.heads(post.id)
        office.rights(asset)
        assert office.submit(post).revision_is_new

    def test_a_merge_may_be_reworked_before_it_is_submitted(self, office, conflict) -> None:
        merged = merge(
            office.workspace,
            office.officer,
            compare(office.workspace, office.officer, conflict.id),
            {},
        )
        site = replace(merged.post.variants[0], body="Le parc Sophie-Masson est fermé ce soir.")
        save_draft(office.workspace, office.officer, with_variant(merged.post, site), merged.base)
        submitted = office.submit(conflict)
        assert len(office.workspace.ledger.fact(submitted.revision).parents) == 2

    def test_a_version_that_comes_meanwhile_is_compared_too(self, office, conflict) -> None:
        compared = compare(office.workspace, office.officer, conflict.id)
        with office.elsewhere() as other:
            theirs = compare(other.workspace, other.colleague, conflict.id)
            merge_and_submit(other.desk, other.colleague, theirs, {})
            office.receive(other)
        with pytest.raises(Refusal) as caught:
            merge(office.workspace, office.officer, compared, {})
        assert caught.value.code == "versions_changees"

    def test_two_people_who_merge_apart_make_two_heads_again_and_lose_nothing(self, office, conflict) -> None:
        with office.elsewhere() as other:
            for place, who in ((office, office.officer), (other, other.colleague)):
                merge(place.workspace, who, compare(place.workspace, who, conflict.id), {})
                if place is other:
                    write(other, who, conflict.id, title="Le parc est fermé")
                submit(place.desk, who, conflict.id)
            office.receive(other)
        compared = compare(office.workspace, office.officer, conflict.id)
        # Two nearest common origins: nothing may be guessed from either.
        assert {difference.field for difference in compared.result.differences} == {TITLE}

    def test_the_greffe_does_not_merge(self, office, conflict) -> None:
        compared = compare(office.workspace, office.greffe, conflict.id)
        with pytest.raises(Refusal) as caught:
            merge(office.workspace, office.greffe, compared, {})
        assert caught.value.code == "role_requis"


class TestADraftLeftBehind:
    def test_it_is_merged_with_what_was_signed_since(self, office, post) -> None:
        write(office, office.colleague, post.id, title="Horaire du parc")
        office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        (head,) = office.workspace.ledger.heads(post.id)
        compared = compare(office.workspace, office.colleague, post.id)
        assert {version.name for version in compared.versions} == {head, MY_DRAFT}
        submitted = merge_and_submit(office.desk, office.colleague, compared, {})
        assert office.workspace.ledger.fact(submitted.revision).parents == (head,)
        site = post_of_revision(office.workspace, submitted.revision).variants[0]
        assert (site.title, site.body) == ("Horaire du parc", "Le parc Sophie-Masson est fermé.")

    def test_words_typed_since_the_comparison_are_not_lost(self, office, post) -> None:
        write(office, office.colleague, post.id, title="Horaire du parc")
        office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        compared = compare(office.workspace, office.colleague, post.id)
        write(office, office.colleague, post.id, title="Horaire d’été du parc")
        with pytest.raises(Refusal) as caught:
            merge(office.workspace, office.colleague, compared, {})
        assert caught.value.code == "versions_changees"
        opened = open_post(office.workspace, office.colleague, post.id)
        assert opened.post.variants[0].title == "Horaire d’été du parc"

    def test_a_draft_on_top_of_one_head_speaks_for_it(self, office, post) -> None:
        with office.elsewhere() as other:
            write(office, office.officer, post.id, title="Horaire du parc")
            office.submit(post)
            write(office, office.officer, post.id, title="Horaire d’été du parc")
            write(other, other.colleague, post.id, body="Le parc Sophie-Masson est fermé.")
            submit(other.desk, other.colleague, post.id)
            office.receive(other)
        compared = compare(office.workspace, office.officer, post.id)
        assert compared.result.differences == ()
        merged = merge_and_submit(office.desk, office.officer, compared, {})
        site = post_of_revision(office.workspace, merged.revision).variants[0]
        assert (site.title, site.body) == ("Horaire d’été du parc", "Le parc Sophie-Masson est fermé.")


def test_one_version_has_nothing_to_reconcile(office, post) -> None:
    with pytest.raises(Refusal) as caught:
        compare(office.workspace, office.officer, post.id)
    assert caught.value.code == "rien_a_reconcilier"


def test_what_is_already_merged_is_submitted_or_abandoned_not_compared_again(office, conflict) -> None:
    merge(office.workspace, office.officer, compare(office.workspace, office.officer, conflict.id), {})
    with pytest.raises(Refusal) as caught:
        compare(office.workspace, office.officer, conflict.id)
    assert caught.value.code == "deja_reconciliee"
    discard_draft(office.workspace, office.officer, conflict.id)
    assert len(compare(office.workspace, office.officer, conflict.id).versions) == 2
