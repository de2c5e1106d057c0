"""Leaves no byte of what was destroyed: keys, ciphertexts, previews, and their traces in the database file.

SQLite keeps deleted bytes in the write-ahead log and sometimes in the margins of pages, even with
`secure_delete`: the log is folded and emptied, and the whole file written anew (VACUUM). A mark in the
database, set in the transaction of the destruction and removed after the last step, makes it certain that
all of it happens, whatever is cut in between.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from db.engine import Database
from db.errors import EnvironmentFault
from db.faults import system_fault
from db.objects import ObjectStore

PREVIEWS = "vignettes"
"""The folder of cached thumbnails. A preview of a sealed object is named after its identifier, or after the
SHA-256 of its content."""

SNAPSHOT_PREFIX = "journal.copie-"
"""Complete copies of the database, made by a backup; a killed one may leave a file."""

_PENDING = "erasure_pending"

_DESTROYED = "SELECT sealed, object FROM sealed_object JOIN destroyed USING (sealed)"


class Erasure:
    """Erases what the table of destroyed objects names; can be begun again any number of times."""

    def __init__(self, database: Database, objects: ObjectStore) -> None:
        self._database = database
        self._objects = objects

    def require(self) -> None:
        """Note, in the caller's transaction, that there is something to erase."""
        self._database.set_setting(_PENDING, "1")

    def resume(self) -> bool:
        """Erase what is still to be erased; tells whether there was something.

        Raises `EnvironmentFault` (`erasure_unfinished`) when the disk prevents it; nothing else is lost.
        """
        discard_leftovers(self._database.folder)
        lines = self._destroyed()
        left = [sha for _, sha in lines if self._objects.has(sha)]
        if self._database.setting(_PENDING) is None and not left:
            return False
        try:
            self._erase(lines)
        except EnvironmentFault as fault:
            raise EnvironmentFault(
                "erasure_unfinished",
                "La destruction est signée et les clés sont effacées\u00a0: le contenu ne peut plus être lu. Le nettoyage "
                f"du disque n’est pas terminé et reprendra à la prochaine ouverture. {fault.message}",
            ) from fault
        return True

    def forget_previews(self, names: Iterable[str]) -> None:
        """Remove the cached previews whose name begins with one of these."""
        starts = tuple(names)
        folder = self._database.folder / PREVIEWS
        with _system_faults():
            for path in sorted(folder.rglob("*")) if starts and folder.is_dir() else ():
                if path.is_file() and path.name.startswith(starts):
                    path.unlink()

    def _destroyed(self) -> list[tuple[str, str]]:
        """Each destroyed object with the hash of its ciphertext."""
        return [(str(sealed), str(sha)) for sealed, sha in self._database.rows(_DESTROYED)]

    def _erase(self, lines: list[tuple[str, str]]) -> None:
        for _, sha in lines:
            self._objects.remove(sha)
        self.forget_previews(name for line in lines for name in line)
        with self._database.transaction():
            self._database.rows("DELETE FROM sealed_key WHERE sealed IN (SELECT sealed FROM destroyed)")
        self._rewrite()
        self._database.set_setting(_PENDING, None)

    def _rewrite(self) -> None:
        """The log is emptied before, so that the new file is not written beside old frames, and after."""
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            self._database.rows(statement)


def restoration_folder(target: Path) -> Path:
    """Where a restoration prepares what will become the folder `target`: on the same disk, beside it."""
    return target.with_name(f".{target.name}.restauration")


def discard_leftovers(folder: Path) -> None:
    """Remove what a killed backup or restoration of `folder` left: copies that hold keys and contents."""
    with _system_faults():
        for path in folder.glob(f"{SNAPSHOT_PREFIX}*"):
            path.unlink()
        unfinished = restoration_folder(folder)
        if unfinished.is_dir():
            shutil.rmtree(unfinished)


@contextlib.contextmanager
def _system_faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise system_fault(error) from error
