"""The official logo (art. 25): registered by its hash, and composed with clear space, never altered."""

from __future__ import annotations

import enum
import io
from dataclasses import dataclass

import resvg_py
from PIL import Image, ImageStat

from db.digests import sha256_hex
from desktop.errors import Refusal
from desktop.imaging.colour import contrast
from desktop.imaging.file_kinds import ImageKind, is_svg, sniff
from desktop.imaging.originals import open_original
from desktop.imaging.svg import refuse_unsafe_svg, unreadable_svg

SMALLEST_PNG_WIDTH = 400
"""Pixels: below, the logo would have to be enlarged in print."""
_TRIAL_WIDTH = 1200


class Corner(enum.StrEnum):
    """Where a logo goes, in the order tried when several suit as well."""

    BOTTOM_RIGHT = "bas_droite"
    BOTTOM_LEFT = "bas_gauche"
    TOP_RIGHT = "haut_droite"
    TOP_LEFT = "haut_gauche"


@dataclass(frozen=True, slots=True)
class OfficialLogo:
    """The identity of the official logo: the SHA-256 of its exact bytes, and its proportions.

    `width` and `height` are pixels for a PNG; for an SVG only their ratio means something.
    """

    sha256: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LogoRules:
    """How the logo is set. Shares are of the picture's width; `clear_space` is of the logo's height.

    `readable_contrast` is what WCAG 2.1 (1.4.11) asks of a graphical object.
    """

    share: float = 0.16
    smallest_width: int = 96
    largest_share: float = 0.4
    clear_space: float = 0.3
    readable_contrast: float = 3.0


DEFAULT_RULES = LogoRules()


@dataclass(frozen=True, slots=True)
class Composition:
    """A picture with its logo: where it went, and whether a plate was needed to make it stand out."""

    image: Image.Image
    corner: Corner
    box: tuple[int, int, int, int]
    contrast: float
    plate: bool


def register_logo(data: bytes, name: str = "logo") -> OfficialLogo:
    """The identity of the logo in `data`, an SVG or a PNG, to be kept in the register.

    Raises `Refusal` for another format, a small PNG, or an SVG that would not look the same everywhere
    (letters that are still text, pictures or styles fetched from outside, entities).
    """
    if is_svg(data):
        refuse_unsafe_svg(data, name)
        picture, media_type = _rasterised(data, _TRIAL_WIDTH), "image/svg+xml"
    elif sniff(data) is ImageKind.PNG:
        picture, media_type = _png(data, name), "image/png"
        if picture.width < SMALLEST_PNG_WIDTH:
            raise _refusal(
                "logo_trop_petit",
                f"Le logo «\u00a0{name}\u00a0» n’a que {picture.width}\u00a0pixels de large.",
                f"Il en faut au moins {SMALLEST_PNG_WIDTH}\u00a0: demandez le fichier vectoriel (SVG).",
            )
    else:
        raise _refusal(
            "logo_format",
            f"Le fichier «\u00a0{name}\u00a0» n’est ni un SVG ni un PNG.",
            "Demandez le logo officiel dans l’un de ces formats.",
        )
    if picture.getchannel("A").getextrema()[1] == 0:
        raise _refusal(
            "logo_vide",
            f"Le logo «\u00a0{name}\u00a0» ne dessine rien.",
            "Ouvrez-le dans un logiciel d’image et enregistrez-le de nouveau.",
        )
    return OfficialLogo(sha256_hex(data), media_type, picture.width, picture.height)


def logo_png(data: bytes, width: int) -> bytes:
    """A logo that `register_logo` accepts, as a PNG at most `width` pixels wide: to show it, not to publish it."""
    picture = _rasterised(data, width) if is_svg(data) else _png(data, "logo")
    picture.thumbnail((width, width))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def compose(
    image: Image.Image,
    data: bytes,
    logo: OfficialLogo,
    *,
    corner: Corner | None = None,
    rules: LogoRules = DEFAULT_RULES,
    foot: int = 0,
) -> Composition:
    """A copy of `image` (RGB) with the official `logo`, whose bytes are `data`.

    Without a `corner`, the one where the logo stands out best. `foot` is a height in pixels to leave
    free at the bottom (a credit band). Where no corner gives enough contrast the logo is set on a plain
    plate that covers its clear space: its own colours never change.
    Raises `Refusal` for any other bytes than the registered ones, and for a picture too small.
    """
    if sha256_hex(data) != logo.sha256:
        message = (
            "Ce fichier n’est pas le logo officiel enregistré\u00a0: son empreinte est différente. "
            "Rien n’a été composé. Utilisez le logo du registre, ou faites enregistrer le nouveau (art.\u00a025)."
        )
        raise Refusal("logo_non_officiel", message)
    width, height, space = _measures(image, logo, rules, foot)
    drawing = _drawn(data, logo, (width, height))
    ink = _ink(drawing)
    boxes = _boxes(image, (width, height), space, foot)
    if corner is None:
        corner = max(Corner, key=lambda each: _standing_out(image, boxes[each], ink))
    box = boxes[corner]
    ratio = contrast(_mean(image, box), ink)
    result = image.copy()
    plate = ratio < rules.readable_contrast or _is_busy(image, box)
    if plate:
        result.paste(_plate_colour(ink), _grown(box, space))
    result.paste(drawing, box, drawing.getchannel("A"))
    return Composition(result, corner, box, ratio, plate)


def _measures(image: Image.Image, logo: OfficialLogo, rules: LogoRules, foot: int) -> tuple[int, int, int]:
    width = max(rules.smallest_width, round(image.width * rules.share))
    height = max(1, round(width * logo.height / logo.width))
    tallest = round((image.height - foot) * rules.share)
    if height > tallest and round(tallest * logo.width / logo.height) >= rules.smallest_width:
        height, width = tallest, round(tallest * logo.width / logo.height)
    space = round(height * rules.clear_space)
    room = (image.width * rules.largest_share, (image.height - foot) * rules.largest_share)
    if width > room[0] or height > room[1]:
        message = (
            f"L’image ({image.width}\u00a0×\u00a0{image.height} pixels) est trop petite pour porter le logo à sa "
            f"taille minimale ({rules.smallest_width}\u00a0pixels de large). L’image est inchangée. "
            "Élargissez le cadrage, choisissez une image plus grande, ou publiez-la sans logo."
        )
        raise Refusal("logo_image_trop_petite", message)
    return width, height, space


def _boxes(
    image: Image.Image, size: tuple[int, int], space: int, foot: int
) -> dict[Corner, tuple[int, int, int, int]]:
    width, height = size
    right, bottom = image.width - space - width, image.height - foot - space - height
    origins = {
        Corner.TOP_LEFT: (space, space),
        Corner.TOP_RIGHT: (right, space),
        Corner.BOTTOM_LEFT: (space, bottom),
        Corner.BOTTOM_RIGHT: (right, bottom),
    }
    return {corner: (x, y, x + width, y + height) for corner, (x, y) in origins.items()}


def _standing_out(
    image: Image.Image, box: tuple[int, int, int, int], ink: tuple[float, float, float]
) -> float:
    """Contrast against the mean of the place, less when the place is busy."""
    return contrast(_mean(image, box), ink) - _unevenness(image, box) / 32


_BUSY = 48.0
"""Standard deviation of grey (0–255) above which no plain drawing reads well."""


def _is_busy(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return _unevenness(image, box) > _BUSY


def _unevenness(image: Image.Image, box: tuple[int, int, int, int]) -> float:
    return ImageStat.Stat(image.crop(box).convert("L")).stddev[0]


def _mean(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[float, float, float]:
    red, green, blue = ImageStat.Stat(image.crop(box).convert("RGB")).mean
    return red, green, blue


def _ink(drawing: Image.Image) -> tuple[float, float, float]:
    """The mean colour of what the logo draws, transparent parts left out."""
    red, green, blue = ImageStat.Stat(drawing.convert("RGB"), drawing.getchannel("A").point(_solid)).mean
    return red, green, blue


def _solid(alpha: int) -> int:
    return 255 if alpha > 127 else 0


def _plate_colour(ink: tuple[float, float, float]) -> tuple[int, int, int]:
    white, dark = (255, 255, 255), (32, 32, 32)
    return white if contrast(ink, white) >= contrast(ink, dark) else dark


def _grown(box: tuple[int, int, int, int], space: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return max(0, left - space), max(0, top - space), right + space, bottom + space


def _drawn(data: bytes, logo: OfficialLogo, size: tuple[int, int]) -> Image.Image:
    if logo.media_type == "image/svg+xml":
        # resvg keeps the proportions: the last pixel of rounding is left to Pillow.
        picture = _rasterised(data, size[0])
        return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    return _png(data, "logo").resize(size, Image.Resampling.LANCZOS)


def _png(data: bytes, name: str) -> Image.Image:
    open_original(data, name)
    with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
        return image.convert("RGBA")


def _rasterised(data: bytes, width: int) -> Image.Image:
    """The drawing as pixels; no font and no file of the computer takes part in it."""
    try:
        png = resvg_py.svg_to_bytes(svg_string=data.decode("utf-8-sig"), width=width, skip_system_fonts=True)
    except (ValueError, RuntimeError) as error:
        raise unreadable_svg("logo") from error
    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        return image.convert("RGBA")


def _refusal(code: str, what: str, advice: str) -> Refusal:
    return Refusal(code, f"{what} Rien n’a été enregistré. {advice}")
