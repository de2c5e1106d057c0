"""What a field of a post says, in words, whichever field it is: to choose between versions. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.editorial.policy_lists import label_of
from desktop.editorial.post import EventFacts, ImageUse
from desktop.editorial.post_differences import planned_in_words
from desktop.editorial.reconciliation import Field

TEXTS = frozenset({"title", "body"})
"""The fields that are compared word by word."""

INHERITED = "Repris du média principal"
NOTHING = "Rien"
_OWN = frozenset({"account"})
"""What a channel never takes from another."""


def said(field: Field, value: Any) -> str:
    """The value of a field as a person reads it; a field that inherits, or is empty, says so."""
    if value is None:
        return INHERITED if field.channel is not None and field.name not in _OWN else NOTHING
    return _WORDS[field.name](value) or NOTHING


def _event(facts: EventFacts) -> str:
    lines = [
        f"Organisateur\u00a0: {'la Municipalité' if facts.organised_by_municipality else facts.organiser or 'à préciser'}",
        f"Vocation municipale\u00a0: {'oui' if facts.municipal_vocation else 'non'}",
        facts.discretion_reason,
    ]
    return "\n".join(line for line in lines if line)


def _images(uses: tuple[ImageUse, ...]) -> str:
    return "\n".join(
        f"Image {number}\u00a0: {use.alt or ('décorative' if use.decorative else 'sans description')}"
        for number, use in enumerate(uses, 1)
    )


def _yes_or_no(said: bool) -> str:
    return "Oui" if said else "Non"


_WORDS: dict[str, Callable[[Any], str]] = {
    "kind": lambda kind: str(kind.label),
    "channels": lambda channels: ", ".join(channel.label for channel in channels),
    "planned_at": planned_in_words,
    "site_page": str,
    "emergency": _yes_or_no,
    "event": _event,
    "objectives": lambda codes: ", ".join(label_of(code) for code in codes),
    "audiences": lambda codes: ", ".join(label_of(code) for code in codes),
    "title": str,
    "body": str,
    "images": _images,
    "links": "\n".join,
    "account": str,
    "tags": ", ".join,
    "made_for_kids": _yes_or_no,
    "contains_synthetic_media": _yes_or_no,
}
