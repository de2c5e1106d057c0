"""The Markdown of the desk (site and *Le Contact*): to sanitised HTML, and to plain text.

It is what an officer types, not what a programmer types: a line break shows, a list needs no empty line
before it, `#famille` is a hashtag, an indented paragraph is a paragraph, addresses become links. Images
never come from the text: they come from the strip, where their rights are checked (art. 26).
French spacing survives every conversion: only ordinary spaces are ever collapsed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from desktop.channels.plain_text import plain_text

_TAGS = {
    *("p", "br", "strong", "em", "sup", "sub", "blockquote", "hr", "a"),
    *("ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = {"http", "https", "mailto", "tel"}

_LIST_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|1\.)[ ]+\S")
_ANY_ITEM = re.compile(r"[ ]*(?:[-*+]|\d{1,3}\.)[ ]+\S")
_TYPED_BULLET = re.compile(r"^[ ]{0,3}[•▪◦●][ \u00a0\t]*(?=\S)")
_END_MARK = re.compile(r"^[ ]{0,3}(?=-[ \u00a0]*30[ \u00a0]*[-–—][ ]*$)")  # « - 30 - » ends a press release
_HASHTAG = re.compile(r"^(?=#+[^\s#])")

_TAG = re.compile(r"<(?=/?([A-Za-z][\w-]*)(\s[^<>]*)?/?>)")
_ACTIVE = "script style iframe object embed form input button svg video audio link meta"
_ELEMENTS = nh3.ALLOWED_TAGS | set(_ACTIVE.split())

_URL = r"(?<![\w/@.])(https?://[^\s<>«»\"]*[^\s<>«»\"'’.,;:!?…)\]*_])"
_EMAIL = r"(?<![\w/@.:+-])([A-Za-z0-9][\w.+-]*@[\w-]+(?:\.[\w-]+)+)"


def to_html(text: str, *, spell_links: bool = False) -> str:
    """Sanitised HTML of a Markdown `text`, first heading level 2, links safe, images dropped.

    With `spell_links`, for print, a link is its label followed by its address in parentheses.
    """
    engine = _engine(spell_links=spell_links)
    return _sanitised(engine.convert(_normal(text)))


def plain_to_html(text: str) -> str:
    """HTML of a text that is *not* Markdown (written for Facebook or YouTube): paragraphs and line breaks."""
    paragraphs = re.split(r"\n{2,}", _normal(text).strip("\n"))
    return "\n".join(
        f"<p>{html.escape(part, quote=False)}</p>".replace("\n", "<br>\n") for part in paragraphs
    )


def to_plain(text: str) -> str:
    """Plain text of a Markdown `text`: lists as `•`, links spelled out, French spaces kept."""
    return plain_text(to_html(text))


def tidy_plain(text: str) -> str:
    """A text that is already plain, without spaces at line ends nor more than one empty line in a row."""
    lines = [line.rstrip(" \t") for line in _normal(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def embedded_images(text: str) -> tuple[str, ...]:
    """The addresses of images called from inside a Markdown `text`; publishing drops them."""
    engine = _engine(spell_links=False)
    collector = _Images()
    collector.feed(engine.convert(_normal(text)))
    collector.close()
    return tuple(collector.found)


def _engine(*, spell_links: bool) -> Markdown:
    # Called by their names, extensions are looked for among all the packages installed: 30 modules, and every folder.
    desk = _Desk(spell_links=spell_links)
    return Markdown(extensions=[SaneListExtension(), Nl2BrExtension(), TableExtension(), desk])


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def _sanitised(raw: str) -> str:
    return nh3.clean(
        raw,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    ).strip("\n")


class _Desk(Extension):
    """What differs from a programmer's Markdown."""

    def __init__(self, *, spell_links: bool = False) -> None:
        super().__init__()
        self._spell_links = spell_links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Registers the processors below."""
        md.preprocessors.register(_TypedText(md), "desk_typed_text", 25)
        md.parser.blockprocessors.deregister("code")  # an indented paragraph is a paragraph
        md.parser.blockprocessors.deregister("reference")  # « [Note]: la rue est fermée » is a sentence
        md.inlinePatterns.register(_Address(_URL, md), "desk_url", 115)
        md.inlinePatterns.register(_Address(_EMAIL, md), "desk_email", 105)  # after `<a@b.ca>`
        md.treeprocessors.register(_Headings(md), "desk_headings", 5)
        if self._spell_links:
            md.treeprocessors.register(_SpelledLinks(md), "desk_spelled_links", 4)


class _TypedText(Preprocessor):
    """Bullets as typed or pasted, lists glued to their introduction, hashtags at the start of a line."""

    def run(self, lines: list[str]) -> list[str]:
        result: list[str] = []
        for line in lines:
            typed = _END_MARK.sub(r"\\", _HASHTAG.sub(r"\\", _TYPED_BULLET.sub("- ", line)))
            typed = _TAG.sub(_kept_words, typed)
            if _LIST_ITEM.match(typed) and result and result[-1].strip() and not _continues_list(result):
                result.append("")
            result.append(typed)
        return result


def _kept_words(found: re.Match[str]) -> str:
    """`<` as it is before an element of HTML, which is sanitised later; written out in « <nom du service> »."""
    name, attributes = found[1].lower(), found[2]
    is_element = name in _ELEMENTS and (not attributes or not attributes.strip(" /") or "=" in attributes)
    return found[0] if is_element else "&lt;"


def _continues_list(lines: list[str]) -> bool:
    """Whether the last block of `lines` is already a list."""
    for line in reversed(lines):
        if not line.strip():
            return False
        if _ANY_ITEM.match(line):
            return True
    return False


class _Address(InlineProcessor):
    """A bare address becomes a link, except inside a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a")
        link.text = m.group(1)
        link.set(
            "href", f"mailto:{m.group(1)}" if "@" in m.group(1) and "//" not in m.group(1) else m.group(1)
        )
        return link, m.start(0), m.end(0)


class _Headings(Treeprocessor):
    """The title of the post is the only first-level heading of its page."""

    def run(self, root: Element) -> None:
        if root.find(".//h1") is None:
            return
        for level in (5, 4, 3, 2, 1):
            for heading in root.iter(f"h{level}"):
                heading.tag = f"h{level + 1}"


class _SpelledLinks(Treeprocessor):
    """On paper nobody clicks."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            address = printed_address(target)
            if printed_address("".join(link.itertext())) == address:
                for part in list(link):
                    link.remove(part)
                link.text = AtomicString(address)
            elif target.startswith(("http://", "https://", "mailto:", "tel:")):
                link.tail = f" ({address}){link.tail or ''}"
            link.tag = "span"
            link.attrib.clear()


def printed_address(address: str) -> str:
    """An address as one reads it on paper: no scheme, no final slash."""
    return re.sub(r"^(?:https?://|mailto:|tel:)", "", address).rstrip("/")


class _Images(HTMLParser):
    """Collects the addresses of images."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("img", "picture", "svg"):
            self.found.append(dict(attrs).get("src") or tag)
