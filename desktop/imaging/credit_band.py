"""The credit line burned into an image, when art. 26 is met "directement sur les images"."""

from __future__ import annotations

import functools

from PIL import Image, ImageDraw, ImageFont

from desktop.errors import EnvironmentFault, Refusal
from desktop.paths import resources

FONT_SHARE = 0.018
"""Height of the letters as a share of the picture's width."""
SMALLEST_FONT = 14
"""Pixels: smaller letters cannot be read on a screen."""
MAX_LINES = 2
MAX_HEIGHT_SHARE = 0.25
BAND_OPACITY = 0.75
BAND_COLOUR = (0, 0, 0)
TEXT_COLOUR = (255, 255, 255)
"""White on the band over a white picture still has a contrast of 10 to 1 (WCAG asks for 4.5)."""


def band_height(size: tuple[int, int], text: str) -> int:
    """The height in pixels of the band that `text` needs at the foot of a picture of `size`."""
    return _Band.fitted(size, text).height


def burn_credit(image: Image.Image, text: str) -> Image.Image:
    """A copy of `image` (RGB) with `text` on a dark band at its foot.

    Raises `Refusal` when the line cannot be drawn legibly: too long, picture too small, or a character
    the font does not have.
    """
    band = _Band.fitted(image.size, text)
    box = (0, image.height - band.height, image.width, image.height)
    strip = image.crop(box)
    dark = Image.new("RGB", strip.size, BAND_COLOUR)
    strip = Image.blend(strip, dark, BAND_OPACITY)
    draw = ImageDraw.Draw(strip)
    for number, line in enumerate(band.lines):
        draw.text(
            (band.padding, band.padding + number * band.leading), line, fill=TEXT_COLOUR, font=band.font
        )
    result = image.copy()
    result.paste(strip, box)
    return result


class _Band:
    """A credit line laid out at one size of letters."""

    def __init__(self, size: int, text: str, width: int) -> None:
        self.font = _font(size)
        self.padding = round(size * 0.6)
        self.leading = round(size * 1.25)
        self.lines = _wrapped(text, self.font, width - 2 * self.padding)
        self.height = 2 * self.padding + self.leading * len(self.lines)

    @classmethod
    def fitted(cls, size: tuple[int, int], text: str) -> _Band:
        _refuse_undrawable(text)
        width, height = size
        letters = max(SMALLEST_FONT, round(width * FONT_SHARE))
        for candidate in (letters, round(letters * 0.8), SMALLEST_FONT):
            band = cls(max(SMALLEST_FONT, candidate), text, width)
            if len(band.lines) <= MAX_LINES and band.height <= height * MAX_HEIGHT_SHARE and band.fits(width):
                return band
        message = (
            "La mention de source ne tient pas lisiblement sur l’image. L’image est inchangée. "
            "Raccourcissez la mention, élargissez le cadrage, ou placez-la dans le texte (art.\u00a026)."
        )
        raise Refusal("mention_trop_longue", message)

    def fits(self, width: int) -> bool:
        """Whether every line, even one long word, holds in the picture."""
        return all(self.font.getlength(line) <= width - 2 * self.padding for line in self.lines)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Lines cut at ordinary spaces only: a no-break space holds."""
    lines: list[str] = []
    for word in text.split(" "):
        candidate = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(candidate) <= width:
            lines[-1] = candidate
        else:
            lines.append(word)
    return lines


def _refuse_undrawable(text: str) -> None:
    missing = sorted({character for character in text if not _has_glyph(character)})
    if missing:
        message = (
            f"La mention de source contient un caractère impossible à dessiner ({' '.join(missing)}). "
            "L’image est inchangée. Placez la mention dans le texte, ou récrivez-la sans ce caractère."
        )
        raise Refusal("mention_indessinable", message)


@functools.lru_cache(maxsize=512)
def _has_glyph(character: str) -> bool:
    """A character the font lacks is drawn as its "unknown" box, the same for all."""
    font = _font(24)
    if character in " \u00a0\u202f":
        return True
    return bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffe"))


@functools.lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The shipped font: one of the computer's would draw other bytes on another computer."""
    path = resources() / "fonts" / "DejaVuSans.ttf"
    try:
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        message = (
            f"La police de l’application est introuvable ({path.name}). L’image est inchangée. "
            "Réinstallez l’application, ou placez la mention de source dans le texte."
        )
        raise EnvironmentFault("police_absente", message) from error
