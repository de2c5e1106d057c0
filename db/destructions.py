"""Which sealed objects a signed destruction names, in this ledger or in evidence from a later time."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from db.engine import Database
from db.erasure import Erasure
from db.evidence import KINDS, Row, accepted
from db.facts import Fact
from db.ledger import Ledger
from db.models import destroyed, evidence, sealed_key
from db.rules import TRUST_KINDS


class Destructions:
    """Records signed destructions. What they name can no longer be opened; `Erasure` removes the bytes."""

    def __init__(self, database: Database, ledger: Ledger, erasure: Erasure) -> None:
        self._database = database
        self._ledger = ledger
        self._erasure = erasure

    def record(self, fact: Fact) -> int:
        """Forget the keys that a destruction names, in the transaction that stores it; returns how many were here."""
        connection = self._database.connection
        forgotten = 0
        for id_ in fact.body["sealed"]:
            line = insert(destroyed).values(sealed=id_, fact=fact.hash)
            connection.execute(line.on_conflict_do_nothing())
            forgotten += connection.execute(delete(sealed_key).where(sealed_key.c.sealed == id_)).rowcount
        self._erasure.require()
        return forgotten

    def replay(self, rows: Iterable[Row]) -> int:
        """Honour the destructions of a register that this ledger does not hold; returns how many objects went.

        What was not signed by a greffe in force is left aside. The bytes go with the next `Erasure.resume`.
        """
        held = {fact.hash for fact in self._ledger.facts("destruction")}
        found = [fact for fact in accepted(self._trust(), rows) if fact.hash not in held]
        erased = 0
        with self._database.transaction() as connection:
            for fact in found:
                line = {"hash": fact.hash, "body": fact.raw, "signature": fact.signature}
                connection.execute(insert(evidence).values(line).on_conflict_do_nothing())
                if fact.kind == "destruction":
                    erased += self.record(fact)
        return erased

    def register(self) -> tuple[Row, ...]:
        """What a register of this workspace holds: every destruction, and the facts of trust behind it."""
        rows = ((fact.raw, fact.signature) for kind in sorted(KINDS) for fact in self._ledger.facts(kind))
        return (*rows, *self._evidence())

    def signed(self) -> dict[str, str]:
        """Each object that a valid destruction names, with the hash of that destruction."""
        facts = [*self._ledger.facts("destruction"), *accepted(self._trust(), self._evidence())]
        return {
            str(id_): fact.hash for fact in facts if fact.kind == "destruction" for id_ in fact.body["sealed"]
        }

    def _trust(self) -> list[Fact]:
        return [fact for kind in sorted(TRUST_KINDS) for fact in self._ledger.facts(kind)]

    def _evidence(self) -> list[Row]:
        query = select(evidence.c.body, evidence.c.signature).order_by(evidence.c.hash)
        return [(row.body, row.signature) for row in self._database.connection.execute(query)]
