"""Versions of one post written apart: fields that only one changed merge by themselves, the rest side by side.

A field is what a person fills in one place: the kind, the planned date, the body for one channel… What is
compared is what was written, not what inherits: a text adapted for Facebook on one side and the site's
text rewritten on the other are two fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from desktop.editorial.post import Channel, Post, Variant, VideoFacts
from desktop.editorial.variant import own_variant, parent_channel, with_variant

_SHARED = ("kind", "channels", "planned_at", "site_page", "emergency", "event", "objectives", "audiences")
_OF_A_VIDEO = tuple(field.name for field in fields(VideoFacts))
_OF_A_CHANNEL = (*(f.name for f in fields(Variant) if f.name not in {"channel", "video"}), *_OF_A_VIDEO)

_LABELS = {
    "kind": "Genre",
    "channels": "Médias",
    "planned_at": "Date prévue",
    "site_page": "Page du site",
    "emergency": "Urgence",
    "event": "Renseignements sur l’événement",
    "objectives": "Objectifs",
    "audiences": "Publics",
    "title": "Titre",
    "body": "Texte",
    "images": "Images",
    "links": "Liens",
    "account": "Compte",
    "tags": "Mots-clés",
    "made_for_kids": "Conçue pour les enfants",
    "contains_synthetic_media": "Images de synthèse réalistes",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a post; `channel` is None for what all channels share."""

    name: str
    channel: Channel | None = None

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS[self.name] if self.channel is None else f"{_LABELS[self.name]} ({self.channel.label})"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that several versions changed in different ways: what each says, by version, and the base.

    `before` is None when the versions have no common origin; None is also how a field says it inherits.
    """

    field: Field
    before: Any
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field said before and after something was done to a post."""

    field: Field
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """`merged` holds every field that merged by itself, and the base's (or the first's) for the others."""

    merged: Post
    differences: tuple[Difference, ...]

    def settled(self, choices: Mapping[Field, str]) -> Post:
        """`merged` with the chosen version (its name) of each difference.

        Raises KeyError when a difference has no choice, or one that is not among its versions.
        """
        post = self.merged
        for difference in self.differences:
            post = with_value(post, difference.field, difference.values[choices[difference.field]])
        return post


def reconcile(base: Post | None, versions: Mapping[str, Post]) -> Reconciliation:
    """Merge `versions` (at least one, by name) that all come from `base`, None when nothing tells from what."""
    versions = {name: _spelled(post) for name, post in versions.items()}
    base = _spelled(base) if base is not None else None
    merged = base if base is not None else next(iter(versions.values()))
    differences = []
    for field in all_fields():
        before = value_of(base, field) if base is not None else None
        values = {name: value_of(post, field) for name, post in versions.items()}
        changed = {name: value for name, value in values.items() if base is None or value != before}
        if _are_one(changed):
            merged = with_value(merged, field, next(iter(changed.values()), before))
        else:
            differences.append(Difference(field, before, changed))
    return Reconciliation(merged, tuple(differences))


def changes_between(before: Post, after: Post) -> tuple[FieldChange, ...]:
    """The fields that differ from `before` to `after`, as written."""
    values = ((field, value_of(before, field), value_of(after, field)) for field in all_fields())
    return tuple(FieldChange(field, old, new) for field, old, new in values if old != new)


def _spelled(post: Post) -> Post:
    """`post` with nothing left unsaid in the variant the others inherit from: unsaid and empty are one there."""
    parent = own_variant(post, parent_channel(post))
    return with_variant(
        post,
        replace(
            parent,
            title=parent.title or "",
            body=parent.body or "",
            images=parent.images or (),
            links=parent.links or (),
        ),
    )


def _are_one(changed: Mapping[str, Any]) -> bool:
    """Whether those who changed a field all say the same of it."""
    values = list(changed.values())
    return all(value == values[0] for value in values)


def all_fields() -> tuple[Field, ...]:
    """Every field of a post, what is shared first, then channel by channel."""
    shared = tuple(Field(name) for name in _SHARED)
    return (*shared, *(Field(name, channel) for channel in Channel for name in _OF_A_CHANNEL))


def value_of(post: Post, field: Field) -> Any:
    """What `post` says in one field, as written: None is also how a field says it inherits."""
    if field.channel is not None:
        own = own_variant(post, field.channel)
        return getattr((own.video or VideoFacts()) if field.name in _OF_A_VIDEO else own, field.name)
    if field.name == "channels":
        return tuple(channel for channel in Channel if channel in post.channels)
    return getattr(post, field.name)


def with_value(post: Post, field: Field, value: Any) -> Post:
    """`post` with another value in one field."""
    if field.channel is None:
        return replace(post, **{field.name: value})
    own = _with_own(own_variant(post, field.channel), field.name, value)
    kept = [variant for variant in post.variants if variant.channel is not field.channel]
    # A variant that says nothing is no variant: the channel inherits everything.
    if own != Variant(field.channel):
        kept.append(own)
    return replace(
        post, variants=tuple(sorted(kept, key=lambda variant: list(Channel).index(variant.channel)))
    )


def _with_own(own: Variant, name: str, value: Any) -> Variant:
    if name not in _OF_A_VIDEO:
        return replace(own, **{name: value})
    video = replace(own.video or VideoFacts(), **{name: value})
    return replace(own, video=video if video != VideoFacts() else None)
