"""A post written again from the manifest of one of its revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.editorial.manifest import crop_from_mapping
from desktop.editorial.post import Channel, EventFacts, ImageUse, Post, PostKind, Variant
from desktop.editorial.variant import parent_channel


def post_of_manifest(manifest: Mapping[str, Any]) -> Post:
    """The post that `manifest` publishes.

    A manifest holds complete texts; a field of a channel that says the same as its parent's inherits from
    it again, so that later edits of the site's text follow (art. 2).
    """
    shared, nodes = manifest["post"], manifest["nodes"]
    event = shared["event"]
    channels = tuple(channel for channel in Channel if str(channel) in nodes)
    post = Post(
        id=shared["id"],
        kind=PostKind(shared["kind"]),
        channels=channels,
        variants=tuple(_variant(channel, nodes[str(channel)]) for channel in channels),
        planned_at=shared["planned_at"],
        site_page=shared["site_page"],
        emergency=shared["emergency"],
        event=EventFacts(**event) if event is not None else None,
        objectives=tuple(shared["objectives"]),
        audiences=tuple(shared["audiences"]),
    )
    parent = next(v for v in post.variants if v.channel is parent_channel(post))
    return replace(post, variants=tuple(_inheriting(variant, parent) for variant in post.variants))


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


def _variant(channel: Channel, node: Mapping[str, Any]) -> Variant:
    return Variant(
        channel=channel,
        title=node["title"],
        body=node["body"],
        images=image_uses(node),
        links=tuple(node["links"]),
        account=node["account"],
    )


def _inheriting(variant: Variant, parent: Variant) -> Variant:
    if variant.channel is parent.channel:
        return variant
    return replace(
        variant,
        title=None if variant.title == parent.title else variant.title,
        body=None if variant.body == parent.body else variant.body,
        images=None if variant.images == parent.images else variant.images,
        links=None if variant.links == parent.links else variant.links,
    )
