"""A workspace: one folder with its database and its objects, and everything that reads and writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from db.drafts import Drafts
from db.engine import Database, open_database
from db.errors import EnvironmentFault, Refusal
from db.faults import system_fault
from db.ledger import Ledger
from db.objects import FOLDER_NAME, ObjectStore
from db.projections import Projections
from db.queries import Queries
from db.registers import Registers
from db.sealed import SealedStore
from db.times import now


class Workspace:
    """An open workspace; hold it with `with`, or call `close`.

    While it is open nobody else can open the same folder. `notices` are French sentences about what
    opening could not finish (an erasure that the disk prevented), to be shown to the person. `clock` tells
    when facts and drafts are written; a demonstration or a test sets another.
    """

    def __init__(self, database: Database) -> None:
        self.clock: Callable[[], datetime] = now
        self.database = database
        self.objects = ObjectStore(database.folder / FOLDER_NAME)
        self.ledger = Ledger(database, self.objects, clock=self._now)
        self.drafts = Drafts(database, self._now)
        self.sealed = SealedStore(database, self.objects, self.ledger)
        self.projections = Projections(database, self.objects, self.ledger)
        self.queries = Queries(database, self.projections)
        self.registers = Registers(database)
        self.notices: tuple[str, ...] = ()
        self.ledger.attach(self.sealed)
        self.ledger.attach(self.projections)

    @classmethod
    def create(cls, folder: Path, *, synchronous: str = "FULL") -> Self:
        """Make a workspace in `folder`, made too if needed, and open it.

        A creation that was cut anywhere is taken up where it stopped; a folder whose ledger already holds
        facts is refused. Raises what `open_database` raises.
        """
        workspace = cls._on(open_folder(folder, synchronous))
        if workspace.ledger.streams():
            workspace.close()
            raise Refusal(
                "workspace_exists",
                f"Le dossier «\u00a0{folder}\u00a0» contient déjà un espace de travail. Il n’a pas été modifié. Ouvrez-le, ou "
                "choisissez un autre dossier.",
            )
        return workspace

    @classmethod
    def open(cls, folder: Path, *, synchronous: str = "FULL") -> Self:
        """Open the workspace of `folder`; a folder without one is refused."""
        return cls._on(open_database(folder, synchronous=synchronous, create=False))

    @classmethod
    def _on(cls, database: Database) -> Self:
        """Finish what a crash may have left unfinished, now that the folder is ours alone."""
        workspace = cls(database)
        try:
            workspace.objects.prepare()
            workspace._resume_erasure()
            if database.projections_stale:
                workspace.projections.rebuild()
        except BaseException:
            workspace.close()
            raise
        return workspace

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.database.folder

    def close(self) -> None:
        """Release the folder; calling it twice is harmless."""
        self.database.close()

    def _now(self) -> datetime:
        return self.clock()

    def _resume_erasure(self) -> None:
        try:
            self.sealed.resume()
        except EnvironmentFault as fault:
            # What is signed stays signed and is tried again at the next opening: no reason to lock people out.
            self.notices = (fault.message,)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_folder(folder: Path, synchronous: str) -> Database:
    """The database of a folder made for it, readable by its owner alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise system_fault(error) from error
    return open_database(folder, synchronous=synchronous)
