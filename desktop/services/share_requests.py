"""Requests to share a page or a post: those of elected people and candidates are refused all year (art. 10, 24).

Who asks is a person: a request is a sealed record, listed and destroyed with all that is held on them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.gates.addresses import is_partisan, names_any, read_address
from desktop.editorial.profile import MunicipalProfile, people_on
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.session import Session

SHARE_REQUEST = "share_request"


@dataclass(frozen=True, slots=True)
class ShareAdvice:
    """What the policy says of a page: `refused` when it may never be shared, with the sentence to read."""

    refused: bool
    article: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ShareRequest:
    """One request as it was answered. `who` is empty once the record was destroyed."""

    id: str
    at: dt.datetime
    who: str
    address: str
    shared: bool
    reason: str
    destroyed: bool = False


def share_advice(profile: MunicipalProfile, address: str, day: dt.date) -> ShareAdvice | None:
    """What the policy says of sharing the page at `address` on `day`; None for what is no address of the web."""
    read = read_address(address)
    if read is None:
        return None
    people = people_on((*profile.elected, *profile.candidates), day)
    names = (*profile.parties, *(person.name for person in people))
    if is_partisan(read, names) or names_any(read, names):
        return ShareAdvice(
            True,
            "24",
            "C’est la page d’une personne élue ou candidate, d’une équipe ou d’un parti\u00a0: le volet politique reste sur "
            "leurs comptes. Le partage est refusé toute l’année.",
        )
    return ShareAdvice(
        False,
        "10",
        "La Municipalité partage ce qu’elle organise en grande partie, ou ce qui a une vocation municipale. Le choix "
        "reste à sa discrétion.",
    )


def record_share_request(
    desk: Desk, session: Session, who: str, address: str, *, shared: bool, reason: str = ""
) -> str:
    """Keep a request and its answer, sealed; the identifier of the record.

    Raises `Refusal` when a page that may never be shared would be, for a page shared without saying why,
    or for what is no address.
    """
    advice = share_advice(profile_in_force(desk.workspace).profile, address, desk.today())
    if advice is None:
        raise Refusal(
            "adresse_invalide",
            f"«\u00a0{address}\u00a0» n’est pas l’adresse d’une page du Web. Rien n’a été consigné.",
        )
    if shared and advice.refused:
        raise Refusal("partage_refuse", f"{advice.sentence} Rien n’a été consigné; consignez le refus.")
    if shared and not any(character.isalnum() for character in reason):
        raise Refusal(
            "motif_vide", "Il faut dire pourquoi la page est partagée (art. 10). Rien n’a été consigné."
        )
    payload = {
        "v": 1,
        "name": who.strip(),
        "address": address.strip(),
        "shared": shared,
        "reason": reason.strip(),
    }
    about = os.urandom(16).hex()
    content = json.dumps(payload, ensure_ascii=False, sort_keys=True).encode()
    return desk.workspace.sealed.seal(session.signer, about, SHARE_REQUEST, content)


def share_requests(workspace: Workspace) -> tuple[ShareRequest, ...]:
    """Every request, the latest first; one that was destroyed says only that it was."""
    found = []
    for entry in workspace.sealed.entries(type_=SHARE_REQUEST):
        at = dt.datetime.fromisoformat(entry.at)
        if entry.destroyed:
            found.append(ShareRequest(entry.id, at, "", "", False, "", destroyed=True))
            continue
        held = json.loads(workspace.sealed.open(entry.id))
        found.append(
            ShareRequest(entry.id, at, held["name"], held["address"], bool(held["shared"]), held["reason"])
        )
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))
