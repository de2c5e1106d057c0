"""Stores facts in the database and reads them back."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select, text

from db.engine import Database
from db.facts import Fact
from db.models import edge, fact
from db.roster import TRUST_KINDS
from db.trust import read_fact

# Built once: making a statement costs more than running it.
_BODIES = select(fact.c.body, fact.c.signature)
_BY_HASH = _BODIES.where(fact.c.hash == bindparam("wanted"))
_EXISTS = select(fact.c.seq).where(fact.c.hash == bindparam("wanted"))
_LAST = (
    select(fact.c.seq, fact.c.hash)
    .where(fact.c.stream == bindparam("wanted"))
    .order_by(fact.c.seq.desc())
    .limit(1)
)
_TRUST = _BODIES.where(fact.c.kind.in_(sorted(TRUST_KINDS))).order_by(fact.c.position)
_STREAMS = select(fact.c.stream, func.max(fact.c.seq)).group_by(fact.c.stream).order_by(fact.c.stream)
_NEW_FACT = fact.insert()
_NEW_EDGE = edge.insert()
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
        row = self._connection.execute(_BY_HASH, {"wanted": wanted}).first()
        return None if row is None else read_fact(*row)

    def has(self, wanted: str) -> bool:
        """Whether a fact of that hash is stored."""
        return self._connection.execute(_EXISTS, {"wanted": wanted}).first() is not None

    def last(self, stream: str) -> tuple[int, str]:
        """The place and the hash of the last fact of a stream; `(0, "")` for an empty one."""
        row = self._connection.execute(_LAST, {"wanted": stream}).first()
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def ancestry(self, revision: str) -> frozenset[str]:
        """The streams that signed a revision and every revision it descends from."""
        return frozenset(str(row[0]) for row in self._connection.execute(_ANCESTRY, {"revision": revision}))

    def decisions(self, item: str) -> tuple[Fact, ...]:
        """Every decision on a post."""
        return self.facts("decision", item)

    def facts(self, kind: str | None = None, item: str | None = None) -> tuple[Fact, ...]:
        """The facts of a kind, of a post, of both or all, in the order they arrived here."""
        query = _BODIES.order_by(fact.c.position)
        if kind is not None:
            query = query.where(fact.c.kind == kind)
        if item is not None:
            query = query.where(fact.c.item == item)
        return tuple(read_fact(*row) for row in self._connection.execute(query))

    def trust(self) -> tuple[Fact, ...]:
        """The facts that the roster is folded from."""
        return tuple(read_fact(*row) for row in self._connection.execute(_TRUST))

    def of_stream(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Fact, ...]:
        """The facts of a stream past the place `after`, in order."""
        query = _BODIES.where(fact.c.stream == stream, fact.c.seq > after).order_by(fact.c.seq)
        return tuple(read_fact(*row) for row in self._connection.execute(query.limit(limit)))

    def streams(self) -> dict[str, int]:
        """Every stream with the place of its last fact."""
        return {str(row[0]): int(row[1]) for row in self._connection.execute(_STREAMS)}

    def add(self, made: Fact) -> None:
        """Store a fact and its edges, inside the caller's transaction."""
        self._connection.execute(
            _NEW_FACT,
            {
                "hash": made.hash,
                "stream": made.stream,
                "seq": made.seq,
                "kind": made.kind,
                "item": made.item,
                "body": made.raw,
                "signature": made.signature,
            },
        )
        if made.parents:
            self._connection.execute(
                _NEW_EDGE, [{"parent": parent, "child": made.hash} for parent in made.parents]
            )
