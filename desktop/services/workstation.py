"""This workstation, to be read or sent to whoever helps: versions, engines, keyring, folders."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.editorial.civil_dates import civil_day
from desktop.editorial.french_sizes import french_size
from desktop.services.desk import Desk
from desktop.services.diagnosis import Diagnosis, diagnose

_TITLES = {
    "versions": "Versions",
    "dictionnaires": "Dictionnaires",
    "moteurs": "Vérifications qui ne peuvent pas se faire",
    "trousseau": "Trousseau de clés",
    "base": "Base de données",
    "polices": "Polices",
    "espace_disque": "Place sur le disque",
}
_OWN_FILE = "fichier de l’espace de travail"


@dataclass(frozen=True, slots=True)
class Workstation:
    """The version of the application and the folders of this workstation."""

    version: str
    workspace: Path
    logs: Path


def workstation(desk: Desk) -> Workstation:
    """Where things are; nothing is opened."""
    version = importlib.metadata.version(paths.APPLICATION)
    return Workstation(version, desk.workspace.folder, paths.log_folder())


def diagnose_desk(desk: Desk) -> Diagnosis:
    """The diagnosis of this workstation; waits for the check worker to say what it lacks."""
    kind = str(getattr(desk.keys, "kind", _OWN_FILE))
    notice = getattr(desk.keys, "notice", None)
    return diagnose(desk.workspace.folder, desk.checker.unavailable().result(), kind, notice)


def diagnosis_text(found: Diagnosis) -> str:
    """The diagnosis as plain text, to copy."""
    lines = []
    for key, facts in found.sections.items():
        lines.append(_TITLES.get(key, key))
        lines += [f"  {name}\u00a0: {_readable(name, value)}" for name, value in facts.items()]
    lines += [f"• {problem}" for problem in found.problems] or ["Rien ne manque."]
    return "\n".join(lines) + "\n"


def _readable(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int) and name.endswith("octets"):
        return french_size(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} ({reason})" for key, reason in value.items()) or "aucune"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value) or "aucun"
    return "aucun" if value is None else str(value)


def day_of(at: str) -> dt.date:
    """The civil day of a stored moment (ISO 8601, with its zone)."""
    return civil_day(dt.datetime.fromisoformat(at))
