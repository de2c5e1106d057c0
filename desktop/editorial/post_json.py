"""A post as JSON text, for drafts and for the stored form of a revision; and back, refusing what is not one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from desktop.editorial.manifest import (
    crop_from_mapping,
    crop_to_mapping,
    event_to_mapping,
    video_from_mapping,
    video_to_mapping,
)
from desktop.editorial.post import Channel, Crop, EventFacts, ImageUse, Post, PostKind, Variant
from desktop.errors import Refusal

SCHEMA_VERSION = 2
"""2 says something of a video; a post that says nothing of one is written as 1, which older installations read."""


def post_to_json(post: Post) -> str:
    """`post` as JSON; the inverse of `post_from_json`.

    Half of a surrogate pair, which a clipboard may hand over, is no character: it becomes `?`.
    """
    mapping = {
        "v": SCHEMA_VERSION if any(variant.video is not None for variant in post.variants) else 1,
        "id": post.id,
        "kind": str(post.kind),
        "channels": [str(channel) for channel in post.channels],
        "variants": [_variant_to_mapping(variant) for variant in post.variants],
        "planned_at": post.planned_at,
        "site_page": post.site_page,
        "emergency": post.emergency,
        "event": event_to_mapping(post.event),
        "objectives": list(post.objectives),
        "audiences": list(post.audiences),
    }
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace").decode()


def post_from_json(text: str) -> Post:
    """The post written by `post_to_json`.

    Raises `Refusal` (`brouillon_illisible`) for anything else, a newer schema version included.
    """
    try:
        mapping = json.loads(text)
        if mapping["v"] > SCHEMA_VERSION:
            raise Refusal(
                "brouillon_plus_recent",
                "Ce brouillon vient d’une version plus récente de Bon à tirer. Il est conservé tel quel; "
                "mettez l’application à jour pour l’ouvrir.",
            )
        return _post_from_mapping(mapping)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal(
            "brouillon_illisible",
            "Ce brouillon est illisible. Rien n’a été effacé; rouvrez une version enregistrée "
            "ou restaurez une sauvegarde.",
        ) from error


def _post_from_mapping(mapping: Mapping[str, Any]) -> Post:
    event = mapping["event"]
    return Post(
        id=mapping["id"],
        kind=PostKind(mapping["kind"]),
        channels=tuple(Channel(channel) for channel in mapping["channels"]),
        variants=tuple(_variant_from_mapping(variant) for variant in mapping["variants"]),
        planned_at=mapping["planned_at"],
        site_page=mapping["site_page"],
        emergency=mapping["emergency"],
        event=EventFacts(**event) if event is not None else None,
        objectives=tuple(mapping["objectives"]),
        audiences=tuple(mapping["audiences"]),
    )


def _variant_to_mapping(variant: Variant) -> dict[str, Any]:
    said = {} if variant.video is None else {"video": video_to_mapping(variant.video)}
    return said | {
        "channel": str(variant.channel),
        "title": variant.title,
        "body": variant.body,
        "images": None if variant.images is None else [_image_to_mapping(use) for use in variant.images],
        "links": None if variant.links is None else list(variant.links),
        "account": variant.account,
    }


def _variant_from_mapping(mapping: Mapping[str, Any]) -> Variant:
    images, links = mapping["images"], mapping["links"]
    return Variant(
        channel=Channel(mapping["channel"]),
        title=mapping["title"],
        body=mapping["body"],
        images=None if images is None else tuple(_image_from_mapping(image) for image in images),
        links=None if links is None else tuple(links),
        account=mapping["account"],
        video=video_from_mapping(mapping["video"]) if "video" in mapping else None,
    )


def _image_to_mapping(use: ImageUse) -> dict[str, Any]:
    return {
        "asset": use.asset,
        "alt": use.alt,
        "decorative": use.decorative,
        "credit": use.credit,
        "credit_where": use.credit_where,
        "crop": crop_to_mapping(use.crop),
        "logo": use.logo,
        "people_reviewed": use.people_reviewed,
    }


def _image_from_mapping(mapping: Mapping[str, Any]) -> ImageUse:
    fields = dict(mapping)
    crop: Crop = crop_from_mapping(fields.pop("crop"))
    return ImageUse(crop=crop, **fields)
