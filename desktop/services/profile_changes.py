"""The municipal profile read, compared and replaced: what a person sees before signing another one."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile, ProfileElection
from desktop.editorial.profile_mapping import profile_to_mapping
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.desk import Desk
from desktop.services.elections import periods_in_force
from desktop.services.in_force import profile_in_force, put_profile_in_force
from desktop.services.profile_file import profile_text
from desktop.services.session import Session

PROFILE_LABELS: Mapping[str, str] = {
    "id": "Identifiant du profil",
    "municipalite": "Municipalité",
    "nom_court": "Nom court",
    "journal": "Journal municipal",
    "domaines": "Domaines",
    "telephones": "Téléphones",
    "courriels": "Courriels",
    "heures_bureau": "Heures de bureau",
    "formulaire_plaintes": "Formulaire de plaintes et requêtes",
    "telephone_plaintes": "Téléphone pour les plaintes et requêtes",
    "age_consentement_parental": "Accord d’un parent demandé jusqu’à",
    "publicite_externe_journal": "Publicité externe dans le journal",
    "urgence_avant_approbation": "Urgence publiée avant son approbation, révisée ensuite",
    "apostrophe_typographique": "Apostrophe typographique",
    "logo": "Logo officiel",
    "elus": "Personnes élues",
    "candidats": "Personnes candidates",
    "officiels": "Fonctionnaires cités",
    "partis": "Partis et équipes",
    "partenaires": "Partenaires",
    "organismes": "Organismes",
    "toponymes": "Noms de lieux",
    "gentiles": "Gentilés",
    "villes_voisines": "Villes voisines",
    "services": "Services municipaux",
    "lexique": "Lexique municipal",
    "comptes": "Comptes officiels",
    "elections": "Périodes électorales",
}
"""The French name of each key of a profile, in the order a person reads them."""

FIELDS = tuple(PROFILE_LABELS)[1:14]
"""The keys that hold one value, or a few short ones."""
_NOT_ONE = frozenset({"profile_absent", "profile_en_double"})
LISTS = ("partis", "partenaires", "organismes", "toponymes", "gentiles", "villes_voisines", "services")
"""The keys that hold a list of names."""


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """One thing that another profile changes: a value from `before` to `after`, or lines added and removed."""

    label: str
    before: str = ""
    after: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileProposal:
    """A profile to sign in place of the one that `replaces` names (its object), and what it changes.

    `periods` are the election periods, not over yet, that it adds or takes away.
    """

    profile: MunicipalProfile
    replaces: str
    changes: tuple[ProfileChange, ...]
    periods: tuple[ProfileElection, ...] = ()


def propose_profile(desk: Desk, profile: MunicipalProfile) -> ProfileProposal:
    """Compare a profile with the one in force. One that names no logo keeps the present one (art. 25).

    Without exactly one profile in force, the proposal would become it, and replaces nothing by name.
    """
    try:
        held = profile_in_force(desk.workspace)
    except Refusal as refusal:
        if refusal.code not in _NOT_ONE:
            raise
        change = ProfileChange("Profil en vigueur", "aucun, ou plusieurs", profile.municipality)
        periods = _not_over(desk, set(periods_in_force(desk.workspace, profile)))
        return ProfileProposal(profile, "", (change,), periods)
    if not profile.logo:
        profile = replace(profile, logo=held.profile.logo)
    was, will = (
        {replace(period, source="") for period in periods_in_force(desk.workspace, each)}
        for each in (held.profile, profile)
    )
    changes = profile_changes(held.profile, profile)
    return ProfileProposal(profile, held.object, changes, _not_over(desk, was ^ will))


def _not_over(desk: Desk, periods: Iterable[ProfileElection]) -> tuple[ProfileElection, ...]:
    """One for each pair of dates, first day first: what they put in doubt is judged again (art. 9)."""
    by_dates = {(each.start, each.end): each for each in periods if each.end >= desk.today()}
    return tuple(by_dates[dates] for dates in sorted(by_dates))


def sign_profile(desk: Desk, session: Session, proposal: ProfileProposal) -> None:
    """Put a proposed profile in force; the direction or the greffe may.

    Raises `Refusal` when it changes nothing, when another one was signed since the comparison, or when its
    logo is not among the objects of the workspace.
    """
    if not proposal.changes:
        raise Refusal("profil_identique", "Ce profil est celui qui est déjà en vigueur. Rien n’a été changé.")
    if proposal.replaces and profile_in_force(desk.workspace).object != proposal.replaces:
        raise Refusal(
            "profil_change_entre_temps",
            "Un autre profil a été mis en vigueur depuis la comparaison. Rien n’a été changé; comparez de nouveau.",
        )
    if proposal.profile.logo and not desk.workspace.objects.has(proposal.profile.logo):
        raise Refusal(
            "logo_absent",
            "Le fichier du logo que nomme ce profil n’est pas dans l’espace de travail. Rien n’a été changé; retirez la "
            "ligne «\u00a0logo\u00a0» du fichier, puis enregistrez le logo dans «\u00a0Logo officiel\u00a0».",
        )
    put_profile_in_force(desk.workspace, session, proposal.profile)


def export_profile(profile: MunicipalProfile, path: Path) -> Path:
    """Write a profile as TOML, whole or not at all. Raises `EnvironmentFault`."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partiel")
    try:
        with partial.open("x", encoding="utf-8", newline="\n") as file:
            file.write(profile_text(profile))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise EnvironmentFault(
            "profil_non_ecrit",
            f"Le profil n’a pas pu être écrit dans «\u00a0{path}\u00a0» ({error.strerror}). Celui en vigueur est conservé; "
            "choisissez un autre emplacement.",
        ) from error
    return path


def profile_changes(before: MunicipalProfile, after: MunicipalProfile) -> tuple[ProfileChange, ...]:
    """What differs between two profiles, in the order a person reads them."""
    old, new = profile_to_mapping(before), profile_to_mapping(after)
    return tuple(_changes(old, new))


def profile_values(
    profile: MunicipalProfile, keys: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The label of each key and its values in words; no value when the profile says nothing of it."""
    mapping = profile_to_mapping(profile)
    mapping.setdefault("age_consentement_parental", profile.parental_consent_until)
    mapping.setdefault("publicite_externe_journal", profile.newsletter_external_ads)
    mapping.setdefault("urgence_avant_approbation", profile.emergency_first)
    mapping.setdefault("apostrophe_typographique", "celle que chaque texte emploie")
    return tuple((PROFILE_LABELS[key], _lines(key, mapping.get(key))) for key in keys)


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[ProfileChange]:
    for key, label in PROFILE_LABELS.items():
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if isinstance(before, list) or isinstance(after, list):
            was, now = _lines(key, before), _lines(key, after)
            added = tuple(line for line in now if line not in was)
            removed = tuple(line for line in was if line not in now)
            if added or removed:
                yield ProfileChange(label, added=added, removed=removed)
            else:
                yield ProfileChange(label, "un ordre", "un autre ordre, mêmes lignes")
        else:
            yield ProfileChange(label, _word(key, before), _word(key, after))


def _lines(key: str, value: Any) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if not isinstance(value, list):
        return (_word(key, value),)
    return tuple(_table(each) if isinstance(each, Mapping) else str(each) for each in value)


def _table(table: Mapping[str, Any]) -> str:
    """One person, account or election in one line."""
    told = []
    for key, value in table.items():
        if key == "media":
            told.append(Channel(value).label)
        elif key in _DATES:
            told.append(f"{_DATES[key]}\u00a0{french_day(dt.date.fromisoformat(str(value)))}")
        elif isinstance(value, bool):
            told += [_FLAGS[key]] if value else []
        elif key not in ("id", "source"):
            told.append({"f": "féminin", "m": "masculin"}.get(str(value), str(value)))
    return ", ".join(told)


_DATES = {
    "debut": "depuis le",
    "fin": "jusqu’au",
    "autorise_le": "autorisé le",
    "jour_scrutin": "scrutin le",
}
_FLAGS = {"provisoire": "dates provisoires", "logo_sur_profil": "logo sur le profil"}


def _word(key: str, value: Any) -> str:
    if value is None or value == "":
        return "rien"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if key == "age_consentement_parental":
        return f"{value}\u00a0ans"
    if key == "logo":
        return f"empreinte {str(value)[:12]}…"
    return str(value)
