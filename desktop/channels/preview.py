"""What a channel shows of a post, read from the exact bytes it publishes: a preview is never an imitation."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.channels.edition import image_file_name
from desktop.channels.limits import FACEBOOK_FOLD, FACEBOOK_FOLD_MOBILE
from desktop.channels.plain_text import plain_text
from desktop.channels.preview_page import FigurePart, PreviewPart, TextPart, addresses_of, read_page
from desktop.editorial.gates.addresses import addresses_in
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault

__all__ = [
    "FigurePart",
    "Fold",
    "Look",
    "PreviewContent",
    "PreviewImage",
    "PreviewPart",
    "TextPart",
    "preview_of",
    "segments",
]


@dataclass(frozen=True, slots=True)
class Look:
    """The pixels of a picture at the size of a screen: `rgb` is three bytes a pixel, rows from the top."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class PreviewImage:
    """One rendition as published: its exact bytes, and the words that go with it.

    `alt` is the alternative text as published (empty when `decorative`); `credit` the line printed beside the
    image, None when there is none or when it is burned into the pixels. `look` is the same picture already
    decoded, so that a screen has nothing to compute.
    """

    data: bytes
    media_type: str
    alt: str = ""
    decorative: bool = False
    credit: str | None = None
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """Where a platform hides the rest of a text, in characters, and on which device."""

    position: int
    device: str


@dataclass(frozen=True, slots=True)
class PreviewContent:
    """One channel of a post as the public will have it.

    `text` is the whole in plain words. `html` is the fragment as published, empty for a plain channel; `parts`
    is the same in order, cut into texts and images (see `preview_page`). `links` are the addresses one can
    follow or read in it. `folds` is for Facebook; `tags` and `statements` for YouTube.
    """

    channel: Channel
    title: str
    text: str
    html: str = ""
    parts: tuple[PreviewPart, ...] = ()
    images: tuple[PreviewImage, ...] = ()
    links: tuple[str, ...] = ()
    account: str = ""
    folds: tuple[Fold, ...] = ()
    tags: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to publish yet."""
        return not (self.title.strip() or self.text.strip() or self.images)


def preview_of(
    channel: Channel,
    media_type: str,
    payload: bytes,
    images: Sequence[PreviewImage] = (),
    *,
    account: str = "",
) -> PreviewContent:
    """The preview of `payload`, the rendered bytes of `channel`, with its renditions in their order.

    Raises `EnvironmentFault` for bytes that this channel never renders.
    """
    try:
        text = payload.decode()
        if media_type.startswith("text/html"):
            return _page(channel, text, tuple(images), account)
        if media_type.startswith("application/json"):
            return _video(channel, json.loads(text), tuple(images), account)
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(channel) from error
    return _plain(channel, text, tuple(images), account)


def segments(content: PreviewContent) -> tuple[str, ...]:
    """The text cut at each fold, backwards to the end of a word: joined together, exactly the text."""
    found, start = [], 0
    for fold in content.folds:
        end = _word_end(content.text, start, fold.position)
        found.append(content.text[start:end])
        start = end
    return (*found, content.text[start:])


def _word_end(text: str, start: int, position: int) -> int:
    """The last end of a word at or before `position`; the position itself in one endless word."""
    if position >= len(text) or text[position].isspace():
        return position
    spaces = [match.start() for match in re.finditer(r"\s", text[start:position])]
    return start + spaces[-1] if spaces and spaces[-1] else position


def _page(channel: Channel, markup: str, images: tuple[PreviewImage, ...], account: str) -> PreviewContent:
    names = {image_file_name(n, image.media_type): n for n, image in enumerate(images)}
    page = read_page(markup, names)
    text = plain_text(markup)
    return PreviewContent(
        channel=channel,
        title=page.title,
        text=text,
        html=markup,
        parts=page.parts,
        images=images,
        links=addresses_of(markup) or addresses_in(text),
        account=account,
    )


def _video(
    channel: Channel, fields: dict[str, Any], images: tuple[PreviewImage, ...], account: str
) -> PreviewContent:
    description = str(fields["description"])
    statements = ["Conçue pour les enfants" if fields["madeForKids"] else "Non conçue pour les enfants"]
    if fields["containsSyntheticMedia"]:
        statements.append("Contient des images de synthèse")
    return PreviewContent(
        channel=channel,
        title=str(fields["title"]),
        text=description,
        images=images,
        links=addresses_in(description),
        account=account,
        tags=tuple(str(tag) for tag in fields["tags"]),
        statements=tuple(statements),
    )


def _plain(channel: Channel, text: str, images: tuple[PreviewImage, ...], account: str) -> PreviewContent:
    shown = text.removesuffix("\n")
    folds = (Fold(FACEBOOK_FOLD_MOBILE.value, "téléphone"), Fold(FACEBOOK_FOLD.value, "ordinateur"))
    return PreviewContent(
        channel=channel,
        title="",
        text=shown,
        images=images,
        links=addresses_in(shown),
        account=account,
        folds=tuple(fold for fold in folds if channel is Channel.FACEBOOK and fold.position < len(shown)),
    )


def _unreadable(channel: Channel) -> EnvironmentFault:
    return EnvironmentFault(
        "apercu_illisible",
        f"L’aperçu pour {channel.label} ne peut pas être lu\u00a0: son contenu enregistré n’a pas la forme attendue. "
        "Rien n’a été changé; restaurez une sauvegarde, ou préparez de nouveau la publication.",
    )
