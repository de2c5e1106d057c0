"""Reading web addresses: whose site it is, and what it leads to. By their words only; nothing is fetched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_BARE = (
    r"(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:ca|com|org|net|info|quebec|fr|eu|io|tv|ly|gl|me|shop|store)(?![\w-])"
)
_IN_TEXT = re.compile(rf"(?:https?://|www\.)[^\s<>«»\"')\]]+|{_BARE}(?:/[^\s<>«»\"')\]]*)?", re.IGNORECASE)

# Public bodies whose pages are pertinent by nature, whatever words their addresses hold (art. 14).
_PUBLIC = (
    "gouv.qc.ca",
    "quebec.ca",
    "gc.ca",
    "canada.ca",
    "hydroquebec.com",
    "seao.ca",
    "electionsquebec.qc.ca",
    "elections.ca",
)

# Sites of parties that sit at the Assemblée nationale or the House of Commons, or ran in the last elections.
_PARTIES = (
    "blocquebecois.org",
    "coalitionavenirquebec.org",
    "conservateur.ca",
    "conservateur.quebec",
    "greenparty.ca",
    "lecaq.org",
    "liberal.ca",
    "ndp.ca",
    "npd.ca",
    "partivert.ca",
    "plq.org",
    "pq.org",
    "quebecsolidaire.net",
    "pvq.org",
)
_SHORTENERS = (
    "bit.ly",
    "tinyurl.com",
    "t.co",
    "ow.ly",
    "goo.gl",
    "buff.ly",
    "is.gd",
    "rebrand.ly",
    "urlz.fr",
    "cutt.ly",
)
_MARKETPLACES = (
    "amazon",
    "ebay",
    "etsy",
    "kijiji",
    "aliexpress",
    "temu",
    "shein",
    "walmart",
    "costco",
    "groupon",
)
# One step of an address that sells; « promotion-de-la-sante » does not.
_SELLING = re.compile(
    r"(?:achats?|acheter|aubaines?|boutique|coupons?|deals|promos?|rabais|shop|soldes?|store)(?:-.*)?"
    r"|cart|panier|magasiner|offres?-speciales?|promotions?|sale|soumission-gratuite"
)
_SOCIAL = (
    "bsky.app",
    "facebook.com",
    "fb.com",
    "instagram.com",
    "linkedin.com",
    "threads.net",
    "tiktok.com",
    "twitter.com",
    "x.com",
    "youtube.com",
)
_POLITICAL_CUES = ("candidat", "conseil", "elect", "elir", "equipe", "maire", "mairie", "vote", "district")
_SHORTEST_NAME = 6
_SHORTEST_FAMILY = 5


@dataclass(frozen=True, slots=True)
class Address:
    """A web address split: host in lower case without `www.`, and the rest."""

    host: str
    rest: str

    @property
    def key(self) -> str:
        """What names the page it leads to, however it is written: without scheme, `www.` nor final slash."""
        return f"{self.host}{self.rest.rstrip('/')}"

    @property
    def words(self) -> str:
        """Letters and digits of the whole address, folded, `sainte` as `ste`."""
        return compact(f"{self.host} {self.rest}")

    def on(self, domains: tuple[str, ...]) -> bool:
        """Whether the host is one of `domains` or below one."""
        return any(self.host == domain or self.host.endswith(f".{domain}") for domain in domains)


def read_address(text: str) -> Address | None:
    """The address `text` writes, with or without `https://`; None when it is not one of the web."""
    written = text.strip()
    if "://" not in written:
        written = f"https://{written}"
    try:
        parts = urlsplit(written)
        host = (parts.hostname or "").casefold().removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme.casefold() not in {"http", "https"} or not re.fullmatch(r"[^\s.]+(?:\.[^\s.]+)+", host):
        return None
    return Address(host, unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path))


def addresses_in(text: str) -> tuple[str, ...]:
    """The web addresses written in a text, in order."""
    return tuple(found.rstrip(".,;:!?…") for found in _IN_TEXT.findall(text))


def is_public(address: Address) -> bool:
    """Whether the address is a public body's."""
    return address.on(_PUBLIC)


def is_shortened(address: Address) -> bool:
    """Whether the address hides where it leads."""
    return address.on(_SHORTENERS)


def is_selling(address: Address) -> bool:
    """Whether the address leads to an offer: a shop, a promotion, a marketplace."""
    labels = address.host.split(".")
    steps = (unaccented(step) for step in re.split(r"[/?&=._]+", address.rest))
    return bool(set(_MARKETPLACES) & set(labels)) or any(
        _SELLING.fullmatch(step) for step in (*steps, *labels)
    )


def is_partisan(address: Address, names: Iterable[str]) -> bool:
    """Whether this is the site or page of a party, a team, a candidate or an elected person among `names`.

    A full name counts in a host or on a social network; a family name only beside a word of politics.
    """
    if address.on(_PARTIES):
        return True
    words = address.words if address.on(_SOCIAL) else compact(address.host)
    return any(
        _in_full(words, part) or _family_in_politics(address.words, part)
        for name in names
        for part in _parts(name)
    )


def names_any(address: Address, names: Iterable[str]) -> bool:
    """Whether the address spells one of `names`, wherever it leads (an article, an interview)."""
    return any(_in_full(address.words, part) for name in names for part in _parts(name))


def mentions(address: Address, text: str) -> bool:
    """Whether the site's own name is written in `text`: « Toitures Boréal » and `toituresboreal.ca`.

    On a social network the name is that of the page, not of the network.
    """
    labels = address.rest.split("/") if address.on(_SOCIAL) else address.host.split(".")[-2:-1]
    written = compact(text)
    return any(len(label) >= _SHORTEST_NAME and label in written for label in map(compact, labels))


def unaccented(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def compact(text: str) -> str:
    """Letters and digits only, folded, `sainte` as `ste` and `saint` as `st`."""
    letters = "".join(re.findall(r"[a-z0-9]+", unaccented(text)))
    return letters.replace("sainte", "ste").replace("saint", "st")


def _parts(name: str) -> list[str]:
    """« Accent Ville – Équipe Roy » is known by either of its parts."""
    return [part.strip() for part in re.split(r"\s[–—-]\s|[()]", name) if part.strip()]


def _in_full(words: str, name: str) -> bool:
    tokens = [compact(token) for token in name.split()]
    joined, reversed_ = "".join(tokens), "".join(reversed(tokens))
    return len(joined) >= _SHORTEST_NAME and (joined in words or (len(tokens) > 1 and reversed_ in words))


def _family_in_politics(words: str, name: str) -> bool:
    """« votezroy.ca »: a family name and a word of politics; a place name proves nothing."""
    last = unaccented(name.split()[-1])
    family = compact(last)
    if len(family) < _SHORTEST_FAMILY or re.match(r"(?:sainte?|ste?)-", last) or " " not in name:
        return False
    return family in words and any(cue in words.replace(family, "") for cue in _POLITICAL_CUES)
