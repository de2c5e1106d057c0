"""The first run of a workstation: what is asked, what is checked on the way, and the workspace made from it.

Nothing is written before `set_up`, but the recovery sheet that the person saves. `set_up` signs everything
or nothing: killed anywhere, the first run begins again.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import secrets
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db.backup import Backups
from db.engine import flush
from db.fields import name as named
from db.signing import Signer, recovery_code
from desktop.editorial.profile import MunicipalProfile
from desktop.errors import EnvironmentFault, Refusal
from desktop.imaging.logo import register_logo
from desktop.printing.recovery_sheet import RecoverySheet, RosterLine, recovery_sheet_pdf
from desktop.services.desk import Desk
from desktop.services.installation import NewPerson, install, put_in_force, refuse_unfit
from desktop.services.session import Session
from desktop.settings import Settings, write_settings

LARGEST_LOGO = 20_000_000
"""Bytes: a larger file is a photograph chosen by mistake."""

_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Logo:
    """A file that can serve as the official logo (art. 25)."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the assistant asked. Without a logo or a backup folder, they are given later."""

    profile: MunicipalProfile
    people: tuple[NewPerson, ...]
    logo: Logo | None = None
    backup_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class PersonTyped:
    """What was typed about one person, right or wrong."""

    name: str
    code: str
    roles: frozenset[str]
    passphrase: str
    confirmation: str


class Recovery:
    """The root key of the workspace to come, in memory only; its code is printed before anything is signed."""

    def __init__(self) -> None:
        self.root = Signer.generate()

    @property
    def code(self) -> str:
        """Fourteen groups of four characters; whoever reads them holds the key."""
        return recovery_code(self.root)


@dataclass(frozen=True, slots=True)
class FirstDay:
    """The workspace is ready: who works first, and French sentences about what could not be finished."""

    session: Session
    notices: tuple[str, ...]


def suggested_code(name: str, taken: Collection[str] = ()) -> str:
    """A short code for a person, from their first name, then from their whole name; empty without a name."""
    words = [word for word in _NOT_IN_CODES.split(_unaccented(name)) if word]
    candidates = [".".join(words[:count]) for count in range(1, len(words) + 1)]
    candidates += [f"{candidates[-1]}{number}" for number in range(2, 100)] if words else []
    return next((code for code in candidates if code not in taken), "")


def read_people(typed: Sequence[PersonTyped]) -> tuple[NewPerson, ...]:
    """The people to install. Raises `Refusal` with one reason for each point to settle, names included."""
    reasons = [reason for number, one in enumerate(typed, 1) for reason in _slips(number, one)]
    phrases = [one.passphrase for one in typed if one.passphrase]
    if len(set(phrases)) < len(phrases):
        reasons.append(
            "Deux personnes ont la même phrase de passe\u00a0: chacune doit être seule à connaître la sienne."
        )
    people = tuple(
        NewPerson(one.code.strip(), " ".join(one.name.split()), one.roles, one.passphrase) for one in typed
    )
    try:
        refuse_unfit([_provisional(number, person) for number, person in enumerate(people, 1)])
    except Refusal as refusal:
        reasons += refusal.reasons
    if reasons:
        raise Refusal(
            "personnes_incompletes",
            "Il reste à compléter la liste des personnes. Rien n’est perdu de ce que vous avez tapé.",
            tuple(reasons),
        )
    return people


def _provisional(number: int, person: NewPerson) -> NewPerson:
    """The person under a name to be told by, while theirs is not typed."""
    return replace(
        person, name=person.name or f"Personne {number}", person=person.person or f"personne-{number}"
    )


def _slips(number: int, one: PersonTyped) -> list[str]:
    """What `refuse_unfit` cannot see: an absent name or code, a name too long, two passphrases that differ."""
    who = " ".join(one.name.split()) or f"Personne {number}"
    reasons = []
    if not one.name.strip():
        reasons.append(f"Personne {number}\u00a0: le nom manque.")
    elif not named(" ".join(one.name.split())):
        reasons.append(f"Personne {number}\u00a0: le nom est trop long, ou contient un caractère invisible.")
    elif not one.code.strip():
        reasons.append(f"{who}\u00a0: l’identifiant manque.")
    if one.passphrase != one.confirmation:
        reasons.append(f"{who}\u00a0: les deux phrases de passe ne sont pas les mêmes.")
    return reasons


def read_logo(path: Path) -> Logo:
    """The logo in a file. Raises `Refusal` when it is none (art. 25), `EnvironmentFault` when unreadable."""
    try:
        if path.stat().st_size > LARGEST_LOGO:
            raise Refusal(
                "logo_trop_gros",
                f"Le fichier «\u00a0{path.name}\u00a0» est trop gros pour un logo. Rien n’a été changé; demandez le fichier "
                "vectoriel (SVG) ou un PNG.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentFault(
            "logo_illisible",
            f"Le fichier «\u00a0{path}\u00a0» ne peut pas être lu ({error.strerror}). Rien n’a été changé; vérifiez qu’il existe "
            "et que vous y avez accès.",
        ) from error
    register_logo(data, path.name)
    return Logo(path.name, data)


def recovery_sheet(answers: Answers, recovery: Recovery, day: dt.date) -> RecoverySheet:
    """The sheet to print before the workspace is made."""
    people = tuple(RosterLine(person.name, person.roles) for person in answers.people)
    return RecoverySheet(answers.profile.municipality, day, recovery.code, people)


def save_recovery_sheet(sheet: RecoverySheet, path: Path) -> Path:
    """Write the sheet in PDF where the person chose, whole or not at all. Raises `EnvironmentFault`.

    Nobody else of this computer may read it: its code opens everything.
    """
    content = recovery_sheet_pdf(sheet)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partiel")
    try:
        partial.touch(mode=0o600, exist_ok=False)
        with partial.open("r+b") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        flush(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise EnvironmentFault(
            "feuille_non_ecrite",
            f"La feuille de secours n’a pas pu être écrite dans «\u00a0{path}\u00a0» ({error.strerror}). Rien n’a été créé, et "
            "vos réponses sont conservées. Choisissez un autre emplacement, par exemple une clé USB.",
        ) from error
    return path


def set_up(desk: Desk, answers: Answers, recovery: Recovery) -> FirstDay:
    """Install the empty workspace of `desk`: people, profile, rules, accounts, logo, then a first backup.

    Raises what `install` and the disk raise; nothing is signed then, and it can be asked again. A backup that
    fails is told in the notices: the workspace is complete without it.
    """
    workspace = desk.workspace
    if answers.backup_folder is not None:
        write_settings(workspace.folder, Settings(answers.backup_folder))
    with workspace.database.transaction():
        installed = install(workspace, desk.keys, answers.profile.municipality, answers.people, recovery.root)
        profile = replace(answers.profile, logo="")
        if answers.logo is not None:
            workspace.objects.put(answers.logo.data)
            identity = register_logo(answers.logo.data, answers.logo.name)
            profile = replace(profile, logo=identity.sha256)
        put_in_force(
            workspace, installed.sessions[_first(answers.people, "direction")], profile, desk.policies
        )
    session = installed.sessions[_first(answers.people, "redaction")]
    return FirstDay(session, _first_backup(desk, answers.backup_folder))


def _first(people: Sequence[NewPerson], role: str) -> str:
    """The first of `people` with a role; `install` made sure that there is one."""
    return next(person.person for person in people if role in person.roles)


def _first_backup(desk: Desk, folder: Path | None) -> tuple[str, ...]:
    if folder is None:
        return ()
    try:
        Backups(desk.workspace, folder).make()
    except (Refusal, EnvironmentFault) as failure:
        return (
            f"L’espace de travail est prêt, mais la première sauvegarde n’a pas été faite. {failure.message}",
        )
    return ()


def _unaccented(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(character for character in bare if not unicodedata.combining(character))
