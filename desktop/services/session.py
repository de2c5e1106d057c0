"""Who is working: one person unlocked at a time, by their passphrase."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.roster import Person, Roster
from db.signing import Signer, unwrap_key, wrap_key
from desktop.editorial.elision import of_person
from desktop.editorial.workflow import Action, role_refusal
from desktop.errors import Refusal

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.services.desk import KeyStore


@dataclass(frozen=True, slots=True)
class Session:
    """An unlocked person on this workstation. The key stays in memory until the session is dropped."""

    person: str
    name: str
    signer: Signer

    @property
    def stream(self) -> str:
        """The stream this person signs here."""
        return self.signer.stream

    def roles(self, workspace: Workspace) -> frozenset[str]:
        """The roles in force for what this person will sign next."""
        return workspace.roster().roles(self.stream)


def refuse_unless_role(workspace: Workspace, session: Session, action: Action) -> None:
    """Raises `Refusal` when the person holds no role for `action`, whatever the post."""
    refused = role_refusal(action, session.roles(workspace))
    if refused is not None:
        raise refused


def key_name(stream: str) -> str:
    """The name under which the wrapped key of a stream is kept."""
    return f"cle:{stream}"


def keep_key(keys: KeyStore, signer: Signer, passphrase: str) -> None:
    """Wrap a person's key under their passphrase and keep it on this workstation."""
    keys.store(key_name(signer.stream), wrap_key(signer, passphrase))


def unlock(workspace: Workspace, keys: KeyStore, person: str, passphrase: str) -> Session:
    """The session of a person of the workspace; see `unlock_one_of`."""
    return unlock_one_of(workspace.ledger.roster(), keys, person, passphrase)


def unlock_one_of(roster: Roster, keys: KeyStore, person: str, passphrase: str) -> Session:
    """The session of `person`, by identifier or by name, whatever its capitals and surrounding spaces.

    Of several keys of theirs, one that still holds a role comes first. Raises `Refusal` when nobody or
    several people bear that name, when no key of theirs is on this workstation, or when the passphrase is
    wrong.
    """
    who = _find(roster.people(), person)
    for member in sorted(who.keys, key=lambda key: not key.roles):
        wrapped = keys.load(key_name(member.stream))
        if wrapped is not None:
            return Session(who.person, who.name, unwrap_key(wrapped, passphrase))
    raise Refusal(
        "cle_absente",
        f"La clé {of_person(who.name)} n’est pas sur ce poste. Rien n’a été changé; travaillez depuis le poste où cette "
        "personne a été inscrite, ou demandez à l’administration de lui créer une clé ici.",
    )


def _find(people: Collection[Person], wanted: str) -> Person:
    """The person of that identifier, else the only one of that name."""
    by_code = [who for who in people if who.person == wanted.strip()]
    found = by_code or [who for who in people if _folded(who.name) == _folded(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(who.person for who in found)
        raise Refusal(
            "homonymes",
            f"Plusieurs personnes s’appellent «\u00a0{wanted}\u00a0». Rien n’a été changé; donnez l’identifiant ({codes}).",
        )
    names = ", ".join(who.name for who in people) or "personne"
    raise Refusal(
        "personne_inconnue",
        f"«\u00a0{wanted}\u00a0» n’est pas sur la liste des personnes de cet espace ({names}). Rien n’a été changé; "
        "vérifiez le nom.",
    )


def _folded(name: str) -> str:
    """A name as two keyboards would both write it."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
