"""The texts of a post that a person reads or finds it by: title, body, tags, alternative texts, credits."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.editorial.findings import VIDEO_TAGS
from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import ResolvedVariant, resolve


@dataclass(frozen=True, slots=True)
class TextField:
    """One text to check; `where` names it as `Finding.where` does."""

    where: str
    text: str
    markdown: bool = False


def fields_of(post: Post, channel: Channel) -> tuple[TextField, ...]:
    """Every text of `post` that would be published on `channel`, the empty ones left out."""
    return variant_fields(resolve(post, channel))


def variant_fields(variant: ResolvedVariant) -> tuple[TextField, ...]:
    """Every text of a resolved variant; a decorative image has no alternative text to read."""
    fields = [
        TextField("titre", variant.title),
        TextField("corps", variant.body, markdown=variant.markdown),
    ]
    if variant.channel is Channel.YOUTUBE:
        fields.append(TextField(VIDEO_TAGS, variant.video.lines))
    for index, image in enumerate(variant.images):
        if not image.decorative:
            fields.append(TextField(f"texte_de_remplacement:{index}", image.alt))
        fields.append(TextField(f"mention:{index}", image.credit or ""))
    return tuple(field for field in fields if field.text.strip())
