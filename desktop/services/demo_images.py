"""The images of the demonstration: imported, with their rights, the people on them and their releases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from db.workspace import Workspace
from desktop.editorial.post import Channel, ImageUse
from desktop.editorial.rights import MAJORITY, Release, RightsRecord
from desktop.services.image_import import import_image
from desktop.services.image_people import Appearance, Subject, new_subject, record_appearance, record_release
from desktop.services.image_rights import record_rights
from desktop.services.session import Session

_FORM = b"%PDF-1.4 formulaire fictif de la d\xc3\xa9monstration"


@dataclass(frozen=True, slots=True)
class DemoImage:
    """An image once imported: its asset, the credit it asks for, and the people on it, by subject."""

    asset: str
    credit: str | None
    people: Mapping[str, Subject]

    def use(self, alt: str) -> ImageUse:
        """The image as a post shows it, described by `alt`, with the logo and its credit beside it."""
        return ImageUse(
            self.asset,
            alt=alt,
            credit=self.credit,
            credit_where="texte" if self.credit else None,
            logo=True,
            people_reviewed=True,
        )


def read_images(folder: Path) -> tuple[Mapping[str, Any], ...]:
    """The records of the images of `folder` (`images.toml`)."""
    with (folder / "images.toml").open("rb") as file:
        return tuple(tomli.load(file)["image"])


def bring_in(
    workspace: Workspace, session: Session, folder: Path, record: Mapping[str, Any], today: dt.date
) -> DemoImage:
    """Import one image, and sign all that its record says; deadlines count from `today`."""
    asset = import_image(workspace, session, folder / f"{record['fichier']}.jpg").asset
    if "titulaire" in record:
        record_rights(workspace, session, asset, _rights(record, today))
    people = {}
    for person in record.get("personne", ()):
        subject, who = new_subject(), Subject(person["nom"], person["contact"])
        age = person.get("age")
        stated = Appearance(minor=age is not None and age < MAJORITY, age=age)
        record_appearance(workspace, session, asset, subject, who, stated)
        release = Release(person["statut"], frozenset(Channel), _end(person, today), person["signe_par"])
        scan = _FORM if person["statut"] == "signé" else None
        record_release(workspace, session, subject, who, release, scan=scan)
        people[subject] = who
    return DemoImage(asset, record.get("mention"), people)


def take_back(workspace: Workspace, session: Session, image: DemoImage) -> None:
    """Everybody on the image withdraws their consent."""
    for subject, who in image.people.items():
        withdrawn = Release("retiré", frozenset(Channel), None, "parent ou tuteur")
        record_release(workspace, session, subject, who, withdrawn)


def _rights(record: Mapping[str, Any], today: dt.date) -> RightsRecord:
    credit = record.get("mention")
    return RightsRecord(
        holder=record["titulaire"],
        licence=record["licence"],
        channels=frozenset(Channel),
        expires=_end(record, today),
        modifications_allowed=True,
        credit_required=credit is not None,
        credit_line=credit,
    )


def _end(record: Mapping[str, Any], today: dt.date) -> dt.date | None:
    return today + dt.timedelta(days=record["echeance"]) if "echeance" in record else None
