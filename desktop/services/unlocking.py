"""Who may work on this workstation: the people whose key is kept here, to be chosen before a passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.glance import roster_at
from db.roster import HIGH_ROLES, Roster
from desktop.errors import EnvironmentFault
from desktop.services.session import key_name

if TYPE_CHECKING:
    from desktop.services.desk import KeyStore


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Someone with a key on this workstation; `roles` are those that this person may use here."""

    person: str
    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class PeopleHere:
    """Who can be unlocked here, by name, and the municipality they work for.

    `by_code` are those to whom the recovery sheet can give a key again, when nobody has one here.
    """

    municipality: str
    people: tuple[PersonHere, ...]
    by_code: tuple[PersonHere, ...] = ()


def people_here(roster: Roster, keys: KeyStore) -> PeopleHere:
    """The people of the roster who hold a role with a key kept on this workstation.

    Raises `EnvironmentFault` when the keyring does not answer: nobody can be told absent then.
    """
    found = []
    for who in roster.people():
        kept = [key for key in who.keys if key.roles and keys.load(key_name(key.stream)) is not None]
        if kept:
            roles = frozenset().union(*(key.roles for key in kept))
            found.append(PersonHere(who.person, who.name, roles))
    by_code = () if found else _by_code(roster)
    return PeopleHere(
        roster.municipality or "", tuple(sorted(found, key=lambda one: one.name.casefold())), by_code
    )


def _by_code(roster: Roster) -> tuple[PersonHere, ...]:
    held = (PersonHere(who.person, who.name, who.roles) for who in roster.people() if who.roles & HIGH_ROLES)
    return tuple(sorted(held, key=lambda one: one.name.casefold()))


def people_at_a_glance(folder: Path, keys: KeyStore) -> tuple[Roster, PeopleHere] | None:
    """Who can be unlocked in a workspace that is not open; None when only opening it can tell, or say what is wrong."""
    roster = roster_at(folder)
    if roster is None:
        return None
    try:
        here = people_here(roster, keys)
    except EnvironmentFault:
        return None
    return (roster, here) if here.people else None
