"""A new workspace: the root key and its recovery code, the people, the profile, the rules, the accounts."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.backup import backup_public_key
from db.fields import code
from db.ledger import Entry
from db.rules import HIGH_ROLES
from db.signing import Signer, recovery_code
from db.workspace import Workspace
from desktop.editorial.elision import of_person
from desktop.editorial.profile import MunicipalProfile
from desktop.errors import Refusal
from desktop.services.accounts import authorise_account
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
    workspace: Workspace,
    keys: KeyStore,
    municipality: str,
    people: Sequence[NewPerson],
    root: Signer | None = None,
) -> Installed:
    """Give every person a key and their roles, under a root key.

    The root signs direction and administration, the first of these signs the others' roles (design, keys
    and trust). Everything is signed, or nothing: cut anywhere, it can be begun again. Give a `root` whose
    recovery code was already printed, and a cut cannot lose the code of a workspace either. Raises `Refusal`
    before writing anything when the workspace is installed already, nobody could approve, a code is no code,
    or a passphrase is too short.
    """
    if workspace.ledger.roster().workspace is not None:
        raise Refusal(
            "deja_installe",
            "Cet espace de travail est déjà installé. Rien n’a été changé; pour y ajouter quelqu’un, demandez à la "
            "direction ou à l’administration de lui donner ses rôles.",
        )
    refuse_unfit(people)
    root = root or Signer.generate()
    signers = {person.person: Signer.generate() for person in people}
    # Before the facts: a key without a workspace is of no consequence, the reverse locks people out.
    for person in people:
        keep_key(keys, signers[person.person], person.passphrase)
    delegate = signers[next(person.person for person in people if person.roles & HIGH_ROLES)]
    high = [_grant(p, signers[p.person], p.roles & HIGH_ROLES) for p in people if p.roles & HIGH_ROLES]
    low = [_grant(p, signers[p.person], p.roles - HIGH_ROLES) for p in people if p.roles - HIGH_ROLES]
    with workspace.database.transaction():
        workspace.ledger.append_many(root, [_installation(municipality, root), *high])
        workspace.ledger.append_many(delegate, low)
    sessions = {who.person: Session(who.person, who.name, signers[who.person]) for who in people}
    return Installed(recovery_code(root), sessions)


def put_in_force(workspace: Workspace, session: Session, profile: MunicipalProfile, policies: Path) -> None:
    """Sign the profile, the rule packs and the accounts that the profile says are authorised (art. 3, 21).

    All or none of them.
    """
    with workspace.database.transaction():
        put_profile_in_force(workspace, session, profile)
        put_packs_in_force(workspace, session, policies)
        for account in profile.accounts:
            if account.approved_on is not None:
                authorise_account(
                    workspace, session, account.id, account.channel, account.name, account.approved_on
                )


def _installation(municipality: str, root: Signer) -> Entry:
    fields = {
        "workspace": str(uuid.uuid4()),
        "name": municipality,
        "public_key": root.public_key.hex(),
        "backup_key": backup_public_key(root).hex(),
    }
    return Entry(kind="installation", fields=fields)


def _grant(person: NewPerson, signer: Signer, roles: frozenset[str]) -> Entry:
    fields = {
        "person": person.person,
        "name": person.name,
        "target": signer.stream,
        "public_key": signer.public_key.hex(),
        "roles": sorted(roles),
        "from": 1,
    }
    return Entry(kind="grant", fields=fields)


def refuse_unfit(people: Sequence[NewPerson]) -> None:
    """Refuse people among whom the work could not be done, with one reason for each point to settle."""
    reasons = [reason for person in people for reason in _unfit(person)]
    if len({person.person for person in people}) < len(people):
        reasons.append("Deux personnes ont le même identifiant.")
    if not any("direction" in person.roles for person in people):
        reasons.append("Personne n’a le rôle de direction\u00a0: rien ne pourrait être approuvé.")
    writers = [person for person in people if "redaction" in person.roles]
    if not any("direction" in one.roles and one is not other for other in writers for one in people):
        reasons.append("Il faut deux personnes\u00a0: celle qui écrit n’approuve jamais.")
    if reasons:
        raise Refusal(
            "installation_incomplete",
            "L’espace de travail n’est pas encore prêt. Rien n’a été écrit; réglez les points suivants.",
            tuple(reasons),
        )


def _unfit(person: NewPerson) -> list[str]:
    reasons = []
    if not code(person.person):
        reasons.append(
            f"L’identifiant «\u00a0{person.person}\u00a0» doit être fait de lettres sans accents et de chiffres, sans espaces."
        )
    if not person.name.strip():
        reasons.append(f"Le nom de «\u00a0{person.person}\u00a0» est vide.")
    if len(person.passphrase) < SHORTEST_PASSPHRASE:
        reasons.append(
            f"La phrase de passe {of_person(person.name)} a moins de {SHORTEST_PASSPHRASE} caractères."
        )
    if not person.roles:
        reasons.append(f"{person.name} n’a aucun rôle. Cochez-en un, ou retirez cette personne.")
    return reasons
