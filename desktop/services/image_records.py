"""The records of the images of one post, read once for all its channels."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from db.workspace import Workspace
from desktop.editorial.marks import MarkConsent
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.rights import Person, RightsRecord
from desktop.services.image_people import people_in
from desktop.services.image_rights import all_rights
from desktop.services.logo_consents import marks_of


@dataclass(frozen=True, slots=True)
class ImageRecords:
    """Rights, people and logos by asset; an asset without a rights record is absent from `rights`."""

    rights: Mapping[str, RightsRecord]
    people: Mapping[str, tuple[Person, ...]]
    marks: Mapping[str, tuple[MarkConsent, ...]] = field(default_factory=dict)


def records_of(
    workspace: Workspace, assets: Collection[str], profile: MunicipalProfile | None = None
) -> ImageRecords:
    """The rights, the people and the logos of `assets`; opens the sealed records of people and logos.

    `profile` says which of the people are elected or candidates; only the gates ask.
    """
    if not assets:
        return ImageRecords({}, {})
    return ImageRecords(
        all_rights(workspace, assets),
        {asset: people_in(workspace, asset, profile) for asset in assets},
        marks_of(workspace, assets),
    )
