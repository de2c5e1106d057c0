"""What every channel asks: words, and images that come from the strip."""

from __future__ import annotations

from desktop.channels.edition import Edition
from desktop.channels.limits import LimitProblem
from desktop.channels.markdown import embedded_images
from desktop.editorial.findings import Severity


def required(edition: Edition, *fields: str) -> tuple[LimitProblem, ...]:
    """The problem of each of `fields` (`titre`, `corps`) that is empty and that the channel needs."""
    channel = edition.variant.channel
    texts = {"titre": ("Le titre", edition.variant.title), "corps": ("Le texte", edition.variant.body)}
    return tuple(
        LimitProblem(
            f"{channel}_{where}_vide",
            channel,
            Severity.BLOCKING,
            f"{texts[where][0]} est vide. Écrivez-le, ou retirez ce média de la publication.",
            where,
        )
        for where in fields
        if not texts[where][1].strip()
    )


def refuse_embedded_images(edition: Edition) -> tuple[LimitProblem, ...]:
    """An image called from the text would escape the rights records (art. 26); it is also dropped."""
    found = embedded_images(edition.variant.body) if edition.is_markdown else ()
    if not found:
        return ()
    message = (
        f"Le texte appelle une image ({found[0]}), qui ne sera pas publiée. Ajoutez-la plutôt à la bande "
        "d’images, où ses droits sont vérifiés (art.\u00a026)."
    )
    channel = edition.variant.channel
    return (LimitProblem("image_dans_le_texte", channel, Severity.BLOCKING, message, measure=len(found)),)
