"""Bringing any accepted picture to the colours of the Web: eight bits, sRGB, alpha only when it is used."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

WHITE = (255, 255, 255)
_DEEP_MODES = ("I", "F")


def eight_bits(image: Image.Image) -> Image.Image:
    """`image` in a mode that resizes well: L, RGB, RGBA or CMYK; deep greys are scaled, not clipped."""
    if image.mode.startswith(_DEEP_MODES):
        return _scaled_grey(image)
    if image.mode in ("RGB", "L", "CMYK"):
        # A "transparent colour" (GIF, PNG) is alpha in another dress.
        return image.convert("RGBA") if "transparency" in image.info and image.mode != "CMYK" else image
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        return image.convert("RGBA")
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _scaled_grey(image: Image.Image) -> Image.Image:
    """A 16-bit, 32-bit or floating grey, from its real range to 0–255 (16 bits keep their full range)."""
    deep = image if image.mode in ("I", "F") else image.convert("I")
    extrema = deep.getextrema()
    low, high = float(extrema[0]), float(extrema[1])  # type: ignore[arg-type]
    if low >= 0 and 1 < high <= 65535:
        low, high = 0.0, 65535.0
    factor = 255.0 / (high - low) if high > low else 0.0
    return deep.convert("F").point(lambda value: value * factor + (-low * factor)).convert("L")


def to_srgb(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, bool]:
    """`image` in sRGB (RGB or RGBA), with its embedded ICC `profile` applied.

    Returns the picture and whether the colours can be trusted: False when the profile was unusable,
    the colours being then taken as they are.
    """
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha is not None else image
    trusted = True
    if profile and not _is_srgb(profile):
        colours, trusted = _converted(colours, profile)
    if colours.mode != "RGB":
        colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours, trusted


def _converted(image: Image.Image, profile: bytes) -> tuple[Image.Image, bool]:
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image, False
    return (converted if converted is not None else image), converted is not None


def _is_srgb(profile: bytes) -> bool:
    """Most cameras embed sRGB itself: converting it would cost time and change nothing."""
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    return "srgb" in name.lower()


def uses_alpha(image: Image.Image) -> bool:
    """Whether some pixel of `image` is not opaque."""
    if image.mode != "RGBA":
        return False
    lowest = image.getchannel("A").getextrema()[0]
    return isinstance(lowest, int | float) and lowest < 255


def flattened(image: Image.Image) -> Image.Image:
    """`image` without alpha, laid on white, as paper and Facebook show it."""
    if image.mode != "RGBA":
        return image
    sheet = Image.new("RGB", image.size, WHITE)
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance (0 to 1) of an sRGB colour whose parts are 0 to 255 (WCAG 2.1)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Contrast ratio (1 to 21) of two sRGB colours (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
