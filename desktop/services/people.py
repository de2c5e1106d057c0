"""The people of the workspace: who holds which roles, with which keys; add, change, remove, new passphrase.

Two hands give roles (design, keys and trust): whoever has the recovery sheet gives and takes direction and
administration; a person who holds one of these gives and takes the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from db.facts import Fact
from db.fields import code as is_code
from db.ledger import Entry
from db.roster import HIGH_ROLES, LOW_ROLES, Member, Person, Roster
from db.schemas import ALL_ROLES
from db.signing import Signer, signer_from_recovery_code, unwrap_key
from db.workspace import Workspace
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.installation import SHORTEST_PASSPHRASE, NewPerson
from desktop.services.replacement import unreplaced
from desktop.services.session import Session, keep_key, key_name

GIVES_ROLES = HIGH_ROLES
"""Who holds one of these may change the roster; the recovery code is asked to give or take these themselves."""

_KEPT = "Rien n’a été changé."


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key of a person: its roles in force, and whether it is kept on this workstation."""

    stream: str
    roles: frozenset[str]
    here: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the roster."""

    person: str
    name: str
    keys: tuple[KeyLine, ...]

    @property
    def roles(self) -> frozenset[str]:
        """Every role in force for this person."""
        return frozenset().union(*(key.roles for key in self.keys))

    @property
    def here(self) -> bool:
        """Whether this person can be unlocked on this workstation."""
        return any(key.here and key.roles for key in self.keys)


def roster_lines(desk: Desk) -> tuple[PersonLine, ...]:
    """Everybody, by name; those without a role any more come last."""
    found = [_line(desk, who) for who in desk.workspace.ledger.roster().people()]
    return tuple(sorted(found, key=lambda who: (not who.roles, who.name.casefold())))


def needs_recovery_code(before: Collection[str], after: Collection[str]) -> bool:
    """Whether going from some roles to others changes direction or administration."""
    return bool((frozenset(before) ^ frozenset(after)) & HIGH_ROLES)


def consequences(people: Iterable[PersonLine], person: str, roles: frozenset[str]) -> tuple[str, ...]:
    """What would no longer be possible if `person` held exactly `roles`, in French sentences."""
    held = {who.person: who.roles for who in people} | {person: roles}
    directions = [code for code, each in held.items() if "direction" in each]
    writers = [code for code, each in held.items() if "redaction" in each]
    said = []
    if not directions:
        said.append("Plus personne n’aura le rôle de direction générale\u00a0: rien ne pourra être approuvé.")
    elif any(set(directions) <= {writer} for writer in writers):
        said.append(
            "Une seule personne écrira et décidera\u00a0: ce qu’elle écrit ne pourra être approuvé par personne."
        )
    if not writers:
        said.append("Plus personne n’aura le rôle de rédaction\u00a0: rien ne pourra être écrit ni soumis.")
    if not any(each & HIGH_ROLES for each in held.values()):
        said.append("Seule la feuille de secours permettra ensuite de redonner des rôles.")
    return tuple(said)


def add_person(desk: Desk, session: Session, new: NewPerson, recovery_code: str | None = None) -> None:
    """Put someone on the roster with a key on this workstation; all of it is signed, or nothing.

    Raises `Refusal` for an unfit person, an identifier already taken, or when the session or the recovery
    code cannot give these roles.
    """
    _refuse_unfit(desk.workspace, new)
    _give_key(desk, session, new, recovery_code)


def give_key(
    desk: Desk, session: Session, person: str, passphrase: str, recovery_code: str | None = None
) -> None:
    """Give a key on this workstation to someone already on the roster, with the roles they hold.

    For a second workstation, or when a computer or a passphrase is lost. Raises `Refusal` as `add_person`.
    """
    who = _known(desk.workspace.ledger.roster(), person)
    if not who.roles:
        raise Refusal(
            "personne_sans_role", f"{who.name} n’a plus aucun rôle. {_KEPT} Donnez-lui un rôle d’abord."
        )
    _refuse_short(passphrase)
    _give_key(desk, session, NewPerson(who.person, who.name, who.roles, passphrase), recovery_code)


def take_up_again(desk: Desk, person: str, passphrase: str, recovery_code: str) -> Session:
    """Give a key on this workstation to somebody of the direction or the administration, by the recovery code alone.

    For a workspace restored on another computer, where nobody has a key: keys are in no backup. The person keeps every
    role they hold, and can then give the others their keys. Raises `Refusal` for somebody who holds neither role, a
    passphrase too short, or a code that is not that of the root in force; nothing is signed then.
    """
    who = _known(desk.workspace.ledger.roster(), person)
    if not who.roles & HIGH_ROLES:
        raise Refusal(
            "role_sans_feuille",
            f"La feuille de secours ne rend sa clé qu’à la direction générale ou à l’administration. {_KEPT} Cette "
            "personne donnera ensuite leur clé aux autres.",
        )
    _refuse_short(passphrase)
    signer = _give_key(desk, None, NewPerson(who.person, who.name, who.roles, passphrase), recovery_code)
    return Session(who.person, who.name, signer)


def change_roles(
    desk: Desk, session: Session, person: str, roles: frozenset[str], recovery_code: str | None = None
) -> None:
    """Let `person` hold exactly `roles`, none to remove them; past signatures still count.

    Raises `Refusal` when nothing would change, or when the session or the recovery code cannot give or take
    these roles.
    """
    workspace = desk.workspace
    who = _known(workspace.ledger.roster(), person)
    if who.roles == roles:
        raise Refusal("roles_inchanges", f"{who.name} a déjà exactement ces rôles. {_KEPT}")
    root = _root_for(workspace, who.roles, roles, recovery_code)
    keys = [key for key in who.keys if key.roles] or _usable(desk, who)
    with workspace.database.transaction():
        # The root comes last: it may end the very key that signs the rest.
        for level, signer in ((LOW_ROLES, session.signer), (HIGH_ROLES, root)):
            for key in keys:
                entries = _changes(workspace, who, key, roles & level, level)
                if entries and signer is not None:
                    workspace.ledger.append_many(signer, entries)


def change_passphrase(desk: Desk, session: Session, present: str, new: str) -> None:
    """Wrap the person's own keys of this workstation under another passphrase.

    Raises `Refusal` when `present` is not theirs or `new` is too short; the former passphrase then holds.
    """
    _refuse_short(new)
    who = _known(desk.workspace.ledger.roster(), session.person)
    kept = {key.stream: desk.keys.load(key_name(key.stream)) for key in who.keys}
    # Every key is opened before any is written: a wrong passphrase changes nothing.
    opened = [
        unwrap_key(wrapped, present)
        for stream, wrapped in kept.items()
        if wrapped is not None and (stream == session.stream or _opens(wrapped, present))
    ]
    for signer in opened:
        keep_key(desk.keys, signer, new)


def _opens(wrapped: str, passphrase: str) -> bool:
    """Whether a passphrase opens a key: another key of the person may have kept an older one."""
    try:
        unwrap_key(wrapped, passphrase)
    except Refusal:
        return False
    return True


def _line(desk: Desk, who: Person) -> PersonLine:
    keys = tuple(
        KeyLine(key.stream, key.roles, desk.keys.load(key_name(key.stream)) is not None) for key in who.keys
    )
    return PersonLine(who.person, who.name, keys)


def _known(roster: Roster, person: str) -> Person:
    found = next((who for who in roster.people() if who.person == person), None)
    if found is None:
        raise Refusal("personne_inconnue", f"Cette personne n’est pas sur la liste. {_KEPT}")
    return found


def _usable(desk: Desk, who: Person) -> list[Member]:
    """The keys to give roles back to: those of this workstation, else all of them."""
    here = [key for key in who.keys if desk.keys.load(key_name(key.stream)) is not None]
    return here or list(who.keys)


def _give_key(desk: Desk, session: Session | None, new: NewPerson, recovery_code: str | None) -> Signer:
    """The key given; without a session, the root gives direction and administration, and these the rest."""
    workspace = desk.workspace
    root = _root_for(workspace, frozenset(), new.roles, recovery_code)
    signer = Signer.generate()
    # Before the facts, as at the installation: a key without a workspace is of no consequence.
    keep_key(desk.keys, signer, new.passphrase)
    delegate = signer if session is None else session.signer
    with workspace.database.transaction():
        for roles, hand in ((new.roles & HIGH_ROLES, root), (new.roles & LOW_ROLES, delegate)):
            if roles and hand is not None:
                workspace.ledger.append_many(hand, [_grant(new.person, new.name, signer, roles)])
    return signer


def _root_for(
    workspace: Workspace, before: frozenset[str], after: frozenset[str], recovery_code: str | None
) -> Signer | None:
    """The root key when the change needs it. Raises `Refusal` without the code of the root in force."""
    if not needs_recovery_code(before, after):
        return None
    if not recovery_code or not recovery_code.strip():
        raise Refusal(
            "code_de_secours_requis",
            "Donner ou retirer la direction générale ou l’administration demande le code de la feuille de secours. "
            f"{_KEPT} Écrivez-le, puis recommencez.",
        )
    root = signer_from_recovery_code(recovery_code)
    if root.stream != workspace.ledger.roster().root:
        raise Refusal(
            "autre_feuille_de_secours",
            f"Ce code est celui d’une autre feuille de secours. {_KEPT} Prenez celle de cet espace de travail.",
        )
    return root


def _grant(person: str, name: str, signer: Signer, roles: frozenset[str]) -> Entry:
    return _grant_entry(person, name, signer.stream, signer.public_key, roles, 1, ())


def _grant_entry(
    person: str,
    name: str,
    stream: str,
    public_key: bytes,
    roles: frozenset[str],
    start: int,
    parents: tuple[str, ...],
) -> Entry:
    fields = {
        "person": person,
        "name": name,
        "target": stream,
        "public_key": public_key.hex(),
        "roles": sorted(roles),
        "from": start,
    }
    return Entry(kind="grant", fields=fields, parents=parents)


def _changes(
    workspace: Workspace, who: Person, key: Member, wanted: frozenset[str], level: frozenset[str]
) -> list[Entry]:
    """What to sign so that a key holds exactly `wanted` among the roles of a level."""
    ledger = workspace.ledger
    held = key.roles & level
    last = ledger.streams().get(key.stream, 0)
    entries = []
    if held - wanted:
        fields = {"target": key.stream, "roles": sorted(held - wanted), "last": last}
        entries.append(Entry(kind="revocation", fields=fields))
    given = wanted - held
    if given:
        public_key = ledger.roster().public_key(key.stream)
        assert public_key is not None
        lifted = _lifted(workspace, key.stream, given, level)
        entries.append(_grant_entry(who.person, who.name, key.stream, public_key, given, last + 1, lifted))
    return entries


def _lifted(
    workspace: Workspace, stream: str, roles: frozenset[str], level: frozenset[str]
) -> tuple[str, ...]:
    """The revocations of a key that stand in the way of giving it `roles` again."""
    roster = workspace.ledger.roster()
    found = unreplaced(fact for fact in workspace.ledger.facts("revocation") if fact.body["target"] == stream)
    by_root = level is HIGH_ROLES
    return tuple(
        fact.hash for fact in found if roster.is_root(fact.stream) == by_root and _touches(fact, roles)
    )


def _touches(revocation: Fact, roles: frozenset[str]) -> bool:
    cut = revocation.body["roles"]
    return cut == ALL_ROLES or bool(roles & set(cut))


def _refuse_unfit(workspace: Workspace, new: NewPerson) -> None:
    reasons = []
    if not is_code(new.person):
        reasons.append("L’identifiant doit être fait de lettres sans accents et de chiffres, sans espaces.")
    if any(who.person == new.person for who in workspace.ledger.roster().people()):
        reasons.append(f"L’identifiant «\u00a0{new.person}\u00a0» est déjà celui de quelqu’un.")
    if not new.name.strip():
        reasons.append("Il manque le nom de la personne.")
    if not new.roles:
        reasons.append("Cochez au moins un rôle.")
    if len(new.passphrase) < SHORTEST_PASSPHRASE:
        reasons.append(f"La phrase de passe a moins de {SHORTEST_PASSPHRASE} caractères.")
    if reasons:
        raise Refusal(
            "personne_incomplete", f"Cette personne ne peut pas être ajoutée. {_KEPT}", tuple(reasons)
        )


def _refuse_short(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refusal(
            "phrase_trop_courte",
            f"La nouvelle phrase de passe a moins de {SHORTEST_PASSPHRASE} caractères. {_KEPT} Ajoutez un mot ou deux.",
        )
