"""What each channel shows, read from the bytes it publishes."""

from __future__ import annotations

import pytest
from channel_samples import BODY, PAGE, TITLE, edition, image

from desktop.channels.preview import FigurePart, PreviewContent, PreviewImage, TextPart, preview_of, segments
from desktop.channels.registry import form_of
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault

_PICTURES = (
    PreviewImage(b"un", "image/jpeg", "Un parc.", credit="Photo\u00a0: Noé Vallerand"),
    PreviewImage(b"deux", "image/jpeg", "Un lac."),
)


def shown(channel: Channel, **changes: object) -> PreviewContent:
    made = edition(channel, images=(image(0), image(1)), **changes)  # type: ignore[arg-type]
    payload = form_of(channel).render(made)
    return preview_of(channel, payload.media_type, payload.body, _PICTURES, account="Compte officiel")


def words(content: PreviewContent) -> str:
    return "".join(part.html for part in content.parts if isinstance(part, TextPart))


def test_the_page_keeps_its_order_title_first_image_text_other_images() -> None:
    content = shown(Channel.WEBSITE)
    assert content.title == TITLE
    first, text, second = content.parts
    assert first == FigurePart(0, "Photo\u00a0: Noé Vallerand")
    assert isinstance(text, TextPart)
    assert second == FigurePart(1, "Photo\u00a0: Noé Vallerand")
    assert "<strong>jeux gonflables</strong>" in text.html
    assert "https://stesophie.ca/loisirs" in content.links


def test_print_gives_the_whole_text_then_the_images() -> None:
    content = shown(Channel.CONTACT)
    assert [type(part) for part in content.parts] == [TextPart, FigurePart, FigurePart]
    assert "page des loisirs (stesophie.ca/loisirs)" in words(content)
    assert "<a " not in words(content)


def test_the_text_of_facebook_is_exactly_the_payload() -> None:
    payload = form_of(Channel.FACEBOOK).render(edition(Channel.FACEBOOK))
    content = preview_of(Channel.FACEBOOK, payload.media_type, payload.body)
    assert content.text + "\n" == payload.body.decode()
    assert PAGE in content.links


def test_a_text_is_cut_at_both_folds_between_words_and_loses_nothing() -> None:
    content = shown(Channel.FACEBOOK, body=BODY * 4)
    pieces = segments(content)
    assert [fold.device for fold in content.folds] == ["téléphone", "ordinateur"]
    assert "".join(pieces) == content.text
    assert len(pieces[0]) <= 125
    assert len(pieces[0] + pieces[1]) <= 477
    assert pieces[1][0].isspace()


def test_one_endless_word_is_cut_where_the_platform_cuts_it() -> None:
    content = shown(Channel.FACEBOOK, body="a" * 600, title="")
    assert len(segments(content)[0]) == 125


def test_a_short_text_has_no_fold() -> None:
    content = preview_of(Channel.FACEBOOK, "text/plain; charset=utf-8", b"Court.\n")
    assert content.folds == ()
    assert segments(content) == ("Court.",)


def test_the_video_shows_its_title_its_description_and_its_tags() -> None:
    payload = (
        '{"containsSyntheticMedia": false, "description": "Voyez https://stesophie.ca", "madeForKids": true, '
        '"tags": ["compost"], "title": "Le compostage"}'
    )
    content = preview_of(Channel.YOUTUBE, "application/json; charset=utf-8", payload.encode())
    assert (content.title, content.text) == ("Le compostage", "Voyez https://stesophie.ca")
    assert content.tags == ("compost",)
    assert content.statements == ("Conçue pour les enfants",)
    assert content.links == ("https://stesophie.ca",)


def test_nothing_in_a_preview_can_load_anything() -> None:
    hostile = (
        '<article><h1>T</h1><figure><img src="https://ailleurs.example/x.png"></figure>'
        '<p style="background:url(file:///etc/x)" onclick="x()">Bonjour '
        '<a href="javascript:x()">ici</a> <img src="file:///etc/passwd"></p>'
        "<script>x()</script><iframe src='https://ailleurs.example'></iframe></article>"
    )
    content = preview_of(Channel.WEBSITE, "text/html; charset=utf-8", hostile.encode(), _PICTURES)
    assert content.parts == (TextPart("<p>Bonjour <a>ici</a> </p>"),)
    assert content.links == ()


def test_characters_that_markup_reserves_stay_words() -> None:
    made = edition(Channel.WEBSITE, body="Moins de 5 & plus de 3 : a < b", title="A & B < C")
    payload = form_of(Channel.WEBSITE).render(made)
    content = preview_of(Channel.WEBSITE, payload.media_type, payload.body)
    assert content.title == "A & B < C"
    assert "5 &amp; plus" in words(content)
    assert "a &lt; b" in words(content)


@pytest.mark.parametrize("payload", [b"{}", b"[1]", b"\xff\xfe", b"pas du JSON"])
def test_bytes_that_the_channel_never_renders_are_a_fault_in_words(payload: bytes) -> None:
    with pytest.raises(EnvironmentFault, match="ne peut pas être lu"):
        preview_of(Channel.YOUTUBE, "application/json; charset=utf-8", payload)


def test_an_empty_post_is_said_to_be_empty() -> None:
    assert preview_of(Channel.FACEBOOK, "text/plain; charset=utf-8", b"").is_empty
    assert not shown(Channel.WEBSITE).is_empty
