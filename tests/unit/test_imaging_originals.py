"""What may enter as an original, and the words in which the rest is refused."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from image_samples import camera_exif, encoded, picture, png_bomb
from PIL import Image

from desktop.errors import EnvironmentFault, Refusal
from desktop.imaging.file_kinds import ImageKind
from desktop.imaging.originals import decoded, open_original, read_original


def refusal(data: bytes, name: str = "photo.jpg") -> Refusal:
    with pytest.raises(Refusal) as caught:
        open_original(data, name)
    message = caught.value.message
    assert name in message
    assert "Rien n’a été importé." in message
    assert not message.rstrip().endswith("Rien n’a été importé."), "the message must say what to do"
    return caught.value


def test_an_empty_jpeg_is_refused() -> None:
    error = refusal(b"")
    assert error.code == "image_vide"
    assert "0 octet" in error.message


def test_a_text_named_jpg_is_recognised_as_text() -> None:
    error = refusal(b"Bonjour, voici la photo promise.\n")
    assert error.code == "image_format"
    assert "contient du texte" in error.message


@pytest.mark.parametrize(
    ("start", "word"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 40, "Word"),
        (b"\x00\x00\x00\x20ftypisom" + b"\x00" * 40, "vidéo"),
        (b"BMX du parc Masson, le samedi 12 juin, inscription sur place", "texte"),
        (bytes(range(256)), "n’est pas une image reconnue"),
    ],
)
def test_other_files_are_named_for_what_they_are(start: bytes, word: str) -> None:
    assert word in refusal(start).message


def test_an_svg_is_only_a_logo() -> None:
    error = refusal(b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "dessin.svg")
    assert error.code == "image_svg"
    assert "logo" in error.message


def test_a_truncated_jpeg_says_that_its_end_is_missing() -> None:
    data = encoded(picture())
    error = refusal(data[: len(data) * 2 // 3])
    assert error.code == "image_tronquee"
    assert "incomplète" in error.message


def test_a_damaged_png_is_refused() -> None:
    data = bytearray(encoded(picture(200, 200), "PNG"))
    data[1000:1020] = bytes(20)
    assert refusal(bytes(data)).code == "image_endommagee"


def test_a_200_megapixel_png_bomb_is_refused_with_little_memory(tmp_path: Path) -> None:
    bomb = tmp_path / "photo.png"
    bomb.write_bytes(png_bomb(20_000, 10_000))
    assert bomb.stat().st_size < 200_000
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from desktop.errors import Refusal\n"
        "from desktop.imaging.originals import read_original\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = peak()\n"
        "try: read_original(Path(sys.argv[1]))\n"
        "except Refusal as error: print(error.code, peak() - before, error.message)\n"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(bomb)], capture_output=True, text=True, check=True
    )
    code, kilobytes, message = result.stdout.split(" ", 2)
    assert code == "image_trop_grande"
    assert int(kilobytes) < 16_384
    assert "20000" in message or "démesurée" in message


def test_a_picture_just_over_the_limit_is_refused() -> None:
    assert refusal(png_bomb(10_100, 10_000)).code == "image_trop_grande"


def test_an_animated_gif_gives_its_first_view_and_says_so() -> None:
    frames = [picture(seed=seed) for seed in (1, 2)]
    original = open_original(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]), "anime.gif")
    assert [notice.code for notice in original.notices] == ["image_animee"]
    assert "première vue" in original.notices[0].message


def test_a_still_gif_says_nothing() -> None:
    assert open_original(encoded(picture(), "GIF"), "fixe.gif").notices == ()


@pytest.mark.parametrize("orientation", [1, 3, 5, 6, 7, 8])
def test_the_size_is_that_of_the_upright_picture(orientation: int) -> None:
    original = open_original(encoded(picture(640, 480), exif=camera_exif(orientation)), "photo.jpg")
    assert original.orientation == orientation
    assert (original.width, original.height) == ((480, 640) if orientation >= 5 else (640, 480))


def test_an_impossible_orientation_is_ignored() -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    assert open_original(encoded(picture(), exif=exif), "photo.jpg").orientation == 1


@pytest.mark.parametrize(
    ("kind", "expected", "media_type"),
    [
        ("JPEG", ImageKind.JPEG, "image/jpeg"),
        ("PNG", ImageKind.PNG, "image/png"),
        ("WEBP", ImageKind.WEBP, "image/webp"),
        ("TIFF", ImageKind.TIFF, "image/tiff"),
        ("BMP", ImageKind.BMP, "image/bmp"),
        ("AVIF", ImageKind.AVIF, "image/avif"),
    ],
)
def test_each_accepted_format_opens_whatever_its_name(
    kind: str, expected: ImageKind, media_type: str
) -> None:
    original = open_original(encoded(picture(64, 48), kind), "mal-nomme.txt")
    assert (original.kind, original.media_type) == (expected, media_type)
    assert (original.width, original.height) == (64, 48)


def test_a_heic_photograph_opens() -> None:
    import pillow_heif

    buffer = io.BytesIO()
    pillow_heif.from_pillow(picture(128, 96)).save(buffer)
    original = open_original(buffer.getvalue(), "IMG_0001.HEIC")
    assert (original.kind, original.width, original.height) == (ImageKind.HEIC, 128, 96)
    assert decoded(original).size == (128, 96)


def test_heic_support_is_not_loaded_until_needed() -> None:
    script = "import sys, desktop.imaging.originals; print('pillow_heif' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "I;16", "LA", "RGBA"])
def test_every_colour_mode_of_a_tiff_or_png_opens(mode: str) -> None:
    image = Image.new("I;16", (40, 30), 40_000) if mode == "I;16" else picture(40, 30).convert(mode)
    kind = "TIFF" if mode == "CMYK" else "PNG"
    assert open_original(encoded(image, kind), "image").width == 40


def test_a_jpeg_is_decoded_no_larger_than_needed() -> None:
    original = open_original(encoded(picture(1600, 1200)), "photo.jpg")
    assert decoded(original, (400, 300)).size == (400, 300)
    assert decoded(original, (401, 300)).size == (800, 600)
    assert decoded(original).size == (1600, 1200)


def test_a_missing_file_is_a_fault_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="ne peut pas être lu"):
        read_original(tmp_path / "absente.jpg")


def test_a_file_beyond_200_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(Refusal, match="300\u00a0Mo"):
        read_original(path)


def test_whatever_the_damage_only_a_refusal_comes_out() -> None:
    rng = random.Random(int.from_bytes(b"bat", "big"))
    samples = [
        encoded(picture(80, 60), kind, **options)
        for kind, options in (
            ("JPEG", {"exif": camera_exif(6)}),
            ("PNG", {"exif": camera_exif()}),
            ("WEBP", {}),
            ("GIF", {}),
            ("TIFF", {"compression": "tiff_lzw"}),
            ("BMP", {}),
            ("AVIF", {}),
        )
    ]
    for _ in range(700):
        data = bytearray(rng.choice(samples))
        for _ in range(rng.randrange(1, 8)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        damaged = bytes(data[: rng.randrange(12, len(data) + 1)])
        with contextlib.suppress(Refusal):
            open_original(damaged, "abimee.jpg")


def test_a_jpeg_with_a_second_picture_inside_is_a_jpeg() -> None:
    pair = [picture(64, 48, seed) for seed in (1, 2)]
    data = encoded(pair[0], "MPO", save_all=True, append_images=pair[1:])
    original = open_original(data, "stereo.jpg")
    assert (original.kind, original.notices) == (ImageKind.JPEG, ())


def test_text_chunks_that_explode_are_refused() -> None:
    data = encoded(picture(16, 16), "PNG")
    bomb = b"Comment\x00\x00" + zlib.compress(b"a" * 80_000_000, 9)
    chunk = struct.pack(">I", len(bomb)) + b"zTXt" + bomb + struct.pack(">I", zlib.crc32(b"zTXt" + bomb))
    assert refusal(data[:33] + chunk + data[33:]).code == "image_endommagee"


def test_reading_keeps_the_exact_bytes(tmp_path: Path) -> None:
    data = encoded(picture())
    path = tmp_path / "été – fête.jpg"
    path.write_bytes(data)
    original = read_original(path)
    assert (original.data, original.name) == (data, "été – fête.jpg")
