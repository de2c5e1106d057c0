"""Reads the whole ledger again and names everything that is not as it was signed.

The replay is the same judgement that let each fact in: facts are read in their order of arrival and each is
checked against those before it, so an audit passes exactly when the ledger could be received again from
nothing. What is wrong is reported and the replay goes on, so that one damaged fact does not hide the rest.
"""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db import rules
from db.engine import Database
from db.errors import EnvironmentFault, Refusal
from db.facts import Fact, decode, with_body
from db.objects import ObjectStore
from db.problems import Problem
from db.signing import fact_hash
from db.triggers import APPEND_ONLY

# Blobs, so that a byte that is not valid text is found instead of stopping the reading.
_FACTS = (
    "SELECT position, CAST(hash AS BLOB), CAST(stream AS BLOB), seq, CAST(kind AS BLOB), CAST(item AS BLOB), "
    "body, signature FROM fact ORDER BY position"
)
_DESTROYED = "SELECT object FROM sealed_object JOIN destroyed USING (sealed)"
_EDGES = "SELECT CAST(parent AS BLOB), CAST(child AS BLOB) FROM edge"

Progress = Callable[[int, int], None]
"""Called with the facts read and the facts to read; whatever it raises stops the reading."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table of facts, every text as the bytes that are on the disk."""

    position: int
    hash: bytes
    stream: bytes
    seq: int
    kind: bytes
    item: bytes | None
    body: bytes
    signature: bytes

    @property
    def label(self) -> str:
        """How a message names this fact."""
        return f"n°\u00a0{self.position} ({self.text('kind')}, {self.text('hash')[:12]}…)"

    def text(self, column: str) -> str:
        """A column as text, whatever its bytes."""
        content: bytes = getattr(self, column)
        return content.decode("utf-8", "replace")


class Replayed:
    """The facts read again so far, as `db.rules.Known`; also what the ledger is without its database."""

    def __init__(self) -> None:
        self.facts: dict[str, Fact] = {}
        self._last: dict[str, tuple[int, str]] = {}
        self._ancestry: dict[str, frozenset[str]] = {}
        self._decisions: dict[str, list[Fact]] = defaultdict(list)
        self.roster = rules.Roster()

    def fact(self, wanted: str) -> Fact | None:
        """The fact of that hash."""
        return self.facts.get(wanted)

    def last(self, stream: str) -> tuple[int, str]:
        """The place and the hash of the last fact of a stream."""
        return self._last.get(stream, (0, ""))

    def ancestry(self, revision: str) -> frozenset[str]:
        """The streams that signed a revision and every revision it descends from."""
        return self._ancestry.get(revision, frozenset())

    def decisions(self, item: str) -> Iterable[Fact]:
        """Every decision on a post."""
        return tuple(self._decisions[item])

    def skip(self, stream: str, seq: int, fact: str) -> None:
        """Pass over a fact that cannot be trusted, so that the one after it is still judged by itself."""
        self._last[stream] = (seq, fact)

    def add(self, fact: Fact) -> None:
        """Take in a fact that was judged sound."""
        self.facts[fact.hash] = fact
        self._last[fact.stream] = (fact.seq, fact.hash)
        if fact.kind == "revision":
            inherited = (self.ancestry(parent) for parent in fact.parents)
            self._ancestry[fact.hash] = frozenset({fact.stream}).union(*inherited)
        elif fact.kind == "decision" and fact.item is not None:
            self._decisions[fact.item].append(fact)
        self.roster = self.roster.having(fact)


def audit_ledger(
    database: Database, objects: ObjectStore, *, files: bool = True, progress: Progress | None = None
) -> Iterator[Problem]:
    """Everything wrong in the database file, the facts, their edges and, with `files`, their objects' content."""
    try:
        yield from _audit_file(database)
        replayed = Replayed()
        yield from _audit_facts(database, replayed, progress)
        yield from _audit_edges(database, replayed)
    except EnvironmentFault as fault:
        yield Problem(fault.code, fault.message, str(database.path))
        return
    if files:
        yield from objects.audit()
    yield from _audit_objects(database, replayed, objects)


def _audit_file(database: Database) -> Iterator[Problem]:
    for (line,) in database.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(
                "damaged_database", f"Le fichier du journal est endommagé\u00a0: {line}.", "journal.sqlite"
            )
    for row in database.rows("PRAGMA foreign_key_check"):
        yield Problem(
            "broken_reference",
            f"Une ligne de la table «\u00a0{row[0]}\u00a0» renvoie à une ligne disparue.",
            str(row[0]),
        )
    kept = {
        str(name): str(sql)
        for name, sql in database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    }
    for name, sql in APPEND_ONLY.items():
        if kept.get(name) != sql:
            yield Problem(
                "unprotected_ledger",
                f"La protection «\u00a0{name}\u00a0» du journal a été retirée ou changée\u00a0: quelqu’un a pu écrire dans le fichier.",
                name,
            )


def _audit_facts(database: Database, replayed: Replayed, progress: Progress | None) -> Iterator[Problem]:
    expected, total = 0, int(database.rows("SELECT count(*) FROM fact")[0][0])
    with contextlib.closing(database.each(_FACTS)) as rows:  # a reading that was stopped holds nothing open
        for done, values in enumerate(rows):
            if progress is not None:
                progress(done, total)
            row = _Row(*values)
            expected += 1
            if row.position != expected:
                yield _problem("missing_fact", row, "la numérotation du journal comporte un trou avant lui")
                expected = row.position
            yield from _audit_fact(row, replayed)


def _audit_fact(row: _Row, replayed: Replayed) -> Iterator[Problem]:
    try:
        found = decode(row.body, row.signature)
        found = with_body(found, rules.current(found.body))
        rules.check(found, replayed, replayed.roster)
    except Refusal as refusal:
        yield _problem(refusal.code, row, " ".join(refusal.reasons) or refusal.message)
        replayed.skip(row.text("stream"), row.seq, row.text("hash"))
    else:
        replayed.add(found)
        yield from _audit_columns(row, found)


def _audit_columns(row: _Row, found: Fact) -> Iterator[Problem]:
    item = None if found.item is None else found.item.encode()
    columns = {
        "hash": (row.hash, fact_hash(row.body).encode()),
        "stream": (row.stream, found.stream.encode()),
        "seq": (row.seq, found.seq),
        "kind": (row.kind, found.kind.encode()),
        "item": (row.item, item),
    }
    for name, (kept, signed) in columns.items():
        if kept != signed:
            yield _problem(
                "altered_column",
                row,
                f"sa colonne «\u00a0{name}\u00a0» ne correspond pas à ce qui a été signé",
            )


def _audit_edges(database: Database, replayed: Replayed) -> Iterator[Problem]:
    signed = {
        (parent.encode(), fact.hash.encode()) for fact in replayed.facts.values() for parent in fact.parents
    }
    kept = {(parent, child) for parent, child in database.rows(_EDGES)}
    for parent, child in sorted(signed ^ kept):
        name = child.decode("utf-8", "replace")
        yield Problem(
            "altered_edge",
            f"Un lien de filiation du fait {name[:12]}… vers {parent.decode('utf-8', 'replace')[:12]}… ne correspond pas "
            "à ce qui a été signé. Restaurez la dernière sauvegarde.",
            name,
        )


def _audit_objects(database: Database, replayed: Replayed, objects: ObjectStore) -> Iterator[Problem]:
    destroyed = _destroyed_objects(replayed) | _destroyed_since(database)
    for sha, fact in _references(replayed).items():
        if objects.has(sha) or sha in destroyed:
            continue
        yield Problem(
            "missing_object",
            f"Le fichier {sha[:12]}…, sur lequel repose le fait {fact.hash[:12]}… ({fact.kind}), manque. Relancez "
            "l’échange, ou restaurez la dernière sauvegarde.",
            sha,
        )
    for fact in replayed.facts.values():
        if fact.kind == "revision":
            yield from _audit_manifest(fact, fact.body, objects)
        elif fact.kind == "decision" and fact.body["corrected"] is not None:
            yield from _audit_manifest(fact, fact.body["corrected"], objects)


def _references(replayed: Replayed) -> dict[str, Fact]:
    """Each object with one of the facts that rely on it."""
    return {sha: fact for fact in replayed.facts.values() for sha in fact.objects}


def _destroyed_objects(replayed: Replayed) -> set[str]:
    """The ciphertexts whose destruction was signed."""
    sealed = {fact.body["sealed"]: fact for fact in replayed.facts.values() if fact.kind == "sealed"}
    return {
        sha
        for fact in replayed.facts.values()
        if fact.kind == "destruction"
        for name in fact.body["sealed"]
        if name in sealed
        for sha in sealed[name].objects
    }


def _destroyed_since(database: Database) -> set[str]:
    """The ciphertexts destroyed after the backup this workspace comes from; `db.sealed` audits the evidence."""
    return set(database.column(_DESTROYED))


def _audit_manifest(fact: Fact, bound: Mapping[str, Any], objects: ObjectStore) -> Iterator[Problem]:
    """The manifest that a fact binds really has the hashes the fact binds."""
    if not objects.has(bound["manifest"]):
        return
    try:
        manifest = json.loads(objects.read(bound["manifest"]))
        same = (
            rules.content_hash(manifest) == bound["content"]
            and rules.shared_hash(manifest) == bound["shared"]
            and rules.node_hashes(manifest) == dict(bound["nodes"])
        )
    except EnvironmentFault:
        return  # the object store has already said that this object is damaged
    except (Refusal, ValueError, AttributeError, RecursionError):
        same = False
    if not same:
        yield Problem(
            "wrong_manifest",
            f"Le contenu conservé pour le fait {fact.hash[:12]}… ({fact.kind}) n’a pas l’empreinte signée.",
            fact.hash,
        )


def _problem(code: str, row: _Row, reason: str) -> Problem:
    return Problem(
        code,
        f"Fait {row.label}\u00a0: {reason}. Ne publiez rien à partir de ce journal avant d’avoir restauré la dernière sauvegarde.",
        row.text("hash"),
    )
