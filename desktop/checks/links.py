"""Links as they are written (art. 14), without any network: well formed, secure, and saying where they go.

Whether a link answers, and whom it promotes, is looked at elsewhere: the gate of article 14 reads the
links of a post, this check reads the addresses typed in its texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.editorial.findings import Category, Finding, Severity

ARTICLE = "14"
_ADDRESS = re.compile(
    r"(?:https?|htpps?|htps?|http)[:;]/{1,3}[^\s<>«»\"')\]]+|www[.,][^\s<>«»\"')\]]+", re.IGNORECASE
)
_TRAILING = ".,;:!?…"
_HOST = r"[^\s/@:.\[\]]+(?:\.[^\s/@:.\[\]]+)+"
_WELL_FORMED = re.compile(rf"(?:https?://{_HOST}(?::\d{{1,5}})?|www\.{_HOST})(?:[/?#]\S*)?", re.IGNORECASE)
_MARKDOWN_EMPTY = re.compile(r"\[[^\]\n]+\]\((?P<target>\s*|#)\)")
# Services that hide where a link goes; a reader of an official page must be able to see it.
_SHORTENERS = frozenset(
    {
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "ow.ly",
        "goo.gl",
        "buff.ly",
        "is.gd",
        "rebrand.ly",
        "cutt.ly",
        "t.ly",
        "shorturl.at",
    }
)


class LinkCheck:
    """Addresses typed in a text. Linear; never goes to the network."""

    name = "liens"

    def unavailable(self) -> str | None:
        """Nothing is needed: it always runs."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The addresses that are broken, insecure on the municipality's own site, or hidden."""
        for match in _ADDRESS.finditer(document.folded):
            address = match.group().rstrip(_TRAILING)
            end = match.start() + len(address)
            yield from _judge(address, match.start(), end, context.profile.domains)
        if document.markdown:
            for match in _MARKDOWN_EMPTY.finditer(document.folded):
                message = "Ce lien ne mène nulle part. Mettez l’adresse entre les parenthèses."
                yield _point("vide", Severity.WARNING, match.start(), match.end(), message)


def _judge(address: str, start: int, end: int, own_domains: tuple[str, ...]) -> Iterator[Finding]:
    if not _WELL_FORMED.fullmatch(address):
        message = "Cette adresse est mal écrite\u00a0: elle ne mènerait nulle part. Copiez-la de nouveau depuis le navigateur."
        yield _point("malforme", Severity.WARNING, start, end, message)
        return
    host = _host(address)
    if host in _SHORTENERS:
        message = "Un lien raccourci cache où il mène. Donnez l’adresse complète de la page."
        yield _point("raccourci", Severity.WARNING, start, end, message)
    elif address.lower().startswith("http://") and any(_within(host, domain) for domain in own_domains):
        message = "Le site de la Municipalité s’ouvre en «\u00a0https\u00a0»."
        yield _point("non_securise", Severity.SUGGESTION, start, end, message, ("https://" + address[7:],))


def _host(address: str) -> str:
    whole = address if "//" in address else f"https://{address}"
    return (urlsplit(whole).hostname or "").removeprefix("www.")


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _point(
    rule: str, severity: Severity, start: int, end: int, message: str, suggestions: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        f"liens.{rule}", Category.LINK, severity, start, end, message, ARTICLE, suggestions=suggestions
    )
