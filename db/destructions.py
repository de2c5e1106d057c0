"""Which sealed objects a signed destruction names, in this ledger or in evidence from a later time."""

from __future__ import annotations

from collections.abc import Iterable

from db.engine import Database
from db.erasure import Erasure
from db.evidence import KINDS, Row, accepted
from db.facts import Fact
from db.ledger import Ledger
from db.rules import TRUST_KINDS

_DESTROYED = "INSERT INTO destroyed (sealed, fact) VALUES (?, ?) ON CONFLICT DO NOTHING"
_FORGET = "DELETE FROM sealed_key WHERE sealed = ? RETURNING sealed"
_KEEP = "INSERT INTO evidence (hash, body, signature) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"


class Destructions:
    """Records signed destructions. What they name can no longer be opened; `Erasure` removes the bytes."""

    def __init__(self, database: Database, ledger: Ledger, erasure: Erasure) -> None:
        self._database = database
        self._ledger = ledger
        self._erasure = erasure

    def record(self, fact: Fact) -> int:
        """Forget the keys that a destruction names, in the transaction that stores it; returns how many were here."""
        forgotten = 0
        for id_ in fact.body["sealed"]:
            self._database.rows(_DESTROYED, [id_, fact.hash])
            forgotten += len(self._database.rows(_FORGET, [id_]))
        self._erasure.require()
        return forgotten

    def replay(self, rows: Iterable[Row]) -> int:
        """Honour the destructions of a register that this ledger does not hold; returns how many objects went.

        What was not signed by a greffe in force is left aside. The bytes go with the next `Erasure.resume`.
        """
        held = {fact.hash for fact in self._ledger.facts("destruction")}
        found = [fact for fact in accepted(self._trust(), rows) if fact.hash not in held]
        erased = 0
        with self._database.transaction():
            for fact in found:
                self._database.rows(_KEEP, [fact.hash, fact.raw, fact.signature])
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
        found = self._database.rows("SELECT body, signature FROM evidence ORDER BY hash")
        return [(raw, signature) for raw, signature in found]
