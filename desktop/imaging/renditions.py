"""From an original to the exact bytes a channel will publish: cropped, upright, sRGB, stripped, signed.

The bytes depend on nothing but their inputs (and on the versions of the image libraries): they are
what the approval binds. No metadata of any kind survives, GPS least of all.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from db.digests import sha256_hex
from desktop.editorial.post import Crop
from desktop.errors import Refusal
from desktop.imaging.colour import eight_bits, flattened, to_srgb, uses_alpha
from desktop.imaging.credit_band import band_height, burn_credit
from desktop.imaging.logo import Corner, OfficialLogo, compose
from desktop.imaging.orientation import Box, stored_box, swaps_sides, upright
from desktop.imaging.originals import Notice, Original, decoded
from desktop.imaging.rendition_specs import RenditionSpec

_SMALLEST_SIDE = 16
_QUALITY_STEP = 6
_SHRINK = 0.85


@dataclass(frozen=True, slots=True)
class LogoUse:
    """The official logo to compose: its registered identity, its bytes, and a corner if one is imposed."""

    logo: OfficialLogo
    data: bytes
    corner: Corner | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """The bytes to publish, and what the person should know of how they were made.

    `logo_corner` is where the logo went, None without a logo.
    """

    spec: str
    data: bytes
    sha256: str
    media_type: str
    width: int
    height: int
    logo_corner: Corner | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Picture:
    """The decoded crop, upright and in sRGB, with what was noticed on the way."""

    image: Image.Image
    notices: tuple[Notice, ...]


def render(
    original: Original,
    crop: Crop,
    spec: RenditionSpec,
    *,
    credit: str | None = None,
    logo: LogoUse | None = None,
) -> Rendition:
    """The rendition of `original` for one use.

    `credit` is the credit line to *burn into the image* (pass it when `credit_where` is `image`).
    Raises `Refusal` for an impossible crop, a picture too small for its logo or its credit line, or
    bytes that are not the official logo.
    """
    box = _checked(crop, original, spec)
    size = _fitted(box, original, spec)
    picture = _decoded(original, box, size, spec)
    notices = original.notices + picture.notices + _size_notices(box, original, spec)
    while True:
        image, corner, more = _finished(picture.image, size, spec, credit, logo)
        encoded = _encoded(image, spec)
        if encoded is not None:
            break
        size = (max(1, round(size[0] * _SHRINK)), max(1, round(size[1] * _SHRINK)))
    data, media_type = encoded
    return Rendition(
        spec=spec.name,
        data=data,
        sha256=sha256_hex(data),
        media_type=media_type,
        width=image.width,
        height=image.height,
        logo_corner=corner,
        notices=notices + more,
    )


def _checked(crop: Crop, original: Original, spec: RenditionSpec) -> Box:
    """The crop as a box of fractions, cut to the channel's shape around its centre when it has one."""
    box = (crop.left, crop.top, crop.right, crop.bottom)
    inside = 0 <= crop.left < crop.right <= 1 and 0 <= crop.top < crop.bottom <= 1
    width, height = _pixels(box, original)
    if not inside or width < _SMALLEST_SIDE or height < _SMALLEST_SIDE:
        message = (
            "Le cadrage choisi est vide ou sort de l’image. L’image est inchangée. "
            "Reprenez le cadrage pour ce média."
        )
        raise Refusal("cadrage_invalide", message)
    if not spec.exact:
        return box
    ratio = spec.width / spec.height
    share_x = min(1.0, height * ratio / width)
    share_y = min(1.0, width / ratio / height)
    margin_x = (crop.right - crop.left) * (1 - share_x) / 2
    margin_y = (crop.bottom - crop.top) * (1 - share_y) / 2
    return (crop.left + margin_x, crop.top + margin_y, crop.right - margin_x, crop.bottom - margin_y)


def _pixels(box: Box, original: Original) -> tuple[float, float]:
    left, top, right, bottom = box
    return (right - left) * original.width, (bottom - top) * original.height


def _fitted(box: Box, original: Original, spec: RenditionSpec) -> tuple[int, int]:
    """The size of the rendition: the exact one, or the largest that fits without enlarging."""
    if spec.exact:
        return spec.width, spec.height
    width, height = _pixels(box, original)
    scale = min(1.0, spec.width / width, spec.height / height)
    return max(1, min(spec.width, round(width * scale))), max(1, min(spec.height, round(height * scale)))


def _decoded(original: Original, box: Box, size: tuple[int, int], spec: RenditionSpec) -> _Picture:
    """The crop at `size`. A JPEG is decoded at the smallest size that is enough: the whole cost is there."""
    left, top, right, bottom = stored_box(box, original.orientation)
    swapped = swaps_sides(original.orientation)
    target = (size[1], size[0]) if swapped else size
    enough = (round(target[0] / (right - left)), round(target[1] / (bottom - top)))
    source = decoded(original, enough)
    profile = source.info.get("icc_profile")
    width, height = source.size
    reduced = width < (original.height if swapped else original.width)
    small = eight_bits(source).resize(
        target,
        # A reduced decoding is itself a low-pass filter: on screen, what is left to do (less than a
        # half) needs no long kernel. On paper it is seen at 300 pixels per inch.
        Image.Resampling.HAMMING if reduced and spec.density is None else Image.Resampling.LANCZOS,
        box=(left * width, top * height, right * width, bottom * height),
    )
    image, trusted = to_srgb(small, profile if isinstance(profile, bytes) else None)
    image = upright(image, original.orientation)
    image.info = {}
    message = "Le profil de couleurs de l’image est illisible\u00a0: vérifiez ses couleurs à l’aperçu."
    return _Picture(image, () if trusted else (Notice("profil_couleurs", message),))


def _finished(
    picture: Image.Image,
    size: tuple[int, int],
    spec: RenditionSpec,
    credit: str | None,
    logo: LogoUse | None,
) -> tuple[Image.Image, Corner | None, tuple[Notice, ...]]:
    """The picture at `size` with its logo and its burned credit line."""
    image = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    if not (spec.keeps_alpha and uses_alpha(image)) or credit or logo:
        image = flattened(image)
    corner: Corner | None = None
    notices: tuple[Notice, ...] = ()
    if logo is not None:
        foot = band_height(image.size, credit) if credit else 0
        composed = compose(image, logo.data, logo.logo, corner=logo.corner, rules=spec.logo, foot=foot)
        image, corner = composed.image, composed.corner
        if composed.plate:
            message = "Le fond manquait de contraste\u00a0: le logo est posé sur un aplat uni."
            notices = (Notice("logo_sur_aplat", message),)
    if credit:
        image = burn_credit(image, credit)
    return image, corner, notices


def _encoded(image: Image.Image, spec: RenditionSpec) -> tuple[bytes, str] | None:
    """The bytes and their media type, or None when even the worst accepted quality is too heavy."""
    if image.mode == "RGBA":
        data = _saved(image, "PNG", optimize=True)
        if len(data) <= spec.max_bytes:
            return data, "image/png"
        image = flattened(image)
    density = {} if spec.density is None else {"dpi": (spec.density, spec.density)}
    for quality in range(spec.quality, spec.worst_quality - 1, -_QUALITY_STEP):
        data = _saved(
            image,
            "JPEG",
            quality=quality,
            subsampling=0 if spec.full_colour else 2,
            progressive=spec.progressive,
            optimize=spec.progressive,
            **density,
        )
        if len(data) <= spec.max_bytes:
            return data, "image/jpeg"
    return None


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    bare = image.copy() if image.info else image
    bare.info = {}
    buffer = io.BytesIO()
    bare.save(buffer, kind, **options)
    return buffer.getvalue()


def _size_notices(box: Box, original: Original, spec: RenditionSpec) -> tuple[Notice, ...]:
    width = round(_pixels(box, original)[0])
    if width >= spec.smallest_width:
        return ()
    if spec.density is None:
        message = (
            f"L’image n’a que {width}\u00a0pixels de large pour ce média (au moins {spec.smallest_width} "
            "recommandés)\u00a0: elle paraîtra floue."
        )
        return (Notice("image_petite", message),)
    printed, wanted = (
        f"{value / spec.density * 2.54:.1f}".replace(".", ",") for value in (width, spec.width)
    )
    message = (
        f"À {spec.density}\u00a0points par pouce, l’image ne s’imprime qu’à {printed}\u00a0cm de large au lieu de "
        f"{wanted}\u00a0cm. Demandez l’original en pleine résolution, ou imprimez-la plus petite."
    )
    return (Notice("image_petite_impression", message),)
