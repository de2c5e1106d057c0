"""Adding a medium to a post, or removing one: no word is lost, and the first written stays the first. Pure."""

from __future__ import annotations

from dataclasses import replace

from desktop.editorial.post import Channel, Post, Variant
from desktop.editorial.variant import own_variant, parent_channel, with_variant

_WORDS = ("title", "body", "images", "links")


def with_channel(post: Post, channel: Channel) -> Post:
    """`post` published on `channel` too.

    When the others now inherit from it (art. 2) and nothing was written for it, it takes the words of the
    one they inherited from, which then inherits them.
    """
    if channel in post.channels:
        return post
    chosen = tuple(each for each in Channel if each in {*post.channels, channel})
    former = parent_channel(post)
    grown = replace(post, channels=chosen)
    parent = parent_channel(grown)
    if parent is former or not post.channels or _has_words(own_variant(post, parent)):
        return grown
    source = own_variant(post, former)
    words = {name: getattr(source, name) for name in _WORDS}
    grown = with_variant(grown, replace(own_variant(post, parent), **words))
    return with_variant(grown, Variant(former, account=source.account, video=source.video))


def without_channel(post: Post, channel: Channel) -> Post:
    """`post` published elsewhere only; the words written for `channel` stay, should it come back."""
    return replace(post, channels=tuple(each for each in post.channels if each is not channel))


def _has_words(variant: Variant) -> bool:
    return any(getattr(variant, name) for name in _WORDS)
