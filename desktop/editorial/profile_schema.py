"""The written form of a municipal profile, as data: its keys, what each holds, and what is wrong with one.

Keys are in French because the officer reads and writes them. `profile_mapping` builds on this.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Path = tuple[str | int, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """One thing wrong with a profile: where (keys and 0-based positions) and a French sentence."""

    path: Path
    sentence: str

    @property
    def place(self) -> str:
        """The place as the officer would look for it: `elus[2].debut`, counted from 1."""
        written = ""
        for step in self.path:
            written += f"[{step + 1}]" if isinstance(step, int) else (f".{step}" if written else step)
        return written


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its French name, the attribute it fills, how it is read, and whether it must be there."""

    name: str
    attribute: str
    read: Callable[[Any, Path, list[ProfileProblem]], Any]
    required: bool = False


def read_table(
    mapping: Mapping[str, Any], keys: Iterable[Key], path: Path, problems: list[ProfileProblem]
) -> dict[str, Any]:
    """The attributes found in `mapping`; what is unknown, missing or wrong goes to `problems`."""
    known = {key.name: key for key in keys}
    for name in mapping:
        if name not in known:
            # Only for a file that is wrong: the profile in force is read at each start.
            from difflib import get_close_matches

            near = get_close_matches(str(name), known, n=1)
            hint = f"; vouliez-vous dire «\u00a0{near[0]}\u00a0»?" if near else ". Retirez-la."
            problems.append(ProfileProblem((*path, str(name)), f"Cette clé n’existe pas{hint}"))
    values = {}
    for name, key in known.items():
        if name in mapping:
            values[key.attribute] = key.read(mapping[name], (*path, name), problems)
        elif key.required:
            problems.append(ProfileProblem(path, f"Il manque la clé «\u00a0{name}\u00a0»."))
    return values


def text(value: Any, path: Path, problems: list[ProfileProblem]) -> str:
    """A string in NFC, spaces trimmed."""
    if not isinstance(value, str):
        return _wrong(value, "un texte", path, problems, "")
    return unicodedata.normalize("NFC", value).strip()


def filled_text(value: Any, path: Path, problems: list[ProfileProblem]) -> str:
    """A string that says something."""
    found = text(value, path, problems)
    if isinstance(value, str) and not found:
        problems.append(ProfileProblem(path, "Ce texte est vide."))
    return found


def texts(value: Any, path: Path, problems: list[ProfileProblem]) -> tuple[str, ...]:
    """A list of non-empty strings."""
    if not isinstance(value, list | tuple):
        return _wrong(value, "une liste de textes", path, problems, tuple[str, ...]())
    return tuple(filled_text(item, (*path, index), problems) for index, item in enumerate(value))


def domains(value: Any, path: Path, problems: list[ProfileProblem]) -> tuple[str, ...]:
    """A list of bare domain names, lower case, without `https://` or path."""
    found = texts(value, path, problems)
    for index, name in enumerate(found):
        if name and ("/" in name or ":" in name or "." not in name or " " in name):
            problems.append(
                ProfileProblem(
                    (*path, index),
                    f"«\u00a0{name}\u00a0» n’est pas un nom de domaine; écrivez par exemple «\u00a0ville.ca\u00a0».",
                )
            )
    return tuple(name.casefold().removeprefix("www.") for name in found)


def digest(value: Any, path: Path, problems: list[ProfileProblem]) -> str:
    """A SHA-256 in hexadecimal, or nothing."""
    found = text(value, path, problems)
    if found and not re.fullmatch(r"[0-9a-f]{64}", found):
        problems.append(
            ProfileProblem(path, "Ce n’est pas l’empreinte d’un fichier (64 chiffres et lettres de a à f).")
        )
    return found


def flag(value: Any, path: Path, problems: list[ProfileProblem]) -> bool:
    """A boolean."""
    return value if isinstance(value, bool) else _wrong(value, "true ou false", path, problems, False)


def optional_flag(value: Any, path: Path, problems: list[ProfileProblem]) -> bool | None:
    """A boolean, or nothing."""
    return None if value is None else flag(value, path, problems)


def day(value: Any, path: Path, problems: list[ProfileProblem]) -> dt.date | None:
    """A TOML date, or the text `AAAA-MM-JJ`."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            problems.append(
                ProfileProblem(
                    path,
                    f"«\u00a0{value}\u00a0» n’est pas une date. Écrivez AAAA-MM-JJ, par exemple 2025-11-02.",
                )
            )
            return None
    return _wrong(value, "une date AAAA-MM-JJ", path, problems, None)


def written_day(value: str) -> dt.date | None:
    """The day that `AAAA-MM-JJ` names, or None when there is no such day."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def not_a_day(value: str) -> str:
    """The sentence for something that should have been a date."""
    return f"«\u00a0{value}\u00a0» n’est pas une date. Écrivez AAAA-MM-JJ, par exemple 2025-11-02."


def choice(*allowed: str) -> Callable[[Any, Path, list[ProfileProblem]], str]:
    """A reader of one of `allowed`."""

    def read(value: Any, path: Path, problems: list[ProfileProblem]) -> str:
        if isinstance(value, str) and value.strip() in allowed:
            return value.strip()
        shown = f"«\u00a0{value}\u00a0»" if isinstance(value, str) else _kind(value)
        listed = ", ".join(f"«\u00a0{name}\u00a0»" for name in allowed)
        problems.append(ProfileProblem(path, f"{shown} n’est pas admis ici. Choisissez parmi {listed}."))
        return allowed[0]

    return read


def number(least: int, most: int) -> Callable[[Any, Path, list[ProfileProblem]], int]:
    """A reader of a whole number between `least` and `most`, both included."""

    def read(value: Any, path: Path, problems: list[ProfileProblem]) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        return _wrong(value, f"un nombre entier de {least} à {most}", path, problems, least)

    return read


def tables(
    keys: tuple[Key, ...], build: Callable[[dict[str, Any], Path, list[ProfileProblem]], Any]
) -> Callable[[Any, Path, list[ProfileProblem]], tuple[Any, ...]]:
    """A reader of a list of tables, each given to `build` once it has no problem of its own."""

    def read(value: Any, path: Path, problems: list[ProfileProblem]) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            return _wrong(value, "une liste de tables", path, problems, tuple[Any, ...]())
        built = []
        for index, item in enumerate(value):
            place = (*path, index)
            if not isinstance(item, Mapping):
                _wrong(item, "une table", place, problems, None)
                continue
            before = len(problems)
            values = read_table(item, keys, place, problems)
            if len(problems) == before:
                built.append(build(values, place, problems))
        return tuple(built)

    return read


def _wrong(value: Any, wanted: str, path: Path, problems: list[ProfileProblem], instead: T) -> T:
    problems.append(ProfileProblem(path, f"On attend {wanted}, et non {_kind(value)}."))
    return instead


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"le texte «\u00a0{value}\u00a0»"
    if isinstance(value, int | float):
        return f"le nombre {value}"
    if isinstance(value, dt.datetime):
        return "une date avec une heure"
    if isinstance(value, dt.date):
        return f"la date {value.isoformat()}"
    if isinstance(value, Mapping):
        return "une table"
    return "une liste" if isinstance(value, list | tuple) else "rien"
