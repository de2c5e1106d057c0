"""A new workspace: the root key and its recovery code, the people, the profile, the rules, the accounts."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.backup import backup_public_key
from db.rules import HIGH_ROLES
from db.signing import Signer, recovery_code
from db.workspace import Workspace
from desktop.editorial.profile import MunicipalProfile
from desktop.errors import Refusal
from desktop.services.desk import KeyStore
from desktop.services.in_force import put_packs_in_force, put_profile_in_force
from desktop.services.session import Session, keep_key

SHORTEST_PASSPHRASE = 12
"""Characters: enough with argon2id for four ordinary words."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Someone to put on the roster. `person` is a short code, without spaces, that never changes."""

    person: str
    name: str
    roles: frozenset[str]
    passphrase: str


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation gives: the code to print (kept nowhere), and each person unlocked."""

    recovery_code: str
    sessions: Mapping[str, Session]


def install(
    workspace: Workspace, keys: KeyStore, municipality: str, people: Sequence[NewPerson]
) -> Installed:
    """Make the root key, and give every person a key and their roles.

    The root signs direction and administration, the first of these signs the others' roles (design, keys
    and trust). Raises `Refusal` before writing anything when nobody could approve, or when a passphrase is
    too short.
    """
    _refuse_unfit(people)
    root = Signer.generate()
    ledger = workspace.ledger
    ledger.append(
        root,
        "installation",
        workspace=str(uuid.uuid4()),
        name=municipality,
        public_key=root.public_key.hex(),
        backup_key=backup_public_key(root).hex(),
    )
    signers = {person.person: Signer.generate() for person in people}
    for person in people:
        _grant(workspace, root, person, signers[person.person], person.roles & HIGH_ROLES)
    delegate = signers[next(person.person for person in people if person.roles & HIGH_ROLES)]
    for person in people:
        _grant(workspace, delegate, person, signers[person.person], person.roles - HIGH_ROLES)
        keep_key(keys, signers[person.person], person.passphrase)
    sessions = {who.person: Session(who.person, who.name, signers[who.person]) for who in people}
    return Installed(recovery_code(root), sessions)


def put_in_force(workspace: Workspace, session: Session, profile: MunicipalProfile, policies: Path) -> None:
    """Sign the profile, the rule packs and the accounts that the profile says are authorised (art. 3, 21)."""
    put_profile_in_force(workspace, session, profile)
    put_packs_in_force(workspace, session, policies)
    for account in profile.accounts:
        if account.approved_on is not None:
            authorise_account(
                workspace, session, account.id, account.channel, account.name, account.approved_on
            )


def authorise_account(
    workspace: Workspace,
    session: Session,
    account: str,
    channel: str,
    name: str,
    on: dt.date,
    *,
    authorized: bool = True,
) -> None:
    """Sign the authorisation of an official account, or its end (art. 3, 21); the direction alone may."""
    known = [fact for fact in workspace.ledger.facts(kind="account") if fact.body["account"] == account]
    replaced = {parent for fact in known for parent in fact.parents}
    workspace.ledger.append(
        session.signer,
        "account",
        parents=sorted(fact.hash for fact in known if fact.hash not in replaced),
        account=account,
        channel=channel,
        name=name,
        authorized=authorized,
        on=on.isoformat(),
    )


def _grant(
    workspace: Workspace, by: Signer, person: NewPerson, signer: Signer, roles: frozenset[str]
) -> None:
    if roles:
        workspace.ledger.append(
            by,
            "grant",
            person=person.person,
            name=person.name,
            target=signer.stream,
            public_key=signer.public_key.hex(),
            roles=sorted(roles),
            from_=1,
        )


def _refuse_unfit(people: Sequence[NewPerson]) -> None:
    reasons = [
        f"La phrase de passe de {person.name} a moins de {SHORTEST_PASSPHRASE} caractères."
        for person in people
        if len(person.passphrase) < SHORTEST_PASSPHRASE
    ]
    if not any("direction" in person.roles for person in people):
        reasons.append("Personne n’a le rôle de direction: rien ne pourrait être approuvé.")
    writers = [person for person in people if "redaction" in person.roles]
    if not any("direction" in one.roles and one is not other for other in writers for one in people):
        reasons.append("Il faut deux personnes: celle qui écrit n’approuve jamais.")
    if reasons:
        raise Refusal(
            "installation_incomplete",
            "L’espace de travail n’est pas encore prêt. Rien n’a été écrit.",
            tuple(reasons),
        )
