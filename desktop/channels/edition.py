"""What one channel publishes of one post: the resolved words, the rendered images, the facts of a video."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.channels.markdown import plain_to_html, tidy_plain, to_html, to_plain
from desktop.editorial.post import Channel, ImageUse, Post, VideoFacts
from desktop.editorial.variant import ResolvedVariant

_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True, slots=True)
class PublishedImage:
    """One rendered image as a channel publishes it. `weight` is in bytes, sides are in pixels.

    `credit` is printed beside the image only when `credit_where` is `texte`; `image` means that it is
    already burned into the pixels (art. 26 accepts either).
    """

    file_name: str
    media_type: str
    width: int
    height: int
    weight: int
    alt: str = ""
    decorative: bool = False
    credit: str | None = None
    credit_where: str | None = None

    @property
    def credit_beside(self) -> str | None:
        """The credit line that the text must carry."""
        return self.credit if self.credit and self.credit_where != "image" else None

    @property
    def described(self) -> str:
        """The alternative text as published: empty when the image only decorates."""
        return "" if self.decorative else self.alt


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything one channel publishes of one post, images already rendered, in order.

    `planned_at` is an aware moment, None when the publication is not scheduled.
    """

    post: Post
    variant: ResolvedVariant
    images: tuple[PublishedImage, ...] = ()
    planned_at: dt.datetime | None = None

    @property
    def video(self) -> VideoFacts:
        """What is said of the video."""
        return self.variant.video

    @property
    def is_markdown(self) -> bool:
        """Whether the body was written in Markdown: that depends on the channel it was written for."""
        return self.variant.markdown

    def body_html(self, *, spell_links: bool = False) -> str:
        """The body as sanitised HTML."""
        body = self.variant.body
        return to_html(body, spell_links=spell_links) if self.is_markdown else plain_to_html(body)

    def body_plain(self) -> str:
        """The body as plain text."""
        return to_plain(self.variant.body) if self.is_markdown else tidy_plain(self.variant.body)

    def credits_missing_from(self, text: str) -> tuple[str, ...]:
        """The credit lines the text must carry and does not carry yet, each once."""
        lines = dict.fromkeys(line for image in self.images if (line := image.credit_beside))
        return tuple(line for line in lines if line not in text)

    def links_missing_from(self, text: str) -> tuple[str, ...]:
        """The links of the post that the text does not hold yet, the page on the site last (art. 2)."""
        own = self.post.site_page if self.variant.channel is not Channel.WEBSITE else None
        wanted = [link for link in self.variant.links if link != self.post.site_page] + ([own] if own else [])
        return tuple(dict.fromkeys(link for link in wanted if not _holds(text, link)))

    def link_lines(self, text: str) -> tuple[tuple[str, str], ...]:
        """What introduces each link the text lacks, and the link."""
        page = self.post.site_page
        return tuple(
            ("Plus de détails\u00a0:" if link == page else "Lien\u00a0:", link)
            for link in self.links_missing_from(text)
        )

    def closing(self, body: str) -> str:
        """What follows a plain `body`: the credits it must carry (art. 26) and the links it lacks (art. 2)."""
        links = (f"{label} {link}" for label, link in self.link_lines(body))
        blocks = ("\n".join(self.credits_missing_from(body)), "\n".join(links))
        return "\n\n".join(block for block in blocks if block)


def image_file_name(position: int, media_type: str) -> str:
    """The name of the image at `position` (from 0) beside the text that shows it."""
    return f"image-{position + 1}.{_EXTENSIONS[media_type]}"


def published_image(
    position: int, use: ImageUse, media_type: str, width: int, height: int, weight: int
) -> PublishedImage:
    """The image that `use` asks for, once rendered; `position` counts from 0 in its variant."""
    return PublishedImage(
        file_name=image_file_name(position, media_type),
        media_type=media_type,
        width=width,
        height=height,
        weight=weight,
        alt=use.alt,
        decorative=use.decorative,
        credit=use.credit,
        credit_where=use.credit_where,
    )


def _holds(text: str, link: str) -> bool:
    """Whether `text` already gives that address, with or without its scheme and final slash."""
    bare = link.removeprefix("https://").removeprefix("http://").rstrip("/")
    position = text.find(bare)
    while position >= 0:
        after = text[position + len(bare) :]
        if not after[:1].isalnum() and not (after[:1] in "/-_?" and after[1:2].isalnum()):
            return True
        position = text.find(bare, position + 1)
    return False
