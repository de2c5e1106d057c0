"""The landscapes of the demonstration: park, lake, snow, evening concert, beach."""

from __future__ import annotations

import math

from demo_canvas import Canvas
from PIL import Image, ImageFilter


def park() -> Image.Image:
    """A path between two trees, a bench, walkers in the distance."""
    scene = Canvas(1600, 1067, 1)
    scene.sky((112, 176, 224), (204, 228, 238), (246, 240, 222), bottom=0.6)
    scene.clouds(5, 0.2, (255, 255, 252))
    scene.glow(0.16, 0.12, 0.6, (120, 108, 70))
    scene.hills(0.5, 0.05, (150, 182, 178))
    scene.hills(0.54, 0.04, (116, 160, 132), 3, 1.2)
    for index in range(15):
        x = index / 14 + scene.chance.uniform(-0.02, 0.02)
        scene.foliage(x, 0.53, scene.chance.uniform(0.06, 0.1), (74, 132, 84))
    scene.sky((134, 180, 92), (84, 138, 62), top=0.57)
    _path(scene)
    for x, base in ((0.44, 0.635), (0.475, 0.63), (0.57, 0.64)):
        scene.figure(x, base, 0.085, (200, 90, 70) if x < 0.46 else (70, 110, 170))
    scene.shadow(0.13, 0.86, 0.18, (74, 122, 58))
    scene.tree(0.13, 0.87, 0.86, (70, 134, 66))
    scene.shadow(0.9, 0.8, 0.14, (74, 122, 58))
    scene.tree(0.9, 0.81, 0.66, (92, 150, 70))
    _bench(scene, 0.735, 0.83)
    for _ in range(60):
        x, y = scene.chance.random(), scene.chance.uniform(0.9, 0.99)
        if x < 0.16 or x > 0.7:
            scene.disc(x, y, 0.006, scene.chance.choice([(246, 214, 90), (244, 240, 236), (228, 130, 150)]))
    return scene.finished()


def _path(scene: Canvas) -> None:
    """A path that winds and widens towards us."""
    left, right = [], []
    for step in range(41):
        near = step / 40
        middle = 0.51 + 0.05 * math.sin(near * 4.6) * (0.4 + near) - 0.06 * near**2
        wide = 0.008 + 0.2 * near**1.8
        left.append((middle - wide, 0.57 + 0.44 * near))
        right.append((middle + wide, 0.57 + 0.44 * near))
    scene.polygon([*left, *reversed(right)], (226, 206, 168))


def _bench(scene: Canvas, x: float, y: float) -> None:
    scene.shadow(x, y + 0.005, 0.1, (70, 112, 52))
    for side in (-0.05, 0.05):
        scene.line([(x + side, y - 0.13), (x + side, y)], (66, 66, 70), 0.012)
    for level in (0.125, 0.1, 0.055):
        scene.box(x - 0.065, y - level, x + 0.065, y - level + 0.018, (150, 100, 60), 0.004)


def lake() -> Image.Image:
    """A still lake at dawn, a dock, a red canoe."""
    scene = Canvas(1600, 900, 2)
    scene.sky((92, 128, 178), (236, 186, 160), (252, 226, 182), bottom=0.56)
    scene.clouds(6, 0.24, (255, 226, 206))
    scene.glow(0.7, 0.46, 0.7, (150, 104, 60))
    scene.disc(0.7, 0.45, 0.045, (255, 244, 214))
    scene.hills(0.44, 0.08, (150, 150, 176), 2.4, 0.4)
    scene.hills(0.49, 0.06, (104, 122, 142), 3, 2)
    scene.hills(0.525, 0.03, (62, 92, 92), 4, 1)
    for _ in range(90):
        x = scene.chance.random()
        scene.spruce(x, 0.56, scene.chance.uniform(0.06, 0.13), (44, 78, 72))
    shore = round(0.56 * scene.image.height)
    above = scene.image.crop((0, 0, scene.image.width, shore)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = above.resize((scene.image.width, scene.image.height - shore)).filter(ImageFilter.GaussianBlur(7))
    tint = Image.new("RGB", water.size, (58, 88, 118))
    scene.image.paste(Image.blend(water, tint, 0.28), (0, shore))
    for _ in range(120):
        y = scene.chance.uniform(0.58, 0.99)
        x, wide = scene.chance.random(), scene.chance.uniform(0.01, 0.05) * (y + 0.2)
        scene.line([(x, y), (x + wide, y)], (232, 206, 186) if x > 0.5 else (132, 152, 172), 0.0016)
    _canoe(scene, 0.6, 0.74)
    _dock(scene)
    for x, tall in ((0.03, 0.66), (0.115, 0.5), (0.97, 0.6)):
        scene.spruce(x, 1.04, tall, (30, 60, 56))
    return scene.finished()


def _canoe(scene: Canvas, x: float, y: float) -> None:
    scene.disc(x, y + 0.03, 0.16, (96, 86, 100), 0.1)
    hull = [
        (x - 0.105, y - 0.035),
        (x - 0.06, y),
        (x + 0.06, y),
        (x + 0.105, y - 0.035),
        (x + 0.075, y + 0.028),
        (x - 0.075, y + 0.028),
    ]
    scene.polygon(hull, (182, 54, 46))
    scene.polygon(
        [
            (x - 0.098, y - 0.022),
            (x - 0.06, y + 0.004),
            (x + 0.06, y + 0.004),
            (x + 0.098, y - 0.022),
            (x + 0.06, y - 0.004),
            (x - 0.06, y - 0.004),
        ],
        (226, 190, 140),
    )


def _dock(scene: Canvas) -> None:
    for index in range(13):
        near, far = index / 13, (index + 0.86) / 13
        low, high = 1 - 0.3 * near**0.8, 1 - 0.3 * far**0.8
        left, right = 0.17 + 0.16 * near, 0.44 - 0.03 * near
        colour = (158 - 3 * (index % 3) * 4, 120 - index, 88)
        scene.polygon([(left, low), (right, low), (right - 0.003, high), (left + 0.011, high)], colour)


def snow() -> Image.Image:
    """A street at dusk under the snow, houses lit, the plough going by."""
    scene = Canvas(1600, 1067, 5)
    scene.sky((46, 62, 112), (126, 122, 166), (232, 178, 168), bottom=0.62)
    scene.hills(0.56, 0.05, (96, 106, 150), 2.5, 1)
    for index in range(16):
        scene.spruce(
            index / 15 + scene.chance.uniform(-0.02, 0.02),
            0.62,
            scene.chance.uniform(0.16, 0.28),
            (52, 78, 96),
            snow=True,
        )
    scene.sky((214, 220, 238), (238, 242, 250), top=0.6)
    for x, wall in ((0.02, (142, 82, 74)), (0.28, (196, 178, 140)), (0.72, (96, 122, 142))):
        _house(scene, x, wall)
    scene.polygon([(0, 0.8), (1, 0.74), (1, 0.9), (0, 0.97)], (150, 156, 178))
    scene.polygon([(0, 0.965), (1, 0.895), (1, 1), (0, 1)], (226, 232, 244))
    _plough(scene, 0.56, 0.865)
    scene.glow(0.645, 0.55, 0.18, (210, 130, 30))
    for _ in range(420):
        size = scene.chance.uniform(0.0012, 0.0046)
        scene.disc(scene.chance.random(), scene.chance.random(), size, (248, 250, 255))
    return scene.finished()


def _house(scene: Canvas, x: float, wall: tuple[int, int, int]) -> None:
    scene.box(x, 0.53, x + 0.2, 0.76, wall)
    scene.polygon([(x - 0.02, 0.54), (x + 0.1, 0.38), (x + 0.22, 0.54)], (240, 244, 250))
    scene.polygon([(x - 0.005, 0.545), (x + 0.1, 0.41), (x + 0.205, 0.545)], (88, 78, 92))
    for left in (0.025, 0.13):
        scene.box(x + left, 0.59, x + left + 0.045, 0.665, (255, 216, 130), 0.004)
        scene.line([(x + left + 0.0225, 0.59), (x + left + 0.0225, 0.665)], (120, 90, 60), 0.004)
    scene.box(x + 0.085, 0.64, x + 0.115, 0.76, (74, 52, 48), 0.004)
    scene.disc(x + 0.1, 0.785, 0.14, (232, 238, 248), 0.24)


def _plough(scene: Canvas, x: float, y: float) -> None:
    scene.box(x - 0.03, y - 0.22, x + 0.17, y - 0.05, (224, 132, 36), 0.012)
    scene.box(x + 0.06, y - 0.29, x + 0.155, y - 0.12, (232, 142, 44), 0.016)
    scene.box(x + 0.075, y - 0.27, x + 0.142, y - 0.19, (164, 200, 222), 0.008)
    scene.box(x + 0.095, y - 0.315, x + 0.125, y - 0.288, (255, 196, 70), 0.006)
    for wheel in (0.005, 0.12):
        scene.disc(x + wheel, y - 0.04, 0.048, (44, 46, 56))
        scene.disc(x + wheel, y - 0.04, 0.02, (150, 152, 160))
    scene.polygon(
        [(x + 0.18, y - 0.17), (x + 0.215, y - 0.19), (x + 0.235, y + 0.01), (x + 0.185, y)], (204, 96, 40)
    )
    for step in range(26):
        angle = step / 26 * math.pi
        scene.disc(
            x + 0.25 + 0.05 * math.cos(angle) * scene.chance.random(),
            y - 0.09 * math.sin(angle) * scene.chance.random(),
            0.03,
            (244, 247, 252),
        )


def concert() -> Image.Image:
    """A bandstand in the evening, strings of lights, an audience seen from behind."""
    scene = Canvas(1600, 900, 7)
    scene.sky((34, 38, 84), (112, 78, 124), (236, 146, 110), bottom=0.66)
    scene.hills(0.62, 0.04, (54, 62, 96), 3)
    for index in range(20):
        scene.foliage(index / 19, 0.6, scene.chance.uniform(0.08, 0.14), (40, 62, 72))
    scene.sky((66, 92, 78), (34, 54, 54), top=0.66)
    scene.glow(0.5, 0.55, 0.5, (170, 120, 60))
    _bandstand(scene)
    for start, end in ((0.0, 0.5), (0.5, 1.0)):
        points = [
            (start + (end - start) * k / 18, 0.2 + 0.14 * math.sin(math.pi * k / 18)) for k in range(19)
        ]
        scene.line(points, (60, 54, 70), 0.003)
        for point in points:
            scene.disc(*point, 0.009, (255, 226, 150))
    for row, base in ((0, 0.92), (1, 1.04)):
        for index in range(13):
            x = (index + 0.5 * row) / 12.5 + scene.chance.uniform(-0.012, 0.012)
            shirt = (48 + 14 * (index % 3), 46, 74 + 10 * row)
            scene.figure(x, base + 0.16, 0.36, shirt, skin=(76, 60, 74), hair=(32, 28, 44), trousers=shirt)
    return scene.finished()


def _bandstand(scene: Canvas) -> None:
    scene.box(0.34, 0.7, 0.66, 0.77, (120, 92, 84), 0.006)
    scene.box(0.36, 0.46, 0.64, 0.7, (92, 62, 78))
    scene.polygon([(0.31, 0.47), (0.5, 0.27), (0.69, 0.47)], (164, 72, 66))
    scene.polygon([(0.5, 0.27), (0.69, 0.47), (0.55, 0.47)], (136, 58, 60))
    for x in (0.36, 0.43, 0.57, 0.64):
        scene.box(x - 0.006, 0.46, x + 0.006, 0.7, (246, 232, 206))
    for x, shirt in ((0.42, (210, 180, 90)), (0.5, (220, 220, 226)), (0.58, (110, 160, 190))):
        scene.figure(x, 0.705, 0.2, shirt)


def beach() -> Image.Image:
    """A small beach: a parasol, swimmers, a child with a bucket, whom one would recognise."""
    scene = Canvas(1350, 1080, 11)
    scene.sky((98, 178, 226), (210, 236, 242), bottom=0.42)
    scene.clouds(4, 0.14, (255, 255, 255))
    scene.hills(0.38, 0.05, (112, 156, 140), 2.5, 1)
    for _ in range(60):
        scene.spruce(scene.chance.random(), 0.425, scene.chance.uniform(0.05, 0.1), (64, 112, 92))
    scene.sky((84, 160, 190), (142, 204, 208), top=0.42, bottom=0.66)
    for x, y in ((0.2, 0.5), (0.3, 0.53), (0.82, 0.48)):
        scene.disc(x, y, 0.016, (214, 168, 138))
        scene.disc(x, y + 0.016, 0.03, (204, 232, 234), 0.3)
    scene.polygon([(0, 0.66), (0.4, 0.62), (1, 0.68), (1, 1), (0, 1)], (240, 220, 176))
    scene.polygon([(0, 0.655), (0.4, 0.615), (1, 0.675), (1, 0.69), (0.4, 0.63), (0, 0.67)], (246, 246, 240))
    scene.line([(0.78, 0.38), (0.75, 0.84)], (232, 230, 224), 0.012)
    for index in range(6):
        left, right = 0.58 + index * 0.064, 0.58 + (index + 1) * 0.064
        scene.polygon(
            [(0.78, 0.34), (left, 0.5 - 0.02 * math.sin(index)), (right, 0.5 - 0.02 * math.sin(index + 1))],
            (222, 74, 66) if index % 2 else (250, 244, 232),
        )
    scene.shadow(0.76, 0.86, 0.18, (218, 192, 144))
    scene.box(0.66, 0.86, 0.86, 0.9, (70, 130, 170), 0.01)
    scene.shadow(0.34, 0.955, 0.12, (216, 192, 146))
    scene.figure(0.34, 0.95, 0.46, (246, 190, 74), trousers=(226, 180, 148), face=True, hair=(120, 76, 44))
    scene.polygon([(0.4, 0.77), (0.47, 0.77), (0.457, 0.86), (0.413, 0.86)], (206, 62, 62))
    return scene.finished()
