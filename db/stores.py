"""What reads and writes an open workspace, wired together; see `db.workspace`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from db.engine import Database
from db.ledger import Ledger
from db.objects import ObjectStore
from db.projections import Projections
from db.queries import Queries
from db.registers import Registers
from db.sealed import SealedStore


class Stores:
    """The ledger, those that follow it, and those that answer about it."""

    def __init__(
        self,
        database: Database,
        objects: ObjectStore,
        projections: Projections,
        clock: Callable[[], datetime],
    ) -> None:
        self.ledger = Ledger(database, objects, clock=clock)
        self.sealed = SealedStore(database, objects, self.ledger)
        self.queries = Queries(database, projections)
        self.registers = Registers(database)
        self.ledger.attach(self.sealed)
        self.ledger.attach(projections)
