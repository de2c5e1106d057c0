"""A new post that says again what an old one said, with nothing of its time that could go out unseen."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.checks.document import Document
from desktop.checks.typography.french_dates import written_dates
from desktop.editorial.civil_dates import french_day
from desktop.editorial.old_dates import without_old_dates
from desktop.editorial.post import MARKDOWN_CHANNELS, ImageUse, Post, PostKind, Variant
from desktop.editorial.variant import parent_channel
from desktop.errors import Refusal
from desktop.services.civil_time import planned_day
from desktop.services.desk import Desk
from desktop.services.last_year import day_of_row
from desktop.services.posts import draft_of, new_post, post_of_revision
from desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Renewed:
    """A new post made from last year's, unsaved, and what was changed, one French sentence each."""

    post: Post
    changes: tuple[str, ...]


def renew(desk: Desk, session: Session, item: str, *, keep_images: bool = False) -> Renewed:
    """A new post that says again what `item` said, with nothing of last year that could go out unseen.

    Dates and lone years become placeholders, the planned date and the page on the site are cleared, the
    emergency is lifted unless that is what the post is. Images stay out unless `keep_images`: their rights
    may have ended. Raises `Refusal` when the post cannot be read whole.
    """
    old, old_day = _source(desk, session, item)
    permalinks = _permalinks(desk, item, old)
    # What was said in December spoke of the year that began, which is over too by now.
    years = {old_day.year, old_day.year + 1}
    variants, counted = _renewed_variants(old, permalinks, years, keep_images=keep_images)
    post = replace(
        old,
        id=new_post(old.kind).id,
        variants=variants,
        planned_at=None,
        site_page=None,
        emergency=old.emergency and old.kind is PostKind.EMERGENCY,
    )
    return Renewed(post, tuple(_sentences(old, post, counted, keep_images=keep_images)))


def _source(desk: Desk, session: Session, item: str) -> tuple[Post, dt.date]:
    """The post to begin from, as last signed, else as the person's draft says; and its day."""
    row = desk.workspace.queries.post(item)
    if row is not None and row.head is not None:
        return post_of_revision(desk.workspace, row.head), day_of_row(row) or desk.today()
    draft = draft_of(desk.workspace, session, item)
    if row is None or draft is None:
        raise Refusal(
            "precedent_illisible",
            "Cette publication n’a pas de version unique à reprendre. Rien n’a été changé; ouvrez-la d’abord, "
            "réconciliez ou enregistrez une version, puis recommencez.",
        )
    return draft.post, day_of_row(row) or desk.today()


def _permalinks(desk: Desk, item: str, old: Post) -> tuple[str, ...]:
    """Where the old post went out, and its page on the site; longest first."""
    receipts = desk.workspace.ledger.facts("receipt", item)
    links = {str(fact.body["permalink"]) for fact in receipts if fact.body["permalink"]}
    return tuple(sorted(links | ({old.site_page} if old.site_page else set()), key=len, reverse=True))


def _renewed_variants(
    old: Post, permalinks: tuple[str, ...], years: set[int], *, keep_images: bool
) -> tuple[tuple[Variant, ...], Counter[str]]:
    counted: Counter[str] = Counter()
    inherits_markdown = parent_channel(old) in MARKDOWN_CHANNELS
    renewed = []
    for variant in old.variants:
        markdown = variant.channel in MARKDOWN_CHANNELS or (variant.body is None and inherits_markdown)
        links = variant.links
        if links is not None:
            links = tuple(link for link in links if link not in permalinks)
            counted["links"] += len(links)
        renewed.append(
            replace(
                variant,
                title=_renewed_text(variant.title, permalinks, years, counted, markdown=False),
                body=_renewed_text(variant.body, permalinks, years, counted, markdown=markdown),
                links=links,
                images=_renewed_images(variant, years, counted, keep_images=keep_images),
            )
        )
    return tuple(renewed), counted


def _renewed_images(
    variant: Variant, years: set[int], counted: Counter[str], *, keep_images: bool
) -> tuple[ImageUse, ...] | None:
    """None inherits, as before; a description may name last year too, its credit is part of the rights."""
    if variant.images is None:
        return None
    counted["images"] += len(variant.images)
    if not keep_images:
        return ()
    described = (_renewed_text(use.alt, (), years, counted, markdown=False) or "" for use in variant.images)
    return tuple(replace(use, alt=alt) for use, alt in zip(variant.images, described, strict=True))


def _renewed_text(
    text: str | None, permalinks: tuple[str, ...], years: set[int], counted: Counter[str], *, markdown: bool
) -> str | None:
    """A text without the addresses of the old post nor its dates."""
    if text is None:
        return None
    for link in permalinks:
        text, removed = _without_address(text, link)
        counted["permalinks"] += removed
    text = unicodedata.normalize("NFC", text)
    document = Document(text, markdown=markdown)
    dates = [(date.start, date.end) for date in written_dates(document)]
    spared = [(span.start, span.end) for span in document.protected]
    text, found = without_old_dates(text, dates, years, spared)
    counted["dates"] += found
    return text


def _without_address(text: str, link: str) -> tuple[str, int]:
    """`text` with a placeholder in place of one address, wherever it stands whole."""
    whole = re.compile(re.escape(link.rstrip("/")) + r"/?(?![\w/?#=&-])")
    return whole.subn("[à compléter\u00a0: adresse de la nouvelle page]", text)


def _sentences(old: Post, post: Post, counted: Counter[str], *, keep_images: bool) -> Iterator[str]:
    """What was changed, and what to look at."""
    if counted["dates"]:
        yield (
            f"{_counted(counted['dates'], 'date remplacée', 'dates remplacées')} par un passage à compléter, qui "
            "rappelle l’ancienne."
        )
    planned = planned_day(old.planned_at)
    if planned is not None:
        yield f"Date prévue effacée\u00a0: c’était le {french_day(planned)}."
    if old.site_page:
        yield "Page du site effacée\u00a0: la nouvelle publication aura la sienne."
    if counted["permalinks"]:
        what = _counted(counted["permalinks"], "adresse", "adresses")
        yield f"{what} de l’ancienne publication à remplacer dans le texte."
    if counted["images"]:
        if keep_images:
            kept = _counted(counted["images"], "image gardée", "images gardées")
            yield f"{kept}\u00a0: vérifiez que les droits et les autorisations sont encore valides."
        else:
            left = _counted(counted["images"], "image retirée", "images retirées")
            yield f"{left}\u00a0: les droits ont pu prendre fin."
    if counted["links"]:
        links = _counted(counted["links"], "lien gardé", "liens gardés")
        yield (
            f"{links}\u00a0: vérifiez où ils mènent maintenant."
            if counted["links"] > 1
            else (f"{links}\u00a0: vérifiez où il mène maintenant.")
        )
    if old.emergency and not post.emergency:
        yield "Mention d’urgence retirée."


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {several if count > 1 else one}"
