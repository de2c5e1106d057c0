"""Two versions written apart: nothing either one wrote is lost, and only what both changed is asked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.post import Channel, ImageUse, Post, PostKind, Variant
from desktop.editorial.reconciliation import Field, Reconciliation, reconcile
from desktop.editorial.variant import publishes_the_same, resolve, with_variant

SITE = Variant(Channel.WEBSITE, title="Fête du parc", body="Venez nous voir.", images=(), links=())
BASE = Post("p", channels=(Channel.WEBSITE, Channel.FACEBOOK), variants=(SITE,))
TITLE, BODY = Field("title", Channel.WEBSITE), Field("body", Channel.WEBSITE)


def titled(title: str) -> Post:
    return with_variant(BASE, replace(SITE, title=title))


def merged(**versions: Post) -> Reconciliation:
    return reconcile(BASE, versions)


def test_changes_to_different_fields_merge_by_themselves() -> None:
    mine = replace(titled("Fête de la famille"), planned_at="2026-06-01")
    theirs = replace(BASE, kind=PostKind.EVENT, site_page="https://stesophie.ca/fete")
    found = merged(a=mine, b=theirs)
    assert found.differences == ()
    assert resolve(found.merged, Channel.WEBSITE).title == "Fête de la famille"
    assert (found.merged.kind, found.merged.planned_at) == (PostKind.EVENT, "2026-06-01")


def test_the_same_field_changed_twice_is_shown_side_by_side() -> None:
    (difference,) = merged(a=titled("A"), b=titled("B")).differences
    assert difference.field == TITLE
    assert difference.field.label == "Titre (Site)"
    assert (difference.before, difference.values) == ("Fête du parc", {"a": "A", "b": "B"})


def test_the_same_change_made_twice_is_no_difference() -> None:
    found = merged(a=titled("A"), b=titled("A"))
    assert found.differences == ()
    assert resolve(found.merged, Channel.FACEBOOK).title == "A"


def test_a_choice_settles_a_difference() -> None:
    found = merged(a=titled("A"), b=replace(titled("B"), planned_at="2026-06-01"))
    settled = found.settled({TITLE: "b"})
    assert (resolve(settled, Channel.WEBSITE).title, settled.planned_at) == ("B", "2026-06-01")


def test_a_text_adapted_for_facebook_survives_a_rewriting_of_the_site() -> None:
    adapted = with_variant(BASE, Variant(Channel.FACEBOOK, body="C’est samedi."))
    rewritten = with_variant(BASE, replace(SITE, body="Venez en grand nombre."))
    found = merged(a=adapted, b=rewritten)
    assert found.differences == ()
    assert resolve(found.merged, Channel.FACEBOOK).body == "C’est samedi."
    assert resolve(found.merged, Channel.WEBSITE).body == "Venez en grand nombre."


def test_an_image_added_on_one_side_and_a_text_on_the_other_are_both_kept() -> None:
    pictured = with_variant(BASE, replace(SITE, images=(ImageUse("a" * 64),)))
    found = merged(a=pictured, b=titled("B"))
    site = resolve(found.merged, Channel.WEBSITE)
    assert (site.title, [use.asset for use in site.images]) == ("B", ["a" * 64])


def test_nothing_said_and_nothing_at_all_are_one_on_the_site() -> None:
    silent = with_variant(BASE, replace(SITE, images=None, links=None))
    found = merged(a=silent, b=with_variant(BASE, replace(SITE, links=("https://stesophie.ca",))))
    assert found.differences == ()
    assert resolve(found.merged, Channel.WEBSITE).links == ("https://stesophie.ca",)


def test_a_channel_ticked_by_one_is_kept_whatever_the_other_wrote() -> None:
    found = merged(a=replace(BASE, channels=tuple(Channel)), b=titled("B"))
    assert found.differences == ()
    assert set(found.merged.channels) == set(Channel)


def test_three_versions_are_compared_together() -> None:
    found = merged(a=titled("A"), b=titled("B"), c=replace(titled("C"), emergency=True))
    (difference,) = found.differences
    assert set(difference.values) == {"a", "b", "c"}
    assert found.merged.emergency


def test_without_a_common_origin_every_difference_is_asked() -> None:
    found = reconcile(None, {"a": titled("A"), "b": with_variant(BASE, replace(SITE, body="Autre."))})
    assert {difference.field for difference in found.differences} == {TITLE, BODY}


edits = st.lists(
    st.sampled_from(
        [
            lambda post: replace(post, kind=PostKind.WORKS),
            lambda post: replace(post, planned_at="2026-06-01"),
            lambda post: replace(post, emergency=True),
            lambda post: with_variant(post, replace(SITE, title="Autre titre")),
            lambda post: with_variant(post, Variant(Channel.FACEBOOK, body="Court.")),
            lambda post: with_variant(post, Variant(Channel.YOUTUBE, title="Vidéo")),
        ]
    ),
    max_size=4,
)


def edited(changes) -> Post:
    post = BASE
    for change in changes:
        post = change(post)
    return post


@given(edits)
def test_merging_with_a_version_that_changed_nothing_gives_the_other(changes) -> None:
    mine = edited(changes)
    found = merged(a=mine, b=BASE)
    assert found.differences == ()
    assert publishes_the_same(found.merged, mine)


@given(edits, edits)
def test_the_order_of_the_versions_changes_nothing(ones, others) -> None:
    there, back = merged(a=edited(ones), b=edited(others)), merged(b=edited(others), a=edited(ones))
    assert there.merged == back.merged
    assert {d.field: dict(d.values) for d in there.differences} == {
        d.field: dict(d.values) for d in back.differences
    }


@given(edits, edits)
def test_choosing_one_side_everywhere_loses_nothing_the_other_alone_changed(ones, others) -> None:
    mine, theirs = edited(ones), edited(others)
    found = merged(a=mine, b=theirs)
    settled = found.settled({difference.field: "a" for difference in found.differences})
    kept = reconcile(BASE, {"mine": mine, "settled": settled})
    assert all(difference.values["settled"] == difference.values["mine"] for difference in kept.differences)
    if theirs.emergency:
        assert settled.emergency
