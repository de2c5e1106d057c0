"""A medium added or removed: no word is lost, and what was written first stays."""

from __future__ import annotations

from desktop.editorial.channel_choice import with_channel, without_channel
from desktop.editorial.post import Channel, Post, Variant
from desktop.editorial.variant import own_variant, resolve

FACEBOOK = Post(
    "p", channels=(Channel.FACEBOOK,), variants=(Variant(Channel.FACEBOOK, "Titre", "Texte", account="page"),)
)


def test_the_site_added_to_a_facebook_post_takes_its_words_which_facebook_inherits() -> None:
    grown = with_channel(FACEBOOK, Channel.WEBSITE)
    assert grown.channels == (Channel.WEBSITE, Channel.FACEBOOK)
    assert own_variant(grown, Channel.WEBSITE).body == "Texte"
    facebook = resolve(grown, Channel.FACEBOOK)
    assert facebook.body == "Texte"
    assert "body" in facebook.inherited
    assert facebook.account == "page", "an account never moves to another medium"
    assert own_variant(grown, Channel.WEBSITE).account is None


def test_words_already_written_for_the_site_are_left_alone() -> None:
    site = Variant(Channel.WEBSITE, "Au site", "Du site")
    post = Post("p", channels=(Channel.FACEBOOK,), variants=(site, *FACEBOOK.variants))
    grown = with_channel(post, Channel.WEBSITE)
    assert own_variant(grown, Channel.WEBSITE).body == "Du site"
    assert own_variant(grown, Channel.FACEBOOK).body == "Texte"


def test_a_medium_added_below_the_first_inherits() -> None:
    grown = with_channel(FACEBOOK, Channel.CONTACT)
    assert resolve(grown, Channel.CONTACT).body == "Texte"
    assert own_variant(grown, Channel.CONTACT) == Variant(Channel.CONTACT)


def test_a_medium_removed_keeps_its_words_for_its_return() -> None:
    post = Post(
        "p",
        channels=(Channel.WEBSITE, Channel.FACEBOOK),
        variants=(Variant(Channel.WEBSITE, "T", "S"), *FACEBOOK.variants),
    )
    gone = without_channel(post, Channel.FACEBOOK)
    assert gone.channels == (Channel.WEBSITE,)
    assert own_variant(with_channel(gone, Channel.FACEBOOK), Channel.FACEBOOK).body == "Texte"


def test_adding_what_is_there_changes_nothing() -> None:
    assert with_channel(FACEBOOK, Channel.FACEBOOK) is FACEBOOK


def test_a_post_without_any_medium_takes_its_first() -> None:
    assert with_channel(Post("p", channels=()), Channel.WEBSITE).channels == (Channel.WEBSITE,)
