"""The post on the municipality's Facebook page: plain text, images beside it."""

from __future__ import annotations

import datetime as dt

from desktop.channels.base import Payload
from desktop.channels.common_limits import refuse_embedded_images, required
from desktop.channels.edition import Edition, PublishedImage
from desktop.channels.limits import (
    FACEBOOK_FOLD,
    FACEBOOK_FOLD_MOBILE,
    FACEBOOK_IMAGE_SIDE,
    FACEBOOK_IMAGE_WEIGHT,
    FACEBOOK_IMAGES,
    FACEBOOK_LATEST,
    FACEBOOK_SOONEST,
    FACEBOOK_TEXT,
    LimitProblem,
    number,
    over,
)
from desktop.channels.markdown import tidy_plain
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel


class Facebook:
    """The official page (annex of the policy)."""

    channel = Channel.FACEBOOK
    limits = (
        FACEBOOK_TEXT,
        FACEBOOK_FOLD,
        FACEBOOK_FOLD_MOBILE,
        FACEBOOK_IMAGES,
        FACEBOOK_IMAGE_WEIGHT,
        FACEBOOK_IMAGE_SIDE,
        FACEBOOK_SOONEST,
        FACEBOOK_LATEST,
    )

    def check_limits(self, edition: Edition, now: dt.datetime | None = None) -> tuple[LimitProblem, ...]:
        """Length, fold, images, and what the platform itself accepts to schedule."""
        text = post_text(edition)
        length, images = len(text), len(edition.images)
        return (
            *required(edition, "corps"),
            *refuse_embedded_images(edition),
            *over(
                FACEBOOK_TEXT,
                length,
                f"Le texte compte {number(length)} caractères\u00a0: Facebook en accepte {number(FACEBOOK_TEXT.value)}. "
                "Raccourcissez-le.",
            ),
            *over(
                FACEBOOK_FOLD,
                length,
                f"Après environ {FACEBOOK_FOLD.value} caractères ({FACEBOOK_FOLD_MOBILE.value} sur un téléphone), "
                "Facebook replie le texte. Placez l’essentiel au début.",
                severity=Severity.SUGGESTION,
            ),
            *over(
                FACEBOOK_IMAGES,
                images,
                f"La publication a {images} images\u00a0: Facebook en accepte {FACEBOOK_IMAGES.value}. Retirez-en.",
                where="images",
            ),
            *(
                problem
                for position, image in enumerate(edition.images)
                for problem in _image(position, image)
            ),
            *_schedule(edition.planned_at, now),
        )

    def render(self, edition: Edition) -> Payload:
        """The text to publish, UTF-8. The extra `lien` is the page that the post's card should show."""
        card = edition.post.site_page or next(iter(edition.variant.links), "")
        extras = {"lien": card} if card else {}
        return Payload(self.channel, "text/plain; charset=utf-8", post_text(edition).encode(), extras)


def post_text(edition: Edition) -> str:
    """Title, text, credit lines (art. 26), then the links the text does not give yet (art. 2)."""
    title, body = tidy_plain(edition.variant.title).replace("\n", " "), edition.body_plain()
    if title and body.startswith(title):
        title = ""
    text = "\n\n".join(part for part in (title, body, edition.closing(body)) if part)
    return text + "\n" if text else ""


def _image(position: int, image: PublishedImage) -> tuple[LimitProblem, ...]:
    side = max(image.width, image.height)
    return (
        *over(
            FACEBOOK_IMAGE_WEIGHT,
            image.weight,
            f"L’image {position + 1} pèse {number(image.weight)} octets\u00a0: la limite est de "
            f"{number(FACEBOOK_IMAGE_WEIGHT.value)}. Préparez-la de nouveau.",
            where=f"image:{position}",
        ),
        *over(
            FACEBOOK_IMAGE_SIDE,
            side,
            f"L’image {position + 1} a un côté de {number(side)} pixels\u00a0: la limite est de "
            f"{number(FACEBOOK_IMAGE_SIDE.value)}. Préparez-la de nouveau.",
            where=f"image:{position}",
        ),
    )


def _schedule(planned: dt.datetime | None, now: dt.datetime | None) -> tuple[LimitProblem, ...]:
    """The platform's own window; outside it the desk keeps the post and publishes on the day."""
    if planned is None or now is None or planned <= now:
        return ()
    wait = planned - now
    if wait < dt.timedelta(minutes=FACEBOOK_SOONEST.value):
        message = (
            f"Facebook ne programme rien moins de {FACEBOOK_SOONEST.value}\u00a0minutes d’avance\u00a0: "
            "publiez maintenant, ou choisissez une heure plus tardive."
        )
        return (
            _outside(FACEBOOK_SOONEST.code, message, int(wait.total_seconds() // 60), FACEBOOK_SOONEST.value),
        )
    if wait > dt.timedelta(days=FACEBOOK_LATEST.value):
        message = (
            f"Facebook ne programme rien plus de {FACEBOOK_LATEST.value}\u00a0jours d’avance\u00a0: la publication "
            "restera ici, à publier le jour venu."
        )
        return (_outside(FACEBOOK_LATEST.code, message, wait.days, FACEBOOK_LATEST.value),)
    return ()


def _outside(code: str, message: str, measure: int, limit: int) -> LimitProblem:
    return LimitProblem(code, Channel.FACEBOOK, Severity.WARNING, message, "date", measure, limit)
