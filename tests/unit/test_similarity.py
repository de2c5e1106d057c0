"""Near-duplicates are found; different pictures are left alone."""

from __future__ import annotations

import io

from image_samples import camera_exif, encoded, picture
from PIL import Image, ImageEnhance

from desktop.imaging.originals import Original, open_original
from desktop.imaging.similarity import BITS, NEAR, are_near, difference_hash, distance


def original(image: Image.Image, kind: str = "JPEG", **options: object) -> Original:
    return open_original(encoded(image, kind, **options), "photo")


def test_a_copy_resized_recompressed_or_brightened_is_near() -> None:
    image = picture(1200, 900)
    first = difference_hash(original(image, quality=95))
    copies = (
        original(image.resize((500, 375)), quality=60),
        original(image, "PNG"),
        original(ImageEnhance.Brightness(image).enhance(1.15)),
        original(image.crop((12, 9, 1188, 891))),
    )
    for copy in copies:
        assert are_near(first, difference_hash(copy))


def test_the_same_photograph_stored_turned_is_the_same() -> None:
    image = picture(800, 600)
    turned = original(image.transpose(Image.Transpose.ROTATE_90), quality=95, exif=camera_exif(6))
    assert distance(difference_hash(original(image, quality=95)), difference_hash(turned)) <= 2


def test_different_pictures_are_not_near() -> None:
    hashes = [difference_hash(original(picture(400, 300, seed))) for seed in range(24)]
    pairs = [distance(a, b) for i, a in enumerate(hashes) for b in hashes[i + 1 :]]
    assert min(pairs) > NEAR


def test_a_hash_is_32_hexadecimal_digits() -> None:
    value = difference_hash(original(picture()))
    assert len(value) == BITS // 4
    assert distance(value, value) == 0


def test_deep_transparent_and_tiny_pictures_have_a_hash() -> None:
    buffer = io.BytesIO()
    Image.new("I;16", (3, 2), 9000).save(buffer, "PNG")
    assert len(difference_hash(open_original(buffer.getvalue(), "a.png"))) == 32
    assert len(difference_hash(original(picture(64, 48).convert("RGBA"), "PNG"))) == 32
