"""Writing approved channels to a folder: the way out that depends on no platform.

The approved bytes are written as they are; beside them, the same words in the form one pastes. The
folder appears whole or not at all, and nothing that somebody else put or changed there is replaced.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from db.digests import sha256_hex
from desktop.channels.export_content import FOLDERS, ExportedImage, ExportItem, Files, files_of, read_me
from desktop.errors import EnvironmentFault, Refusal

__all__ = ["ExportItem", "ExportedImage", "export"]

READ_ME = "LISEZMOI.txt"
MARKER = ".bon-a-tirer.json"
"""What the desk wrote in the folder, with hashes: how it knows its own files from anyone else's."""

_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


def export(folder: Path, items: Sequence[ExportItem]) -> tuple[Path, ...]:
    """Write `items` under `folder`, one sub-folder a channel; returns what was written, sorted.

    Channels written there earlier and still untouched are kept. Raises `Refusal` when the folder holds
    something the desk did not write, or wrote and somebody changed; `EnvironmentFault` when the disk is
    full or protected. Either way the folder is as it was before.
    """
    try:
        kept = _kept(folder, {FOLDERS[item.channel] for item in items})
        files = kept | files_of(items)
        files[READ_ME] = read_me(files)
        files[MARKER] = _marker(files)
        _replace(folder, files)
    except OSError as error:
        raise _fault(folder, error) from error
    return tuple(sorted(folder / name for name in files if name != MARKER))


def _marker(files: Files) -> bytes:
    hashes = {name: sha256_hex(data) for name, data in files.items()}
    return (
        json.dumps({"v": 1, "fichiers": hashes}, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
    ).encode()


def _kept(folder: Path, replaced: set[str]) -> Files:
    """What an earlier export left in `folder` for other channels; refuses anything that is not ours."""
    if not folder.exists() and not folder.is_symlink():
        return {}
    if folder.is_symlink() or not folder.is_dir():
        message = (
            f"«\u00a0{folder.name}\u00a0» existe déjà et n’est pas un dossier ordinaire. Rien n’a été écrit. "
            "Choisissez un autre dossier."
        )
        raise Refusal("export_pas_un_dossier", message)
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or not path.is_dir()) and path.name.lower() not in _LEFT_BY_SYSTEMS
    }
    ours = _written_before(found.pop(MARKER, None))
    kept: Files = {}
    strangers = []
    for name, path in found.items():
        data = b"" if path.is_symlink() else path.read_bytes()
        if path.is_symlink() or ours.get(name) != sha256_hex(data):
            strangers.append(name)
        elif name != READ_ME and name.split("/")[0] not in replaced:
            kept[name] = data
    if strangers:
        raise _not_ours(folder, strangers)
    return kept


def _written_before(marker: Path | None) -> Mapping[str, str]:
    """The hashes in the marker; nothing when there is none or it is not one of ours."""
    if marker is None or marker.is_symlink():
        return {}
    try:
        content = json.loads(marker.read_bytes())
    except ValueError:
        return {}
    files = content.get("fichiers") if isinstance(content, dict) else None
    return files if isinstance(files, dict) else {}


def _not_ours(folder: Path, names: list[str]) -> Refusal:
    shown = ", ".join(names[:3]) + ("…" if len(names) > 3 else "")
    message = (
        f"Le dossier «\u00a0{folder.name}\u00a0» contient des fichiers que l’application n’a pas écrits, ou qui ont été "
        f"modifiés depuis ({shown}). Rien n’y a été changé. Choisissez un autre dossier, ou déplacez ces fichiers."
    )
    return Refusal("export_dossier_occupe", message, tuple(names))


def _replace(folder: Path, files: Files) -> None:
    """Put `files` in place of `folder` in one move; on failure the former folder is put back."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".bon-a-tirer-", dir=folder.parent))
    try:
        fresh, former = work / "nouveau", work / "ancien"
        for name, data in files.items():
            _write(fresh / name, data)
        if folder.exists():
            folder.rename(former)
        try:
            fresh.rename(folder)
        except OSError:
            if former.exists():
                former.rename(folder)
            raise
        _sync_folder(folder.parent)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the move itself durable; Windows has no such call for folders, and does not need it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fault(folder: Path, error: OSError) -> EnvironmentFault:
    end = "Rien n’a été changé dans ce dossier."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = f"Le disque est plein\u00a0: l’exportation vers «\u00a0{folder}\u00a0» n’a pas pu être écrite. {end} Libérez de l’espace, ou choisissez un autre disque."
        return EnvironmentFault("disque_plein", message)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        message = f"Le dossier «\u00a0{folder}\u00a0» est protégé en écriture. {end} Choisissez un dossier où vous pouvez écrire."
        return EnvironmentFault("dossier_protege", message)
    reason = error.strerror or str(error)
    message = f"L’exportation vers «\u00a0{folder}\u00a0» a échoué ({reason}). {end} Vérifiez que le disque est branché, ou choisissez un autre dossier."
    return EnvironmentFault("export_impossible", message)
