"""Stores facts in the database and reads them back."""

from __future__ import annotations

from typing import Any

from db.engine import Database
from db.facts import Fact
from db.trust import read_fact, stored_trust

_BODIES = "SELECT body, signature FROM fact"
_ANCESTRY = """
WITH RECURSIVE ancestor (hash) AS (
    SELECT ? UNION SELECT edge.parent FROM edge JOIN ancestor ON edge.child = ancestor.hash
)
SELECT DISTINCT fact.stream FROM ancestor JOIN fact ON fact.hash = ancestor.hash
"""
_NEW_FACT = "INSERT INTO fact (hash, stream, seq, kind, item, body, signature) VALUES (?, ?, ?, ?, ?, ?, ?)"
_NEW_EDGE = "INSERT INTO edge (parent, child) VALUES (?, ?)"


class StoredFacts:
    """The facts in the database, as `db.rules.Known` asks for them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fact(self, wanted: str) -> Fact | None:
        """The fact of that hash, or None."""
        return next(iter(self._read("WHERE hash = ?", wanted)), None)

    def has(self, wanted: str) -> bool:
        """Whether a fact of that hash is stored."""
        return bool(self._database.rows("SELECT seq FROM fact WHERE hash = ?", [wanted]))

    def last(self, stream: str) -> tuple[int, str]:
        """The place and the hash of the last fact of a stream; `(0, "")` for an empty one."""
        question = "SELECT seq, hash FROM fact WHERE stream = ? ORDER BY seq DESC LIMIT 1"
        found = self._database.rows(question, [stream])
        return (int(found[0][0]), str(found[0][1])) if found else (0, "")

    def ancestry(self, revision: str) -> frozenset[str]:
        """The streams that signed a revision and every revision it descends from."""
        return frozenset(str(row[0]) for row in self._database.rows(_ANCESTRY, [revision]))

    def decisions(self, item: str) -> tuple[Fact, ...]:
        """Every decision on a post."""
        return self.facts("decision", item)

    def facts(self, kind: str | None = None, item: str | None = None) -> tuple[Fact, ...]:
        """The facts of a kind, of a post, of both or all, in the order they arrived here."""
        asked = [(name, value) for name, value in (("kind", kind), ("item", item)) if value is not None]
        where = f"WHERE {' AND '.join(f'{name} = ?' for name, _ in asked)}" if asked else ""
        return self._read(f"{where} ORDER BY position", *(value for _, value in asked))

    def trust(self) -> tuple[Fact, ...]:
        """The facts that the roster is folded from."""
        return stored_trust(self._database.rows)

    def of_stream(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Fact, ...]:
        """The facts of a stream past the place `after`, in order."""
        # For SQLite, a limit of -1 is none.
        most = -1 if limit is None else limit
        return self._read("WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?", stream, after, most)

    def streams(self) -> dict[str, int]:
        """Every stream with the place of its last fact."""
        question = "SELECT stream, max(seq) FROM fact GROUP BY stream ORDER BY stream"
        return {str(stream): int(seq) for stream, seq in self._database.rows(question)}

    def add(self, made: Fact) -> None:
        """Store a fact and its edges, inside the caller's transaction."""
        values = [made.hash, made.stream, made.seq, made.kind, made.item, made.raw, made.signature]
        self._database.rows(_NEW_FACT, values)
        for parent in made.parents:
            self._database.rows(_NEW_EDGE, [parent, made.hash])

    def _read(self, which: str, *values: Any) -> tuple[Fact, ...]:
        return tuple(read_fact(*row) for row in self._database.rows(f"{_BODIES} {which}", values))
