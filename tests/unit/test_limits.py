"""What each channel accepts, with the source of each figure."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from channel_samples import edition, image

from desktop.channels.edition import Edition
from desktop.channels.limits import LimitProblem, number, word_count
from desktop.channels.registry import CHANNELS, form_of
from desktop.channels.youtube import tags_length
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel, PostKind, VideoFacts
from desktop.imaging.rendition_specs import FACEBOOK, YOUTUBE

MONTREAL = ZoneInfo("America/Toronto")
NOW = dt.datetime(2027, 5, 17, 9, 0, tzinfo=MONTREAL)


def problems(made: Edition, now: dt.datetime | None = None) -> dict[str, LimitProblem]:
    found = form_of(made.variant.channel).check_limits(made, now)
    assert all(problem.channel is made.variant.channel for problem in found)
    assert all(problem.message.endswith((".", ").")) for problem in found)
    assert not any(re.search(r"'|[^\u00a0]:(?!//)| [;!?]", problem.message) for problem in found), found
    return {problem.code: problem for problem in found}


def plain(channel: Channel, body: str, **options: object) -> Edition:
    """An edition with words of its own and nothing around them."""
    values: dict[str, object] = {"own_body": body, "own_title": "", "page": None} | options
    return edition(channel, **values)  # type: ignore[arg-type]


def test_every_figure_says_where_it_comes_from_and_how_sure_it_is() -> None:
    for form in CHANNELS:
        for limit in form.limits:
            assert limit.channel is form.channel
            assert limit.source.startswith("http")
            assert limit.mark in ("S", "M")
            assert limit.confidence in ("H", "M", "L")


@pytest.mark.parametrize("channel", list(Channel))
def test_an_ordinary_post_blocks_nowhere(channel: Channel) -> None:
    size = (1280, 720) if channel is Channel.YOUTUBE else (1600, 1067)
    made = edition(channel, images=(image(width=size[0], height=size[1]),))
    assert not [p for p in problems(made).values() if p.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("channel", "codes"),
    [
        (Channel.WEBSITE, {"website_titre_vide", "website_corps_vide"}),
        (Channel.FACEBOOK, {"facebook_corps_vide"}),
        (Channel.YOUTUBE, {"youtube_titre_vide"}),
        (Channel.CONTACT, {"contact_titre_vide", "contact_corps_vide"}),
    ],
)
def test_a_channel_without_words_blocks(channel: Channel, codes: set[str]) -> None:
    found = problems(edition(channel, title=" ", body="\n", page=None))
    assert set(found) == codes
    assert {problem.severity for problem in found.values()} == {Severity.BLOCKING}


@pytest.mark.parametrize("channel", list(Channel))
def test_an_image_called_from_the_text_blocks(channel: Channel) -> None:
    found = problems(edition(channel, body="![x](https://example.org/a.gif)"))["image_dans_le_texte"]
    assert found.severity is Severity.BLOCKING
    assert "https://example.org/a.gif" in found.message


# Facebook


def test_facebook_accepts_63206_characters_and_not_one_more() -> None:
    assert "facebook_texte" not in problems(plain(Channel.FACEBOOK, "a" * 63_205))
    found = problems(plain(Channel.FACEBOOK, "a" * 63_206))["facebook_texte"]  # and the end of the last line
    assert (found.severity, found.measure, found.limit) == (Severity.BLOCKING, 63_207, 63_206)
    assert "63\u00a0207 caractères" in found.message


def test_the_fold_of_facebook_is_only_a_suggestion() -> None:
    assert problems(plain(Channel.FACEBOOK, "a" * 476)) == {}
    assert problems(plain(Channel.FACEBOOK, "a" * 477))["facebook_repli"].severity is Severity.SUGGESTION


def test_facebook_takes_ten_images_of_4_megabytes_and_2048_pixels() -> None:
    assert (
        problems(plain(Channel.FACEBOOK, "a", images=tuple(image(i, credit=None) for i in range(10)))) == {}
    )
    many = problems(plain(Channel.FACEBOOK, "a", images=tuple(image(i, credit=None) for i in range(11))))
    assert many["facebook_images"].severity is Severity.BLOCKING
    heavy = problems(
        plain(Channel.FACEBOOK, "a", images=(image(weight=4_000_001, height=2049, credit=None),))
    )
    assert heavy["facebook_poids_image"].where == "image:0"
    assert heavy["facebook_cote_image"].measure == 2049


@pytest.mark.parametrize(
    ("wait", "code"),
    [
        (dt.timedelta(minutes=9), "facebook_programmation_min"),
        (dt.timedelta(minutes=10), None),
        (dt.timedelta(days=30), None),
        (dt.timedelta(days=30, minutes=1), "facebook_programmation_max"),
        (-dt.timedelta(minutes=1), None),
    ],
)
def test_facebook_schedules_between_10_minutes_and_30_days(wait: dt.timedelta, code: str | None) -> None:
    found = problems(plain(Channel.FACEBOOK, "a", planned_at=NOW + wait), NOW)
    assert list(found) == ([code] if code else [])
    assert all(problem.severity is Severity.WARNING for problem in found.values())


def test_without_a_clock_the_schedule_is_not_judged() -> None:
    assert problems(plain(Channel.FACEBOOK, "a", planned_at=NOW)) == {}


# YouTube


def test_a_video_title_has_100_characters() -> None:
    assert "youtube_titre" not in problems(plain(Channel.YOUTUBE, "a", own_title="é" * 100))
    assert problems(plain(Channel.YOUTUBE, "a", own_title="é" * 101))["youtube_titre"].where == "titre"


def test_a_description_is_counted_in_bytes() -> None:
    assert "youtube_description" not in problems(plain(Channel.YOUTUBE, "é" * 2500, own_title="T"))
    found = problems(plain(Channel.YOUTUBE, "é" * 2500 + "a", own_title="T"))["youtube_description"]
    assert (found.measure, found.limit) == (5001, 5000)


@pytest.mark.parametrize("field", ["own_title", "body"])
def test_angle_brackets_are_refused(field: str) -> None:
    made = (
        plain(Channel.YOUTUBE, "a < b", own_title="T")
        if field == "body"
        else plain(Channel.YOUTUBE, "a", own_title="T > U")
    )
    found = problems(made)["youtube_chevrons"]
    assert (found.where, found.severity) == ("corps" if field == "body" else "titre", Severity.BLOCKING)


def test_tags_are_counted_as_youtube_counts_them() -> None:
    assert tags_length(("Foo-Baz",)) == 7
    assert tags_length(("Foo Baz",)) == 9
    assert tags_length(("ab", "cd")) == 5
    assert tags_length(()) == 0
    over = VideoFacts(tuple(f"{i:03d}" for i in range(126)))
    assert (
        problems(plain(Channel.YOUTUBE, "a", own_title="T", video=over))["youtube_etiquettes"].measure == 503
    )


def test_a_video_has_one_thumbnail_of_1280_by_720() -> None:
    good = image(width=1280, height=720, credit=None)
    assert problems(plain(Channel.YOUTUBE, "a", own_title="T", images=(good,))) == {}
    pair = problems(plain(Channel.YOUTUBE, "a", own_title="T", images=(good, good)))
    assert pair["youtube_une_vignette"].severity is Severity.WARNING
    wrong = problems(
        plain(Channel.YOUTUBE, "a", own_title="T", images=(image(weight=2_000_001, credit=None),))
    )
    assert {"youtube_vignette", "youtube_poids_vignette"} <= set(wrong)


# Le Contact


@pytest.mark.parametrize(
    ("words", "kind", "code"),
    [
        (79, PostKind.NEWS, "contact_breve"),
        (80, PostKind.NEWS, None),
        (150, PostKind.NEWS, None),
        (151, PostKind.NEWS, "contact_breve"),
        (199, PostKind.NEWS, "contact_article"),
        (200, PostKind.NEWS, None),
        (350, PostKind.NEWS, None),
        (351, PostKind.NEWS, "contact_article"),
        (349, PostKind.MAYOR_WORD, "contact_mot_du_maire"),
        (350, PostKind.MAYOR_WORD, None),
        (601, PostKind.MAYOR_WORD, "contact_mot_du_maire"),
    ],
)
def test_the_newsletter_suggests_a_length(words: int, kind: PostKind, code: str | None) -> None:
    found = problems(edition(Channel.CONTACT, body="mot " * words, kind=kind))
    assert list(found) == ([code] if code else [])
    assert all(problem.severity is Severity.SUGGESTION for problem in found.values())


def test_words_are_counted_the_same_however_they_are_typed() -> None:
    assert word_count("À 19\u00a0h\u00a030 – «\u00a0oui\u00a0»!") == word_count("À 19 h 30 – « oui »!") == 5
    assert word_count("") == 0


def test_numbers_are_written_as_in_quebec() -> None:
    assert (number(63_206), number(5_000), number(900)) == ("63\u00a0206", "5\u00a0000", "900")


def test_what_the_desk_prepares_always_fits_the_platforms() -> None:
    by_code = {limit.code: limit.value for form in CHANNELS for limit in form.limits}
    assert max(FACEBOOK.width, FACEBOOK.height) <= by_code["facebook_cote_image"]
    assert FACEBOOK.max_bytes <= by_code["facebook_poids_image"]
    assert YOUTUBE.max_bytes <= by_code["youtube_poids_vignette"]
    assert (YOUTUBE.width, YOUTUBE.height) == (by_code["youtube_vignette"], 720)
