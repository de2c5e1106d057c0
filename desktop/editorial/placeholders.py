"""What a template leaves to the writer: « [à compléter : …] », found wherever it stands. Pure.

A text that still holds one is not finished: it can neither be submitted nor published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import resolve

# Also half erased (without its bracket), without accents, or in decomposed letters. It ends with its line.
_PLACEHOLDER = re.compile(
    r"\[\s*(?:(?:à|a\u0300?)\s+compl(?:é|e\u0301?)ter|dur(?:é|e\u0301?)e\s+inscrite)\b[^\[\]\n]*\]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A stretch left to complete: code points of the text, end excluded, and what is asked for."""

    start: int
    end: int
    asks: str


@dataclass(frozen=True, slots=True)
class PlacedPlaceholder:
    """A placeholder of one text of a post; `where` names it as `Finding.where` does."""

    channel: Channel
    where: str
    placeholder: Placeholder


def placeholders_in(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of `text`, in reading order."""
    return tuple(
        Placeholder(found.start(), found.end(), _asked(found[0])) for found in _PLACEHOLDER.finditer(text)
    )


def placeholders_of(post: Post) -> tuple[PlacedPlaceholder, ...]:
    """Everything left to complete in what `post` would publish.

    A text that several channels share is named once, for the first of them.
    """
    found: list[PlacedPlaceholder] = []
    seen: set[tuple[str, str]] = set()
    for channel in (channel for channel in Channel if channel in post.channels):
        variant = resolve(post, channel)
        texts = [("titre", variant.title), ("corps", variant.body)]
        for index, image in enumerate(variant.images):
            texts += [(f"texte_de_remplacement:{index}", image.alt), (f"mention:{index}", image.credit or "")]
        texts += [(f"lien:{index}", link) for index, link in enumerate(variant.links)]
        for where, text in texts:
            if (where, text) not in seen:
                seen.add((where, text))
                found += (PlacedPlaceholder(channel, where, each) for each in placeholders_in(text))
    return tuple(found)


def _asked(text: str) -> str:
    """What a placeholder asks for: the words after its colon, else all of its words."""
    words = text.strip("[] \u00a0")
    return words.partition(":")[2].strip(" \u00a0") or words
