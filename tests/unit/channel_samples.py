"""Editions to render in the channel tests."""

from __future__ import annotations

import datetime as dt

from desktop.channels.edition import Edition, PublishedImage
from desktop.editorial.post import Channel, Post, PostKind, Variant, VideoFacts
from desktop.editorial.variant import resolve

BODY = (
    "La fête a lieu le samedi 12\u00a0juin 2027, à 10\u00a0h, au parc Sophie-Masson.\n\n"
    "Au programme\u00a0:\n- maquillage;\n- **jeux gonflables**;\n- contes «\u00a0à deux voix\u00a0».\n\n"
    "Consultez la [page des loisirs](https://stesophie.ca/loisirs) ou écrivez à courrier@stesophie.ca."
)
TITLE = "La Fête de la famille revient le 12\u00a0juin"
PAGE = "https://stesophie.ca/fete-de-la-famille"


def image(position: int = 0, **changes: object) -> PublishedImage:
    """A published image of usual size."""
    values: dict[str, object] = {
        "file_name": f"image-{position + 1}.jpg",
        "media_type": "image/jpeg",
        "width": 1600,
        "height": 1067,
        "weight": 400_000,
        "alt": "Des familles au parc, sous une banderole.",
        "credit": "Photo\u00a0: Noé Vallerand",
        "credit_where": "texte",
    }
    return PublishedImage(**(values | changes))  # type: ignore[arg-type]


def edition(
    channel: Channel,
    *,
    body: str | None = BODY,
    title: str | None = TITLE,
    images: tuple[PublishedImage, ...] = (),
    links: tuple[str, ...] = (),
    kind: PostKind = PostKind.PRESS_RELEASE,
    page: str | None = PAGE,
    own_body: str | None = None,
    own_title: str | None = None,
    video: VideoFacts | None = None,
    planned_at: dt.datetime | None = None,
    channels: tuple[Channel, ...] = tuple(Channel),
) -> Edition:
    """An edition of a post whose words were written for its first channel; `own_body` adapts them."""
    variants = [Variant(channels[0], title=title, body=body, links=links)]
    if channel is not channels[0]:
        variants.append(Variant(channel, title=own_title, body=own_body, video=video))
    post = Post("p1", kind, channels, tuple(variants), site_page=page)
    return Edition(post, resolve(post, channel), images, planned_at)
