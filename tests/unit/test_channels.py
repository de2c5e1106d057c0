"""The four payloads: what each channel gets, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from channel_samples import BODY, PAGE, TITLE, edition, image

import desktop.channels
from desktop.channels.edition import published_image
from desktop.channels.registry import CHANNELS, form_of
from desktop.editorial.post import Channel, ImageUse, VideoFacts


def text(channel: Channel, **options: object) -> str:
    return form_of(channel).render(edition(channel, **options)).body.decode()  # type: ignore[arg-type]


def test_every_channel_has_its_form_and_its_file() -> None:
    assert [form.channel for form in CHANNELS] == list(Channel)
    folder = Path(desktop.channels.__file__).parent
    assert {type(form).__module__ for form in CHANNELS} == {
        f"desktop.channels.{channel}" for channel in Channel
    }
    assert all((folder / f"{channel}.py").is_file() for channel in Channel)


@pytest.mark.parametrize("channel", list(Channel))
def test_rendering_is_stable_and_the_hash_is_that_of_the_bytes(channel: Channel) -> None:
    first, second = (form_of(channel).render(edition(channel, images=(image(),))) for _ in range(2))
    assert (first.body, first.sha256, dict(first.extras)) == (second.body, second.sha256, dict(second.extras))
    assert first.channel is channel
    assert b"\r" not in first.body


@pytest.mark.parametrize("channel", list(Channel))
def test_one_changed_letter_changes_the_hash(channel: Channel) -> None:
    one, other = (
        form_of(channel).render(edition(channel, body=body)) for body in (BODY, BODY.replace("10", "11"))
    )
    assert one.sha256 != other.sha256


# Site


def test_the_page_of_the_site_is_whole() -> None:
    assert text(Channel.WEBSITE, images=(image(),)) == (
        '<article lang="fr-CA">\n'
        "<h1>La Fête de la famille revient le 12&nbsp;juin</h1>\n"
        "<figure>\n"
        '<img src="image-1.jpg" alt="Des familles au parc, sous une banderole." width="1600" height="1067">\n'
        "<figcaption>Photo&nbsp;: Noé Vallerand</figcaption>\n"
        "</figure>\n"
        "<p>La fête a lieu le samedi 12&nbsp;juin 2027, à 10&nbsp;h, au parc Sophie-Masson.</p>\n"
        "<p>Au programme&nbsp;:</p>\n"
        "<ul>\n<li>maquillage;</li>\n<li><strong>jeux gonflables</strong>;</li>\n"
        "<li>contes «&nbsp;à deux voix&nbsp;».</li>\n</ul>\n"
        '<p>Consultez la <a href="https://stesophie.ca/loisirs" rel="noopener noreferrer">page des loisirs</a> ou '
        'écrivez à <a href="mailto:courrier@stesophie.ca" rel="noopener noreferrer">courrier@stesophie.ca</a>.</p>\n'
        "</article>\n"
    )


def test_a_credit_burned_in_the_image_is_not_repeated() -> None:
    assert "figcaption" not in text(Channel.WEBSITE, images=(image(credit_where="image"),))


def test_a_decorative_image_has_an_empty_alternative() -> None:
    assert 'alt=""' in text(Channel.WEBSITE, images=(image(decorative=True),))


def test_titles_and_descriptions_cannot_carry_markup() -> None:
    made = text(Channel.WEBSITE, title="<b>Fête</b> & cie", images=(image(alt='un "chat" <b>'),))
    assert "<h1>&lt;b&gt;Fête&lt;/b&gt; &amp; cie</h1>" in made
    assert 'alt="un &quot;chat&quot; &lt;b&gt;"' in made


def test_the_other_images_follow_the_text() -> None:
    made = text(Channel.WEBSITE, images=(image(), image(1)))
    assert made.index("image-1.jpg") < made.index("<p>") < made.index("image-2.jpg")


def test_the_links_of_the_post_that_the_text_lacks_are_listed() -> None:
    links = ("https://stesophie.ca/loisirs", "https://stesophie.ca/plan", "javascript:alert(1)")
    made = text(Channel.WEBSITE, links=links)
    assert made.count("stesophie.ca/loisirs") == 1
    assert (
        '<p>Lien&nbsp;: <a href="https://stesophie.ca/plan" rel="noopener noreferrer">stesophie.ca/plan</a></p>'
        in made
    )
    assert "javascript" not in made


def test_the_page_does_not_link_to_itself() -> None:
    assert PAGE not in text(Channel.WEBSITE)


# Facebook


def test_facebook_gets_plain_text_its_credit_and_the_page_of_the_site() -> None:
    assert text(Channel.FACEBOOK, images=(image(), image(1))) == (
        "La Fête de la famille revient le 12\u00a0juin\n\n"
        "La fête a lieu le samedi 12\u00a0juin 2027, à 10\u00a0h, au parc Sophie-Masson.\n\n"
        "Au programme\u00a0:\n• maquillage;\n• jeux gonflables;\n• contes «\u00a0à deux voix\u00a0».\n\n"
        "Consultez la page des loisirs (https://stesophie.ca/loisirs) ou écrivez à courrier@stesophie.ca.\n\n"
        "Photo\u00a0: Noé Vallerand\n\n"
        "Plus de détails\u00a0: https://stesophie.ca/fete-de-la-famille\n"
    )


def test_a_text_written_for_facebook_goes_out_as_written() -> None:
    own = "Venez vous amuser! 🎉\n5 * 3 * 2\n\n#SainteSophie_en_fête\n\nstesophie.ca/fete-de-la-famille"
    assert text(Channel.FACEBOOK, own_body=own, own_title="") == own + "\n"


def test_a_longer_address_does_not_stand_for_the_page() -> None:
    own = "Voir https://stesophie.ca/fete-de-la-famille-2026"
    assert text(Channel.FACEBOOK, own_body=own).endswith(f"Plus de détails\u00a0: {PAGE}\n")
    assert text(Channel.FACEBOOK, own_body=f"Voir {PAGE}.").count(PAGE) == 1


def test_a_title_that_opens_the_text_is_not_repeated() -> None:
    assert text(Channel.FACEBOOK, own_body=f"{TITLE}\n\nVenez!").count(TITLE) == 1


def test_the_card_of_the_post_shows_the_page() -> None:
    assert dict(form_of(Channel.FACEBOOK).render(edition(Channel.FACEBOOK)).extras) == {"lien": PAGE}
    assert dict(form_of(Channel.FACEBOOK).render(edition(Channel.FACEBOOK, page=None)).extras) == {}


def test_a_post_without_a_site_is_not_read_as_markdown() -> None:
    only = (Channel.FACEBOOK, Channel.CONTACT)
    assert text(Channel.FACEBOOK, channels=only, body="a *b* c", title="", page=None) == "a *b* c\n"
    assert "<p>a *b* c</p>" in text(Channel.CONTACT, channels=only, body="a *b* c", title="T")


# YouTube


def test_youtube_gets_its_fields_in_a_stable_order() -> None:
    video = VideoFacts(("loisirs", "Sainte-Sophie"), made_for_kids=False, contains_synthetic_media=True)
    made = text(Channel.YOUTUBE, video=video)
    assert list(json.loads(made)) == sorted(json.loads(made))
    fields = json.loads(made)
    assert fields["title"] == TITLE
    assert fields["tags"] == ["loisirs", "Sainte-Sophie"]
    assert (fields["madeForKids"], fields["containsSyntheticMedia"]) == (False, True)
    assert fields["description"].endswith(f"Plus de détails\u00a0: {PAGE}")
    assert "• jeux gonflables;" in fields["description"]
    assert "Fête" in made, "letters stay letters"


# Le Contact


def test_the_newsletter_gets_html_without_links_and_its_plain_text() -> None:
    payload = form_of(Channel.CONTACT).render(edition(Channel.CONTACT, images=(image(),)))
    markup = payload.body.decode()
    assert "<a " not in markup
    assert "page des loisirs (stesophie.ca/loisirs)" in markup
    assert "<p>Plus de détails&nbsp;: stesophie.ca/fete-de-la-famille</p>" in markup
    assert payload.extras["texte"] == (
        "La Fête de la famille revient le 12\u00a0juin\n\n"
        "La fête a lieu le samedi 12\u00a0juin 2027, à 10\u00a0h, au parc Sophie-Masson.\n\n"
        "Au programme\u00a0:\n• maquillage;\n• jeux gonflables;\n• contes «\u00a0à deux voix\u00a0».\n\n"
        "Consultez la page des loisirs (stesophie.ca/loisirs) ou écrivez à courrier@stesophie.ca.\n\n"
        "Plus de détails\u00a0: stesophie.ca/fete-de-la-famille\n\nPhoto\u00a0: Noé Vallerand\n"
    )
    assert payload.extras["mots"] == "34"


def test_a_published_image_takes_what_was_decided_of_it() -> None:
    use = ImageUse("0" * 64, alt="Un parc", credit="Photo\u00a0: N. V.", credit_where="image")
    made = published_image(2, use, "image/png", 300, 200, 9000)
    assert (made.file_name, made.described, made.credit_beside) == ("image-3.png", "Un parc", None)
