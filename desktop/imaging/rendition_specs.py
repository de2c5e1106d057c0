"""What each channel wants of an image. Platform limits and their sources are in `channels/limits.py`."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.editorial.post import Channel
from desktop.imaging.logo import LogoRules


@dataclass(frozen=True, slots=True)
class RenditionSpec:
    """How an image is prepared for one use.

    `width` and `height` are the box in pixels it must fit in, or its size when `exact`. JPEG quality
    goes down from `quality` to `worst_quality` until the file holds in `max_bytes`. `density` is the
    pixels per inch written in the file, for print. `smallest_width` is the width below which the
    original is reported as too small. `keeps_alpha` allows a PNG when the picture is transparent.
    """

    name: str
    channel: Channel
    width: int
    height: int
    max_bytes: int
    quality: int
    worst_quality: int
    smallest_width: int
    exact: bool = False
    keeps_alpha: bool = False
    full_colour: bool = False
    progressive: bool = False
    density: int | None = None
    logo: LogoRules = field(default_factory=LogoRules)


PRINT_DENSITY = 300
"""Pixels per inch at the final size."""
_PRINTED_LOGO = LogoRules(smallest_width=236)  # 20 mm

WEBSITE = RenditionSpec(
    name="site",
    channel=Channel.WEBSITE,
    width=1600,
    height=1600,
    max_bytes=1_500_000,
    quality=85,
    worst_quality=60,
    smallest_width=800,
    keeps_alpha=True,
    progressive=True,
)
FACEBOOK = RenditionSpec(
    name="facebook",
    channel=Channel.FACEBOOK,
    width=2048,
    height=2048,
    max_bytes=4_000_000,
    quality=88,
    worst_quality=60,
    smallest_width=1080,
)
YOUTUBE = RenditionSpec(
    name="vignette",
    channel=Channel.YOUTUBE,
    width=1280,
    height=720,
    max_bytes=2_000_000,
    quality=90,
    worst_quality=60,
    smallest_width=1280,
    exact=True,
)
# sRGB and not CMYK: a good separation needs the profile of the printer's press, which only the printer
# has; without one, Pillow's would lose the blacks. Printers take RGB images in PDF/X-4.
CONTACT_COLUMN = RenditionSpec(
    name="contact-colonne",
    channel=Channel.CONTACT,
    width=1004,
    height=1500,
    max_bytes=20_000_000,
    quality=95,
    worst_quality=90,
    smallest_width=1004,
    full_colour=True,
    density=PRINT_DENSITY,
    logo=_PRINTED_LOGO,
)
CONTACT_PAGE = RenditionSpec(
    name="contact-page",
    channel=Channel.CONTACT,
    width=2550,
    height=3300,
    max_bytes=40_000_000,
    quality=95,
    worst_quality=90,
    smallest_width=2550,
    full_colour=True,
    density=PRINT_DENSITY,
    logo=_PRINTED_LOGO,
)

SPECS = (WEBSITE, FACEBOOK, YOUTUBE, CONTACT_COLUMN, CONTACT_PAGE)


def main_spec(channel: Channel) -> RenditionSpec:
    """The usual preparation for a channel (for *Le Contact*, the width of a column)."""
    return next(spec for spec in SPECS if spec.channel is channel)
