"""The people one can recognise in an image, and their releases: personal content, always sealed.

Two kinds of sealed objects, both about one *subject* (a random identifier, never a name):

- `release`: the consent itself: name, contact, channels, end, who signed, and the scan's sealed object;
- `appearance`: this subject can be recognised in that asset. The fact names the asset, which is a hash.

When a subject is destroyed, the ledger still knows that *somebody* was in the asset: without a release,
so the image can no longer be published. The same when only the latest of their releases was destroyed:
nobody knows any more whether it withdrew the others.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.workspace import Workspace
from desktop.editorial.gates.addresses import unaccented
from desktop.editorial.post import Channel
from desktop.editorial.profile import DatedPerson, MunicipalProfile
from desktop.editorial.rights import Days, Person, PublicRole, Release
from desktop.errors import Refusal
from desktop.services.session import Session

if TYPE_CHECKING:
    from db.sealed import SealedEntry

RELEASE = "release"
APPEARANCE = "appearance"
SCAN = "scan"
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody whose image is used. `contact` is how to reach them, or their parent."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the officer states of somebody in an image."""

    identifiable: bool = True
    minor: bool = False
    age: int | None = None
    public_role: PublicRole | None = None


def new_subject() -> str:
    """A fresh identifier for a person in images; it says nothing of them."""
    return str(uuid.uuid4())


def record_release(
    workspace: Workspace,
    session: Session,
    subject: str,
    who: Subject,
    release: Release,
    *,
    scan: bytes | None = None,
    keep_scan: bool = False,
) -> str:
    """Seal a release of `subject`, in place of the present one; a withdrawal is a release `retiré`.

    `scan` is the signed form as received (image or PDF), sealed on its own; with `keep_scan` and no new one,
    the form of the present release stays attached. Raises `Refusal` for a release
    of nobody: what is held on a person is found by name, or by the number of a paper form.
    """
    _refuse_nameless(who)
    sealed = workspace.sealed
    with workspace.database.transaction():
        if scan is not None:
            scan_id: str | None = sealed.seal(session.signer, subject, SCAN, scan)
        else:
            scan_id = _present_scan(workspace, subject) if keep_scan else None
        payload = {
            "name": who.name.strip(),
            "contact": who.contact.strip(),
            "scan": scan_id,
            "replaces": [entry.id for entry in sealed.entries(about=subject, type_=RELEASE)],
            **_release_to_mapping(release),
        }
        return sealed.seal(session.signer, subject, RELEASE, _bytes(payload))


def _present_scan(workspace: Workspace, subject: str) -> str | None:
    """The sealed form of the latest release of a subject that has one."""
    kept = [p["scan"] for _, p in live_payloads(workspace, type_=RELEASE, about=subject) if p and p["scan"]]
    return str(kept[-1]) if kept else None


def record_appearance(
    workspace: Workspace, session: Session, asset: str, subject: str, who: Subject, stated: Appearance
) -> str:
    """Seal the statement that `subject` can be seen in `asset`, in place of an earlier one."""
    _refuse_nameless(who)
    payload = {
        "name": who.name.strip(),
        "asset": asset,
        "identifiable": stated.identifiable,
        "minor": stated.minor,
        "age": stated.age,
        "public_role": str(stated.public_role) if stated.public_role else None,
        "replaces": [
            entry.id for entry in workspace.sealed.entries(about=subject, type_=APPEARANCE, item=asset)
        ],
    }
    return workspace.sealed.seal(session.signer, subject, APPEARANCE, _bytes(payload), item=asset)


def people_in(
    workspace: Workspace, asset: str, profile: MunicipalProfile | None = None
) -> tuple[Person, ...]:
    """The people of an image as the gates see them: numbered, never named.

    With the profile, it is known on which days somebody of their name is elected, or a candidate (art. 9).
    """
    entries = workspace.sealed.entries(type_=APPEARANCE, item=asset)
    payloads = {e.id: _open(workspace, e) for e in entries}
    replaced = _replaced(payloads.values())
    kept = [entry for entry in entries if entry.id not in replaced]
    return tuple(
        _person(workspace, entry, payloads[entry.id], number, profile) for number, entry in enumerate(kept, 1)
    )


def release_of(workspace: Workspace, subject: str) -> Release | None:
    """The release in force of a subject, None when there is none or when it can no longer be known.

    Two releases recorded without knowing each other are read together, each limiting the other.
    """
    entries = workspace.sealed.entries(about=subject, type_=RELEASE)
    payloads = {e.id: _open(workspace, e) for e in entries}
    replaced = _replaced(payloads.values())
    live = [payload for id_, payload in payloads.items() if id_ not in replaced]
    releases = [_release_from_mapping(payload) for payload in live if payload is not None]
    # A destroyed release that no living one replaces may have been a withdrawal.
    if not releases or len(releases) < len(live):
        return None
    return functools.reduce(_narrowest, releases)


def live_payloads(
    workspace: Workspace, *, type_: str, item: str | None = None, about: str | None = None
) -> tuple[tuple[SealedEntry, Mapping[str, Any] | None], ...]:
    """The sealed statements of a type that no later one replaces, opened; None for what was destroyed."""
    entries = workspace.sealed.entries(about, type_=type_, item=item)
    payloads = {entry.id: _open(workspace, entry) for entry in entries}
    replaced = _replaced(payloads.values())
    return tuple((entry, payloads[entry.id]) for entry in entries if entry.id not in replaced)


def _narrowest(one: Release, other: Release) -> Release:
    """What both releases allow; unsigned as soon as one is."""
    ends = [release.expires for release in (one, other) if release.expires is not None]
    return Release(
        status=one.status if one.status != "signé" else other.status,
        channels=one.channels & other.channels,
        expires=min(ends, default=None),
        signed_by=one.signed_by if one.signed_by == other.signed_by else None,
    )


def _refuse_nameless(who: Subject) -> None:
    if not any(character.isalnum() for character in who.name):
        raise Refusal(
            "nom_requis",
            "Il faut un nom, ou le numéro du formulaire papier\u00a0: c’est ainsi qu’on retrouve ce qui est détenu sur "
            "une personne. Rien n’a été enregistré.",
        )


def _person(
    workspace: Workspace,
    entry: SealedEntry,
    payload: Mapping[str, Any] | None,
    number: int,
    profile: MunicipalProfile | None,
) -> Person:
    label = f"personne nº\u00a0{number}"
    if payload is None:
        return Person(identifiable=True, minor=True, age=None, release=None, label=label)
    role = payload["public_role"]
    return Person(
        identifiable=payload["identifiable"],
        minor=payload["minor"],
        age=payload["age"],
        release=release_of(workspace, entry.about),
        label=label,
        public_role=PublicRole(role) if role else None,
        elected=_days_of(payload["name"], profile.elected) if profile is not None else (),
        candidate=_days_of(payload["name"], profile.candidates) if profile is not None else (),
    )


def _days_of(name: str, people: Iterable[DatedPerson]) -> tuple[Days, ...]:
    """When somebody of the profile who bears that name is in their role: `Mme Nadia CHARLEBOIS` is one."""
    words = set(_WORD.findall(unaccented(name)))
    return tuple(
        (person.start, person.end)
        for person in people
        if set(_WORD.findall(unaccented(person.name))) <= words
    )


def _open(workspace: Workspace, entry: SealedEntry) -> Mapping[str, Any] | None:
    """What a sealed object holds, None once it is destroyed."""
    if entry.destroyed:
        return None
    payload: Mapping[str, Any] = json.loads(workspace.sealed.open(entry.id))
    return payload


def _replaced(payloads: Any) -> set[str]:
    return {id_ for payload in payloads if payload is not None for id_ in payload["replaces"]}


def _release_to_mapping(release: Release) -> dict[str, Any]:
    return {
        "status": release.status,
        "channels": sorted(str(channel) for channel in release.channels),
        "expires": release.expires.isoformat() if release.expires else None,
        "signed_by": release.signed_by,
    }


def _release_from_mapping(mapping: Mapping[str, Any]) -> Release:
    expires = mapping["expires"]
    return Release(
        status=mapping["status"],
        channels=frozenset(Channel(channel) for channel in mapping["channels"]),
        expires=dt.date.fromisoformat(expires) if expires else None,
        signed_by=mapping["signed_by"],
    )


def _bytes(payload: Mapping[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False, sort_keys=True).encode()
