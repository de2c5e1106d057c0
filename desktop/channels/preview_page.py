"""An `article` as published, cut into its title, its texts and its figures, without anything that could load."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_TAGS = frozenset(
    "p br strong em sup sub blockquote hr a ul ol li h2 h3 h4 h5 h6 table thead tbody tr th td".split()
)
_ATTRIBUTES = {"a": ("href",), "ol": ("start",)}
_SILENT = frozenset({"script", "style", "title"})


@dataclass(frozen=True, slots=True)
class TextPart:
    """Words between two images: HTML of plain tags, whose only address is that of a link."""

    html: str


@dataclass(frozen=True, slots=True)
class FigurePart:
    """An image in its place. `image` counts from 0; `caption` is the credit printed under it, or empty."""

    image: int
    caption: str = ""


PreviewPart = TextPart | FigurePart


@dataclass(frozen=True, slots=True)
class PagePreview:
    """The title of a page, and what follows it in order."""

    title: str
    parts: tuple[PreviewPart, ...]


def read_page(markup: str, images: Mapping[str, int]) -> PagePreview:
    """The page of `markup`; `images` gives the place of each image by its file name.

    Tags and attributes that the desk never publishes are dropped, whoever wrote these bytes: a preview shows
    words and the renditions it was given, and fetches nothing.
    """
    reader = _Page(images)
    reader.feed(markup)
    reader.close()
    return reader.page()


def addresses_of(markup: str) -> tuple[str, ...]:
    """The addresses of the links of `markup`, each once, in order."""
    reader = _Links()
    reader.feed(markup)
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Page(HTMLParser):
    """Sorts what it reads between the title, the captions and the texts."""

    def __init__(self, images: Mapping[str, int]) -> None:
        super().__init__(convert_charrefs=True)
        self._images = images
        self._title = ""
        self._caption = ""
        self._figure: int | None = None
        self._words = ""
        self._inside = ""
        self._parts: list[PreviewPart] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("h1", "figcaption") or tag in _SILENT:
            self._inside = tag
        elif tag == "figure":
            self._end_text()
            self._figure, self._caption = None, ""
        elif tag == "img":
            self._figure = self._images.get(values.get("src") or "")
        elif tag in _TAGS:
            kept = "".join(
                f' {name}="{html.escape(value)}"'
                for name in _ATTRIBUTES.get(tag, ())
                if (value := values.get(name)) and not (name == "href" and not _is_address(value))
            )
            self._words += f"<{tag}{kept}>"

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""
        elif tag == "figure":
            if self._figure is not None:
                self._parts.append(FigurePart(self._figure, self._caption.strip()))
            self._figure = None
        elif tag in _TAGS and tag not in ("br", "hr"):
            self._words += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if self._inside == "h1":
            self._title += data
        elif self._inside == "figcaption":
            self._caption += data
        elif not self._inside:
            self._words += html.escape(data, quote=False)

    def page(self) -> PagePreview:
        """Everything read so far."""
        self._end_text()
        return PagePreview(self._title.strip(" \n"), tuple(self._parts))

    def _end_text(self) -> None:
        if self._words.strip(" \n"):
            self._parts.append(TextPart(self._words.strip(" \n")))
        self._words = ""


class _Links(HTMLParser):
    """Collects addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and _is_address(address := dict(attrs).get("href") or ""):
            self.found.append(address)


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://", "mailto:", "tel:"))
