"""The official logo: only it, exactly it, with room around it (art. 25)."""

from __future__ import annotations

import hashlib

import pytest
from image_samples import camera_exif, encoded, picture
from PIL import Image

from desktop.editorial.post import Crop
from desktop.errors import Refusal
from desktop.imaging.logo import DEFAULT_RULES, Corner, LogoRules, OfficialLogo, compose, register_logo
from desktop.imaging.originals import open_original
from desktop.imaging.rendition_specs import CONTACT_COLUMN, FACEBOOK, WEBSITE
from desktop.imaging.renditions import LogoUse, render

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    b'<rect width="300" height="100" fill="#123a5a"/></svg>'
)
PALE = (235, 240, 245)


def drawn(body: str, root: str = 'viewBox="0 0 300 100"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{body}</svg>'.encode()


def test_any_other_bytes_than_the_registered_ones_are_refused() -> None:
    logo = register_logo(SVG)
    for other in (SVG + b"\n", SVG.replace(b"#123a5a", b"#123a5b"), encoded(picture(600, 200), "PNG")):
        with pytest.raises(Refusal) as caught:
            compose(Image.new("RGB", (1600, 900), PALE), other, logo)
        assert caught.value.code == "logo_non_officiel"
        assert "Rien n’a été composé" in caught.value.message


@pytest.mark.parametrize("corner", list(Corner))
def test_the_clear_space_around_the_logo_is_untouched(corner: Corner) -> None:
    image = Image.new("RGB", (1600, 900), PALE)
    composed = compose(image, SVG, register_logo(SVG), corner=corner)
    left, top, right, bottom = composed.box
    space = round((bottom - top) * DEFAULT_RULES.clear_space)
    assert composed.corner is corner
    assert min(left, 1600 - right) >= space
    assert min(top, 900 - bottom) >= space
    around = composed.image.crop((left - space, top - space, right + space, bottom + space))
    around.paste(PALE, (space, space, space + right - left, space + bottom - top))
    assert around.getcolors() == [(around.width * around.height, PALE)]
    assert composed.image.getpixel(((left + right) // 2, (top + bottom) // 2)) == (0x12, 0x3A, 0x5A)


def test_the_logo_keeps_its_proportions_and_its_share() -> None:
    left, top, right, bottom = compose(Image.new("RGB", (1600, 900), PALE), SVG, register_logo(SVG)).box
    assert (right - left, bottom - top) == (256, 85)


def test_the_logo_is_never_smaller_than_its_minimum() -> None:
    composed = compose(Image.new("RGB", (400, 300), PALE), SVG, register_logo(SVG))
    assert composed.box[2] - composed.box[0] == 96
    with pytest.raises(Refusal, match="trop petite pour porter le logo"):
        compose(Image.new("RGB", (200, 150), PALE), SVG, register_logo(SVG))


def test_in_print_the_minimum_is_20_millimetres() -> None:
    source = open_original(encoded(picture(1004, 700)), "photo.jpg")
    assert CONTACT_COLUMN.logo.smallest_width == round(2.0 / 2.54 * 300)
    assert render(source, Crop(), CONTACT_COLUMN, logo=LogoUse(register_logo(SVG), SVG)).logo_corner


def test_the_corner_with_the_best_contrast_is_chosen() -> None:
    image = Image.new("RGB", (1600, 900), (20, 40, 70))
    image.paste(PALE, (0, 0, 800, 450))
    composed = compose(image, SVG, register_logo(SVG))
    assert composed.corner is Corner.TOP_LEFT
    assert not composed.plate


def test_without_contrast_anywhere_the_logo_gets_a_plain_plate_and_keeps_its_colours() -> None:
    image = Image.new("RGB", (1600, 900), (20, 40, 70))
    composed = compose(image, SVG, register_logo(SVG))
    left, top = composed.box[:2]
    assert composed.plate
    assert composed.image.getpixel((left - 2, top - 2)) == (255, 255, 255)
    assert composed.image.getpixel((left + 5, top + 5)) == (0x12, 0x3A, 0x5A)


def test_a_credit_band_and_a_logo_do_not_meet() -> None:
    source = open_original(encoded(Image.new("RGB", (1600, 900), PALE), exif=camera_exif()), "photo.jpg")
    use = LogoUse(register_logo(SVG), SVG, Corner.BOTTOM_RIGHT)
    alone = render(source, Crop(), WEBSITE, logo=use)
    both = render(source, Crop(), WEBSITE, logo=use, credit="Photo\u00a0: Noé Vallerand")
    assert alone.sha256 != both.sha256
    composed = compose(Image.new("RGB", (1600, 900), PALE), SVG, use.logo, corner=use.corner, foot=60)
    assert composed.box[3] <= 900 - 60


def test_a_rendition_says_where_the_logo_went_and_when_it_needed_a_plate() -> None:
    source = open_original(encoded(Image.new("RGB", (2048, 1365), (20, 40, 70))), "photo.jpg")
    rendition = render(source, Crop(), FACEBOOK, logo=LogoUse(register_logo(SVG), SVG))
    assert rendition.logo_corner is Corner.BOTTOM_RIGHT
    assert [notice.code for notice in rendition.notices] == ["logo_sur_aplat"]


def test_a_png_logo_is_registered_when_it_is_large_enough() -> None:
    data = encoded(Image.new("RGBA", (900, 300), (18, 58, 90, 255)), "PNG")
    logo = register_logo(data)
    assert (logo.media_type, logo.width, logo.height) == ("image/png", 900, 300)
    assert compose(Image.new("RGB", (1600, 900), PALE), data, logo).box[2]
    with pytest.raises(Refusal, match="200\u00a0pixels"):
        register_logo(encoded(Image.new("RGBA", (200, 80), "navy"), "PNG"))


def test_the_register_keeps_the_exact_hash() -> None:
    assert register_logo(SVG) == OfficialLogo(hashlib.sha256(SVG).hexdigest(), "image/svg+xml", 1200, 400)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (drawn('<text x="1" y="9">Municipalité</text>'), "logo_svg_non_autonome"),
        (drawn('<image href="https://example.org/x.png" width="9" height="9"/>'), "logo_svg_non_autonome"),
        (drawn("<script>1</script>"), "logo_svg_non_autonome"),
        (drawn("<style>@import url(x.css);</style><rect width='9' height='9'/>"), "logo_svg_non_autonome"),
        (drawn('<rect width="9" height="9" fill="url(http://example.org/#a)"/>'), "logo_svg_non_autonome"),
        (drawn('<a href="https://example.org"><rect width="9" height="9"/></a>'), "logo_svg_non_autonome"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawn("<rect width='9' height='9'/>"), "logo_svg_illisible"),
        (drawn("<rect"), "logo_svg_illisible"),
        (drawn("<use href='#a'/>" * 21), "logo_svg_illisible"),
        (drawn("<rect width='9' height='9'/>", ""), "logo_svg_proportions"),
        (drawn("<rect width='9' height='9'/>", 'viewBox="0 0 1 100000"'), "logo_svg_proportions"),
        (drawn(""), "logo_vide"),
        (encoded(picture()), "logo_format"),
        (b"", "logo_format"),
    ],
)
def test_a_drawing_that_could_change_or_harm_is_not_registered(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        register_logo(data, "logo.svg")
    assert caught.value.code == code
    assert "Rien n’a été enregistré" in caught.value.message


def test_internal_styles_gradients_and_sizes_in_pixels_are_fine() -> None:
    data = drawn(
        '<style>.a{fill:url(#g)}</style><defs><linearGradient id="g"><stop stop-color="#123"/></linearGradient>'
        '</defs><rect class="a" width="300" height="100"/><rect width="9" height="9" fill="url(#g)"/>',
        'width="300px" height="100px"',
    )
    assert register_logo(data).media_type == "image/svg+xml"


def test_a_tall_logo_is_bounded_by_the_height_of_the_picture() -> None:
    tall = drawn('<rect width="100" height="300" fill="#123a5a"/>', 'viewBox="0 0 100 300"')
    left, top, right, bottom = compose(
        Image.new("RGB", (1600, 900), PALE), tall, register_logo(tall), rules=LogoRules(smallest_width=40)
    ).box
    assert (right - left, bottom - top) == (48, 144)
