"""How long a text is as its channel will publish it, against the channel's limits. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.channels.contact import body_words, usual_length
from desktop.channels.edition import Edition
from desktop.channels.facebook import post_text
from desktop.channels.limits import (
    FACEBOOK_FOLD,
    FACEBOOK_TEXT,
    YOUTUBE_DESCRIPTION,
    YOUTUBE_TITLE,
    LimitProblem,
    word_count,
)
from desktop.channels.markdown import tidy_plain
from desktop.channels.registry import form_of
from desktop.channels.youtube import video_description, video_title
from desktop.editorial.post import Channel


@dataclass(frozen=True, slots=True)
class Gauge:
    """One measure against its limit. `name` is empty for the text itself; `lowest` when it is a range."""

    name: str
    value: int
    limit: int
    unit: str
    lowest: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """What a channel would publish: code points, UTF-8 bytes, words, gauges and what the limits say of it.

    `fold` is the code point of the body where Facebook folds it, None when it does not, or when the body is
    published in other characters than it is written in (Markdown).
    """

    characters: int
    octets: int
    words: int
    gauges: tuple[Gauge, ...] = ()
    problems: tuple[LimitProblem, ...] = ()
    fold: int | None = None


def measures_of(edition: Edition) -> Measures:
    """The measures of one channel of a post. A long Markdown text takes a while: not for the interface's thread."""
    channel = edition.variant.channel
    text = _published(edition)
    codes = {limit.code for limit in form_of(channel).limits}
    problems = tuple(
        problem
        for problem in form_of(channel).check_limits(edition)
        if problem.code in codes and problem.where in {"titre", "corps"}
    )
    words = body_words(edition) if channel is Channel.CONTACT else word_count(text)
    gauges = _gauges(edition, text, words)
    return Measures(len(text), len(text.encode()), words, gauges, problems, _fold(edition, text))


def _published(edition: Edition) -> str:
    channel = edition.variant.channel
    if channel is Channel.FACEBOOK:
        return post_text(edition).rstrip("\n")
    if channel is Channel.YOUTUBE:
        return video_description(edition)
    return edition.body_plain()


def _gauges(edition: Edition, text: str, words: int) -> tuple[Gauge, ...]:
    channel = edition.variant.channel
    if channel is Channel.FACEBOOK:
        return (Gauge("", len(text), FACEBOOK_TEXT.value, FACEBOOK_TEXT.unit),)
    if channel is Channel.YOUTUBE:
        return (
            Gauge("titre", len(video_title(edition)), YOUTUBE_TITLE.value, YOUTUBE_TITLE.unit),
            Gauge("", len(text.encode()), YOUTUBE_DESCRIPTION.value, YOUTUBE_DESCRIPTION.unit),
        )
    if channel is Channel.CONTACT:
        usual = usual_length(edition.post.kind, words)
        return (Gauge("", words, usual.value, usual.unit, usual.lowest or 0),)
    return ()


def _fold(edition: Edition, text: str) -> int | None:
    if (
        edition.variant.channel is not Channel.FACEBOOK
        or edition.is_markdown
        or len(text) <= FACEBOOK_FOLD.value
    ):
        return None
    body = edition.variant.body
    tidy = tidy_plain(body)
    before = text.find(tidy) if tidy else -1
    if before < 0:
        return None
    return _untidied(body, FACEBOOK_FOLD.value - before)


def _untidied(body: str, place: int) -> int | None:
    """Where the code point `place` of the tidied body is in the body: spaces apart, both hold the same ones."""
    if place <= 0:
        return 0
    wanted = len("".join(tidy_plain(body)[:place].split()))
    seen = 0
    for index, character in enumerate(body):
        if seen >= wanted:
            return index
        seen += not character.isspace()
    return None
