"""Reads facts back from the database."""

from __future__ import annotations

from sqlalchemy import func, select, text

from db.engine import Database
from db.facts import Fact, decode, with_body
from db.models import fact
from db.roster import TRUST_KINDS
from db.schemas import current

_COLUMNS = (fact.c.body, fact.c.signature)

_ANCESTRY = text(
    "WITH RECURSIVE ancestor (hash) AS ("
    " SELECT :revision UNION SELECT edge.parent FROM edge JOIN ancestor ON edge.child = ancestor.hash"
    ") SELECT DISTINCT fact.stream FROM ancestor JOIN fact ON fact.hash = ancestor.hash"
)


class StoredFacts:
    """The facts in the database, as `db.rules.Known` asks for them."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def fact(self, wanted: str) -> Fact | None:
        """The fact of that hash, or None."""
        row = self._connection.execute(select(*_COLUMNS).where(fact.c.hash == wanted)).first()
        return None if row is None else _read(*row)

    def has(self, wanted: str) -> bool:
        """Whether a fact of that hash is stored."""
        return self._connection.execute(select(fact.c.seq).where(fact.c.hash == wanted)).first() is not None

    def last(self, stream: str) -> tuple[int, str]:
        """The place and the hash of the last fact of a stream; `(0, "")` for an empty one."""
        query = (
            select(fact.c.seq, fact.c.hash)
            .where(fact.c.stream == stream)
            .order_by(fact.c.seq.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def ancestry(self, revision: str) -> frozenset[str]:
        """The streams that signed a revision and every revision it descends from."""
        return frozenset(str(row[0]) for row in self._connection.execute(_ANCESTRY, {"revision": revision}))

    def decisions(self, item: str) -> tuple[Fact, ...]:
        """Every decision on a post."""
        return self.facts("decision", item)

    def facts(self, kind: str | None = None, item: str | None = None) -> tuple[Fact, ...]:
        """The facts of a kind, of a post, of both or all, in the order they arrived here."""
        query = select(*_COLUMNS).order_by(fact.c.position)
        if kind is not None:
            query = query.where(fact.c.kind == kind)
        if item is not None:
            query = query.where(fact.c.item == item)
        return tuple(_read(*row) for row in self._connection.execute(query))

    def trust(self) -> tuple[Fact, ...]:
        """The facts that the roster is folded from."""
        query = select(*_COLUMNS).where(fact.c.kind.in_(sorted(TRUST_KINDS))).order_by(fact.c.position)
        return tuple(_read(*row) for row in self._connection.execute(query))

    def of_stream(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Fact, ...]:
        """The facts of a stream past the place `after`, in order."""
        query = select(*_COLUMNS).where(fact.c.stream == stream, fact.c.seq > after).order_by(fact.c.seq)
        return tuple(_read(*row) for row in self._connection.execute(query.limit(limit)))

    def streams(self) -> dict[str, int]:
        """Every stream with the place of its last fact."""
        query = select(fact.c.stream, func.max(fact.c.seq)).group_by(fact.c.stream).order_by(fact.c.stream)
        return {str(row[0]): int(row[1]) for row in self._connection.execute(query)}


def _read(raw: bytes, signature: bytes) -> Fact:
    found = decode(raw, signature)
    return with_body(found, current(found.body))
