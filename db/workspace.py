"""A workspace: one folder with its database and its objects, and everything that reads and writes them.

Opening one that nothing was left unfinished in takes a few questions. What answers all others is imported and made by
the first who needs it: somebody may have typed their passphrase and wait.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from db.drafts import Drafts
from db.engine import Database, open_database
from db.erasure import Erasure
from db.errors import EnvironmentFault, Refusal
from db.facts import Fact
from db.faults import system_fault
from db.objects import FOLDER_NAME, ObjectStore
from db.projections import Projections
from db.records import StoredFacts
from db.roster import Roster
from db.times import now
from db.trust import roster_of

if TYPE_CHECKING:
    from db.ledger import Ledger
    from db.queries import Queries
    from db.registers import Registers
    from db.sealed import SealedStore
    from db.stores import Stores


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
        self.notices: tuple[str, ...] = ()
        self.drafts = Drafts(database, self._now)
        self.projections = Projections(database, self.objects, self)
        self._records = StoredFacts(database)
        self._first_roster: Roster | None = None

    @cached_property
    def _stores(self) -> Stores:
        from db.stores import Stores

        return Stores(self.database, self.objects, self.projections, self._now)

    @property
    def ledger(self) -> Ledger:
        """The signed facts."""
        return self._stores.ledger

    @property
    def sealed(self) -> SealedStore:
        """The personal content."""
        return self._stores.sealed

    @property
    def queries(self) -> Queries:
        """Lists and search."""
        return self._stores.queries

    @property
    def registers(self) -> Registers:
        """The registers."""
        return self._stores.registers

    def prepare(self) -> None:
        """Import and make what answers every question, while nobody waits for it. On the database lane."""
        if not self.database.closed:
            _ = self._stores

    def roster(self) -> Roster:
        """The roster of the ledger, verified as it verifies it; `EnvironmentFault` when its facts were altered.

        Before the ledger is made, read without it: nothing can have been stored since.
        """
        if "_stores" in vars(self):
            return self.ledger.roster()
        if self._first_roster is None:
            self._first_roster = roster_of(self._records.trust())
        return self._first_roster

    def facts(self, kind: str | None = None, item: str | None = None) -> tuple[Fact, ...]:
        """The facts of a kind, of a post, of both or all, in the order they arrived here."""
        return self._records.facts(kind, item)

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
            Erasure(self.database, self.objects).resume()
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
