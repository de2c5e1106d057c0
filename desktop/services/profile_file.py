"""The municipal profile as a TOML file: import, with every error placed by file, line and key; and export."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli

from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.profile_mapping import ProfileRefusal, profile_from_mapping, profile_to_mapping
from desktop.editorial.profile_schema import not_a_day, written_day
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.toml_places import line_of

# A profile is a few kilobytes; anything larger was chosen by mistake.
LARGEST = 1_000_000

_KEPT = "Le profil en vigueur est conservé."
_DAY_LIKE = re.compile(r"=\s*(\d{4}-\d{1,2}-\d{1,2})\b")


def read_profile(path: Path) -> MunicipalProfile:
    """The profile a TOML file describes.

    Raises `Refusal` for a file that is absent or is no profile, each error with its line and key, and
    `EnvironmentFault` when the disk or its permissions forbid reading.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal(
                "profil_trop_gros", f"Le fichier «\u00a0{path}\u00a0» est trop gros pour un profil. {_KEPT}"
            )
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refusal(
            "profil_absent",
            f"Le fichier de profil «\u00a0{path}\u00a0» n’existe pas. {_KEPT} Vérifiez son nom.",
        ) from error
    except OSError as error:
        raise EnvironmentFault(
            "profil_illisible",
            f"Le fichier de profil «\u00a0{path}\u00a0» ne peut pas être lu. {_KEPT} "
            "Vérifiez qu’il s’agit d’un fichier et que vous y avez accès.",
        ) from error
    try:
        return parse_profile(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise Refusal(
            "profil_encodage",
            f"Le fichier «\u00a0{path}\u00a0» n’est pas un texte en UTF-8. {_KEPT} Enregistrez-le en UTF-8.",
        ) from error


def parse_profile(text: str, name: str) -> MunicipalProfile:
    """The profile that TOML `text` describes; `name` says in refusals which file it came from."""
    try:
        mapping = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise Refusal("profil_toml", f"{_opening(name)} {_syntax(text, error)}") from error
    try:
        return profile_from_mapping(mapping)
    except ProfileRefusal as refusal:
        points = []
        for problem in refusal.problems:
            line = line_of(text, problem.path)
            place = ", ".join(part for part in (f"ligne {line}" if line else "", problem.place) if part)
            points.append(f"{place or 'fichier'}\u00a0: {problem.sentence}")
        raise Refusal("profil_invalide", "\n".join((_opening(name), *points))) from refusal


def profile_text(profile: MunicipalProfile) -> str:
    """The profile as TOML, always the same for the same profile; `parse_profile` reads it back."""
    mapping = profile_to_mapping(profile, native_dates=True)
    lines = [f"{key} = {_value(value)}" for key, value in mapping.items() if not _is_tables(value)]
    for key, value in mapping.items():
        if _is_tables(value):
            for table in value:
                lines += ["", f"[[{key}]]", *(f"{name} = {_value(item)}" for name, item in table.items())]
    return "\n".join(lines) + "\n"


def _opening(name: str) -> str:
    return f"Le profil «\u00a0{name}\u00a0» n’a pas été chargé. {_KEPT} À corriger\u00a0:"


def _syntax(text: str, error: Exception) -> str:
    """The parser's complaint in French: the line, and a date that is none, the usual slip."""
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    if found is None:
        return "la fin du fichier manque, ou une parenthèse ou un guillemet n’est pas fermé."
    number = int(found[1])
    written = text.splitlines()[number - 1].strip() if number <= len(text.splitlines()) else ""
    day = _DAY_LIKE.search(written)
    if day and written_day(day[1]) is None:
        key = written.split("=")[0].strip()
        return f"ligne {number}, {key}\u00a0: {not_a_day(day[1])}"
    if "overwrite" in str(error) or "twice" in str(error):
        return (
            f"ligne {number}\u00a0: «\u00a0{written}\u00a0» répète une clé déjà écrite. Gardez-en une seule."
        )
    return f"ligne {number}, colonne {found[2]}\u00a0: «\u00a0{written}\u00a0» n’est pas du TOML. Vérifiez guillemets, virgules et signe =."


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        inside = "".join(f"\n  {_value(item)}," for item in value)
        return f"[{inside}\n]" if value else "[]"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for the delete character.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
