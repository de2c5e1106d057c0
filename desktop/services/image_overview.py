"""What is settled and what is left to do for each image of a post: rights and people, in a word."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Collection
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.editorial.rights import Person, RightsRecord, is_complete, release_covers
from desktop.services.image_records import records_of
from desktop.services.image_rights import withdrawn_among

SOON = dt.timedelta(days=30)
"""A deadline this near deserves to be seen before it stops a publication."""


class RightsState(enum.StrEnum):
    """The badge of an image; the value is the word shown."""

    COMPLETE = "complète"
    TO_COMPLETE = "à compléter"
    EXPIRING = "expire bientôt"
    EXPIRED = "échue"
    WITHDRAWN = "retirée"


@dataclass(frozen=True, slots=True)
class ImageOverview:
    """The records of one image. `unreleased` counts the recognisable people without a signed release."""

    asset: str
    state: RightsState
    rights: RightsRecord | None
    people: tuple[Person, ...]
    unreleased: int


def overview_of(
    workspace: Workspace, assets: Collection[str], channels: Collection[Channel], day: dt.date
) -> dict[str, ImageOverview]:
    """The overview of each of `assets`, for a publication on `channels` on `day`."""
    records = records_of(workspace, set(assets))
    withdrawn = withdrawn_among(workspace, assets)
    found = {}
    for asset in assets:
        rights, people = records.rights.get(asset), records.people[asset]
        state = RightsState.WITHDRAWN if asset in withdrawn else rights_state(rights, channels, day)
        unreleased = sum(_lacks_release(person, channels, day) for person in people)
        found[asset] = ImageOverview(asset, state, rights, people, unreleased)
    return found


def rights_state(record: RightsRecord | None, channels: Collection[Channel], day: dt.date) -> RightsState:
    """The state of a rights record for these channels; without any, only what the record says of itself."""
    if record is None or not is_complete(record) or not frozenset(channels) <= record.channels:
        return RightsState.TO_COMPLETE
    if record.expires is None:
        return RightsState.COMPLETE
    if record.expires < day:
        return RightsState.EXPIRED
    return RightsState.EXPIRING if record.expires - day <= SOON else RightsState.COMPLETE


def _lacks_release(person: Person, channels: Collection[Channel], day: dt.date) -> bool:
    if not person.identifiable or person.public_role is not None:
        return False
    wanted = channels or tuple(Channel)
    return any(not release_covers(person.release, channel, day) for channel in wanted)
