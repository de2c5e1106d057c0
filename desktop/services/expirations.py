"""Rights and releases about to end on images that are, or would go, out (art. 26)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.services.asset_uses import AssetUse, uses_of
from desktop.services.image_people import APPEARANCE, release_of
from desktop.services.image_rights import all_rights

SOON = dt.timedelta(days=30)
"""How long before its last day an image is announced: time to ask for a renewal."""


@dataclass(frozen=True, slots=True)
class Expiration:
    """An image whose rights or whose release end on `last_day` (included), and the posts that use it.

    Nobody is named: `release` only says whether it is a person's consent or the rights in the image.
    """

    asset: str
    last_day: dt.date
    release: bool
    uses: tuple[AssetUse, ...]


def expiring(workspace: Workspace, today: dt.date, within: dt.timedelta = SOON) -> tuple[Expiration, ...]:
    """What ended, or ends within a delay, on images that a post shows or would; the earliest first."""
    limit = today + within
    ends: dict[tuple[str, bool], dt.date] = {}
    assets = {str(fact.body["asset"]) for fact in workspace.ledger.facts(kind="asset")}
    for asset, record in all_rights(workspace, assets).items():
        if record.expires is not None and record.expires <= limit:
            ends[asset, False] = record.expires
    for entry in workspace.sealed.entries(type_=APPEARANCE):
        release = release_of(workspace, entry.about) if entry.item is not None else None
        if release is not None and release.expires is not None and release.expires <= limit:
            key = (str(entry.item), True)
            ends[key] = min(release.expires, ends.get(key, release.expires))
    found = (
        Expiration(asset, day, release, tuple(use for use in uses_of(workspace, asset) if use.channels))
        for (asset, release), day in ends.items()
    )
    return tuple(sorted((e for e in found if e.uses), key=lambda e: (e.last_day, e.asset, e.release)))
