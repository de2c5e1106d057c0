"""The page of the site: a fragment of HTML to paste in the municipality's content manager.

The site's software is unknown, so the fragment depends on nothing: no style, no script, images beside it.
"""

from __future__ import annotations

import datetime as dt

from desktop.channels.article import article
from desktop.channels.base import Payload
from desktop.channels.common_limits import refuse_embedded_images, required
from desktop.channels.edition import Edition
from desktop.channels.limits import Limit, LimitProblem
from desktop.editorial.post import Channel


class Website:
    """The municipality's site, the principal reference (art. 2)."""

    channel = Channel.WEBSITE
    limits: tuple[Limit, ...] = ()

    def check_limits(self, edition: Edition, now: dt.datetime | None = None) -> tuple[LimitProblem, ...]:
        """A page needs a title and a text, and its images come from the strip."""
        return (*required(edition, "titre", "corps"), *refuse_embedded_images(edition))

    def render(self, edition: Edition) -> Payload:
        """The fragment, UTF-8: title as first-level heading, first image under it, text, other images."""
        return Payload(self.channel, "text/html; charset=utf-8", article(edition).encode())
