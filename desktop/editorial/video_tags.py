"""The tags of a video: how a line of them is read, and how one of their words is mended. Pure."""

from __future__ import annotations

from dataclasses import replace

from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import own_variant, with_variant

BETWEEN = ", "
"""What parts two tags in the line where they are typed."""


def tags_in(typed: str) -> tuple[str, ...]:
    """The tags of a line, each once whatever its capitals, without the sign that YouTube adds by itself."""
    found: dict[str, str] = {}
    for part in typed.split(","):
        tag = " ".join(part.replace("#", " ").split())
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def place_in_line(tags: tuple[str, ...], position: int) -> int:
    """Where a position of `VideoFacts.lines` is once the tags stand in one line, parted by `BETWEEN`."""
    before = "\n".join(tags)[:position].count("\n")
    return position + before * (len(BETWEEN) - 1)


def with_tag_words(post: Post, channel: Channel, finding: Finding, replacement: str) -> Post | None:
    """`post` with the words of a finding replaced in the tags of its video; None when they are not there."""
    own = own_variant(post, channel)
    if own.video is None or finding.end > len(own.video.lines):
        return None
    text = own.video.lines
    written = f"{text[: finding.start]}{replacement}{text[finding.end :]}"
    video = replace(own.video, tags=tags_in(written.replace("\n", ",")))
    return with_variant(post, replace(own, video=video))
