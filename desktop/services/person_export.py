"""Writes sealed records in clear, to hand them to the person they are about: all of them, or nothing."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from db.sealed import SealedEntry
from db.workspace import Workspace
from desktop.errors import EnvironmentFault, Refusal

INDEX = "renseignements.json"

_KINDS = {b"%PDF": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png"}


def write_entries(workspace: Workspace, entries: Iterable[SealedEntry], folder: Path) -> tuple[Path, ...]:
    """Write `entries` in `folder`, new or empty: one JSON file, and beside it what is no text.

    The folder appears whole, readable by its owner alone. Raises `Refusal` when it is occupied, and
    `EnvironmentFault` when it cannot be written; nothing in clear is left then.
    """
    files: dict[str, bytes] = {}
    records = [_record(workspace, entry, files) for entry in entries]
    text = json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    files = {INDEX: text.encode(), **files}
    try:
        _write_whole(folder, files)
    except OSError as error:
        raise EnvironmentFault(
            "exportation_impossible",
            f"L’exportation n’a pas pu être écrite dans «\u00a0{folder}\u00a0» ({error.strerror}). "
            "L’espace de travail est inchangé et rien n’y a été laissé en clair; choisissez un dossier accessible, "
            "avec assez de place.",
        ) from error
    return tuple(folder / name for name in files)


def _record(workspace: Workspace, entry: SealedEntry, files: dict[str, bytes]) -> dict[str, Any]:
    """The line of one record; content that is no JSON goes to a file of its own."""
    content = workspace.sealed.open(entry.id)
    record: dict[str, Any] = {
        "numero": entry.id,
        "personne": entry.about,
        "type": entry.type,
        "inscrit_le": entry.at,
        "publication_ou_image": entry.item,
    }
    try:
        return record | {"contenu": json.loads(content)}
    except ValueError:
        name = f"{entry.type}-{entry.id}{_suffix(content)}"
        files[name] = content
        return record | {"fichier": name}


def _write_whole(folder: Path, files: dict[str, bytes]) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            "dossier_occupe",
            f"«\u00a0{folder}\u00a0» existe déjà et n’est pas un dossier vide. Rien n’a été écrit; choisissez-en un autre.",
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".bon-a-tirer-", dir=folder.parent))
    try:
        for name, content in files.items():
            (work / name).touch(mode=0o600, exist_ok=False)
            (work / name).write_bytes(content)
        if folder.exists():
            folder.rmdir()
        work.rename(folder)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _suffix(content: bytes) -> str:
    return next((suffix for magic, suffix in _KINDS.items() if content.startswith(magic)), ".bin")
