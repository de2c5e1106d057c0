"""The external links of what the public reads: which to ask about again, and which are known not to open (art. 14).

A page linked to a year ago may be gone, and nobody opens the post again to see it. Only the latest posts are looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from db.listing import PostRow
from db.workspace import Workspace
from desktop.editorial.gates.addresses import read_address
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.workflow import OUT
from desktop.services.desk import Desk
from desktop.services.external_links import broken_since, external_links_of, links_to_ask
from desktop.services.in_force import profile_in_force
from desktop.services.post_list import newest_posts
from desktop.services.posts import post_of_revision
from desktop.services.public_copies import public_copies

MOST_POSTS = 40
"""How many of the latest publications are looked at."""
MOST_ASKED = 12
"""How many pages are asked about in a row: each may take seconds."""
_PRINTED = Channel.CONTACT
_OUT = frozenset(map(str, OUT))


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A post that the public reads and a page it links to, not found on the day `seen`. `others` are more of its pages."""

    item: str
    title: str
    state: str
    host: str
    seen: dt.datetime
    others: int = 0


@dataclass(frozen=True, slots=True)
class LinksToAsk:
    """Addresses to ask the network about, and hosts that surely exist, to tell a lost page from a lost network."""

    addresses: tuple[str, ...]
    control: tuple[str, ...]


def online_links_to_ask(desk: Desk) -> LinksToAsk:
    """The links of the latest publications of which nothing fresh is known."""
    profile = profile_in_force(desk.workspace).profile
    linked = dict.fromkeys(
        address for _, addresses in _online(desk.workspace, profile) for address in addresses
    )
    due = links_to_ask(desk.workspace, linked, desk.now())
    return LinksToAsk(due[:MOST_ASKED], tuple(profile.domains))


def broken_online(desk: Desk) -> tuple[BrokenLink, ...]:
    """The publications that link to a page known not to open, the latest first; reads nothing when none is known."""
    broken = broken_since(desk.workspace, desk.now())
    if not broken:
        return ()
    found = []
    for row, addresses in _online(desk.workspace, profile_in_force(desk.workspace).profile):
        read = (read_address(address) for address in addresses)
        lost = [each for each in read if each is not None and each.key in broken]
        if lost:
            first = lost[0]
            found.append(
                BrokenLink(row.item, row.title, row.state, first.host, broken[first.key], len(lost) - 1)
            )
    return tuple(found)


def _online(workspace: Workspace, profile: MunicipalProfile) -> Iterator[tuple[PostRow, tuple[str, ...]]]:
    """The latest publications and the external links of what the public reads of each; paper cannot be mended."""
    _, rows = newest_posts(workspace, _OUT, MOST_POSTS)
    for row in rows:
        copies = public_copies(workspace, workspace.ledger.facts(item=row.item))
        shown: dict[str, set[Channel]] = {}
        for channel, copy in copies.items():
            if channel is not _PRINTED:
                shown.setdefault(copy.revision, set()).add(channel)
        addresses = dict.fromkeys(
            address
            for revision, channels in shown.items()
            for address in external_links_of(post_of_revision(workspace, revision), profile, channels)
        )
        yield row, tuple(addresses)
