"""An article of *Le Contact de chez nous*, ready for layout: HTML to place, plain text to paste."""

from __future__ import annotations

import datetime as dt

from desktop.channels.article import article
from desktop.channels.base import Payload
from desktop.channels.common_limits import refuse_embedded_images, required
from desktop.channels.edition import Edition
from desktop.channels.limits import (
    CONTACT_ARTICLE,
    CONTACT_BRIEF,
    CONTACT_MAYOR,
    Limit,
    LimitProblem,
    number,
    word_count,
)
from desktop.channels.plain_text import plain_text
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel, PostKind

_NAMES = {CONTACT_BRIEF: "une brève", CONTACT_ARTICLE: "un article", CONTACT_MAYOR: "le mot du maire"}


class Contact:
    """The municipality's quarterly newsletter."""

    channel = Channel.CONTACT
    limits = (CONTACT_BRIEF, CONTACT_ARTICLE, CONTACT_MAYOR)

    def check_limits(self, edition: Edition, now: dt.datetime | None = None) -> tuple[LimitProblem, ...]:
        """A title, a text, and a length the pages have room for."""
        return (
            *required(edition, "titre", "corps"),
            *refuse_embedded_images(edition),
            *_length(edition),
        )

    def render(self, edition: Edition) -> Payload:
        """Sanitised HTML, addresses spelled out. Extras: `texte` (the same in plain text) and `mots`."""
        markup = article(edition, for_print=True)
        extras = {"texte": plain_text(markup) + "\n", "mots": str(body_words(edition))}
        return Payload(self.channel, "text/html; charset=utf-8", markup.encode(), extras)


def body_words(edition: Edition) -> int:
    """Words of the article itself, without title, credits and alternative texts."""
    return word_count(plain_text(edition.body_html(spell_links=True)))


def usual_length(kind: PostKind, words: int) -> Limit:
    """The length a text of `words` words should aim at: the nearest of brief and article."""
    if kind is PostKind.MAYOR_WORD:
        return CONTACT_MAYOR
    halfway = (CONTACT_BRIEF.value + (CONTACT_ARTICLE.lowest or 0)) // 2
    return CONTACT_BRIEF if words <= halfway else CONTACT_ARTICLE


def _length(edition: Edition) -> tuple[LimitProblem, ...]:
    words = body_words(edition)
    limit = usual_length(edition.post.kind, words)
    lowest = limit.lowest or 0
    if not words or lowest <= words <= limit.value:
        return ()
    much = "court" if words < lowest else "long"
    message = (
        f"Le texte compte {number(words)} mots\u00a0: c’est {much} pour {_NAMES[limit]} "
        f"(de {lowest} à {limit.value} mots d’habitude)."
    )
    return (
        LimitProblem(limit.code, Channel.CONTACT, Severity.SUGGESTION, message, "corps", words, limit.value),
    )
