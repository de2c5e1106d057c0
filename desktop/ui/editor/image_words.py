"""The words of the images of a medium: alternative texts and credits, mended like the others. Pure."""

from __future__ import annotations

from dataclasses import replace

from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import own_variant, parent_channel, resolve, with_variant

_FIELD_OF = {"texte_de_remplacement": "alt", "mention": "credit"}


def with_image_words(post: Post, channel: Channel, finding: Finding, replacement: str) -> Post | None:
    """`post` with the words of a finding replaced where they are written; None when they are not there."""
    name, _, index = finding.where.partition(":")
    variant = resolve(post, channel)
    field = _FIELD_OF.get(name)
    if field is None or not index.isdecimal() or int(index) >= len(variant.images):
        return None
    use = variant.images[int(index)]
    text: str = getattr(use, field) or ""
    if finding.end > len(text):
        return None
    written = f"{text[: finding.start]}{replacement}{text[finding.end :]}"
    images = tuple(
        replace(each, **{field: written}) if each is use else each  # type: ignore[arg-type]
        for each in variant.images
    )
    source = parent_channel(post) if "images" in variant.inherited else channel
    return with_variant(post, replace(own_variant(post, source), images=images))
