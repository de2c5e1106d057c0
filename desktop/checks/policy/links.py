"""Links as they are written (art. 14), without any network: well formed, secure, and saying where they go.

Whether a link answers, and whom it promotes, is looked at elsewhere: the gate of article 14 reads the
links of a post, this check reads the addresses typed in its texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.coded_rules import CodedRules
from desktop.editorial.findings import Finding

_ADDRESS = re.compile(
    r"(?:https?|htpps?|htps?)(?:[:;]/{1,3}|//)[^\s<>«»\"')\]]+|www[.,][^\s<>«»\"')\]]+", re.IGNORECASE
)
_TRAILING = ".,;:!?…"
_HOST = r"[^\s/@:.\[\]]+(?:\.[^\s/@:.\[\]]+)+"
_WELL_FORMED = re.compile(rf"(?:https?://{_HOST}(?::\d{{1,5}})?|www\.{_HOST})(?:[/?#]\S*)?", re.IGNORECASE)
_MARKDOWN_EMPTY = re.compile(r"\[[^\[\]\n]{1,300}\]\((?P<target>\s*|#)\)")
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
    """Addresses typed in a text. Linear; never goes to the network. Its pack is that of article 14."""

    name = "liens"

    def __init__(self, resources: Path | None = None) -> None:
        """Raises `Refusal` or `EnvironmentFault` when the pack cannot be used."""
        blanks: tuple[str, ...] = ()
        known = dict.fromkeys(("malforme", "raccourci", "non_securise", "vide"), blanks)
        self._rules = CodedRules(self.name, known, resources)

    def unavailable(self) -> None:
        """Nothing but its pack is needed, read at construction."""

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The addresses that are broken, insecure on the municipality's own site, or hidden."""
        for match in _ADDRESS.finditer(document.folded):
            address = match.group().rstrip(_TRAILING)
            span = match.start(), match.start() + len(address)
            if name := _judge(address, context.profile.domains):
                better = ("https://" + address[7:],) if name == "non_securise" else ()
                yield from self._rules.findings(name, span, document, context, better)
        if document.markdown:
            for match in _MARKDOWN_EMPTY.finditer(document.folded):
                yield from self._rules.findings("vide", match.span(), document, context)


def _judge(address: str, own_domains: tuple[str, ...]) -> str | None:
    """The rule that an address breaks, if any."""
    if not _WELL_FORMED.fullmatch(address):
        return "malforme"
    host = _host(address)
    if host in _SHORTENERS:
        return "raccourci"
    own = any(_within(host, domain) for domain in own_domains)
    return "non_securise" if own and address.lower().startswith("http://") else None


def _host(address: str) -> str:
    whole = address if "//" in address else f"https://{address}"
    return (urlsplit(whole).hostname or "").removeprefix("www.")


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
