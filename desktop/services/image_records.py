"""The records of the images of one post, read once for all its channels."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.rights import Person, RightsRecord
from desktop.services.image_people import people_in
from desktop.services.image_rights import all_rights


@dataclass(frozen=True, slots=True)
class ImageRecords:
    """Rights and people by asset; an asset without a rights record is absent from `rights`."""

    rights: Mapping[str, RightsRecord]
    people: Mapping[str, tuple[Person, ...]]


def records_of(workspace: Workspace, assets: Collection[str]) -> ImageRecords:
    """The rights and the people of `assets`; opens the sealed records of these people."""
    if not assets:
        return ImageRecords({}, {})
    return ImageRecords(
        all_rights(workspace, assets), {asset: people_in(workspace, asset) for asset in assets}
    )
