"""The address that came back from a medium: complete, and what makes one doubt it is the right one. Pure."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from desktop.editorial.post import Channel
from desktop.errors import Refusal

_HOSTS: dict[Channel, tuple[str, ...]] = {
    Channel.FACEBOOK: ("facebook.com", "fb.com", "fb.watch", "fb.me"),
    Channel.YOUTUBE: ("youtube.com", "youtu.be"),
}


def complete_address(pasted: str) -> str:
    """The address of a page as it will be consigned: `https://` is added when only the scheme is missing.

    Raises `Refusal` for anything that is not the address of one page.
    """
    address = pasted.strip()
    if "://" not in address and "." in address.split("/")[0] and "@" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or "." not in host.strip(".") or any(map(str.isspace, address)):
        raise Refusal(
            "adresse_invalide",
            f"«\u00a0{pasted.strip()}\u00a0» n’est pas l’adresse d’une page. Rien n’a été consigné; copiez l’adresse de la "
            "publication, qui commence par https://.",
        )
    return address


def doubt(channel: Channel, address: str, account: str, domains: Collection[str]) -> str:
    """Why `address` may not be that of the publication, empty when nothing looks wrong.

    `account` is the page of the account, `domains` the municipality's own. A doubt is not a refusal: the
    person looked at the page.
    """
    if account and _bare(address) == _bare(account):
        return "C’est l’adresse du compte, pas celle de la publication."
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    expected = tuple(domains) if channel is Channel.WEBSITE else _HOSTS.get(channel, ())
    if not expected or any(host == known or host.endswith(f".{known}") for known in expected):
        return ""
    return f"L’adresse mène à {host}, et non à {_either(expected)}."


def _bare(address: str) -> str:
    return address.partition("://")[2].removeprefix("www.").rstrip("/").casefold()


def _either(hosts: tuple[str, ...]) -> str:
    return " ou ".join(hosts[:2])
