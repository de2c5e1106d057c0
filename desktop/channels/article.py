"""The `article` element that the site and *Le Contact* share."""

from __future__ import annotations

import html
import unicodedata

from desktop.channels.edition import Edition, PublishedImage
from desktop.channels.markdown import printed_address
from desktop.channels.plain_text import plain_text

LANGUAGE = "fr-CA"


def article(edition: Edition, *, for_print: bool = False) -> str:
    """The `article` element of an edition, in Québec French, images as figures with their credits.

    On the site the first image comes under the title; for print the text comes whole, then the images,
    which layout places, and addresses are spelled out.
    """
    body = edition.body_html(spell_links=for_print)
    figures = [_figure(image) for image in edition.images]
    first = 0 if for_print else 1
    parts = [
        f'<article lang="{LANGUAGE}">',
        f"<h1>{_escaped(edition.variant.title)}</h1>",
        *figures[:first],
        body,
        *_links(edition, body, for_print=for_print),
        *figures[first:],
        "</article>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _figure(image: PublishedImage) -> str:
    caption = ""
    if image.credit_beside:
        caption = f"\n<figcaption>{_escaped(image.credit_beside)}</figcaption>"
    size = f'width="{image.width}" height="{image.height}"'
    source, alt = _escaped(image.file_name), _escaped(image.described)
    return f'<figure>\n<img src="{source}" alt="{alt}" {size}>{caption}\n</figure>'


def _links(edition: Edition, body: str, *, for_print: bool) -> list[str]:
    """A paragraph for each link of the post that the text does not give; only the Web's own schemes."""
    paragraphs = []
    for label, link in edition.link_lines(plain_text(body)):
        shown = _escaped(printed_address(link))
        if link.startswith(("http://", "https://")):
            anchor = f'<a href="{_escaped(link)}" rel="noopener noreferrer">{shown}</a>'
            paragraphs.append(f"<p>{_escaped(label)} {shown if for_print else anchor}</p>")
    return paragraphs


def _escaped(text: str) -> str:
    """One line of NFC text, safe in an element or an attribute, its no-break spaces visible as such."""
    line = unicodedata.normalize(
        "NFC", " ".join(part for part in text.replace("\r", "\n").split("\n") if part)
    )
    return html.escape(line.strip(" ")).replace("&#x27;", "'").replace("\u00a0", "&nbsp;")
