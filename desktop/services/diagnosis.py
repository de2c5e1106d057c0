"""What this computer has and lacks: versions, engines, keyring, database, fonts, free space."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sqlite3
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.engine import DATABASE_NAME
from desktop import paths

LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "pyenchant",
    "Pillow",
    "pillow-heif",
    "resvg-py",
    "Markdown",
    "nh3",
    "keyring",
    "cryptography",
    "argon2-cffi",
    "rfc8785",
    "tzdata",
)
LEAST_FREE = 500_000_000
"""Bytes under which the application asks for room: one month of photographs."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Sections of facts, and the French sentences about what is missing."""

    sections: Mapping[str, Mapping[str, Any]]
    problems: tuple[str, ...]


def diagnose(
    workspace: Path, engines: Mapping[str, str], keyring_kind: str, keyring_notice: str | None
) -> Diagnosis:
    """The diagnosis of this computer for the workspace folder `workspace`; nothing is opened nor changed.

    `engines` are the checks that cannot run, with the reason of each, as the worker says.
    """
    free = free_space(workspace)
    font = paths.resources() / "fonts" / "DejaVuSans.ttf"
    versions = _versions()
    sections: dict[str, dict[str, Any]] = {
        "versions": versions,
        "dictionnaires": _dictionaries(),
        "moteurs": {"non_verifies": dict(engines)},
        "trousseau": {"sorte": keyring_kind, "avis": keyring_notice},
        "base": _database(workspace / DATABASE_NAME),
        "polices": {"mention_de_source": str(font), "presente": font.is_file()},
        "espace_disque": {"dossier": str(workspace), "libre_octets": free},
    }
    problems = [f"{name}\u00a0: non vérifié. {reason}" for name, reason in sorted(engines.items())]
    problems += [
        f"La bibliothèque {name} manque\u00a0: réinstallez l’application."
        for name, version in versions.items()
        if version is None
    ]
    if free < LEAST_FREE:
        problems.append("Il reste peu de place sur le disque\u00a0: libérez-en avant d’importer des images.")
    if not font.is_file():
        problems.append("La police des mentions de source manque\u00a0: réinstallez l’application.")
    return Diagnosis(sections, tuple(problems))


def free_space(folder: Path) -> int:
    """Bytes free where `folder` is, or would be."""
    existing = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
    return shutil.disk_usage(existing).free


def _versions() -> dict[str, Any]:
    found: dict[str, Any] = {
        "bon-a-tirer": _version(paths.APPLICATION),
        "python": platform.python_version(),
        "système": platform.platform(),
        "sqlite": sqlite3.sqlite_version,
        "openssl": ssl.OPENSSL_VERSION,
    }
    return found | {name: _version(name) for name in LIBRARIES}


def _version(distribution: str) -> str | None:
    """The installed version, None when it is not installed."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def _dictionaries() -> dict[str, Any]:
    """The French dictionaries that Enchant finds; none when its library is missing."""
    try:
        import enchant
    except ImportError as error:
        return {"enchant": None, "erreur": str(error).splitlines()[0]}
    broker = enchant.Broker()
    languages = sorted({tag for tag in broker.list_languages() if tag.startswith("fr")})
    return {"enchant": enchant.get_enchant_version(), "francais": languages}


def _database(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {"fichier": str(path), "presente": False}
    return {"fichier": str(path), "presente": True, "octets": path.stat().st_size}
