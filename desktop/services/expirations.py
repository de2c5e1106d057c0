"""Rights, releases and consents for logos about to end on images that are, or would go, out (art. 25, 26)."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.services.asset_uses import AssetUse, uses_of
from desktop.services.image_people import APPEARANCE, release_of
from desktop.services.image_rights import all_rights
from desktop.services.logo_consents import LOGO_CONSENT, marks_of

SOON = dt.timedelta(days=30)
"""How long before its last day an image is announced: time to ask for a renewal."""


class Ending(enum.StrEnum):
    """What ends, in the words of its record."""

    RIGHTS = "droits de l’image"
    RELEASE = "autorisation de diffusion"
    LOGO = "consentement pour un logo"

    @property
    def over(self) -> str:
        """The same, once its last day has passed."""
        return f"{self} {_OVER[self]}"


_OVER = {Ending.RIGHTS: "échus", Ending.RELEASE: "échue", Ending.LOGO: "échu"}


@dataclass(frozen=True, slots=True)
class Expiration:
    """An image of which `what` ends on `last_day` (included), and the posts that use it. Nobody is named."""

    asset: str
    last_day: dt.date
    what: Ending
    uses: tuple[AssetUse, ...]


def expiring(workspace: Workspace, today: dt.date, within: dt.timedelta = SOON) -> tuple[Expiration, ...]:
    """What ended, or ends within a delay, on images that a post shows or would; the earliest first."""
    limit = today + within
    ends: dict[tuple[str, Ending], dt.date] = {}
    for asset, what, day in _ends(workspace):
        if day <= limit:
            ends[asset, what] = min(day, ends.get((asset, what), day))
    found = (
        Expiration(asset, day, what, tuple(use for use in uses_of(workspace, asset) if use.channels))
        for (asset, what), day in ends.items()
    )
    return tuple(sorted((e for e in found if e.uses), key=lambda e: (e.last_day, e.asset, e.what)))


def _ends(workspace: Workspace) -> Iterator[tuple[str, Ending, dt.date]]:
    """Every last day written for an image."""
    assets = {str(fact.body["asset"]) for fact in workspace.ledger.facts(kind="asset")}
    for asset, record in all_rights(workspace, assets).items():
        if record.expires is not None:
            yield asset, Ending.RIGHTS, record.expires
    for entry in workspace.sealed.entries(type_=APPEARANCE):
        release = release_of(workspace, entry.about) if entry.item is not None else None
        if release is not None and release.expires is not None:
            yield str(entry.item), Ending.RELEASE, release.expires
    logos = {entry.item for entry in workspace.sealed.entries(type_=LOGO_CONSENT) if entry.item is not None}
    for asset, marks in marks_of(workspace, logos).items():
        for mark in marks:
            if mark.until is not None:
                yield asset, Ending.LOGO, mark.until
