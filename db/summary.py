"""What lists and search keep of a post, read from a manifest or from a draft. Pure; no SQL.

Both forms belong to the application (`desktop.editorial`); what is missing or of an unexpected type is
read as empty, because a list must show every post, whatever version wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from db.digests import sha256

CHANNELS = ("website", "facebook", "youtube", "contact")

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_MILLISECOND_BITS = 41  # to the year 2089
_SALT_BITS = 22


@dataclass(frozen=True, slots=True)
class Summary:
    """One post as lists show it and as search reads it.

    `planned_at` is the civil date or date-time of the post, or None. `text` holds every text a reader
    would see on any channel, alternative texts and credits included, each once.
    """

    title: str
    kind: str
    channels: tuple[str, ...]
    planned_at: str | None
    emergency: bool
    text: str


def summarise(document: object) -> Summary:
    """The summary of a manifest (`post` and `nodes`) or of a draft (`channels` and `variants`)."""
    whole = _mapping(document)
    if "nodes" in whole:
        post, parts = _mapping(whole.get("post")), _nodes(_mapping(whole["nodes"]))
        channels = tuple(parts)
    else:
        post, parts = whole, _variants(whole.get("variants"))
        channels = tuple(str(channel) for channel in _items(whole.get("channels")))
    return Summary(
        title=_title(parts),
        kind=_text(post.get("kind")),
        channels=tuple(channel for channel in CHANNELS if channel in channels),
        planned_at=_text(post.get("planned_at")) or None,
        emergency=post.get("emergency") is True,
        text=_whole_text(parts.values()),
    )


def rank(changed_at: str, item: str) -> int:
    """A number that grows with `changed_at` (ISO 8601) and differs between items, for paging by key.

    The same post changed at the same instant always has the same rank, so a rebuild finds it again. An
    unreadable instant ranks last.
    """
    try:
        instant = datetime.fromisoformat(changed_at)
    except ValueError:
        instant = _EPOCH
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    elapsed = int((instant - _EPOCH).total_seconds() * 1000)
    milliseconds = min(max(elapsed, 0), (1 << _MILLISECOND_BITS) - 1)
    salt = int.from_bytes(sha256(item.encode())[:4], "big") >> (32 - _SALT_BITS)
    return (milliseconds << _SALT_BITS) | salt


def _nodes(nodes: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {channel: _mapping(nodes[channel]) for channel in CHANNELS if channel in nodes}


def _variants(variants: object) -> dict[str, Mapping[str, Any]]:
    found = {_text(_mapping(each).get("channel")): _mapping(each) for each in _items(variants)}
    return {channel: found[channel] for channel in CHANNELS if channel in found}


def _title(parts: Mapping[str, Mapping[str, Any]]) -> str:
    titles = (_text(part.get("title")).strip() for part in parts.values())
    return next((title for title in titles if title), "")


def _whole_text(parts: Iterable[Mapping[str, Any]]) -> str:
    texts: dict[str, None] = {}
    for part in parts:
        images = [_mapping(image) for image in _items(part.get("images"))]
        written = [part.get("title"), part.get("body")]
        written += [image.get(field) for image in images for field in ("alt", "credit")]
        texts.update(dict.fromkeys(_text(text).strip() for text in written))
    return "\n".join(text for text in texts if text)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _items(value: object) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _text(value: object) -> str:
    """Text that a database can hold: JSON may carry half of a surrogate pair."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
