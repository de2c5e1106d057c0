"""Draws the material of `bon-a-tirer essai`: a photograph-like JPEG and a fictitious logo.

Usage: `python packaging/make_essai_material.py [FOLDER]` (default: `resources/essai`). Everything is drawn
here, nobody exists, and the same Pillow gives the same bytes: the noise comes from a seeded generator.
"""

from __future__ import annotations

import io
import math
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = (1600, 1067)
SCALE = 2
"""Shapes are drawn twice as large, so that their edges are smooth once reduced."""
SEED = 20260613

Colour = tuple[int, int, int]
Point = tuple[float, float]


def photograph() -> Image.Image:
    """A child with a red balloon in front of a tent, in a park; out of focus behind her."""
    rng = random.Random(SEED)
    scene = _sky()
    _trees(scene, rng)
    _lawn(scene, rng)
    _tent(scene)
    _bunting(scene)
    _visitors(scene, rng)
    scene = scene.filter(ImageFilter.GaussianBlur(5 * SCALE))
    _child(scene)
    small = scene.resize(SIZE, Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(0.6))
    return _grain(_vignette(_sunlight(small)), rng)


def _canvas() -> tuple[int, int]:
    return SIZE[0] * SCALE, SIZE[1] * SCALE


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, 256))
    for row in range(256):
        share = row / 255
        column.putpixel((0, row), tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)))
    return column.resize(size, Image.Resampling.BICUBIC)


def _sky() -> Image.Image:
    return _gradient(_canvas(), (104, 158, 214), (226, 236, 240))


def _trees(scene: Image.Image, rng: random.Random) -> None:
    """A row of foliage: many soft discs of close greens, darker below."""
    draw = ImageDraw.Draw(scene)
    width, height = scene.size
    horizon = 0.56 * height
    for _ in range(900):
        x, depth = rng.uniform(-0.05, 1.05) * width, rng.random()
        y = horizon - depth * height * (0.22 + 0.12 * math.sin(x / width * 7))
        radius = rng.uniform(0.012, 0.035) * width
        green = (
            38 + 60 * depth + rng.uniform(-10, 10),
            78 + 70 * depth + rng.uniform(-12, 12),
            36 + 30 * depth,
        )
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_colour(green))


def _lawn(scene: Image.Image, rng: random.Random) -> None:
    width, height = scene.size
    top = round(0.55 * height)
    scene.paste(_gradient((width, height - top), (126, 158, 78), (72, 116, 44)), (0, top))
    draw = ImageDraw.Draw(scene)
    for _ in range(5000):
        x, share = rng.uniform(0, width), rng.random() ** 0.5
        y = top + share * (height - top)
        length = 4 + 26 * share
        shade = rng.uniform(-18, 18)
        draw.line(
            (x, y, x + rng.uniform(-6, 6), y - length),
            fill=_colour((92 + shade, 136 + shade, 58 + shade)),
            width=3,
        )


def _tent(scene: Image.Image) -> None:
    """A white marquee with a peaked roof, lit from the left."""
    draw = ImageDraw.Draw(scene)

    def at(x: float, y: float) -> Point:
        return x * scene.width, y * scene.height

    draw.polygon([at(0.47, 0.68), at(0.47, 0.42), at(0.93, 0.42), at(0.93, 0.70)], fill=(214, 216, 214))
    draw.polygon([at(0.52, 0.69), at(0.52, 0.44), at(0.76, 0.44), at(0.76, 0.69)], fill=(104, 102, 98))
    draw.polygon([at(0.43, 0.43), at(0.70, 0.20), at(0.72, 0.43)], fill=(250, 249, 244))
    draw.polygon([at(0.70, 0.20), at(0.97, 0.43), at(0.72, 0.43)], fill=(216, 219, 222))
    for index in range(9):
        left = 0.43 + index * 0.06
        points = [at(left, 0.428), at(left + 0.06, 0.428), at(left + 0.03, 0.462)]
        draw.polygon(points, fill=(32, 104, 150) if index % 2 else (246, 246, 242))
    for x in (0.445, 0.955):
        draw.line((*at(x, 0.43), *at(x, 0.73)), fill=(150, 150, 148), width=10)


def _bunting(scene: Image.Image) -> None:
    """A string of pennants across the top."""
    draw = ImageDraw.Draw(scene)
    colours = ((206, 62, 52), (240, 190, 60), (52, 120, 170), (74, 150, 92))
    width, height = scene.size
    points = [(x / 40 * width, height * (0.10 + 0.07 * math.sin(math.pi * (x / 40)))) for x in range(41)]
    draw.line(points, fill=(240, 240, 236), width=6)
    for index in range(1, 40, 2):
        x, y = points[index]
        draw.polygon([(x - 34, y), (x + 34, y + 4), (x + 2, y + 92)], fill=colours[index // 2 % 4])


def _visitors(scene: Image.Image, rng: random.Random) -> None:
    """Silhouettes in the distance: nobody one could recognise."""
    draw = ImageDraw.Draw(scene)
    for _ in range(9):
        x, base = rng.uniform(0.03, 0.42) * scene.width, rng.uniform(0.63, 0.68) * scene.height
        tall = rng.uniform(0.09, 0.13) * scene.height
        shirt = _colour(tuple(rng.uniform(60, 210) for _ in range(3)))
        draw.rounded_rectangle((x - 22, base - tall * 0.8, x + 22, base), 18, fill=shirt)
        draw.ellipse((x - 17, base - tall - 12, x + 17, base - tall + 24), fill=(186, 142, 112))


def _child(scene: Image.Image) -> None:
    """The child, in focus: everything is placed from her own height, feet at the bottom of the picture."""
    draw = ImageDraw.Draw(scene)
    unit = scene.height / 100

    def box(x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
        cx, cy = scene.width * 0.33 + x * unit, y * unit
        return cx - w * unit / 2, cy - h * unit / 2, cx + w * unit / 2, cy + h * unit / 2

    def at(x: float, y: float) -> Point:
        return scene.width * 0.33 + x * unit, y * unit

    _balloon(draw, box, at, unit)
    skin, hair, dress = (214, 166, 134), (74, 48, 34), (238, 196, 72)
    draw.ellipse(box(1, 101, 26, 4), fill=(52, 84, 34))
    for x in (-3.2, 3.4):
        draw.rounded_rectangle(box(x, 91, 3.6, 17), unit, fill=skin)
        draw.rounded_rectangle(box(x + 0.4, 99, 5.4, 3), unit, fill=(60, 70, 96))
    draw.ellipse(box(0, 47, 19, 21), fill=hair)
    draw.rounded_rectangle(box(0, 53, 18, 16), 5 * unit, fill=hair)
    draw.line([at(7, 64), at(12.5, 57), at(13, 50)], fill=skin, width=round(3.4 * unit), joint="curve")
    draw.line([at(-7, 64), at(-11, 73), at(-9.5, 81)], fill=skin, width=round(3.4 * unit), joint="curve")
    draw.polygon([at(-6.5, 60), at(6.5, 60), at(12, 86), at(-12, 86)], fill=dress)
    draw.polygon([at(3, 60), at(6.5, 60), at(12, 86), at(5, 86)], fill=(220, 176, 56))
    draw.rounded_rectangle(box(0, 59, 5, 5), unit, fill=skin)
    draw.ellipse(box(0, 49.5, 14, 17), fill=skin)
    draw.pieslice(box(0, 47, 15.5, 17), 180, 360, fill=hair)
    draw.ellipse(box(13.2, 49, 4, 4), fill=skin)
    _face(draw, box, unit)


Box = tuple[float, float, float, float]


def _face(draw: ImageDraw.ImageDraw, box: Callable[..., Box], unit: float) -> None:
    for x in (-2.9, 2.9):
        draw.ellipse(box(x, 50, 2.6, 1.9), fill=(248, 246, 242))
        draw.ellipse(box(x + 0.2, 50, 1.5, 1.7), fill=(62, 44, 34))
        draw.arc(box(x, 48.2, 3.6, 2), 200, 340, fill=(66, 44, 32), width=round(0.4 * unit))
        draw.ellipse(box(x * 1.5, 53, 2.6, 1.6), fill=(222, 152, 128))
    draw.arc(box(0.2, 51.8, 1.8, 1.8), 20, 160, fill=(176, 124, 98), width=round(0.4 * unit))
    draw.chord(box(0, 53.8, 5.2, 3.6), 10, 170, fill=(170, 70, 66))


def _balloon(
    draw: ImageDraw.ImageDraw, box: Callable[..., Box], at: Callable[[float, float], Point], unit: float
) -> None:
    string = [at(13.2 + 1.2 * math.sin(step / 3), 49 - step) for step in range(22)]
    draw.line(string, fill=(240, 238, 232), width=max(2, round(0.22 * unit)))
    for share in range(24):
        w, h = 15 - share * 0.45, 18 - share * 0.55
        shade = share * 4
        draw.ellipse(
            box(14 - share * 0.09, 19 - share * 0.12, w, h),
            fill=_colour((178 + shade * 0.7, 28 + shade * 0.5, 34 + shade * 0.5)),
        )
    draw.polygon([at(14, 27.6), at(12.9, 29.2), at(15.1, 29.2)], fill=(170, 26, 32))
    draw.ellipse(box(11, 14.5, 2, 3.4), fill=(250, 214, 210))


def _sunlight(image: Image.Image) -> Image.Image:
    """A warm light from the upper left."""
    glow = Image.new("L", (16, 11))
    for y in range(11):
        for x in range(16):
            glow.putpixel((x, y), max(0, round(70 - 6.5 * math.hypot(x, y * 1.2))))
    warm = Image.merge(
        "RGB", [glow.point([round(v * part) for v in range(256)]) for part in (1.0, 0.86, 0.55)]
    )
    return ImageChops.screen(image, warm.resize(image.size, Image.Resampling.BICUBIC))


def _vignette(image: Image.Image) -> Image.Image:
    mask = Image.new("L", (33, 23))
    for y in range(23):
        for x in range(33):
            mask.putpixel((x, y), 255 - round(70 * min(1.0, math.hypot((x - 16) / 20, (y - 11) / 14)) ** 3))
    return ImageChops.multiply(
        image, Image.merge("RGB", [mask.resize(image.size, Image.Resampling.BICUBIC)] * 3)
    )


def _grain(image: Image.Image, rng: random.Random) -> Image.Image:
    """The noise of a sensor, a few grey levels."""
    noise = Image.frombytes("L", image.size, rng.randbytes(image.width * image.height))
    soft = noise.filter(ImageFilter.GaussianBlur(0.8)).point(
        [round(128 + (v - 128) * 0.10) for v in range(256)]
    )
    return ImageChops.add(image, Image.merge("RGB", [soft] * 3), 1, -128)


def _colour(parts: tuple[float, ...]) -> Colour:
    red, green, blue = (max(0, min(255, round(part))) for part in parts)
    return red, green, blue


def camera_file(image: Image.Image) -> bytes:
    """`image` as its camera would have written it: author, rights, moment, settings, position."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Optique Boréale (fictive)".encode(), "OB-24"
    exif[0x0112] = 1
    exif[0x0131] = "OB-24 1.02"
    exif[0x0132] = "2026:06:13 14:05:09"
    exif[0x013B] = "Noé Vallerand".encode()
    exif[0x8298] = "© 2026 Noé Vallerand. Tous droits réservés.".encode()
    exif[0x010E] = "Fête de la famille, parc Sophie-Masson (image fictive, dessinée)".encode()
    shot = exif.get_ifd(0x8769)
    shot[0x829A], shot[0x829D], shot[0x8827], shot[0x920A] = 1 / 640, 2.8, 200, 50.0
    shot[0x9003] = shot[0x9004] = "2026:06:13 14:05:09"
    shot[0x9011] = "-04:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (45.0, 49.0, 12.0), "W", (73.0, 54.0, 0.0)
    gps[5], gps[6] = 0, 82.0
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=86, exif=exif)
    return buffer.getvalue()


# The logo

STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "L": (((0, 0), (0, 10), (6, 10)),),
    "O": (((2, 0), (5, 0), (7, 2), (7, 8), (5, 10), (2, 10), (0, 8), (0, 2), (2, 0)),),
    "G": (((7, 2), (5, 0), (2, 0), (0, 2), (0, 8), (2, 10), (5, 10), (7, 8), (7, 5.5), (4, 5.5)),),
    "F": (((6, 0), (0, 0), (0, 10)), ((0, 5), (5, 5))),
    "I": (((0, 0), (0, 10)),),
    "C": (((7, 2), (5, 0), (2, 0), (0, 2), (0, 8), (2, 10), (5, 10), (7, 8)),),
    "T": (((0, 0), (7, 0)), ((3.5, 0), (3.5, 10))),
    " ": (),
}
"""Letters as strokes, ten units high: a logo must not depend on a font."""


def lettering(words: str, x: float, y: float, size: float) -> tuple[str, float]:
    """The path of `words` from (`x`, `y`), letters `size` high, and where it ends."""
    return " ".join(_strokes(words, x, y, size / 10)), x + sum(
        _advance(letter) for letter in words
    ) * size / 10


def _strokes(words: str, x: float, y: float, unit: float) -> Iterator[str]:
    for letter in words:
        for stroke in STROKES[letter]:
            points = [f"{x + px * unit:.1f} {y + py * unit:.1f}" for px, py in stroke]
            yield "M" + "L".join(points)
        x += _advance(letter) * unit


def _advance(letter: str) -> float:
    width = max((px for stroke in STROKES[letter] for px, _ in stroke), default=2.0)
    return width + 3.5


def logo() -> str:
    """The fictitious logo: a spruce above two waves in a shield, and the words LOGO FICTIF."""
    first, _ = lettering("LOGO", 150, 34, 42)
    second, end = lettering("FICTIF", 150, 100, 42)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {math.ceil(end)} 176" width="{math.ceil(end)}" height="176">
<title>Logo fictif, dessiné pour l’essai de Bon à tirer</title>
<path fill="#14523f" d="M12 16h112v86c0 32-24 50-56 62-32-12-56-30-56-62z"/>
<path fill="#f4efe2" d="M68 28l24 34h-13l19 27H74v14H62V89H38l19-27H44z"/>
<path fill="none" stroke="#9fd0dc" stroke-width="6" stroke-linecap="round" d="M30 117q10-8 19 0t19 0 19 0 19 0M42 133q9-8 17 0t17 0 17 0"/>
<path fill="none" stroke="#14523f" stroke-width="8" stroke-linecap="round" stroke-linejoin="round" d="{first} {second}"/>
</svg>
"""


def main(folder: Path) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fete-camera.jpg").write_bytes(camera_file(photograph()))
    (folder / "logo-fictif.svg").write_text(logo(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(
        Path(sys.argv[1])
        if len(sys.argv) > 1
        else Path(__file__).resolve().parent.parent / "resources" / "essai"
    )
