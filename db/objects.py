"""The object store: every text, payload and file, as a file named by its SHA-256."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.hashes import SHA256, Hash

from db.canonical import is_hash
from db.digests import sha256_hex, sha256_of
from db.engine import flush
from db.errors import EnvironmentFault
from db.faults import system_fault
from db.problems import Problem

FOLDER_NAME = "objets"
_UNFINISHED = "en-cours"
_BLOCK = 1024 * 1024


class ObjectStore:
    """Files by hash under one folder, complete and flushed to the disk before their hash is given.

    An object is `<folder>/<two first digits>/<the rest>`. Nothing else may be in the folder, except the
    unfinished writes in `en-cours`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._unfinished = folder / _UNFINISHED

    def prepare(self) -> None:
        """Make the folders, and drop the writes that a crash left unfinished. Call with the workspace locked."""
        with _system_faults():
            self._unfinished.mkdir(mode=0o700, parents=True, exist_ok=True)
            for leftover in self._unfinished.iterdir():
                leftover.unlink()
            flush(self.folder)
            flush(self.folder.parent)

    def put(self, content: bytes) -> str:
        """Keep `content` and return its SHA-256. Keeping it twice costs nothing more."""
        wanted = sha256_hex(content)
        if not self._is_intact(wanted):
            self._write(wanted, iter((content,)))
        return wanted

    def put_file(self, path: Path) -> str:
        """Keep a copy of the file at `path`, read in blocks, and return its SHA-256."""
        with _system_faults():
            wanted = _hash_of(path)
            if not self._is_intact(wanted):
                with path.open("rb") as source:
                    self._write(wanted, _blocks(source))
        return wanted

    def read(self, sha: str) -> bytes:
        """The content of that hash, verified; `EnvironmentFault` when it is missing or damaged."""
        try:
            content = self.path(sha).read_bytes()
        except FileNotFoundError as error:
            raise _missing(sha) from error
        except OSError as error:
            raise system_fault(error) from error
        if sha256_hex(content) != sha:
            raise _damaged(sha)
        return content

    def path(self, sha: str) -> Path:
        """Where that object is, or would be; `ValueError` for what is not a hash."""
        if not is_hash(sha):
            raise ValueError(f"not an object hash: {sha!r}")
        return self.folder / sha[:2] / sha[2:]

    def has(self, sha: str) -> bool:
        """Whether the object is there; its bytes are verified when they are read."""
        return self.path(sha).is_file()

    def remove(self, sha: str) -> None:
        """Delete an object for good; nothing happens when it is not there."""
        path = self.path(sha)
        with _system_faults():
            if path.is_file():
                path.unlink()
                flush(path.parent)

    def hashes(self) -> Iterator[str]:
        """The hash of every object, sorted, as the names say."""
        for path in self._files():
            sha = path.parent.name + path.name
            if is_hash(sha) and path.parent.parent == self.folder:
                yield sha

    def audit(self, progress: Callable[[int, int], None] | None = None) -> tuple[Problem, ...]:
        """Every file that is not exactly the object its name says.

        `progress` is told the files read and the files to read; whatever it raises stops the reading.
        """
        problems = []
        files = self._files()
        for done, path in enumerate(files):
            if progress is not None:
                progress(done, len(files))
            sha = path.parent.name + path.name
            if not is_hash(sha) or path.parent.parent != self.folder:
                problems.append(_foreign(path))
            elif _hash_of(path) != sha:
                problems.append(Problem("damaged_object", _damaged(sha).message, sha))
        return tuple(problems)

    def _files(self) -> list[Path]:
        found = (path for path in self.folder.rglob("*") if path.is_file() or path.is_symlink())
        return sorted(path for path in found if path.parent != self._unfinished)

    def _is_intact(self, sha: str) -> bool:
        """Whether the object is there and whole: a damaged one is written again by the next `put`."""
        path = self.path(sha)
        return path.is_file() and _hash_of(path) == sha

    def _write(self, wanted: str, blocks: Iterator[bytes]) -> None:
        """Temporary file, flush, rename, flush of the folder: the name never exists without its bytes."""
        target = self.path(wanted)
        with _system_faults():
            self._unfinished.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._unfinished)
            try:
                seen = Hash(SHA256())
                with os.fdopen(handle, "wb") as file:
                    for block in blocks:
                        seen.update(block)
                        file.write(block)
                    file.flush()
                    os.fsync(file.fileno())
                _require_unchanged(wanted, seen.finalize().hex())
                self._place(Path(name), target)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def _place(self, temporary: Path, target: Path) -> None:
        if not target.parent.is_dir():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            flush(self.folder)
        temporary.replace(target)
        flush(target.parent)


@contextlib.contextmanager
def _system_faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise system_fault(error) from error


def _blocks(source: IO[bytes]) -> Iterator[bytes]:
    while block := source.read(_BLOCK):
        yield block


def _hash_of(path: Path) -> str:
    with path.open("rb") as source:
        return sha256_of(_blocks(source)).hex()


def _missing(sha: str) -> EnvironmentFault:
    return EnvironmentFault(
        "missing_object",
        f"Le fichier {sha[:12]}… manque dans l’espace de travail. Le journal est intact. Relancez l’échange, ou "
        "restaurez la dernière sauvegarde.",
    )


def _damaged(sha: str) -> EnvironmentFault:
    return EnvironmentFault(
        "damaged_object",
        f"Le fichier {sha[:12]}… de l’espace de travail a été modifié ou endommagé. Le journal est intact. Restaurez "
        "la dernière sauvegarde.",
    )


def _require_unchanged(wanted: str, written: str) -> None:
    if written != wanted:
        raise EnvironmentFault(
            "file_changed",
            "Le fichier a changé pendant qu’il était copié. Rien n’a été enregistré. Fermez-le dans les autres "
            "logiciels, puis recommencez.",
        )


def _foreign(path: Path) -> Problem:
    return Problem(
        "foreign_file",
        f"Le fichier «\u00a0{path}\u00a0» n’a pas été déposé par Bon à tirer\u00a0: retirez-le du dossier des objets.",
        str(path),
    )
