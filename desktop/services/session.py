"""Who is working: one person unlocked at a time, by their passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from db.signing import Signer, unwrap_key, wrap_key
from db.workspace import Workspace
from desktop.errors import Refusal
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
        return workspace.ledger.roster().roles(self.stream)


def key_name(stream: str) -> str:
    """The name under which the wrapped key of a stream is kept."""
    return f"cle:{stream}"


def keep_key(keys: KeyStore, signer: Signer, passphrase: str) -> None:
    """Wrap a person's key under their passphrase and keep it on this workstation."""
    keys.store(key_name(signer.stream), wrap_key(signer, passphrase))


def unlock(workspace: Workspace, keys: KeyStore, person: str, passphrase: str) -> Session:
    """The session of `person`, by identifier or by name.

    Raises `Refusal` when nobody bears that name, when no key of theirs is on this workstation, or when the
    passphrase is wrong.
    """
    roster = workspace.ledger.roster()
    found = [who for who in roster.people() if person in {who.person, who.name}]
    if len(found) != 1:
        names = ", ".join(who.name for who in roster.people()) or "personne"
        raise Refusal(
            "personne_inconnue",
            f"«\u00a0{person}\u00a0» n’est pas sur la liste des personnes de cet espace ({names}). Rien n’a été changé.",
        )
    who = found[0]
    for member in who.keys:
        wrapped = keys.load(key_name(member.stream))
        if wrapped is not None:
            return Session(who.person, who.name, unwrap_key(wrapped, passphrase))
    raise Refusal(
        "cle_absente",
        f"La clé de {who.name} n’est pas sur ce poste. Rien n’a été changé; travaillez depuis le poste où cette "
        "personne a été inscrite, ou demandez à l’administration de lui créer une clé ici.",
    )
