"""A post is written once for the site and varied for the other channels (art. 2)."""

from dataclasses import replace

from desktop.editorial.post import Channel, ImageUse, Post, Variant
from desktop.editorial.variant import parent_channel, publishes_the_same, resolve, with_variant

SITE = Variant(
    Channel.WEBSITE, title="Fête du parc", body="Venez nous voir.", links=("https://stesophie.ca/fete",)
)


def test_a_field_left_empty_inherits_from_the_site() -> None:
    post = Post("p", channels=(Channel.WEBSITE, Channel.FACEBOOK), variants=(SITE,))
    facebook = resolve(post, Channel.FACEBOOK)
    assert (facebook.title, facebook.body, facebook.links) == (SITE.title, SITE.body, SITE.links)
    assert facebook.inherited == {"title", "body", "images", "links"}


def test_an_adapted_field_no_longer_follows_the_site() -> None:
    own = Variant(Channel.FACEBOOK, body="C’est samedi! 🎉", images=(ImageUse("a" * 64),))
    post = Post("p", channels=(Channel.WEBSITE, Channel.FACEBOOK), variants=(SITE, own))
    facebook = resolve(post, Channel.FACEBOOK)
    assert facebook.body == "C’est samedi! 🎉"
    assert facebook.inherited == {"title", "links"}


def test_an_empty_text_is_a_choice_and_not_an_inheritance() -> None:
    post = Post("p", variants=(SITE, Variant(Channel.FACEBOOK, title="")))
    assert resolve(post, Channel.FACEBOOK).title == ""


def test_a_text_for_the_newsletter_only_is_its_own_parent() -> None:
    post = Post("p", channels=(Channel.CONTACT,), variants=(Variant(Channel.CONTACT, title="Mot mystère"),))
    assert parent_channel(post) is Channel.CONTACT
    assert resolve(post, Channel.CONTACT).inherited == frozenset()


def test_the_order_in_which_channels_were_ticked_does_not_choose_the_parent() -> None:
    ticked = Post("p", channels=(Channel.YOUTUBE, Channel.FACEBOOK))
    assert parent_channel(ticked) is parent_channel(replace(ticked, channels=ticked.channels[::-1]))


def test_words_written_for_the_site_are_markdown_wherever_they_go() -> None:
    own = Variant(Channel.YOUTUBE, body="Le parc *est* ouvert.")
    post = Post("p", channels=tuple(Channel), variants=(SITE, own))
    assert [resolve(post, channel).markdown for channel in Channel] == [True, True, False, True]


def test_two_posts_publish_the_same_however_their_fields_inherit() -> None:
    inheriting = Post("p", channels=(Channel.WEBSITE, Channel.CONTACT), variants=(SITE,))
    spelled = with_variant(inheriting, replace(SITE, channel=Channel.CONTACT))
    assert publishes_the_same(inheriting, spelled)
    assert not publishes_the_same(inheriting, with_variant(inheriting, Variant(Channel.CONTACT, title="")))
    assert not publishes_the_same(inheriting, replace(inheriting, planned_at="2026-06-01"))


def test_an_account_belongs_to_its_channel() -> None:
    site = Variant(Channel.WEBSITE, account="site")
    assert resolve(Post("p", variants=(site,)), Channel.FACEBOOK).account is None


def test_a_variant_replaces_the_one_of_its_channel() -> None:
    post = with_variant(Post("p", variants=(SITE,)), Variant(Channel.FACEBOOK, title="A"))
    post = with_variant(post, Variant(Channel.FACEBOOK, title="B"))
    assert [(v.channel, v.title) for v in post.variants] == [
        (Channel.WEBSITE, SITE.title),
        (Channel.FACEBOOK, "B"),
    ]
