"""What the pictures of the demonstration are drawn with: a canvas in fractions, light, trees, people.

Used by `make_demo_images.py`. Everything is drawn twice as large, so that edges are smooth once reduced, and
the same Pillow gives the same bytes: chance comes from a seeded generator.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SCALE = 2

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """A picture of `width` by `height` pixels; places are fractions of its sides, lengths of its height."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.size = (width, height)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))
        self.chance = random.Random(seed)
        self._draw = ImageDraw.Draw(self.image)

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.size[0] / self.size[1]

    def at(self, x: float, y: float) -> Point:
        """A place in drawn pixels."""
        return x * self.image.width, y * self.image.height

    def length(self, share: float) -> float:
        """A length in drawn pixels, from a share of the height."""
        return share * self.image.height

    # Shapes

    def sky(self, *colours: Colour, top: float = 0.0, bottom: float = 1.0) -> None:
        """A vertical gradient through `colours`."""
        (_, y0), (_, y1) = self.at(0, top), self.at(0, bottom)
        band = gradient((self.image.width, max(1, round(y1 - y0))), colours)
        self.image.paste(band, (0, round(y0)))

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """A polygon."""
        self._draw.polygon([self.at(*point) for point in points], fill=fill)

    def box(self, x: float, y: float, right: float, bottom: float, fill: Colour, round_by: float = 0) -> None:
        """A rectangle, its corners rounded by a share of the height."""
        corners = (*self.at(x, y), *self.at(right, bottom))
        self._draw.rounded_rectangle(corners, self.length(round_by), fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour, flat: float = 1.0) -> None:
        """A disc of `radius` (a share of the height), flattened by `flat`."""
        cx, cy = self.at(x, y)
        rx, ry = self.length(radius), self.length(radius * flat)
        self._draw.ellipse((cx - rx, cy - ry, cx + rx, cy + ry), fill=fill)

    def arc(
        self, x: float, y: float, radius: float, start: int, end: int, fill: Colour, width: float
    ) -> None:
        """Part of a circle, in degrees clockwise from three o’clock."""
        cx, cy = self.at(x, y)
        r = self.length(radius)
        self._draw.arc((cx - r, cy - r, cx + r, cy + r), start, end, fill=fill, width=self._wide(width))

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """A line, `width` a share of the height."""
        self._draw.line(
            [self.at(*point) for point in points], fill=fill, width=self._wide(width), joint="curve"
        )

    def _wide(self, width: float) -> int:
        return max(1, round(self.length(width)))

    # Landscape

    def hills(self, y: float, rise: float, fill: Colour, waves: float = 2.0, shift: float = 0.0) -> None:
        """A line of hills about `y`, filled to the bottom."""
        crest = [
            (
                step / 80,
                y
                - rise
                * (
                    0.6 * math.sin(step / 80 * math.pi * waves + shift)
                    + 0.4 * math.sin(step / 31 + shift * 2)
                ),
            )
            for step in range(81)
        ]
        self.polygon([(0, 1), *crest, (1, 1)], fill)

    def foliage(self, x: float, y: float, radius: float, fill: Colour, spread: int = 26) -> None:
        """A rounded crown: many discs of close greens, lit from the upper left."""
        for _ in range(spread):
            angle, far = self.chance.uniform(0, math.tau), self.chance.random() ** 0.5
            dx, dy = math.cos(angle) * far * radius, math.sin(angle) * far * radius * 0.9
            light = 20 * (-dx - dy) / max(radius, 1e-6) * 0.6 + self.chance.uniform(-7, 7)
            self.disc(x + dx / self.ratio, y + dy, radius * 0.42, shade(fill, light))

    def tree(self, x: float, base: float, tall: float, fill: Colour) -> None:
        """A deciduous tree."""
        trunk = (104, 78, 58)
        self.polygon(
            [
                (x - tall * 0.035 / self.ratio, base),
                (x + tall * 0.035 / self.ratio, base),
                (x + tall * 0.02 / self.ratio, base - tall * 0.5),
                (x - tall * 0.02 / self.ratio, base - tall * 0.5),
            ],
            trunk,
        )
        self.foliage(x, base - tall * 0.66, tall * 0.32, fill, 46)

    def spruce(self, x: float, base: float, tall: float, fill: Colour, snow: bool = False) -> None:
        """A spruce in five tiers."""
        wide = tall * 0.24 / self.ratio
        for tier in range(5):
            top = base - tall + tier * tall * 0.17
            low, half = top + tall * 0.32, wide * (0.36 + tier * 0.16)
            self.polygon([(x, top), (x + half, low), (x - half, low)], shade(fill, -5 * tier))
            self.polygon([(x, top), (x, low), (x - half, low)], shade(fill, 9 - 5 * tier))
            if snow:
                share = 0.42
                points = [
                    (x, top),
                    (x + half * share, top + (low - top) * share),
                    (x - half * share, top + (low - top) * share),
                ]
                self.polygon(points, (238, 244, 250))

    def clouds(self, count: int, y: float, fill: Colour) -> None:
        """Soft clouds about `y`: call it before anything else is drawn on the sky."""
        layer = Canvas(self.size[0], self.size[1], self.chance.randrange(10**6))
        for _ in range(count):
            x, level = layer.chance.uniform(0, 1), y + layer.chance.uniform(-0.06, 0.06)
            for _ in range(7):
                dx, dy = layer.chance.uniform(-0.09, 0.09), layer.chance.uniform(-0.012, 0.012)
                layer.disc(x + dx, level + dy, layer.chance.uniform(0.02, 0.045), (255, 255, 255), 0.55)
        mask = layer.image.convert("L").filter(ImageFilter.GaussianBlur(self.length(0.012)))
        self.image.paste(Image.new("RGB", self.image.size, fill), mask=mask.point(lambda v: v * 0.8))
        self._draw = ImageDraw.Draw(self.image)

    def glow(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Light added around a place."""
        side = 64
        spot = Image.new("L", (side, side))
        for row in range(side):
            for column in range(side):
                far = math.hypot(column - side / 2, row - side / 2) / (side / 2)
                spot.putpixel((column, row), round(255 * max(0.0, 1 - far) ** 2))
        reach = max(2, round(self.length(radius)))
        spot = spot.resize((reach * 2, reach * 2), Image.Resampling.BICUBIC)
        light = Image.merge(
            "RGB", [spot.point([round(v * part / 255) for v in range(256)]) for part in colour]
        )
        cx, cy = (round(part) for part in self.at(x, y))
        layer = Image.new("RGB", self.image.size)
        layer.paste(light, (cx - reach, cy - reach))
        self.image.paste(ImageChops.screen(self.image, layer))

    def shadow(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """The shadow of something that stands on the ground."""
        self.disc(x, y, radius, fill, 0.22)

    # People

    def figure(
        self,
        x: float,
        base: float,
        tall: float,
        shirt: Colour,
        *,
        trousers: Colour = (58, 70, 96),
        skin: Colour = (222, 176, 144),
        hair: Colour = (78, 54, 38),
        face: bool = False,
        raised: bool = False,
    ) -> None:
        """Somebody standing, feet at `base`; without `face`, nobody one could recognise."""
        unit, across = tall, tall / self.ratio
        head = base - unit * 0.88
        for side in (-1, 1):
            foot = x + side * across * 0.06
            self.line([(foot, base - unit * 0.42), (foot, base - unit * 0.02)], trousers, unit * 0.085)
            self.box(
                foot - across * 0.045,
                base - unit * 0.03,
                foot + across * 0.06,
                base,
                (52, 48, 50),
                unit * 0.015,
            )
            hand = (
                (x + across * 0.2, base - unit * 0.86)
                if raised and side > 0
                else (x + side * across * 0.17, base - unit * 0.42)
            )
            elbow = (x + side * across * 0.19, base - unit * 0.6)
            self.line([(x + side * across * 0.1, base - unit * 0.7), elbow], shade(shirt, -14), unit * 0.075)
            self.line([elbow, hand], skin, unit * 0.05)
        self.box(
            x - across * 0.13, base - unit * 0.76, x + across * 0.13, base - unit * 0.36, shirt, unit * 0.06
        )
        self.box(
            x - across * 0.03, base - unit * 0.82, x + across * 0.03, base - unit * 0.72, shade(skin, -12)
        )
        self.disc(x, head - unit * 0.012, unit * 0.122, hair)
        self.disc(x, head + unit * 0.012, unit * 0.1, skin)
        if face:
            self._face(x, head, unit, across)

    def _face(self, x: float, head: float, unit: float, across: float) -> None:
        for side in (-1, 1):
            self.disc(x + side * across * 0.036, head + unit * 0.005, unit * 0.012, (48, 36, 32))
            self.disc(x + side * across * 0.06, head + unit * 0.04, unit * 0.018, (232, 150, 128))
        self.arc(x, head + unit * 0.028, unit * 0.04, 25, 155, (150, 60, 58), unit * 0.012)

    def finished(self) -> Image.Image:
        """The picture at its size, with a slight vignette."""
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        mask = Image.new("L", (33, 33))
        for y in range(33):
            for x in range(33):
                mask.putpixel(
                    (x, y), 255 - round(46 * min(1.0, math.hypot((x - 16) / 19, (y - 16) / 19)) ** 3)
                )
        dark = mask.resize(small.size, Image.Resampling.BICUBIC)
        return ImageChops.multiply(small, Image.merge("RGB", [dark] * 3))


def gradient(size: tuple[int, int], colours: Sequence[Colour]) -> Image.Image:
    """A vertical gradient through several colours."""
    column = Image.new("RGB", (1, 256))
    parts = len(colours) - 1
    for row in range(256):
        place = row / 255 * parts
        index = min(int(place), parts - 1)
        share, one, two = place - index, colours[index], colours[index + 1]
        column.putpixel((0, row), tuple(round(a + (b - a) * share) for a, b in zip(one, two, strict=True)))
    return column.resize(size, Image.Resampling.BICUBIC)


def shade(colour: Colour, by: float) -> Colour:
    """A colour made lighter, or darker."""
    red, green, blue = (max(0, min(255, round(part + by))) for part in colour)
    return red, green, blue
