"""Opens `journal.sqlite`: one connection, one exclusive lock, every commit on the disk before it returns.

Questions are put in plain SQL, to the driver. SQLAlchemy, a tenth of the memory of a window, would say the same ones:
it describes the tables (`db.models`) and migrates them, and is imported by that alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import EnvironmentFault, Refusal
from db.faults import damaged_database, database_fault, read_only, system_fault
from db.location import DATABASE_NAME as DATABASE_NAME
from db.location import refuse_unsafe
from db.migrations import CURRENT, REVISIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.core import CoreConnection

STALE_PROJECTIONS = "projections_stale"
"""The setting that says that the projections were made empty and wait for a rebuild."""

Values = Sequence[Any] | Mapping[str, Any]
"""What a question is asked with: its `?` in order, or its `:names`."""

_COPY_PREFIX = "journal.avant-"
_SYNCHRONOUS = ("FULL", "NORMAL")


class Database:
    """The one connection to a workspace's database, and its transactions.

    Used from one thread at a time (the database lane). Outside `transaction()`, every statement is its own
    commit. `rollbacks` grows whenever something was undone, so that caches know when to forget.
    """

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self._raw = raw
        self._core: CoreConnection | None = None
        self._depth = 0
        self.path = path
        self.rollbacks = 0
        self.closed = False

    @property
    def connection(self) -> Connection:
        """SQLAlchemy's door on the connection, for migrations; opened by the first who needs it."""
        if self._core is None:
            if self._depth:
                raise RuntimeError("SQLAlchemy would undo a transaction that was begun without it")
            from db.core import CoreConnection

            self._core = CoreConnection(self._raw)
        return self._core.connection

    @property
    def folder(self) -> Path:
        """The workspace folder."""
        return self.path.parent

    @property
    def in_transaction(self) -> bool:
        """Whether SQLite has a transaction open."""
        return self._raw.in_transaction

    def rows(self, question: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """What a question finds. Raises what a person can act on as `db.faults` says it."""
        with _told():
            return self._raw.execute(question, values).fetchall()

    def column(self, question: str, values: Values = ()) -> list[Any]:
        """The only column of what a question finds: the rows of a hundred thousand posts are never all there."""
        with _told():
            return [value for (value,) in self._raw.execute(question, values)]

    def each(self, question: str, values: Values = ()) -> Generator[tuple[Any, ...], None, None]:
        """What a question finds, one row at a time. Raises as `rows`.

        Whoever stops before the end closes it, so that nothing is held open.
        """
        with _told(), contextlib.closing(self._raw.execute(question, values)) as found:
            yield from found

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, durable when it returns; a nested one is a savepoint of the outer one.

        Raises `EnvironmentFault` when the disk is full or unreadable: then nothing of it was kept. What works through
        `connection` in it has opened that before.
        """
        depth = self._depth
        self._run("BEGIN IMMEDIATE" if depth == 0 else f"SAVEPOINT level_{depth}")
        self._depth = depth + 1
        try:
            yield
            self._finish(depth)
        except BaseException:
            self._undo(depth)
            raise
        finally:
            self._depth = depth

    def _finish(self, depth: int) -> None:
        if not self.in_transaction:
            # SQLite rolled everything back by itself (full disk): committing nothing must not look like success.
            raise EnvironmentFault(
                "transaction_lost",
                "L’enregistrement a été interrompu\u00a0: rien n’a été changé. Recommencez.",
            )
        self._run("COMMIT" if depth == 0 else f"RELEASE level_{depth}")

    def _undo(self, depth: int) -> None:
        self.rollbacks += 1
        if self.in_transaction:
            self._run("ROLLBACK" if depth == 0 else f"ROLLBACK TO level_{depth}")
            if depth:
                self._run(f"RELEASE level_{depth}")

    def _run(self, statement: str) -> None:
        if self._core is None:
            self.rows(statement)
        else:
            # It must know that a transaction is open: it would begin and end one of its own.
            self.connection.exec_driver_sql(statement)

    def setting(self, name: str) -> str | None:
        """A local setting, None when it was never set."""
        return self.settings([name]).get(name)

    def settings(self, names: Sequence[str]) -> dict[str, str]:
        """The local settings among `names` that are set."""
        question = "SELECT name, value FROM setting WHERE name IN (SELECT value FROM json_each(?))"
        return {str(name): str(value) for name, value in self.rows(question, [json.dumps([*names])])}

    def set_setting(self, name: str, value: str | None) -> None:
        """Keep a local setting; None forgets it."""
        if value is None:
            self.rows("DELETE FROM setting WHERE name = ?", [name])
            return
        self.rows(
            "INSERT INTO setting (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )

    @property
    def projections_stale(self) -> bool:
        """Whether the projections were made empty and wait for a rebuild."""
        return self.setting(STALE_PROJECTIONS) is not None

    def copy_to(self, path: Path) -> None:
        """Write a complete copy of the database to `path` (which must not exist) and flush it to the disk."""
        target = sqlite3.connect(path, isolation_level=None)
        try:
            self._raw.backup(target)
        finally:
            target.close()
        flush(path)
        flush(path.parent)

    def close(self) -> None:
        """Release the lock and the file; the write-ahead log is folded back into the database."""
        self.closed = True
        if self._core is not None:
            self._core.close()
        self._raw.close()


def open_database(folder: Path, *, synchronous: str = "FULL", create: bool = True) -> Database:
    """Open the database of a workspace folder, made or migrated as needed.

    With `create` false, a folder without a database is refused. Refuses a network share, a synchronised
    folder, a workspace already open and a database of a newer version; a read-only folder, a full disk and
    a damaged file are `EnvironmentFault`s. `synchronous="NORMAL"` exists for the test that shows why the
    default is FULL.
    """
    if synchronous not in _SYNCHRONOUS:
        raise ValueError(f"synchronous is FULL or NORMAL, not {synchronous}")
    refuse_unsafe(folder)
    path = folder / DATABASE_NAME
    if not create and not path.is_file():
        raise _no_workspace(folder)
    _make_file(path)
    database = Database(_raw_connection(path, synchronous), path)
    try:
        _bring_up_to_date(database)
        flush(folder)
    except BaseException:
        database.close()
        raise
    return database


def _make_file(path: Path) -> None:
    """An empty file readable by its owner alone, or a fault when the folder cannot be written.

    An existing file is never opened here: closing it would drop the lock that another connection of this
    process holds on it (a rule of POSIX locks).
    """
    try:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    except OSError as error:
        raise system_fault(error) from error
    if not writable:
        raise read_only()


def _raw_connection(path: Path, synchronous: str) -> sqlite3.Connection:
    """A connection that holds the lock of the file from its first transaction until it closes."""
    with _told(), contextlib.ExitStack() as opening:
        raw = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        opening.callback(raw.close)
        for pragma in (
            "locking_mode = EXCLUSIVE",
            "journal_mode = WAL",
            f"synchronous = {synchronous}",
            "foreign_keys = ON",
            "secure_delete = ON",
            "temp_store = MEMORY",
        ):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        # In exclusive mode the first write takes the lock and keeps it until the connection closes.
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("COMMIT")
        opening.pop_all()
    return raw


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What SQLite reports, as something a person can act on; a bug stays what it is."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        fault = database_fault(error)
        if fault is None:
            raise
        raise fault from error


def _bring_up_to_date(database: Database) -> None:
    """Compare the stored revision in plain SQL; import Alembic only when there is something to do."""
    stored = _stored_revision(database)
    if stored == CURRENT:
        _forget_copies(database.folder)
        return
    if stored is None and _tables(database):
        raise damaged_database()
    if stored is not None and stored not in REVISIONS:
        raise Refusal(
            "newer_database",
            "Cet espace de travail a été ouvert par une version plus récente de Bon à tirer. Il n’a pas été modifié. "
            "Mettez l’application à jour sur ce poste, puis recommencez.",
        )
    if stored is not None:
        _keep_copy(database, stored)
    _migrate(database)
    _forget_copies(database.folder)


def _stored_revision(database: Database) -> str | None:
    if "alembic_version" not in _tables(database):
        return None
    rows = database.rows("SELECT version_num FROM alembic_version")
    return str(rows[0][0]) if len(rows) == 1 else ""


def _tables(database: Database) -> set[str]:
    return {str(row[0]) for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _migrate(database: Database) -> None:
    """One transaction: killed anywhere, the database is as it was before."""
    from db.migrations.runner import upgrade  # costs 287 ms, and almost no opening needs it

    connection = database.connection
    with database.transaction():
        upgrade(connection)


def _keep_copy(database: Database, revision: str) -> None:
    """A migration that goes wrong in a way no transaction sees must still leave the old file."""
    path = database.folder / f"{_COPY_PREFIX}{revision}.sqlite"
    path.unlink(missing_ok=True)
    database.copy_to(path)


def _forget_copies(folder: Path) -> None:
    """The copy holds keys of sealed objects: it must not outlive a migration that succeeded."""
    for path in folder.glob(f"{_COPY_PREFIX}*"):
        path.unlink()


def _no_workspace(folder: Path) -> Refusal:
    return Refusal(
        "no_workspace",
        f"Le dossier «\u00a0{folder}\u00a0» ne contient pas d’espace de travail. Rien n’a été créé. Vérifiez le chemin, ou "
        "créez d’abord l’espace de travail.",
    )


def flush(path: Path) -> None:
    """Force a file, or the entries of a folder, onto the disk. Windows has no such call for folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
