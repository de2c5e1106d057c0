"""Inheritance between variants: what is published on a channel when it adapts only some fields."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from desktop.editorial.post import MARKDOWN_CHANNELS, Channel, ImageUse, Post, Variant, VideoFacts


@dataclass(frozen=True, slots=True)
class ResolvedVariant:
    """A variant whose every field is known; `inherited` names those that came from the parent.

    `markdown` is whether the body was written in Markdown: that depends on the channel it was written for.
    """

    channel: Channel
    title: str
    body: str
    images: tuple[ImageUse, ...]
    links: tuple[str, ...]
    account: str | None
    inherited: frozenset[str]
    markdown: bool = False
    video: VideoFacts = field(default_factory=VideoFacts)


_FIELDS = ("title", "body", "images", "links")


def own_variant(post: Post, channel: Channel) -> Variant:
    """The variant written for `channel`, all fields at None when there is none."""
    return next((v for v in post.variants if v.channel is channel), Variant(channel))


def parent_channel(post: Post) -> Channel:
    """The channel the others inherit from (art. 2): the site, else the first of the post's.

    In the order of `Channel`, not in the order they were ticked: a post read again from its manifest has
    the same parent.
    """
    if any(variant.channel is Channel.WEBSITE for variant in post.variants):
        return Channel.WEBSITE
    return next((channel for channel in Channel if channel in post.channels), Channel.WEBSITE)


def resolve(post: Post, channel: Channel) -> ResolvedVariant:
    """The complete text of `post` for `channel`; an account, or what is said of a video, never inherits."""
    own = own_variant(post, channel)
    parent = own_variant(post, parent_channel(post))
    inherited = frozenset(
        name for name in _FIELDS if getattr(own, name) is None and parent.channel is not own.channel
    )
    source = {name: parent if name in inherited else own for name in _FIELDS}
    return ResolvedVariant(
        channel=channel,
        title=source["title"].title or "",
        body=source["body"].body or "",
        images=source["images"].images or (),
        links=source["links"].links or (),
        account=own.account,
        inherited=inherited,
        markdown=source["body"].channel in MARKDOWN_CHANNELS,
        video=own.video or VideoFacts(),
    )


def publishes_the_same(one: Post, other: Post) -> bool:
    """Whether two posts would publish the same, however their fields inherit."""
    if set(one.channels) != set(other.channels) or _shared(one) != _shared(other):
        return False
    return all(
        replace(resolve(one, channel), inherited=frozenset())
        == replace(resolve(other, channel), inherited=frozenset())
        for channel in one.channels
    )


def _shared(post: Post) -> Post:
    """What the channels of a post share, without its texts."""
    return replace(post, channels=(), variants=())


def with_variant(post: Post, variant: Variant) -> Post:
    """`post` with `variant` in place of the one of the same channel, if any."""
    others = tuple(v for v in post.variants if v.channel is not variant.channel)
    order = list(Channel)
    return replace(
        post, variants=tuple(sorted((*others, variant), key=lambda item: order.index(item.channel)))
    )
