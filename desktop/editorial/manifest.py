"""The manifest: everything that would be published, as a tree with one node per channel.

The content hash of a manifest is what the direction générale approves. It is computed in `db.rules`
on the mapping given here, so a field added to a dataclass is hashed as soon as it is in the mapping;
a test walks every field to prove it. Fractions are parts per million: the canonical form has no floats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.editorial.post import Channel, Crop, EventFacts, ImageUse, Post, PostKind, VideoFacts

SCHEMA_VERSION = 1
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class ManifestImage:
    """One image of one channel: the use that was decided, and the rendered bytes (SHA-256)."""

    use: ImageUse
    rendition: str
    media_type: str
    logo: str | None = None

    def to_mapping(self) -> dict[str, Any]:
        """The hashed form."""
        use = self.use
        return {
            "asset": use.asset,
            "alt": use.alt,
            "decorative": use.decorative,
            "credit": use.credit,
            "credit_where": use.credit_where,
            "crop": crop_to_mapping(use.crop),
            "logo_wanted": use.logo,
            "people_reviewed": use.people_reviewed,
            "rendition": self.rendition,
            "media_type": self.media_type,
            "logo": self.logo,
        }


@dataclass(frozen=True, slots=True)
class ManifestNode:
    """What one channel publishes. `payload` is the SHA-256 of the rendered bytes themselves.

    `markdown` is whether the body was written in Markdown: the same words read otherwise are not the same.
    `video` is in the hashed form only when something was said: what was approved before it existed keeps its hash.
    """

    channel: Channel
    account: str | None
    title: str
    body: str
    links: tuple[str, ...]
    images: tuple[ManifestImage, ...]
    payload: str
    media_type: str
    markdown: bool = False
    video: VideoFacts = field(default_factory=VideoFacts)

    def to_mapping(self) -> dict[str, Any]:
        """The hashed form."""
        said = {} if self.video == VideoFacts() else {"video": video_to_mapping(self.video)}
        return said | {
            "channel": str(self.channel),
            "account": self.account,
            "title": self.title,
            "body": self.body,
            "links": list(self.links),
            "images": [image.to_mapping() for image in self.images],
            "payload": self.payload,
            "media_type": self.media_type,
            "markdown": self.markdown,
        }


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of a post as it would be published; `post` holds what the channels share."""

    post: str
    kind: PostKind
    planned_at: str | None
    site_page: str | None
    emergency: bool
    event: EventFacts | None
    objectives: tuple[str, ...]
    audiences: tuple[str, ...]
    nodes: tuple[ManifestNode, ...]

    def to_mapping(self) -> dict[str, Any]:
        """The hashed form, as `db.rules.content_hash` takes it."""
        return {
            "v": SCHEMA_VERSION,
            "post": {
                "id": self.post,
                "kind": str(self.kind),
                "planned_at": self.planned_at,
                "site_page": self.site_page,
                "emergency": self.emergency,
                "event": event_to_mapping(self.event),
                "objectives": list(self.objectives),
                "audiences": list(self.audiences),
            },
            "nodes": {str(node.channel): node.to_mapping() for node in self.nodes},
        }

    def objects(self) -> tuple[str, ...]:
        """Every object the manifest refers to, sorted and without repetition."""
        found = {node.payload for node in self.nodes}
        for node in self.nodes:
            for image in node.images:
                found |= {image.use.asset, image.rendition} | ({image.logo} if image.logo else set())
        return tuple(sorted(found))


def crop_to_mapping(crop: Crop) -> dict[str, int]:
    """A crop in parts per million of the original's sides."""
    return {
        "left": round(crop.left * _MILLION),
        "top": round(crop.top * _MILLION),
        "right": round(crop.right * _MILLION),
        "bottom": round(crop.bottom * _MILLION),
    }


def crop_from_mapping(mapping: Mapping[str, int]) -> Crop:
    """The inverse of `crop_to_mapping`, exact to a millionth."""
    return Crop(
        mapping["left"] / _MILLION,
        mapping["top"] / _MILLION,
        mapping["right"] / _MILLION,
        mapping["bottom"] / _MILLION,
    )


def video_to_mapping(video: VideoFacts) -> dict[str, Any]:
    """The facts of a video."""
    return {
        "tags": list(video.tags),
        "made_for_kids": video.made_for_kids,
        "contains_synthetic_media": video.contains_synthetic_media,
    }


def video_from_mapping(mapping: Mapping[str, Any]) -> VideoFacts:
    """The inverse of `video_to_mapping`."""
    return VideoFacts(tuple(mapping["tags"]), mapping["made_for_kids"], mapping["contains_synthetic_media"])


def event_to_mapping(event: EventFacts | None) -> dict[str, Any] | None:
    """The facts of an event (art. 10), or None."""
    if event is None:
        return None
    return {
        "organiser": event.organiser,
        "organised_by_municipality": event.organised_by_municipality,
        "municipal_vocation": event.municipal_vocation,
        "discretion_reason": event.discretion_reason,
    }


def manifest_of(post: Post, nodes: tuple[ManifestNode, ...]) -> Manifest:
    """The manifest of `post` once every channel has been rendered."""
    return Manifest(
        post=post.id,
        kind=post.kind,
        planned_at=post.planned_at,
        site_page=post.site_page,
        emergency=post.emergency,
        event=post.event,
        objectives=post.objectives,
        audiences=post.audiences,
        nodes=nodes,
    )
