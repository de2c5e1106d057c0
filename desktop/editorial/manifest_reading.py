"""A post written again from the manifest of one of its revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.editorial.manifest import crop_from_mapping, video_from_mapping
from desktop.editorial.post import MARKDOWN_CHANNELS, Channel, EventFacts, ImageUse, Post, PostKind, Variant
from desktop.editorial.variant import parent_channel


def post_of_manifest(manifest: Mapping[str, Any]) -> Post:
    """The post that `manifest` publishes.

    A manifest holds complete texts; a field of a channel that says the same as its parent's inherits from
    it again, so that later edits of the site's text follow (art. 2). Words written for a site that is not
    among the channels stay those of the site.
    """
    shared, nodes = manifest["post"], manifest["nodes"]
    event = shared["event"]
    channels = tuple(channel for channel in Channel if str(channel) in nodes)
    post = Post(
        id=shared["id"],
        kind=PostKind(shared["kind"]),
        channels=channels,
        variants=_variants(channels, nodes),
        planned_at=shared["planned_at"],
        site_page=shared["site_page"],
        emergency=shared["emergency"],
        event=EventFacts(**event) if event is not None else None,
        objectives=tuple(shared["objectives"]),
        audiences=tuple(shared["audiences"]),
    )
    parent = next(v for v in post.variants if v.channel is parent_channel(post))
    return replace(
        post, variants=tuple(_inheriting(v, parent, nodes.get(str(v.channel))) for v in post.variants)
    )


def objects_of_manifest(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """Every object that a hashed manifest refers to, sorted and without repetition, as `Manifest.objects`."""
    found = {node["payload"] for node in manifest["nodes"].values()}
    for node in manifest["nodes"].values():
        for image in node["images"]:
            found |= {image["asset"], image["rendition"]} | ({image["logo"]} if image["logo"] else set())
    return tuple(sorted(found))


def image_uses(node: Mapping[str, Any]) -> tuple[ImageUse, ...]:
    """The images of a node as they were decided."""
    return tuple(
        ImageUse(
            asset=image["asset"],
            alt=image["alt"],
            decorative=image["decorative"],
            credit=image["credit"],
            credit_where=image["credit_where"],
            crop=crop_from_mapping(image["crop"]),
            logo=image["logo_wanted"],
            people_reviewed=image["people_reviewed"],
        )
        for image in node["images"]
    )


def _variants(channels: tuple[Channel, ...], nodes: Mapping[str, Any]) -> tuple[Variant, ...]:
    """A variant for each channel, after that of the site when words were written for it without publishing it.

    Only a site's words are Markdown on a channel whose own are plain.
    """
    written = tuple(_variant(channel, nodes[str(channel)]) for channel in channels)
    if Channel.WEBSITE in channels:
        return written
    for variant in written:
        if variant.channel not in MARKDOWN_CHANNELS and nodes[str(variant.channel)]["markdown"]:
            return (replace(variant, channel=Channel.WEBSITE, account=None, video=None), *written)
    return written


def _variant(channel: Channel, node: Mapping[str, Any]) -> Variant:
    return Variant(
        channel=channel,
        title=node["title"],
        body=node["body"],
        images=image_uses(node),
        links=tuple(node["links"]),
        account=node["account"],
        video=video_from_mapping(node["video"]) if "video" in node else None,
    )


def _inheriting(variant: Variant, parent: Variant, node: Mapping[str, Any] | None) -> Variant:
    """`variant` without what it shares with its parent; a body is shared when it is read the same way too."""
    if node is None or variant.channel is parent.channel:
        return variant
    same_reading = node["markdown"] == (parent.channel in MARKDOWN_CHANNELS)
    return replace(
        variant,
        title=None if variant.title == parent.title else variant.title,
        body=None if same_reading and variant.body == parent.body else variant.body,
        images=None if variant.images == parent.images else variant.images,
        links=None if variant.links == parent.links else variant.links,
    )
