"""Settings of one installation, beside its workspace: where backups go. What is in force is in the ledger."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.errors import EnvironmentFault

FILE_NAME = "reglages.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """`backup_folder` is where backups go: chosen at the first run, or the last folder that took one."""

    backup_folder: Path | None = None


def read_settings(workspace: Path) -> Settings:
    """The settings of the installation in `workspace`; those of a new one when there is no file.

    Raises `EnvironmentFault` on a file that cannot be read: guessing would forget where backups are.
    """
    path = workspace / FILE_NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        folder = values["backup_folder"]
        return Settings(Path(folder) if folder else None)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(
            "reglages_illisibles",
            f"Le fichier des réglages «\u00a0{path}\u00a0» est illisible. Les publications sont intactes; effacez ce "
            "fichier et indiquez de nouveau le dossier des sauvegardes.",
        ) from error


def write_settings(workspace: Path, settings: Settings) -> None:
    """Replace the settings in one step. Raises `EnvironmentFault`; the former ones are then kept."""
    path = workspace / FILE_NAME
    temporary = path.with_suffix(".partiel")
    values = {name: str(value) if value else None for name, value in asdict(settings).items()}
    try:
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            "reglages_non_ecrits",
            f"Les réglages n’ont pas pu être écrits dans «\u00a0{path}\u00a0» ({error.strerror}). Les précédents sont "
            "conservés; libérez de l’espace ou corrigez les droits du dossier.",
        ) from error
