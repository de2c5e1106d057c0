"""The `article` element that the site and *Le Contact* share."""

from __future__ import annotations

import html
import unicodedata

from desktop.channels.edition import Edition, PublishedImage
from desktop.channels.plain_text import plain_text

LANGUAGE = "fr-CA"


def article(edition: Edition, *, spell_links: bool = False) -> str:
    """The `article` element of an edition, in Québec French, images as figures with their credits."""
    body = edition.body_html(spell_links=spell_links)
    figures = [_figure(image) for image in edition.images]
    links = edition.links_missing_from(plain_text(body))
    parts = [
        f'<article lang="{LANGUAGE}">',
        f"<h1>{html.escape(_line(edition.variant.title), quote=False)}</h1>",
        *figures[:1],
        body,
        *figures[1:],
        *([_link_list(links, spell_links=spell_links)] if links else []),
        "</article>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _figure(image: PublishedImage) -> str:
    source = html.escape(image.file_name)
    alt = html.escape(_line(image.described))
    caption = ""
    if image.credit_beside:
        caption = f"\n<figcaption>{html.escape(_line(image.credit_beside), quote=False)}</figcaption>"
    return f'<figure>\n<img src="{source}" alt="{alt}" width="{image.width}" height="{image.height}">{caption}\n</figure>'


def _link_list(links: tuple[str, ...], *, spell_links: bool) -> str:
    shown = [html.escape(link.removeprefix("https://").removeprefix("http://").rstrip("/")) for link in links]
    if spell_links:
        items = [f"<li>{text}</li>" for text in shown]
    else:
        items = [
            f'<li><a href="{html.escape(link)}" rel="noopener noreferrer">{text}</a></li>'
            for link, text in zip(links, shown, strict=True)
            if link.startswith(("http://", "https://"))
        ]
    return "\n".join(("<ul>", *items, "</ul>")) if items else ""


def _line(text: str) -> str:
    """One line of NFC text, its no-break spaces kept."""
    return unicodedata.normalize(
        "NFC", " ".join(text.replace("\r", "\n").replace("\n", " ").split(" "))
    ).strip(" ")
