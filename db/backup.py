"""Backups (sauvegardes): one encrypted file each, whole or absent, that only the recovery code opens.

Making one needs no secret: it is encrypted to the public recovery key that the installation's fact declares.
It is taken in two steps, so that the database lane is held for the copy of the database only: `take_snapshot`
reads the database, `write` reads files and may run anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, cast

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.archive import ArchiveReader, ArchiveWriter, damaged, public_bytes, read_header
from db.engine import DATABASE_NAME, flush
from db.erasure import SNAPSHOT_PREFIX
from db.errors import EnvironmentFault, Refusal
from db.evidence import Row, read_register, register_name, register_text
from db.faults import database_fault, system_fault
from db.objects import FOLDER_NAME
from db.retention import STAMP, Retention
from db.signing import Signer
from db.times import now
from db.workspace import Workspace

PREFIX = "sauvegarde-"
SUFFIX = ".bonatirer"

_CONTEXT = b"bon-a-tirer/cle-de-sauvegarde/v1"
_BLOCK = 1024 * 1024
# Windows would otherwise translate the ends of lines of whatever is written.
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FIRST_FREE_WITHIN = 120  # seconds

Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes to do; whatever it raises stops the work, and leaves nothing behind."""


def backup_private_key(root: Signer) -> X25519PrivateKey:
    """The key that opens backups, derived from the root key: the recovery code gives both."""
    seed = HKDF(hashes.SHA256(), 32, salt=None, info=_CONTEXT).derive(root.seed)
    return X25519PrivateKey.from_private_bytes(seed)


def backup_public_key(root: Signer) -> bytes:
    """What `installation` and `root_changed` declare as `backup_key` (32 bytes)."""
    return public_bytes(backup_private_key(root))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a backup is made from: a complete copy of the database, and what the ledger said then."""

    database: Path
    workspace: str
    recipient: bytes
    register: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there. `created` is its stamp `AAAA-MM-JJ-HHMMSS` (civil time), `size` in bytes.

    `damaged` are the objects that were already damaged in the workspace when it was made: they are in it as
    they were, and no previous backup was removed on its account.
    """

    path: Path
    created: str
    size: int
    damaged: tuple[str, ...] = ()


class Backups:
    """The backups of one workspace in one folder, preferably off this machine."""

    def __init__(
        self,
        workspace: Workspace,
        folder: Path,
        retention: Retention | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self._workspace = workspace
        self._folder = folder
        self._retention = retention or Retention()
        self._clock = clock

    def make(self, progress: Progress | None = None) -> Backup:
        """Make one backup, read it back, then let go of those that the retention no longer keeps.

        Raises `Refusal` when the installation declares no recovery key, `EnvironmentFault` when the folder
        cannot be reached or written, or is full: every previous backup is then still there.
        """
        return self.write(self.take_snapshot(), progress)

    def take_snapshot(self) -> Snapshot:
        """The part that needs the database."""
        self._require_folder()
        roster = self._workspace.ledger.roster()
        if roster.backup_key is None or roster.workspace is None:
            raise Refusal(
                "no_backup_key",
                "Cet espace de travail n’a pas de clé de récupération\u00a0: une sauvegarde ne pourrait jamais être "
                "rouverte. Rien n’a été écrit. Terminez l’installation, feuille de récupération comprise, puis recommencez.",
            )
        copy = self._workspace.folder / f"{SNAPSHOT_PREFIX}{os.urandom(4).hex()}.sqlite"
        try:
            self._workspace.database.copy_to(copy)
        except BaseException as error:
            copy.unlink(missing_ok=True)
            fault = database_fault(error)
            if fault is not None:
                raise fault from error
            raise
        register = self._workspace.sealed.destructions.register()
        return Snapshot(copy, roster.workspace, roster.backup_key, register)

    def write(self, snapshot: Snapshot, progress: Progress | None = None) -> Backup:
        """The part that needs files only: write, flush, read back, name, rotate. Uses up the snapshot."""
        partial = self._folder / f".{PREFIX}{_mark(snapshot.workspace)}.partiel"
        try:
            with _backup_faults(self._folder):
                partial.unlink(missing_ok=True)  # left by a backup that was killed
                self._publish(snapshot.workspace, snapshot.register)
                stamp = self._free_stamp()
                damaged_objects = self._write_partial(partial, stamp, snapshot, progress or _silent)
                path = self._folder / f"{PREFIX}{stamp}{SUFFIX}"
                partial.rename(path)
                flush(self._folder)
                made = Backup(path, stamp, path.stat().st_size, damaged_objects)
                if not damaged_objects:
                    self._rotate(snapshot.workspace)
                return made
        finally:
            snapshot.database.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # an unreachable folder has already been reported
                partial.unlink(missing_ok=True)

    def list(self) -> tuple[Backup, ...]:
        """The backups of this workspace, the newest first."""
        self._require_folder()
        workspace = self._workspace.ledger.roster().workspace
        return self._of(workspace) if workspace is not None else ()

    def publish_destructions(self) -> None:
        """Bring the register beside the backups up to date: call after each destruction.

        Without it, a restoration learns only of the destructions signed before the last backup.
        """
        self._require_folder()
        workspace = self._workspace.ledger.roster().workspace
        if workspace is not None:
            with _backup_faults(self._folder):
                self._publish(workspace, self._workspace.sealed.destructions.register())

    def _publish(self, workspace: str, rows: tuple[Row, ...]) -> None:
        """Add to the register, never take away: another workstation may write it too."""
        path = self._folder / register_name(workspace)
        kept = read_register(path)
        if not set(rows) <= set(kept):
            temporary = path.with_suffix(".partiel")
            temporary.unlink(missing_ok=True)
            with new_private_file(temporary) as file:
                file.write(register_text((*kept, *rows)))
            temporary.replace(path)
            flush(self._folder)

    def _write_partial(
        self, partial: Path, stamp: str, snapshot: Snapshot, progress: Progress
    ) -> tuple[str, ...]:
        with new_private_file(partial) as file:
            writer = ArchiveWriter(file, snapshot.recipient, stamp, snapshot.workspace)
            found = self._fill(writer, snapshot, progress)
            writer.finish()
        with partial.open("rb") as file:
            reader = ArchiveReader(file, lambda _header: writer.key)
            reader.drain()
        if reader.digest.digest() != writer.digest.digest():
            raise damaged()
        return found

    def _fill(self, writer: ArchiveWriter, snapshot: Snapshot, progress: Progress) -> tuple[str, ...]:
        """Put the database then every object in the archive; the hashes that are not what they say."""
        objects = self._workspace.objects
        shas = list(objects.hashes())
        sizes = [_size(snapshot.database), *(_size(objects.path(sha)) for sha in shas)]
        done, wrong = 0, []
        stream = cast("IO[bytes]", writer)  # a tar stream only ever writes
        with tarfile.open(fileobj=stream, mode="w|", bufsize=_BLOCK, format=tarfile.PAX_FORMAT) as tar:
            _add(tar, DATABASE_NAME, snapshot.database)
            for index, sha in enumerate(shas):
                done += sizes[index]
                progress(done, sum(sizes))
                # An object destroyed since is simply no longer there; the register speaks for it.
                with contextlib.suppress(FileNotFoundError):
                    if _add(tar, f"{FOLDER_NAME}/{sha}", objects.path(sha)) != sha:
                        wrong.append(sha)
        progress(sum(sizes), sum(sizes))
        return tuple(wrong)

    def _rotate(self, workspace: str) -> None:
        backups = {backup.created: backup for backup in self._of(workspace)}
        for stamp in self._retention.superseded(backups):
            backups[stamp].path.unlink()
        flush(self._folder)

    def _of(self, workspace: str) -> tuple[Backup, ...]:
        """The backups of `workspace`; files of another one, or that are no backups, are none of ours."""
        found = []
        for path in self._folder.glob(f"{PREFIX}*{SUFFIX}"):
            stamp = path.name.removeprefix(PREFIX).removesuffix(SUFFIX)
            if _is_stamp(stamp) and _workspace_of(path) == workspace:
                found.append(Backup(path, stamp, path.stat().st_size))
        return tuple(sorted(found, key=lambda backup: backup.created, reverse=True))

    def _free_stamp(self) -> str:
        """The present second, or the next one that no backup bears."""
        moment = self._clock()
        for seconds in range(_FIRST_FREE_WITHIN):
            stamp = (moment + timedelta(seconds=seconds)).strftime(STAMP)
            if not (self._folder / f"{PREFIX}{stamp}{SUFFIX}").exists():
                return stamp
        raise EnvironmentFault(
            "backup_clock",
            "L’horloge de ce poste a reculé\u00a0: des sauvegardes portent déjà les heures à venir. Elles sont conservées. "
            "Réglez l’horloge, puis recommencez.",
        )

    def _require_folder(self) -> None:
        """Never made here: a drive that is not plugged in must not become a folder of this disk."""
        if not self._folder.is_dir():
            raise _unreachable(self._folder)
        if self._folder.resolve().is_relative_to(self._workspace.folder.resolve()):
            raise Refusal(
                "backup_inside_workspace",
                "Le dossier des sauvegardes est dans l’espace de travail\u00a0: elles disparaîtraient avec lui. Rien n’a été "
                "écrit. Choisissez un dossier d’un autre disque.",
            )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0  # destroyed since it was listed


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    """Add one file; the SHA-256 of what was really read."""
    with path.open("rb") as source:
        member = tarfile.TarInfo(name)
        member.size = os.fstat(source.fileno()).st_size
        member.mode = 0o600
        hashing = _Hashing(source)
        tar.addfile(member, hashing)
        return hashing.seen.hexdigest()


class _Hashing:
    """Reads a file and hashes what goes by."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.seen = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._source.read(size)
        self.seen.update(block)
        return block


@contextlib.contextmanager
def new_private_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file for its owner alone, flushed to the disk when the block ends well."""
    with os.fdopen(os.open(path, _NEW_FILE, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def _backup_faults(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if not folder.is_dir():
            raise _unreachable(folder) from error
        fault = system_fault(error)
        raise EnvironmentFault(
            f"backup_{fault.code}",
            f"La sauvegarde dans «\u00a0{folder}\u00a0» n’a pas été faite ({error.strerror}). Les sauvegardes précédentes sont "
            "toujours là, et l’espace de travail est intact. Libérez de l’espace ou choisissez un autre dossier, puis "
            "recommencez.",
        ) from error


def _unreachable(folder: Path) -> EnvironmentFault:
    return EnvironmentFault(
        "backup_folder_unreachable",
        f"Le dossier des sauvegardes «\u00a0{folder}\u00a0» est introuvable. Rien n’a été écrit, et l’espace de travail est "
        "intact. Branchez le disque ou rétablissez le réseau, puis recommencez.",
    )


def _workspace_of(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return read_header(file)[0].workspace
    except (EnvironmentFault, Refusal, OSError):
        return None


def _is_stamp(text: str) -> bool:
    try:
        datetime.strptime(text, STAMP)  # noqa: DTZ007 - only whether it is one
    except ValueError:
        return False
    return True


def _mark(workspace: str) -> str:
    return hashlib.sha256(workspace.encode()).hexdigest()[:12]


def _silent(_done: int, _total: int) -> None:
    """Nobody is watching."""
