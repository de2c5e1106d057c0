"""A 24-megapixel photograph exported with the logo, against Pillow used plainly for the same picture."""

from __future__ import annotations

import io
import random

from measure import compare, report
from PIL import Image

from desktop.editorial.post import Crop
from desktop.imaging.logo import register_logo
from desktop.imaging.originals import open_original
from desktop.imaging.rendition_specs import FACEBOOK
from desktop.imaging.renditions import LogoUse, render

SIZE = (6000, 4000)


def photograph() -> bytes:
    """A JPEG of 24 megapixels with the grain of a real one: noise at several scales."""
    chance = random.Random(1)
    image = Image.new("RGB", SIZE)
    for width, share in ((60, 0.6), (600, 0.3), (6000, 0.1)):
        small = (width, width * 2 // 3)
        layer = Image.frombytes("RGB", small, chance.randbytes(small[0] * small[1] * 3))
        image = Image.blend(image, layer.resize(SIZE, Image.Resampling.BICUBIC), share)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def logo() -> bytes:
    """A flat emblem of 800 pixels."""
    buffer = io.BytesIO()
    Image.new("RGBA", (800, 400), (0, 60, 120, 255)).save(buffer, "PNG")
    return buffer.getvalue()


def plainly(photo: bytes, emblem: bytes) -> bytes:
    """What a first script does: open, shrink, paste the logo, save."""
    image = Image.open(io.BytesIO(photo)).convert("RGB").resize((2048, 1365), Image.Resampling.LANCZOS)
    mark = Image.open(io.BytesIO(emblem)).resize((328, 164), Image.Resampling.LANCZOS)
    image.paste(mark, (1680, 1160), mark)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=FACEBOOK.quality)
    return buffer.getvalue()


def main() -> None:
    """One row."""
    photo, emblem = photograph(), logo()
    original = open_original(photo, "photo.jpg")
    use = LogoUse(register_logo(emblem, "logo.png"), emblem)
    report(
        compare(
            "24-megapixel export with logo / plain Pillow",
            lambda: render(original, Crop(), FACEBOOK, logo=use),
            lambda: plainly(photo, emblem),
            0.45,
        )
    )


if __name__ == "__main__":
    main()
