"""The ledger (journal des décisions): appends facts, accepts those of other workstations, answers about them.

Nothing here decides what is valid: `db.rules` does, and is asked before every single fact is stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from db import audit, rules
from db.engine import Database
from db.errors import EnvironmentFault, Refusal
from db.facts import Fact, decode, encode, with_body
from db.objects import ObjectStore
from db.problems import Problem
from db.records import StoredFacts
from db.signing import Signer
from db.times import now
from db.trust import require_signed, require_sound, roster_of


class Observer(Protocol):
    """Something derived from the ledger that is kept up to date with it."""

    def stored(self, ledger: Ledger, fact: Fact) -> None:
        """Take in a fact just stored, in the same transaction: raising undoes the fact too."""

    def audit(self, ledger: Ledger) -> Iterable[Problem]:
        """What is wrong in what this observer keeps."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact to sign: its kind, its own fields, its post, the facts it descends from or replaces.

    `objects` adds to the objects that the fields themselves name (rendered payloads of a manifest…).
    """

    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    item: str | None = None
    parents: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


class Ledger:
    """The facts of one workspace.

    `observers` are told of every stored fact inside the transaction that stores it, in order.
    """

    def __init__(
        self,
        database: Database,
        objects: ObjectStore,
        observers: Sequence[Observer] = (),
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.database = database
        self.objects = objects
        self._observers = list(observers)
        self._clock = clock
        self._records = StoredFacts(database)
        self._roster: rules.Roster | None = None
        self._roster_age = -1

    def attach(self, observer: Observer) -> None:
        """Tell `observer` of every fact from now on."""
        self._observers.append(observer)

    # Writing

    def append(
        self,
        signer: Signer,
        kind: str,
        *,
        item: str | None = None,
        parents: Iterable[str] = (),
        objects: Iterable[str] = (),
        **fields: Any,
    ) -> Fact:
        """Sign one fact at the end of the signer's stream and store it, durably.

        A field whose name is a Python keyword takes a final underscore (`from_=3`). Refuses what `db.rules`
        refuses, and a fact that relies on an object which is not in the store.
        """
        named = {name.removesuffix("_"): value for name, value in fields.items()}
        return self.append_many(signer, (Entry(kind, named, item, tuple(parents), tuple(objects)),))[0]

    def append_many(self, signer: Signer, entries: Iterable[Entry]) -> tuple[Fact, ...]:
        """Sign and store several facts, all or none."""
        with self.database.transaction():
            return tuple(self._append(signer, entry) for entry in entries)

    def checkpoint(self, signer: Signer) -> Fact:
        """Sign what this installation holds of every stream now.

        Kept elsewhere, it betrays whoever would take the last facts away: an audit finds them missing.
        """
        last = [self._records.last(stream)[1] for stream in self.streams()]
        return self.append(signer, "checkpoint", parents=last)

    def accept(self, rows: Iterable[tuple[bytes, bytes]]) -> int:
        """Store facts signed elsewhere, given as (signed bytes, signature); returns how many were new.

        All or none, and idempotent. Facts come in any order in which each follows what it relies on; a
        refusal whose code is in `rules.WAITING` means one of these has not arrived yet.
        """
        with self.database.transaction():
            return sum(self._accept(raw, signature) for raw, signature in rows)

    # Reading

    def fact(self, wanted: str) -> Fact | None:
        """The fact of that hash, or None."""
        return self._records.fact(wanted)

    def facts(self, kind: str | None = None, item: str | None = None) -> tuple[Fact, ...]:
        """The facts of a kind, of a post, of both or all, in the order they arrived here."""
        return self._records.facts(kind, item)

    def stream(self, stream: str, after: int = 0, limit: int | None = None) -> tuple[Fact, ...]:
        """The facts of a stream past the place `after`, in order: what an exchange sends."""
        return self._records.of_stream(stream, after, limit)

    def streams(self) -> dict[str, int]:
        """Every stream with the place of its last fact."""
        return self._records.streams()

    def heads(self, item: str) -> tuple[str, ...]:
        """The revisions of a post without a child, sorted; several mean a conflict."""
        return rules.heads_of(self.facts("revision", item))

    def decisions(self, item: str) -> tuple[Fact, ...]:
        """Every decision on a post, counting or not."""
        return self.facts("decision", item)

    def approval(self, item: str) -> rules.ApprovalState:
        """How a post stands, channel by channel.

        Signatures are verified again: an approval written into the file by another hand is an
        `EnvironmentFault`, not an approval.
        """
        facts = [each for each in self.facts(item=item) if each.kind in rules.APPROVAL_KINDS]
        require_sound(facts)
        require_signed(facts, self.roster())
        return rules.approval_state(item, facts, self.roster())

    def roster(self) -> rules.Roster:
        """Who may sign what, with what is known here now; `EnvironmentFault` when its facts were altered."""
        if self._roster is None or self._roster_age != self.database.rollbacks:
            self._roster, self._roster_age = roster_of(self._records.trust()), self.database.rollbacks
        return self._roster

    def audit(self, *, files: bool = True, progress: audit.Progress | None = None) -> tuple[Problem, ...]:
        """Everything wrong in the database, the chain, the objects and what the observers keep.

        Without `files` the content of the objects is not read: `ObjectStore.audit` does it, on any thread.
        `progress` is told the facts read and the facts to read; whatever it raises stops the audit.
        """
        found = [*audit.audit_ledger(self.database, self.objects, files=files, progress=progress)]
        unread: list[tuple[Observer, Exception]] = []
        for observer in self._observers:
            try:
                found.extend(observer.audit(self))
            except EnvironmentFault as fault:
                found.append(Problem(fault.code, fault.message, type(observer).__name__))
            except sqlite3.Error:
                found.append(_derived_unread(type(observer).__name__))
            except (Refusal, LookupError, TypeError, ValueError, AttributeError) as error:
                unread.append((observer, error))
        if unread and not found:
            # Nothing is altered, so this is no consequence of an alteration: it is a bug, and shows as one.
            raise unread[0][1]
        return (*found, *(_derived_unread(type(observer).__name__) for observer, _ in unread))

    def _append(self, signer: Signer, entry: Entry) -> Fact:
        seq, prev = self._records.last(signer.stream)
        schema = rules.SCHEMAS.get(entry.kind)
        raw = encode(
            {
                **entry.fields,
                "v": schema.version if schema else 1,
                "kind": entry.kind,
                "item": entry.item,
                "stream": signer.stream,
                "seq": seq + 1,
                "prev": prev,
                "parents": sorted(set(entry.parents)),
                "at": self._clock().isoformat(timespec="seconds"),
                "objects": sorted({*entry.objects, *rules.stored_objects(entry.kind, entry.fields)}),
            }
        )
        made = decode(raw, signer.sign(raw))
        rules.check(made, self._records, self.roster())
        heads = self._head_facts(made.item) if made.kind == "revision" else ()
        rules.check_written_here(made, self._records, self.roster(), heads)
        self._require_objects(made)
        self._store(made)
        return made

    def _accept(self, raw: bytes, signature: bytes) -> int:
        received = decode(raw, signature)
        if self._records.has(received.hash):
            return 0
        upcast = with_body(received, rules.current(received.body))
        rules.check(upcast, self._records, self.roster())
        self._store(upcast)
        return 1

    def _head_facts(self, item: str | None) -> tuple[Fact, ...]:
        revisions = {each.hash: each for each in self.facts("revision", item)}
        return tuple(revisions[head] for head in rules.heads_of(revisions.values()))

    def _require_objects(self, made: Fact) -> None:
        absent = [sha for sha in made.objects if not self.objects.has(sha)]
        if absent:
            raise Refusal(
                "missing_object",
                f"Le fichier {absent[0][:12]}… sur lequel repose cette inscription n’est pas dans l’espace de travail. "
                "Rien n’a été enregistré. Ajoutez-le de nouveau, puis recommencez.",
            )

    def _store(self, made: Fact) -> None:
        self._records.add(made)
        if made.kind in rules.TRUST_KINDS and self._roster is not None:
            self._roster = self._roster.having(made)
        for observer in self._observers:
            observer.stored(self, made)


def _derived_unread(observer: str) -> Problem:
    return Problem(
        "derived_unread",
        "Les listes et les fiches tirées du journal n’ont pas pu être comparées avec lui, parce que le fichier "
        "est endommagé. Restaurez la dernière sauvegarde saine.",
        observer,
    )
