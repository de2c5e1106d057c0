"""Turns what SQLite and the system report into something a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable

from db.errors import EnvironmentFault, Refusal

_UNREADABLE_TEXT = "Could not decode to UTF-8"
_KEPT = "Tout ce qui était déjà enregistré est intact."


def database_fault(error: BaseException) -> Refusal | EnvironmentFault | None:
    """The French fault behind a SQLite error; None when the error is a bug of ours."""
    if isinstance(error, UnicodeDecodeError) or _UNREADABLE_TEXT in str(error):
        return (
            damaged_database()
        )  # raised by Python: a text of the file, or a name in its schema, is no longer text
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    make = _BY_CODE.get(code & 0xFF)
    return make() if make else None


def system_fault(error: OSError) -> EnvironmentFault:
    """The French fault behind a failed call on a file or a folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return read_only()
    return _broken_disk()


def already_open() -> Refusal:
    """Another window or command holds this workspace."""
    return Refusal(
        "already_open",
        "Cet espace de travail est déjà ouvert dans une autre fenêtre ou par une autre commande. Rien n’a été "
        "changé. Fermez l’autre fenêtre, puis recommencez.",
    )


def damaged_database() -> EnvironmentFault:
    """The file is no database of ours, or its pages are damaged."""
    return EnvironmentFault(
        "damaged_database",
        "Le fichier «\u00a0journal.sqlite\u00a0» est endommagé ou n’est pas un journal de Bon à tirer. Il n’a pas été "
        "modifié. Faites-en une copie, puis restaurez la dernière sauvegarde.",
    )


def _full() -> EnvironmentFault:
    return EnvironmentFault(
        "disk_full",
        f"Le disque est plein\u00a0: la dernière action n’a pas été enregistrée. {_KEPT} Libérez de l’espace, puis "
        "recommencez.",
    )


def read_only() -> EnvironmentFault:
    """The folder or the file cannot be written."""
    return EnvironmentFault(
        "read_only_folder",
        f"Le dossier de l’espace de travail ne peut pas être écrit\u00a0: rien n’a été enregistré. {_KEPT} Demandez le "
        "droit d’écrire dans ce dossier, ou choisissez-en un autre.",
    )


def _broken_disk() -> EnvironmentFault:
    return EnvironmentFault(
        "disk_error",
        f"Le disque a refusé une lecture ou une écriture\u00a0: la dernière action n’a pas été enregistrée. {_KEPT} "
        "Vérifiez que le disque est branché et en bon état, puis recommencez.",
    )


_BY_CODE: dict[int, Callable[[], Refusal | EnvironmentFault]] = {
    sqlite3.SQLITE_BUSY: already_open,
    sqlite3.SQLITE_LOCKED: already_open,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_CANTOPEN: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_AUTH: read_only,
    sqlite3.SQLITE_NOTADB: damaged_database,
    sqlite3.SQLITE_CORRUPT: damaged_database,
    sqlite3.SQLITE_IOERR: _broken_disk,
}
