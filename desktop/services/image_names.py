"""The people of an image *by name*: for who edits, never for a list, a preview or a message.

What the gates see is numbered (`image_people.people_in`); this is the form the officer fills in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.sealed import LIMIT
from db.workspace import Workspace
from desktop.editorial.rights import PublicRole, Release
from desktop.editorial.workflow import Action
from desktop.errors import EnvironmentFault, Refusal
from desktop.imaging.file_kinds import sniff
from desktop.services.image_people import (
    APPEARANCE,
    RELEASE,
    Appearance,
    Subject,
    live_payloads,
    new_subject,
    record_appearance,
    record_release,
    release_of,
)
from desktop.services.session import Session, refuse_unless_role


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody stated to be in an image. `scanned` tells whether the signed form is kept with the release."""

    subject: str
    who: Subject
    stated: Appearance
    release: Release | None
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What the officer wrote: who, how they appear, their release (None leaves it as it is), its scan.

    `subject` is None for somebody new.
    """

    who: Subject
    stated: Appearance
    release: Release | None = None
    scan: bytes | None = None
    subject: str | None = None


def read_scan(path: Path) -> bytes:
    """A signed form as received: an image or a PDF. Reads a file only.

    Raises `Refusal` for anything else or for more than 64 MiB, `EnvironmentFault` when it cannot be read.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LIMIT else b""
    except OSError as error:
        raise EnvironmentFault(
            "formulaire_illisible",
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu ({error.strerror or error}). Rien n’a été "
            "enregistré; vérifiez qu’il existe encore et que vous pouvez l’ouvrir.",
        ) from error
    if not content.startswith(b"%PDF-") and sniff(content) is None:
        raise Refusal(
            "formulaire_format",
            f"Le fichier «\u00a0{path.name}\u00a0» n’est ni un PDF ni une image de moins de 64\u00a0Mio. Rien n’a été "
            "enregistré; joignez le formulaire signé, numérisé ou photographié.",
        )
    return content


def named_people(workspace: Workspace, session: Session, asset: str) -> tuple[NamedPerson, ...]:
    """The people of an image with their names, those stated unrecognisable left out.

    Raises `Refusal` for somebody who does not write. Whoever was destroyed has no name left to show.
    """
    refuse_unless_role(workspace, session, Action.EDIT)
    return tuple(
        _named(workspace, entry.about, payload)
        for entry, payload in live_payloads(workspace, type_=APPEARANCE, item=asset)
        if payload is not None and payload["identifiable"]
    )


def known_people(workspace: Workspace, session: Session) -> tuple[NamedPerson, ...]:
    """Everybody who has a release or appears in an image here, by name: one release serves a whole event."""
    refuse_unless_role(workspace, session, Action.EDIT)
    people: dict[str, NamedPerson] = {}
    for entry, payload in live_payloads(workspace, type_=APPEARANCE):
        if payload is not None and payload["identifiable"] and entry.about not in people:
            people[entry.about] = _named(workspace, entry.about, payload)
    return tuple(sorted(people.values(), key=lambda person: person.who.name.casefold()))


def record_person(workspace: Workspace, session: Session, assets: Collection[str], entry: PersonEntry) -> str:
    """State that somebody can be recognised in `assets`, with their release when one is given; the subject.

    All of it or nothing. Raises `Refusal` for a person without a name nor a form number.
    """
    refuse_unless_role(workspace, session, Action.EDIT)
    subject = entry.subject or new_subject()
    with workspace.database.transaction():
        for asset in assets:
            record_appearance(workspace, session, asset, subject, entry.who, entry.stated)
        if entry.release is not None:
            record_release(
                workspace, session, subject, entry.who, entry.release, scan=entry.scan, keep_scan=True
            )
    return subject


def take_out(workspace: Workspace, session: Session, assets: Iterable[str], person: NamedPerson) -> None:
    """State that somebody cannot be recognised in `assets` after all; the release stays with the person."""
    refuse_unless_role(workspace, session, Action.EDIT)
    with workspace.database.transaction():
        for asset in assets:
            unseen = Appearance(False, person.stated.minor, person.stated.age, person.stated.public_role)
            record_appearance(workspace, session, asset, person.subject, person.who, unseen)


def _named(workspace: Workspace, subject: str, appearance: Mapping[str, Any]) -> NamedPerson:
    """Somebody as an image states them, reached as their last release says."""
    releases = [p for _, p in live_payloads(workspace, type_=RELEASE, about=subject) if p is not None]
    contact, scan = (str(releases[-1]["contact"]), releases[-1]["scan"]) if releases else ("", None)
    role = appearance["public_role"]
    stated = Appearance(True, appearance["minor"], appearance["age"], PublicRole(role) if role else None)
    who = Subject(str(appearance["name"]), contact)
    return NamedPerson(subject, who, stated, release_of(workspace, subject), scan is not None)
