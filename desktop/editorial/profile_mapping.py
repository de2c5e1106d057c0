"""A municipal profile to and from a mapping with French keys, its canonical bytes and its hash.

The mapping is what a signed fact holds and what a TOML file says; the two functions are each other's
inverse. A value equal to its default is left out, so a setting added later changes no existing hash.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from db.digests import sha256_hex
from desktop.editorial.elections import ElectionKind, Level, period_start
from desktop.editorial.post import Channel
from desktop.editorial.profile import DatedPerson, MunicipalProfile, OfficialAccount, ProfileElection
from desktop.editorial.profile_schema import (
    Key,
    Path,
    ProfileProblem,
    choice,
    day,
    digest,
    domains,
    filled_text,
    flag,
    number,
    optional_flag,
    read_table,
    tables,
    text,
    texts,
)
from desktop.editorial.rights import LEGAL_CONSENT_AGE, MAJORITY
from desktop.errors import Refusal

SCHEMA_VERSION = 1

_PERSON_KEYS = (
    Key("nom", "name", filled_text, required=True),
    Key("titre", "title", text),
    Key("genre", "gender", choice("f", "m")),
    Key("debut", "start", day),
    Key("fin", "end", day),
)
_ACCOUNT_KEYS = (
    Key("id", "id", filled_text, required=True),
    Key("media", "channel", choice(*Channel), required=True),
    Key("nom", "name", filled_text, required=True),
    Key("adresse", "url", text),
    Key("autorise_le", "approved_on", day),
    Key("logo_sur_profil", "logo_on_profile", flag),
)
_ELECTION_KEYS = (
    Key("palier", "level", choice(*Level), required=True),
    Key("genre", "kind", choice(*ElectionKind), required=True),
    Key("jour_scrutin", "polling_day", day, required=True),
    Key("debut", "start", day),
    Key("fin", "end", day),
    Key("provisoire", "provisional", flag),
    Key("source", "source", text),
)


class ProfileRefusal(Refusal):
    """A profile that cannot be used; `problems` says each thing to mend and where."""

    def __init__(self, problems: tuple[ProfileProblem, ...]) -> None:
        reasons = tuple(f"{problem.place or 'profil'}\u00a0: {problem.sentence}" for problem in problems)
        count = "un point" if len(problems) == 1 else f"{len(problems)} points"
        super().__init__(
            "profil_invalide",
            f"Le profil municipal n’a pas été chargé\u00a0: il y a {count} à corriger. Celui en vigueur est conservé.",
            reasons,
        )
        self.problems = problems


def profile_from_mapping(mapping: Mapping[str, Any]) -> MunicipalProfile:
    """The profile that `mapping` describes.

    Raises `ProfileRefusal` naming every unknown or missing key, wrong type, bad date and contradiction,
    and `Refusal` (`profil_plus_recent`) for the form of a later version of the application.
    """
    version = mapping.get("version", SCHEMA_VERSION)
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise Refusal(
            "profil_plus_recent",
            "Ce profil vient d’une version plus récente de Bon à tirer. Il est conservé tel quel; "
            "mettez l’application à jour pour l’utiliser.",
        )
    problems: list[ProfileProblem] = []
    values = read_table(mapping, _PROFILE_KEYS, (), problems)
    values.pop("version", None)
    problems += _repeated_accounts(values.get("accounts", ()))
    if problems:
        raise ProfileRefusal(tuple(problems))
    return MunicipalProfile(**values)


def profile_to_mapping(profile: MunicipalProfile, *, native_dates: bool = False) -> dict[str, Any]:
    """The written form of `profile`; dates as `AAAA-MM-JJ`, or as dates when `native_dates` (for TOML)."""
    return {"version": SCHEMA_VERSION} | _written(profile, _PROFILE_KEYS, native_dates)


def canonical_profile(profile: MunicipalProfile) -> bytes:
    """The profile as canonical JSON in UTF-8: sorted keys, no spaces, no value equal to its default."""
    mapping = profile_to_mapping(profile)
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def profile_hash(profile: MunicipalProfile) -> str:
    """SHA-256 (hexadecimal) of `canonical_profile`: the same whatever the file's spacing or order of keys."""
    return sha256_hex(canonical_profile(profile))


def _person(values: dict[str, Any], path: Path, problems: list[ProfileProblem]) -> DatedPerson:
    person = DatedPerson(**values)
    _in_order(person.start, person.end, path, problems)
    return person


def _account(values: dict[str, Any], _path: Path, _problems: list[ProfileProblem]) -> OfficialAccount:
    return OfficialAccount(**values)


def _election(values: dict[str, Any], path: Path, problems: list[ProfileProblem]) -> ProfileElection:
    """An election; the law gives the first day of a municipal one, polling day is its last by default."""
    polling: dt.date = values["polling_day"]
    values.setdefault("end", polling)
    if "start" not in values:
        if values["level"] != Level.MUNICIPAL or values["kind"] == ElectionKind.REFERENDUM:
            problems.append(
                ProfileProblem(
                    path,
                    "Il manque la clé «\u00a0debut\u00a0»; la loi ne permet de la calculer que pour une élection municipale.",
                )
            )
        values["start"] = period_start(polling)
    election = ProfileElection(**values)
    _in_order(election.start, election.end, path, problems)
    if not election.start <= polling <= election.end:
        problems.append(ProfileProblem((*path, "jour_scrutin"), "Le scrutin tombe en dehors de la période."))
    return election


def _in_order(start: dt.date | None, end: dt.date | None, path: Path, problems: list[ProfileProblem]) -> None:
    if start is not None and end is not None and end < start:
        problems.append(ProfileProblem((*path, "fin"), "La fin précède le début."))


def _repeated_accounts(accounts: tuple[OfficialAccount, ...]) -> list[ProfileProblem]:
    seen: set[str] = set()
    problems = []
    for index, account in enumerate(accounts):
        if account.id in seen:
            problems.append(
                ProfileProblem(
                    ("comptes", index, "id"), f"Le compte «\u00a0{account.id}\u00a0» est inscrit deux fois."
                )
            )
        seen.add(account.id)
    return problems


_PROFILE_KEYS = (
    Key("version", "version", number(1, SCHEMA_VERSION)),
    Key("id", "id", filled_text, required=True),
    Key("municipalite", "municipality", filled_text, required=True),
    Key("nom_court", "short_name", filled_text, required=True),
    Key("journal", "newsletter", filled_text, required=True),
    Key("domaines", "domains", domains, required=True),
    Key("telephones", "phones", texts, required=True),
    Key("courriels", "emails", texts, required=True),
    Key("formulaire_plaintes", "complaint_form", text),
    Key("telephone_plaintes", "complaint_phone", text),
    Key("heures_bureau", "office_hours", text),
    Key("apostrophe_typographique", "typographic_apostrophe", optional_flag),
    Key("publicite_externe_journal", "newsletter_external_ads", flag),
    Key("urgence_avant_approbation", "emergency_first", flag),
    Key("age_consentement_parental", "parental_consent_until", number(LEGAL_CONSENT_AGE, MAJORITY)),
    Key("logo", "logo", digest),
    Key("partis", "parties", texts),
    Key("partenaires", "partners", texts),
    Key("organismes", "organisations", texts),
    Key("toponymes", "toponyms", texts),
    Key("gentiles", "demonyms", texts),
    Key("villes_voisines", "neighbours", texts),
    Key("services", "services", texts),
    Key("lexique", "lexicon", texts),
    Key("elus", "elected", tables(_PERSON_KEYS, _person)),
    Key("candidats", "candidates", tables(_PERSON_KEYS, _person)),
    Key("officiels", "officials", tables(_PERSON_KEYS, _person)),
    Key("comptes", "accounts", tables(_ACCOUNT_KEYS, _account)),
    Key("elections", "elections", tables(_ELECTION_KEYS, _election)),
)

_KEYS_OF: dict[type, tuple[Key, ...]] = {
    DatedPerson: _PERSON_KEYS,
    OfficialAccount: _ACCOUNT_KEYS,
    ProfileElection: _ELECTION_KEYS,
}


def _written(value: Any, keys: tuple[Key, ...], native_dates: bool) -> dict[str, Any]:
    defaults = {field.name: field.default for field in dataclasses.fields(value)}
    written = {}
    for key in keys:
        found = getattr(value, key.attribute, None)
        if key.attribute in defaults and found != defaults[key.attribute]:
            written[key.name] = _plain(found, native_dates)
    return written


def _plain(value: Any, native_dates: bool) -> Any:
    if isinstance(value, tuple):
        return [_plain(item, native_dates) for item in value]
    if isinstance(value, dt.date):
        return value if native_dates else value.isoformat()
    if type(value) in _KEYS_OF:
        return _written(value, _KEYS_OF[type(value)], native_dates)
    return str(value) if isinstance(value, str) else value
