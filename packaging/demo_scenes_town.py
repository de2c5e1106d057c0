"""The town of the demonstration: roadworks, library, children, bins, town hall, drinking water."""

from __future__ import annotations

from demo_canvas import Canvas, shade
from PIL import Image


def works() -> Image.Image:
    """A street under repair: barrier, cones, excavator."""
    scene = Canvas(1200, 900, 3)
    scene.sky((126, 178, 214), (226, 234, 232), bottom=0.56)
    scene.clouds(4, 0.16, (250, 252, 252))
    for index in range(9):
        scene.foliage(index / 8, 0.5, scene.chance.uniform(0.09, 0.14), (92, 138, 88))
    for x, wall in ((0.04, (204, 186, 160)), (0.7, (162, 98, 84))):
        scene.box(x, 0.36, x + 0.24, 0.57, wall)
        scene.polygon([(x - 0.02, 0.37), (x + 0.12, 0.25), (x + 0.26, 0.37)], (92, 84, 88))
        for left in (0.04, 0.15):
            scene.box(x + left, 0.42, x + left + 0.05, 0.49, (214, 230, 238), 0.004)
    scene.sky((142, 168, 108), (116, 146, 86), top=0.56, bottom=0.64)
    scene.sky((112, 116, 122), (86, 90, 96), top=0.62)
    scene.polygon([(0.46, 0.62), (0.495, 0.62), (0.42, 1), (0.3, 1)], (98, 102, 108))
    scene.polygon([(0.5, 0.66), (0.86, 0.66), (0.98, 0.86), (0.44, 0.86)], (124, 96, 72))
    scene.polygon([(0.54, 0.68), (0.83, 0.68), (0.92, 0.83), (0.5, 0.83)], (98, 74, 56))
    _excavator(scene)
    for x, y, tall in ((0.12, 0.8, 0.14), (0.24, 0.87, 0.17), (0.38, 0.95, 0.2)):
        _cone(scene, x, y, tall)
    _barrier(scene, 0.5, 0.97)
    return scene.finished()


def _excavator(scene: Canvas) -> None:
    yellow, dark = (242, 186, 50), (58, 60, 66)
    scene.box(0.6, 0.62, 0.88, 0.69, dark, 0.035)
    for x in (0.63, 0.69, 0.75, 0.81, 0.85):
        scene.disc(x, 0.655, 0.022, (112, 114, 120))
    scene.box(0.66, 0.5, 0.87, 0.62, yellow, 0.012)
    scene.box(0.66, 0.42, 0.76, 0.56, yellow, 0.012)
    scene.box(0.675, 0.44, 0.745, 0.52, (172, 206, 222), 0.006)
    scene.line([(0.68, 0.55), (0.56, 0.33), (0.46, 0.5)], shade(yellow, -22), 0.034)
    scene.line([(0.46, 0.5), (0.47, 0.6)], shade(yellow, -30), 0.026)
    scene.polygon([(0.43, 0.59), (0.52, 0.59), (0.505, 0.68), (0.45, 0.67)], dark)


def _cone(scene: Canvas, x: float, y: float, tall: float) -> None:
    wide = tall * 0.3 / scene.ratio
    scene.shadow(x, y, tall * 0.4, (72, 76, 82))
    scene.box(x - wide * 1.4, y - tall * 0.07, x + wide * 1.4, y, (206, 88, 30), 0.006)
    scene.polygon([(x, y - tall), (x + wide, y - tall * 0.06), (x - wide, y - tall * 0.06)], (236, 112, 40))
    scene.polygon(
        [
            (x - wide * 0.3, y - tall * 0.7),
            (x + wide * 0.3, y - tall * 0.7),
            (x + wide * 0.56, y - tall * 0.45),
            (x - wide * 0.56, y - tall * 0.45),
        ],
        (248, 246, 240),
    )


def _barrier(scene: Canvas, x: float, y: float) -> None:
    for side in (0.06, 0.4):
        scene.line([(x + side, y - 0.24), (x + side - 0.02, y)], (150, 152, 156), 0.016)
        scene.line([(x + side, y - 0.24), (x + side + 0.03, y)], (126, 128, 132), 0.016)
    for level in (0.24, 0.14):
        scene.box(x, y - level, x + 0.46, y - level + 0.065, (248, 246, 240), 0.006)
        for index in range(6):
            left = x + 0.012 + index * 0.077
            scene.polygon(
                [
                    (left + 0.02, y - level),
                    (left + 0.055, y - level),
                    (left + 0.03, y - level + 0.065),
                    (left - 0.005, y - level + 0.065),
                ],
                (232, 108, 38),
            )


def library() -> Image.Image:
    """A librarian in front of her shelves, a lamp, an armchair; she is recognisable, and signed for it."""
    scene = Canvas(1080, 1350, 4)
    scene.sky((238, 222, 196), (222, 200, 168))
    for row in range(5):
        top = 0.07 + row * 0.135
        scene.box(0.06, top - 0.012, 0.94, top + 0.118, (112, 80, 58))
        scene.box(0.075, top, 0.925, top + 0.108, (84, 60, 46))
        _books(scene, top)
        scene.box(0.06, top + 0.108, 0.94, top + 0.123, (146, 106, 76))
    scene.sky((186, 138, 96), (150, 106, 72), top=0.79)
    scene.disc(0.5, 0.93, 0.25, (164, 78, 74), 0.24)
    scene.disc(0.5, 0.93, 0.21, (196, 108, 92), 0.24)
    scene.box(0.66, 0.63, 0.95, 0.87, (56, 104, 104), 0.03)
    scene.box(0.63, 0.74, 0.98, 0.9, (68, 122, 120), 0.03)
    scene.line([(0.12, 0.52), (0.12, 0.92)], (70, 62, 60), 0.008)
    scene.polygon([(0.03, 0.53), (0.21, 0.53), (0.17, 0.45), (0.07, 0.45)], (250, 226, 160))
    scene.glow(0.12, 0.55, 0.3, (120, 86, 30))
    scene.shadow(0.4, 0.94, 0.14, (130, 84, 62))
    scene.figure(0.4, 0.94, 0.6, (70, 92, 140), trousers=(54, 52, 64), hair=(96, 52, 34), face=True)
    scene.polygon(
        [(0.29, 0.66), (0.4, 0.685), (0.51, 0.66), (0.51, 0.74), (0.4, 0.765), (0.29, 0.74)], (190, 62, 56)
    )
    scene.polygon(
        [(0.3, 0.662), (0.4, 0.684), (0.5, 0.662), (0.5, 0.672), (0.4, 0.694), (0.3, 0.672)], (248, 242, 230)
    )
    return scene.finished()


def _books(scene: Canvas, top: float) -> None:
    x = 0.08
    colours = (
        (176, 66, 58),
        (214, 164, 72),
        (62, 108, 122),
        (92, 124, 82),
        (142, 96, 128),
        (226, 208, 174),
        (56, 72, 104),
    )
    while x < 0.9:
        wide, tall = scene.chance.uniform(0.014, 0.03), scene.chance.uniform(0.07, 0.098)
        if scene.chance.random() < 0.08:
            x += 0.03
            continue
        colour = shade(scene.chance.choice(colours), scene.chance.uniform(-14, 14))
        scene.box(x, top + 0.108 - tall, min(x + wide, 0.922), top + 0.108, colour, 0.002)
        scene.box(x, top + 0.118 - tall, min(x + wide, 0.922), top + 0.123 - tall, shade(colour, 38))
        x += wide + 0.002


def children() -> Image.Image:
    """Two children in front of a playground: each has a release signed by a parent."""
    scene = Canvas(1200, 1200, 6)
    scene.sky((120, 192, 230), (222, 240, 240), bottom=0.62)
    scene.clouds(4, 0.16, (255, 255, 255))
    for index in range(10):
        scene.foliage(index / 9, 0.56, scene.chance.uniform(0.08, 0.12), (98, 156, 92))
    scene.sky((156, 200, 108), (112, 166, 76), top=0.61)
    _slide(scene)
    for x in (0.1, 0.36):
        scene.line([(x, 0.3), (x - 0.05, 0.66)], (120, 92, 72), 0.014)
        scene.line([(x, 0.3), (x + 0.05, 0.66)], (120, 92, 72), 0.014)
    scene.line([(0.08, 0.3), (0.38, 0.3)], (120, 92, 72), 0.018)
    for x in (0.18, 0.28):
        scene.line([(x - 0.02, 0.3), (x - 0.02, 0.54)], (90, 90, 96), 0.004)
        scene.line([(x + 0.02, 0.3), (x + 0.02, 0.54)], (90, 90, 96), 0.004)
        scene.box(x - 0.035, 0.535, x + 0.035, 0.55, (192, 72, 64), 0.004)
    for x, shirt, hair, skin in (
        (0.36, (236, 116, 78), (66, 44, 34), (226, 180, 148)),
        (0.64, (72, 134, 190), (40, 32, 32), (158, 108, 80)),
    ):
        scene.shadow(x, 0.955, 0.13, (96, 146, 66))
        scene.figure(x, 0.95, 0.52, shirt, hair=hair, skin=skin, face=True, raised=x > 0.5)
    scene.disc(0.79, 0.44, 0.06, (248, 206, 72))
    scene.arc(0.79, 0.44, 0.06, 40, 140, (226, 168, 50), 0.006)
    return scene.finished()


def _slide(scene: Canvas) -> None:
    scene.line([(0.7, 0.36), (0.7, 0.68)], (196, 146, 62), 0.016)
    scene.line([(0.78, 0.36), (0.78, 0.68)], (196, 146, 62), 0.016)
    for step in range(6):
        scene.line([(0.7, 0.42 + step * 0.045), (0.78, 0.42 + step * 0.045)], (210, 160, 74), 0.01)
    scene.polygon([(0.66, 0.37), (0.74, 0.27), (0.82, 0.37)], (206, 72, 66))
    scene.polygon([(0.78, 0.4), (0.81, 0.4), (0.98, 0.67), (0.94, 0.69)], (66, 142, 178))


def bins() -> Image.Image:
    """Three bins at the kerb, before a hedge."""
    scene = Canvas(1200, 800, 8)
    scene.sky((158, 202, 226), (234, 240, 234), bottom=0.5)
    for index in range(22):
        scene.foliage(index / 21, 0.42, 0.11, (84, 132, 82), 18)
    scene.sky((150, 192, 104), (112, 160, 78), top=0.5, bottom=0.74)
    scene.box(0, 0.74, 1, 0.8, (206, 204, 198))
    scene.sky((120, 124, 130), (98, 102, 108), top=0.8)
    for x, colour in ((0.18, (44, 104, 168)), (0.43, (128, 88, 58)), (0.68, (72, 78, 84))):
        _bin(scene, x, colour)
    return scene.finished()


def _bin(scene: Canvas, x: float, colour: tuple[int, int, int]) -> None:
    scene.shadow(x + 0.07, 0.775, 0.17, (150, 148, 142))
    scene.polygon([(x, 0.34), (x + 0.14, 0.34), (x + 0.125, 0.76), (x + 0.015, 0.76)], colour)
    scene.polygon(
        [(x + 0.09, 0.34), (x + 0.14, 0.34), (x + 0.125, 0.76), (x + 0.085, 0.76)], shade(colour, -16)
    )
    scene.box(x - 0.012, 0.3, x + 0.152, 0.355, shade(colour, 18), 0.014)
    scene.box(x + 0.035, 0.46, x + 0.085, 0.535, (246, 246, 242), 0.008)
    for wheel in (0.03, 0.11):
        scene.disc(x + wheel, 0.765, 0.03, (46, 48, 52))


def town_hall() -> Image.Image:
    """A brick town hall with a clock, flags of plain colours, a flower bed."""
    scene = Canvas(1500, 1000, 9)
    scene.sky((96, 158, 212), (216, 232, 240), (130, 168, 120), bottom=0.8)
    scene.clouds(5, 0.18, (255, 255, 255))
    for index in range(12):
        scene.foliage(index / 11, 0.62, scene.chance.uniform(0.1, 0.15), (82, 130, 84))
    brick, stone = (172, 94, 74), (236, 226, 206)
    scene.box(0.18, 0.4, 0.82, 0.78, brick)
    scene.polygon([(0.16, 0.41), (0.22, 0.31), (0.78, 0.31), (0.84, 0.41)], (84, 82, 92))
    scene.box(0.4, 0.24, 0.6, 0.78, shade(brick, -10))
    scene.polygon([(0.38, 0.25), (0.5, 0.1), (0.62, 0.25)], (94, 92, 102))
    scene.disc(0.5, 0.31, 0.045, stone)
    scene.line([(0.5, 0.31), (0.5, 0.28)], (60, 58, 62), 0.005)
    scene.line([(0.5, 0.31), (0.514, 0.318)], (60, 58, 62), 0.005)
    for x in (0.22, 0.3, 0.64, 0.72):
        for top in (0.45, 0.61):
            scene.box(x, top, x + 0.052, top + 0.1, stone, 0.004)
            scene.box(x + 0.006, top + 0.01, x + 0.046, top + 0.09, (136, 172, 194))
    scene.box(0.455, 0.56, 0.545, 0.78, stone, 0.006)
    scene.box(0.464, 0.58, 0.536, 0.78, (92, 62, 52), 0.006)
    scene.sky((150, 194, 108), (106, 154, 78), top=0.78)
    scene.polygon([(0.455, 0.78), (0.545, 0.78), (0.66, 1), (0.34, 1)], (222, 212, 194))
    for x, colour in ((0.1, (50, 98, 168)), (0.9, (34, 118, 92))):
        scene.line([(x, 0.2), (x, 0.84)], (226, 228, 230), 0.008)
        scene.polygon([(x + 0.003, 0.21), (x + 0.075, 0.225), (x + 0.07, 0.3), (x + 0.003, 0.29)], colour)
    for _ in range(160):
        side = scene.chance.choice((0.02, 0.7))
        colour = scene.chance.choice([(222, 84, 92), (250, 208, 88), (250, 246, 240)])
        scene.disc(side + scene.chance.uniform(0, 0.27), scene.chance.uniform(0.88, 0.95), 0.008, colour)
    return scene.finished()


def water() -> Image.Image:
    """A tap and a glass of water."""
    scene = Canvas(1080, 1080, 10)
    scene.sky((216, 234, 238), (178, 212, 222))
    for row in range(6):
        for column in range(6):
            x, y = column / 6, row / 8
            scene.box(x + 0.004, y + 0.004, x + 0.162, y + 0.12, (206, 226, 230), 0.006)
    scene.sky((238, 234, 226), (212, 206, 196), top=0.78)
    steel = (158, 170, 180)
    scene.box(0.62, 0.2, 0.68, 0.79, steel, 0.02)
    scene.line([(0.65, 0.22), (0.42, 0.22), (0.42, 0.33)], steel, 0.06)
    scene.line([(0.63, 0.205), (0.43, 0.205)], (214, 222, 228), 0.012)
    scene.box(0.6, 0.12, 0.7, 0.18, shade(steel, -18), 0.02)
    scene.box(0.408, 0.34, 0.432, 0.58, (150, 204, 230), 0.01)
    scene.shadow(0.42, 0.875, 0.16, (190, 184, 172))
    scene.polygon([(0.31, 0.46), (0.53, 0.46), (0.5, 0.87), (0.34, 0.87)], (226, 240, 246))
    scene.polygon([(0.322, 0.58), (0.518, 0.58), (0.497, 0.86), (0.343, 0.86)], (132, 194, 224))
    scene.disc(0.42, 0.58, 0.098, (176, 220, 240), 0.16)
    scene.line([(0.345, 0.5), (0.365, 0.82)], (250, 253, 255), 0.012)
    return scene.finished()
