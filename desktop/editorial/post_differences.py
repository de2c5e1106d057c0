"""What changed between two versions of a post as they would be published, channel by channel. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.differences import (
    ImageDifference,
    Piece,
    are_equal,
    image_differences,
    word_differences,
)
from desktop.editorial.post import Channel, EventFacts, Post, VideoFacts
from desktop.editorial.variant import ResolvedVariant, resolve


@dataclass(frozen=True, slots=True)
class FactDifference:
    """One thing that the channels share and that changed, in words; an empty side says nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChannelDifferences:
    """What changed on a channel that both versions have. Titles and bodies are whole, in pieces."""

    channel: Channel
    title: tuple[Piece, ...]
    body: tuple[Piece, ...]
    images: tuple[ImageDifference, ...]
    links_added: tuple[str, ...] = ()
    links_removed: tuple[str, ...] = ()
    account: FactDifference | None = None
    video: tuple[FactDifference, ...] = ()

    def __bool__(self) -> bool:
        return bool(
            not are_equal(self.title)
            or not are_equal(self.body)
            or self.images
            or self.links_added
            or self.links_removed
            or self.account
            or self.video
        )


@dataclass(frozen=True, slots=True)
class PostDifferences:
    """What changed from a version to another; false when they would publish the same.

    `channels` has one entry a channel of the later version, in order; a new one is compared with nothing.
    """

    facts: tuple[FactDifference, ...]
    channels: tuple[ChannelDifferences, ...]
    added: tuple[Channel, ...]
    removed: tuple[Channel, ...]

    def __bool__(self) -> bool:
        return bool(self.facts or self.added or self.removed or any(self.channels))


def post_differences(before: Post, after: Post) -> PostDifferences:
    """What changed from `before` to `after`, as each channel publishes it."""
    old = {channel for channel in Channel if channel in before.channels}
    new = [channel for channel in Channel if channel in after.channels]
    return PostDifferences(
        facts=_facts(before, after),
        channels=tuple(
            _channel(resolve(before, channel) if channel in old else None, resolve(after, channel))
            for channel in new
        ),
        added=tuple(channel for channel in new if channel not in old),
        removed=tuple(channel for channel in Channel if channel in old and channel not in new),
    )


def _channel(before: ResolvedVariant | None, after: ResolvedVariant) -> ChannelDifferences:
    links = before.links if before else ()
    account = None
    if before is not None and before.account != after.account:
        account = FactDifference("Compte", before.account or "", after.account or "")
    return ChannelDifferences(
        channel=after.channel,
        title=word_differences(before.title if before else "", after.title),
        body=word_differences(before.body if before else "", after.body),
        images=image_differences(before.images if before else (), after.images),
        links_added=tuple(link for link in after.links if link not in links),
        links_removed=tuple(link for link in links if link not in after.links),
        account=account,
        video=_video(before, after),
    )


def _video(before: ResolvedVariant | None, after: ResolvedVariant) -> tuple[FactDifference, ...]:
    old = dict(video_in_words(before.video)) if before is not None else {}
    new = dict(video_in_words(after.video))
    if after.channel is not Channel.YOUTUBE or not old:
        return ()
    return tuple(FactDifference(name, old[name], said) for name, said in new.items() if old[name] != said)


def video_in_words(video: VideoFacts) -> tuple[tuple[str, str], ...]:
    """What is said of a video: the name of each thing, and its words."""
    return (
        ("Mots-clés", ", ".join(video.tags) or "aucun"),
        ("Conçue pour les enfants", "oui" if video.made_for_kids else "non"),
        ("Images de synthèse réalistes", "oui" if video.contains_synthetic_media else "non"),
    )


def _facts(before: Post, after: Post) -> tuple[FactDifference, ...]:
    said = ((label, say(before), say(after)) for label, say in _SHARED)
    return tuple(FactDifference(label, old, new) for label, old, new in said if old != new)


def planned_in_words(planned_at: str | None) -> str:
    """A planned date as a sentence writes it: `mardi 12 mai 2026, à 9 h`; as it was typed when it is no date."""
    if not planned_at:
        return ""
    try:
        moment = dt.datetime.fromisoformat(planned_at)
    except ValueError:
        return planned_at
    return french_moment(moment.date() if len(planned_at) == len("AAAA-MM-JJ") else moment)


def _event(event: EventFacts | None) -> str:
    if event is None:
        return ""
    organiser = "la Municipalité" if event.organised_by_municipality else event.organiser
    parts = [f"organisé par {organiser}" if organiser else "", event.discretion_reason]
    parts.append("vocation municipale" if event.municipal_vocation else "")
    return ", ".join(part for part in parts if part) or "renseignements à compléter"


_SHARED: tuple[tuple[str, Callable[[Post], str]], ...] = (
    ("Genre", lambda post: post.kind.label),
    ("Date prévue", lambda post: planned_in_words(post.planned_at)),
    ("Page du site", lambda post: post.site_page or ""),
    ("Urgence", lambda post: "oui" if post.emergency else "non"),
    ("Événement", lambda post: _event(post.event)),
    ("Objectifs", lambda post: ", ".join(post.objectives)),
    ("Publics", lambda post: ", ".join(post.audiences)),
)
