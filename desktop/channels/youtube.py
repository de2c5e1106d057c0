"""The words around a video on the municipality's YouTube channel, and its thumbnail."""

from __future__ import annotations

import datetime as dt
import json

from desktop.channels.base import Payload
from desktop.channels.common_limits import refuse_embedded_images, required
from desktop.channels.edition import Edition
from desktop.channels.limits import (
    YOUTUBE_DESCRIPTION,
    YOUTUBE_TAGS,
    YOUTUBE_THUMBNAIL_WEIGHT,
    YOUTUBE_THUMBNAIL_WIDTH,
    YOUTUBE_TITLE,
    LimitProblem,
    number,
    over,
)
from desktop.channels.markdown import tidy_plain
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel

THUMBNAIL_SIZE = (YOUTUBE_THUMBNAIL_WIDTH.value, 720)


class YouTube:
    """The official YouTube channel (annex of the policy)."""

    channel = Channel.YOUTUBE
    limits = (
        YOUTUBE_TITLE,
        YOUTUBE_DESCRIPTION,
        YOUTUBE_TAGS,
        YOUTUBE_THUMBNAIL_WEIGHT,
        YOUTUBE_THUMBNAIL_WIDTH,
    )

    def check_limits(self, edition: Edition, now: dt.datetime | None = None) -> tuple[LimitProblem, ...]:
        """Characters of the title, *bytes* of the description, angle brackets, tags, one thumbnail."""
        title, description = video_title(edition), video_description(edition)
        size, tags = len(description.encode()), tags_length(edition.video.tags)
        return (
            *required(edition, "titre"),
            *refuse_embedded_images(edition),
            *over(
                YOUTUBE_TITLE,
                len(title),
                f"Le titre compte {len(title)} caractères\u00a0: YouTube en accepte {YOUTUBE_TITLE.value}. "
                "Raccourcissez-le.",
                where="titre",
            ),
            *over(
                YOUTUBE_DESCRIPTION,
                size,
                f"La description fait {number(size)} octets\u00a0: YouTube en accepte "
                f"{number(YOUTUBE_DESCRIPTION.value)} (une lettre accentuée en prend deux, un emoji quatre). "
                "Raccourcissez-la.",
            ),
            *_brackets(title, "titre"),
            *_brackets(description, "corps"),
            *over(
                YOUTUBE_TAGS,
                tags,
                f"Les mots-clés font {tags} caractères\u00a0: YouTube en accepte {YOUTUBE_TAGS.value}. Retirez-en.",
                where="mots_cles",
            ),
            *_thumbnail(edition),
        )

    def render(self, edition: Edition) -> Payload:
        """JSON, keys sorted, UTF-8, in the words of YouTube's own fields."""
        title, description = video_title(edition), video_description(edition)
        fields = {
            "title": title,
            "description": description,
            "tags": list(edition.video.tags),
            "madeForKids": edition.video.made_for_kids,
            "containsSyntheticMedia": edition.video.contains_synthetic_media,
        }
        body = json.dumps(fields, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
        return Payload(
            self.channel,
            "application/json; charset=utf-8",
            body.encode(),
            {"titre": title, "texte": description},
        )


def video_title(edition: Edition) -> str:
    """The title, on one line."""
    return tidy_plain(edition.variant.title).replace("\n", " ").strip(" ")


def video_description(edition: Edition) -> str:
    """The text, its credits and its links."""
    body = edition.body_plain()
    return "\n\n".join(part for part in (body, edition.closing(body)) if part)


def tags_length(tags: tuple[str, ...]) -> int:
    """Characters as YouTube counts them: commas between tags, and quotes around one that has a space."""
    return sum(len(tag) + 2 * (" " in tag) for tag in tags) + max(0, len(tags) - 1)


def _brackets(text: str, where: str) -> tuple[LimitProblem, ...]:
    found = [character for character in "<>" if character in text]
    if not found:
        return ()
    message = (
        f"YouTube refuse le caractère «\u00a0{found[0]}\u00a0» dans le titre et la description. "
        "Remplacez-le par des mots."
    )
    return (LimitProblem("youtube_chevrons", Channel.YOUTUBE, Severity.BLOCKING, message, where),)


def _thumbnail(edition: Edition) -> tuple[LimitProblem, ...]:
    count = len(edition.images)
    if not count:
        return ()
    image = edition.images[0]
    weight = over(
        YOUTUBE_THUMBNAIL_WEIGHT,
        image.weight,
        f"La vignette pèse {number(image.weight)} octets\u00a0: la limite est de "
        f"{number(YOUTUBE_THUMBNAIL_WEIGHT.value)}. Préparez-la de nouveau.",
        where="image:0",
    )
    warnings = []
    if count > 1:
        message = "YouTube ne montre qu’une vignette\u00a0: seule la première image servira."
        warnings.append(_warning("youtube_une_vignette", message, "images", count, 1))
    if (image.width, image.height) != THUMBNAIL_SIZE:
        message = (
            f"La vignette mesure {image.width}\u00a0×\u00a0{image.height} pixels au lieu de 1280\u00a0×\u00a0720\u00a0: "
            "elle sera recadrée ou floue."
        )
        code, wanted = YOUTUBE_THUMBNAIL_WIDTH.code, YOUTUBE_THUMBNAIL_WIDTH.value
        warnings.append(_warning(code, message, "image:0", image.width, wanted))
    return (*warnings, *weight)


def _warning(code: str, message: str, where: str, measure: int, limit: int) -> LimitProblem:
    return LimitProblem(code, Channel.YOUTUBE, Severity.WARNING, message, where, measure, limit)
