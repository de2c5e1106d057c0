"""Restores a backup with the recovery code: all of it, verified, or nothing.

What is restored is prepared beside the folder it will take the place of, replays every destruction signed
since the backup was made, and is audited; only then does it get its name.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from db.archive import ArchiveReader, Header, damaged, opened_with, read_header
from db.backup import Progress, backup_private_key, new_private_file
from db.engine import DATABASE_NAME, flush
from db.erasure import restoration_folder
from db.errors import EnvironmentFault, Refusal
from db.evidence import Row, read_register, register_name
from db.faults import system_fault
from db.objects import FOLDER_NAME, ObjectStore
from db.problems import Problem
from db.retention import STAMP
from db.signing import signer_from_recovery_code
from db.times import now
from db.workspace import Workspace

_BLOCK = 1024 * 1024
_DATABASE_FILES = Path(DATABASE_NAME).stem + "."
_OBJECT = re.compile(rf"{FOLDER_NAME}/([0-9a-f]{{64}})")


@dataclass(frozen=True, slots=True)
class Restored:
    """A restoration that succeeded.

    `created` is the stamp of the backup, `erased` how many sealed objects it still held that had been
    destroyed since, `kept_aside` where the workspace it replaced now is (it keeps whatever it held: remove
    it once the restored one has been looked at).
    """

    folder: Path
    created: str
    erased: int
    kept_aside: Path | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """What a backup holds, once all of it was read and audited.

    `created` is its stamp, `workspace` the identifier of the workspace it was made from, `size` the bytes of the file,
    `posts` how many publications a list of it shows, `files` how many objects it carries.
    """

    created: str
    workspace: str
    municipality: str
    people: tuple[str, ...]
    posts: int
    files: int
    size: int


def examine(backup: Path, code: str, beside: Path, *, progress: Progress | None = None) -> Examined:
    """Read the file `backup` to its end, audit what it holds, and say what that is; nothing of it stays.

    `beside` is the folder that it would be restored into: what is read is written next to it, then removed; by the
    next opening of that workspace, when this was cut. Raises what `restore` raises for a wrong code and for a backup
    that is damaged or does not pass the audit, and what `progress` raises.
    """
    key_of = opened_with(backup_private_key(signer_from_recovery_code(code)))
    header = _header(backup)
    key_of(header)
    staging = _new_staging(beside.resolve())
    try:
        _extract(backup, key_of, staging, progress)
        with Workspace.open(staging) as workspace:
            problems = workspace.ledger.audit()
            if problems:
                raise _refuse_problems(problems)
            roster = workspace.ledger.roster()
            return Examined(
                header.created,
                header.workspace,
                roster.municipality or "",
                tuple(who.name for who in roster.people()),
                workspace.queries.count(),
                sum(1 for _ in workspace.objects.hashes()),
                backup.stat().st_size,
            )
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def restore(
    backup: Path,
    code: str,
    target: Path,
    *,
    accept_problems: bool = False,
    progress: Progress | None = None,
    clock: Callable[[], datetime] = now,
) -> Restored:
    """Restore the file `backup` into the folder `target`, absent, empty, or a workspace to replace.

    Refuses a wrong code, a folder that holds something else, and a workspace that is open. Raises
    `EnvironmentFault` for a backup that is cut or altered, or whose content does not pass the audit (unless
    `accept_problems`): in every such case `target` is as it was.
    """
    key_of = opened_with(backup_private_key(signer_from_recovery_code(code)))
    header = _header(backup)
    key_of(header)  # a wrong code is refused before anything is prepared
    target = target.resolve()
    with _held(target) as present:
        rows = _register_beside(backup, header)
        if present is not None:
            rows += present.sealed.destructions.register()
        staging = _new_staging(target)
        try:
            _extract(backup, key_of, staging, progress)
            erased, problems = _settle(staging, rows)
            if problems and not accept_problems:
                raise _refuse_problems(problems)
            if present is not None:
                present.close()
            _carry_local_files(target, staging)
            aside = _take_place(staging, target, clock)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return Restored(target, header.created, erased, aside, problems)


def _header(backup: Path) -> Header:
    try:
        with backup.open("rb") as file:
            return read_header(file)[0]
    except OSError as error:
        raise EnvironmentFault(
            "backup_not_found",
            f"La sauvegarde «\u00a0{backup}\u00a0» ne peut pas être lue ({error.strerror}). Rien n’a été changé. Vérifiez le "
            "chemin, ou branchez le disque qui la porte.",
        ) from error


def _register_beside(backup: Path, header: Header) -> tuple[Row, ...]:
    with _restoration_faults():
        return read_register(backup.parent / register_name(header.workspace))


@contextlib.contextmanager
def _held(target: Path) -> Iterator[Workspace | None]:
    """Hold the workspace to replace, if there is one, so that nobody opens it in the meantime.

    One that is too damaged to be opened is replaced all the same: that is what a backup is for.
    """
    _refuse_foreign(target)
    present: Workspace | None = None
    if (target / DATABASE_NAME).is_file():
        try:
            present = Workspace.open(target)
        except EnvironmentFault:
            present = None
        except Refusal as refusal:
            if refusal.code != "newer_database":
                raise
    try:
        yield present
    finally:
        if present is not None:
            present.close()


def _refuse_foreign(target: Path) -> None:
    with _restoration_faults():
        unfit = target.exists() and not target.is_dir()
        unfit = unfit or (
            target.is_dir() and not (target / DATABASE_NAME).is_file() and any(target.iterdir())
        )
    if unfit:
        raise Refusal(
            "folder_not_empty",
            f"Le dossier «\u00a0{target}\u00a0» contient autre chose qu’un espace de travail. Rien n’a été changé. Choisissez un "
            "dossier vide, ou l’espace de travail à remplacer.",
        )


def _new_staging(target: Path) -> Path:
    """An empty folder beside the target; what a restoration cut before may have left is removed."""
    staging = restoration_folder(target)
    with _restoration_faults():
        if staging.exists():
            shutil.rmtree(staging)
        staging.mkdir(mode=0o700, parents=True)
    return staging


def _extract(
    backup: Path, key_of: Callable[[Header], bytes], staging: Path, progress: Progress | None
) -> None:
    """Write the database and the objects, each flushed; the whole file is authentic when this returns."""
    objects = ObjectStore(staging / FOLDER_NAME)
    with _restoration_faults(), backup.open("rb") as file:
        total = os.fstat(file.fileno()).st_size
        objects.folder.mkdir(mode=0o700)
        reader = ArchiveReader(file, key_of)
        stream = cast("IO[bytes]", reader)  # a tar stream only ever reads
        with tarfile.open(fileobj=stream, mode="r|", bufsize=_BLOCK) as tar:
            for member in tar:
                source = tar.extractfile(member)
                if source is None:
                    raise damaged()
                _write(source, _place(member.name, staging, objects))
                if progress is not None:
                    progress(file.tell(), total)
        reader.drain()
        for folder in sorted(path for path in staging.rglob("*") if path.is_dir()):
            flush(folder)
        flush(staging)


def _place(name: str, staging: Path, objects: ObjectStore) -> Path:
    """Where a member goes; a name that no backup of ours holds is not written anywhere."""
    if name == DATABASE_NAME:
        return staging / DATABASE_NAME
    found = _OBJECT.fullmatch(name)
    if found is None:
        raise damaged()
    return objects.path(found.group(1))


def _write(source: IO[bytes], path: Path) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with new_private_file(path) as file:
        shutil.copyfileobj(source, file, _BLOCK)


def _settle(staging: Path, rows: tuple[Row, ...]) -> tuple[int, tuple[Problem, ...]]:
    """Replay the destructions, down to the bytes, then audit."""
    with Workspace.open(staging) as workspace:
        erased = workspace.sealed.destructions.replay(rows)
        workspace.sealed.resume()
        return erased, workspace.ledger.audit()


def _carry_local_files(target: Path, staging: Path) -> None:
    """What belongs to this workstation (settings) is in no backup: it stays with the name of the folder."""
    with _restoration_faults():
        for path in sorted(target.iterdir()) if target.is_dir() else ():
            if path.is_file() and not path.name.startswith(_DATABASE_FILES):
                with path.open("rb") as source:
                    _write(source, staging / path.name)


def _take_place(staging: Path, target: Path, clock: Callable[[], datetime]) -> Path | None:
    """Give the restored folder its name; the one it replaces keeps everything, under another."""
    aside: Path | None = None
    with _restoration_faults():
        if (target / DATABASE_NAME).is_file():
            aside = target.with_name(f"{target.name}-remplace-{clock().strftime(STAMP)}")
            target.rename(aside)
        elif target.is_dir():
            target.rmdir()
        try:
            staging.rename(target)
        except OSError:
            if aside is not None:
                aside.rename(target)
            raise
        flush(target.parent)
    return aside


def _refuse_problems(problems: tuple[Problem, ...]) -> EnvironmentFault:
    named = " ".join(problem.message for problem in problems[:5])
    return EnvironmentFault(
        "backup_with_problems",
        f"Cette sauvegarde s’ouvre, mais la vérification de son contenu a trouvé {len(problems)}\u00a0problème(s). Rien n’a "
        f"été changé\u00a0: essayez une sauvegarde précédente. {named}",
    )


@contextlib.contextmanager
def _restoration_faults() -> Iterator[None]:
    try:
        yield
    except tarfile.TarError as error:
        raise damaged() from error
    except OSError as error:
        fault = system_fault(error)
        raise EnvironmentFault(
            f"restore_{fault.code}",
            f"La restauration n’a pas pu se faire ({error.strerror}). La sauvegarde et le dossier de destination sont comme "
            "avant. Libérez de l’espace ou corrigez les droits, puis recommencez.",
        ) from error
