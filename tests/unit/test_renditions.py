"""What is published of an image: cropped, upright, in sRGB, of the right weight, and saying nothing of itself."""

from __future__ import annotations

import hashlib
import io

import pytest
from image_samples import camera_exif, encoded, noise, picture, with_iptc, xmp_packet
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from desktop.editorial.post import Channel, Crop
from desktop.errors import Refusal
from desktop.imaging.colour import contrast, eight_bits
from desktop.imaging.credit_band import TEXT_COLOUR, band_height, burn_credit
from desktop.imaging.metadata import read_metadata
from desktop.imaging.orientation import stored_box, upright
from desktop.imaging.originals import Original, open_original
from desktop.imaging.rendition_specs import (
    CONTACT_COLUMN,
    CONTACT_PAGE,
    FACEBOOK,
    SPECS,
    WEBSITE,
    YOUTUBE,
    RenditionSpec,
    main_spec,
)
from desktop.imaging.renditions import Rendition, render

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def original(image: Image.Image, kind: str = "JPEG", **options: object) -> Original:
    return open_original(encoded(image, kind, **options), "photo")


def opened(rendition: Rendition) -> Image.Image:
    image = Image.open(io.BytesIO(rendition.data))
    image.load()
    return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of grey, 0 to 255."""
    return ImageStat.Stat(ImageChops.difference(one.convert("L"), other.convert("L"))).mean[0]


# What must not leave with the picture


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_no_metadata_of_any_kind_survives(spec: RenditionSpec) -> None:
    secret = "Secretissime"
    packet = xmp_packet(f"<dc:creator><rdf:Seq><rdf:li>{secret}</rdf:li></rdf:Seq></dc:creator>")
    jpeg = encoded(picture(1200, 900), exif=camera_exif(), xmp=packet, icc_profile=SRGB, comment=secret)
    source = open_original(with_iptc(jpeg, [(80, secret.encode()), (120, secret.encode())]), "photo.jpg")
    assert not read_metadata(source).is_empty
    rendition = render(source, Crop(), spec)
    image = opened(rendition)
    assert dict(image.getexif()) == {}
    assert not {"exif", "xmp", "icc_profile", "photoshop", "comment", "XML:com.adobe.xmp"} & set(image.info)
    assert read_metadata(open_original(rendition.data, "rendu")).is_empty
    for word in (secret.encode(), b"Exif", b"Vallerand".lower(), b"GPS", b"8BIM", b"http://", b"ICC_PROFILE"):
        assert word not in rendition.data


def test_a_transparent_png_loses_its_metadata_too() -> None:
    from PIL import PngImagePlugin

    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Secretissime")
    image = picture(300, 200).convert("RGBA")
    image.putalpha(128)
    rendition = render(original(image, "PNG", pnginfo=info, exif=camera_exif()), Crop(), WEBSITE)
    assert rendition.media_type == "image/png"
    assert opened(rendition).info == {}
    assert b"Secretissime" not in rendition.data


def test_the_same_input_gives_the_same_bytes() -> None:
    data = encoded(picture(1500, 1000), exif=camera_exif(6))
    crop = Crop(0.1, 0.2, 0.9, 0.7)
    for spec in SPECS:
        first, second = (
            render(open_original(data, name), crop, spec, credit="Photo\u00a0: Noé Vallerand")
            for name in ("a", "b")
        )
        assert first == second
        assert first.sha256 == hashlib.sha256(first.data).hexdigest()


# Sizes and weights


def test_the_website_is_1600_pixels_wide() -> None:
    rendition = render(original(picture(3000, 2000)), Crop(), WEBSITE)
    assert (rendition.width, rendition.height) == (1600, 1067)


def test_facebook_holds_in_2048_pixels_whatever_the_side() -> None:
    tall = render(original(picture(1000, 3000)), Crop(), FACEBOOK)
    assert (tall.width, tall.height) == (683, 2048)


def test_a_small_picture_is_never_enlarged() -> None:
    rendition = render(original(picture(640, 480)), Crop(), FACEBOOK)
    assert (rendition.width, rendition.height) == (640, 480)
    assert [notice.code for notice in rendition.notices] == ["image_petite"]


def test_facebook_stays_under_4_megabytes_by_lowering_quality_then_size() -> None:
    heavy = original(noise(2048, 2048), quality=97)
    rendition = render(heavy, Crop(), FACEBOOK)
    assert len(rendition.data) <= 4_000_000
    assert rendition.width == 2048
    tight = RenditionSpec(
        "essai",
        Channel.FACEBOOK,
        2048,
        2048,
        max_bytes=400_000,
        quality=88,
        worst_quality=60,
        smallest_width=1,
    )
    smaller = render(heavy, Crop(), tight)
    assert len(smaller.data) <= 400_000
    assert smaller.width < 2048
    assert opened(smaller).size == (smaller.width, smaller.height)


@pytest.mark.parametrize(("width", "height"), [(3000, 2000), (900, 1600), (1280, 720), (400, 300)])
def test_a_youtube_thumbnail_is_1280_by_720(width: int, height: int) -> None:
    rendition = render(original(picture(width, height)), Crop(), YOUTUBE)
    assert opened(rendition).size == (1280, 720)
    assert len(rendition.data) <= 2_000_000
    assert any(notice.code == "image_petite" for notice in rendition.notices) == (width < 1280)


def test_a_thumbnail_keeps_the_middle_of_the_crop() -> None:
    image = Image.new("RGB", (1000, 1000), "white")
    image.paste((200, 0, 0), (0, 490, 1000, 510))
    middle = opened(render(original(image), Crop(), YOUTUBE)).convert("RGB").getpixel((640, 360))
    assert isinstance(middle, tuple)
    assert middle[0] > 150 > middle[1]


def test_print_is_300_pixels_per_inch_in_full_colour() -> None:
    rendition = render(original(picture(3000, 2000)), Crop(), CONTACT_COLUMN)
    image = opened(rendition)
    assert (rendition.width, rendition.height) == (1004, 669)
    assert image.info["dpi"] == (300, 300)
    assert [component[1:3] for component in image.layer] == [(1, 1)] * 3  # no chroma subsampling
    assert render(original(picture(3000, 2000)), Crop(), CONTACT_PAGE).width == 2550


def test_too_small_an_original_for_print_says_what_it_allows() -> None:
    rendition = render(original(picture(500, 400)), Crop(), CONTACT_COLUMN)
    assert rendition.width == 500
    (notice,) = rendition.notices
    assert notice.code == "image_petite_impression"
    assert "4,2\u00a0cm" in notice.message
    assert "8,5\u00a0cm" in notice.message


def test_each_channel_has_its_usual_preparation() -> None:
    assert [main_spec(channel).channel for channel in Channel] == list(Channel)
    assert main_spec(Channel.CONTACT) is CONTACT_COLUMN


# Geometry


def crossed(width: int, height: int) -> Image.Image:
    """Four quarters of four colours: no two orientations look the same."""
    image = Image.new("RGB", (width, height), (250, 250, 250))
    image.paste((220, 30, 30), (0, 0, width // 2, height // 2))
    image.paste((30, 160, 60), (width // 2, 0, width, height // 2))
    image.paste((30, 60, 200), (0, height // 2, width // 2, height))
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_shown_upright_and_cropped_where_the_person_drew(orientation: int) -> None:
    stored = crossed(800, 600)
    source = original(stored, quality=95, exif=camera_exif(orientation))
    exif = Image.Exif()
    exif[0x0112] = orientation
    tagged = Image.open(io.BytesIO(encoded(stored, "PNG", exif=exif)))
    seen = ImageOps.exif_transpose(tagged)
    crop = Crop(0.25, 0.1, 0.85, 0.7)
    wanted = seen.crop(
        (
            round(crop.left * seen.width),
            round(crop.top * seen.height),
            round(crop.right * seen.width),
            round(crop.bottom * seen.height),
        )
    )
    rendition = render(source, crop, WEBSITE)
    assert (rendition.width, rendition.height) == wanted.size
    assert difference(opened(rendition), wanted) < 3
    assert difference(upright(stored, orientation), seen) == 0


def test_a_box_found_in_the_stored_picture_is_a_box() -> None:
    for orientation in range(1, 9):
        left, top, right, bottom = stored_box((0.1, 0.2, 0.5, 0.9), orientation)
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1


@pytest.mark.parametrize(
    "crop",
    [
        Crop(0.5, 0, 0.5, 1),
        Crop(-0.1, 0, 1, 1),
        Crop(0, 0, 1, 1.01),
        Crop(0.9, 0, 0.1, 1),
        Crop(0, 0, 0.01, 0.01),
    ],
)
def test_an_impossible_crop_is_refused(crop: Crop) -> None:
    with pytest.raises(Refusal, match="cadrage"):
        render(original(picture()), crop, WEBSITE)


def test_a_reduced_decoding_shows_the_same_picture() -> None:
    source = original(picture(4000, 3000), quality=95)
    reference = picture(4000, 3000).resize((2048, 1536), Image.Resampling.LANCZOS)
    assert difference(opened(render(source, Crop(), FACEBOOK)), reference) < 2


# Colours


def test_a_cmyk_jpeg_becomes_rgb() -> None:
    rendition = render(original(picture(300, 200).convert("CMYK"), quality=95), Crop(), WEBSITE)
    assert opened(rendition).mode == "RGB"
    assert difference(opened(rendition), picture(300, 200)) < 6


def test_another_colour_space_is_converted_and_an_unreadable_one_is_reported() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    reported = render(original(picture(900, 600), icc_profile=lab), Crop(), WEBSITE)
    assert [notice.code for notice in reported.notices] == ["profil_couleurs"]
    garbage = render(original(picture(900, 600), icc_profile=b"\x00" * 200), Crop(), WEBSITE)
    assert [notice.code for notice in garbage.notices] == ["profil_couleurs"]
    plain = render(original(picture(900, 600), icc_profile=SRGB), Crop(), WEBSITE)
    assert plain.notices == ()


def test_a_usable_profile_is_applied_and_dropped() -> None:
    renamed = SRGB.replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be"))
    rendition = render(original(picture(900, 600), quality=95, icc_profile=renamed), Crop(), WEBSITE)
    assert rendition.notices == ()
    assert "icc_profile" not in opened(rendition).info
    assert difference(opened(rendition), picture(900, 600)) < 3


def test_a_16_bit_grey_keeps_its_shades() -> None:
    image = Image.new("I;16", (100, 100), 32_768)
    grey = opened(render(original(image, "PNG"), Crop(), WEBSITE)).convert("L").getpixel((50, 50))
    assert isinstance(grey, int)
    assert abs(grey - 127) <= 2


def test_deep_and_floating_greys_are_scaled() -> None:
    assert eight_bits(Image.new("I;16", (2, 2), 65_535)).getpixel((0, 0)) == 255
    floating = Image.new("F", (2, 1), 0.0)
    floating.putpixel((1, 0), 1.0)
    assert [eight_bits(floating).getpixel((x, 0)) for x in (0, 1)] == [0, 255]


def test_transparency_is_kept_on_the_website_and_white_elsewhere() -> None:
    image = Image.new("RGBA", (900, 600), (200, 0, 0, 0))
    source = original(image, "PNG")
    assert opened(render(source, Crop(), WEBSITE)).mode == "RGBA"
    white = opened(render(source, Crop(), FACEBOOK)).convert("RGB").getpixel((450, 300))
    assert white == (255, 255, 255)


def test_an_opaque_png_becomes_a_jpeg() -> None:
    rendition = render(original(picture(900, 600).convert("RGBA"), "PNG"), Crop(), WEBSITE)
    assert rendition.media_type == "image/jpeg"


def test_a_palette_with_a_transparent_colour_is_not_left_black() -> None:
    image = Image.new("P", (900, 600), 0)
    image.putpalette([10, 10, 10, 200, 0, 0])
    rendition = render(original(image, "GIF", transparency=0), Crop(), FACEBOOK)
    assert opened(rendition).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


# The credit line on the image


@pytest.mark.parametrize("background", [(255, 255, 255), (0, 0, 0), (240, 220, 40)])
def test_a_burned_credit_line_can_be_read_on_any_picture(background: tuple[int, int, int]) -> None:
    image = Image.new("RGB", (1600, 1067), background)
    signed = burn_credit(image, "Photo\u00a0: Noé Vallerand")
    foot = signed.crop((0, 1067 - band_height(image.size, "Photo\u00a0: Noé Vallerand"), 1600, 1067))
    assert foot.getextrema()[0][1] == 255, "white letters are there"
    assert contrast(foot.getpixel((1599, 0)), TEXT_COLOUR) >= 4.5  # type: ignore[arg-type]
    above = signed.crop((0, 0, 1600, 1067 - foot.height))
    assert above.tobytes() == image.crop((0, 0, *above.size)).tobytes()


def test_french_letters_are_all_drawn() -> None:
    burn_credit(Image.new("RGB", (1600, 900)), "Œuvre d’Éloïse Garçon-Noël – «\u00a0été\u00a0», © 2026")


def test_a_character_the_font_lacks_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="写"):
        burn_credit(Image.new("RGB", (1600, 900)), "Photo\u00a0: 写真")


def test_a_long_credit_takes_two_lines_and_a_longer_one_is_refused() -> None:
    size = (1600, 900)
    long = "Photo\u00a0: Noé Vallerand, avec la collaboration du Service des loisirs et des organismes de Sainte-Sophie"
    assert band_height(size, f"{long}, {long}") > band_height(size, "Photo\u00a0: Noé Vallerand")
    with pytest.raises(Refusal, match="ne tient pas"):
        burn_credit(Image.new("RGB", size), f"{long}. " * 12)
    with pytest.raises(Refusal, match="ne tient pas"):
        burn_credit(Image.new("RGB", (120, 60)), "Photo\u00a0: Noé Vallerand")


def test_a_credit_line_changes_the_bytes_and_no_credit_leaves_the_picture_alone() -> None:
    source = original(picture(1600, 900))
    bare, signed = (render(source, Crop(), WEBSITE, credit=credit) for credit in (None, "Photo\u00a0: N. V."))
    assert bare.sha256 != signed.sha256
    assert (bare.width, bare.height) == (signed.width, signed.height)
    assert difference(opened(bare).crop((0, 0, 1600, 800)), opened(signed).crop((0, 0, 1600, 800))) < 1
