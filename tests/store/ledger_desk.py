"""An installation ready to work: a root key, an officer, a direction, a greffe, and posts to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import rules
from db.canonical import canonical
from db.engine import Database, open_database
from db.facts import Fact, encode
from db.ledger import Ledger
from db.objects import FOLDER_NAME, ObjectStore
from db.signing import Signer

Row = tuple[bytes, bytes]


def key(number: int) -> Signer:
    """A key that is the same in every run."""
    return Signer.from_seed(bytes([number]) * 32)


def manifest_of(
    text: str, channels: tuple[str, ...] = ("website", "facebook"), title: str = "Titre"
) -> dict[str, Any]:
    """A small manifest: one shared title, one text by channel."""
    return {"v": 1, "post": {"title": title}, "nodes": {channel: {"body": text} for channel in channels}}


def forge(
    signer: Signer,
    kind: str,
    *,
    seq: int,
    prev: str,
    item: str | None = None,
    parents: tuple[str, ...] = (),
    objects: tuple[str, ...] = (),
    **fields: Any,
) -> Row:
    """A fact signed outside any ledger, at whatever place it pretends to have."""
    named = {name.removesuffix("_"): value for name, value in fields.items()}
    envelope = {
        "v": 1,
        "kind": kind,
        "item": item,
        "stream": signer.stream,
        "seq": seq,
        "prev": prev,
        "parents": sorted(set(parents)),
        "at": "2026-05-12T09:00:00-04:00",
        "objects": sorted({*objects, *rules.stored_objects(kind, named)}),
    }
    raw = encode({**envelope, **named})
    return raw, signer.sign(raw)


@dataclass
class Desk:
    """One workstation: its ledger, the keys unlocked on it, and short ways to write facts."""

    database: Database
    objects: ObjectStore
    ledger: Ledger
    root: Signer
    officer: Signer
    direction: Signer
    greffe: Signer

    def keep(self, manifest: dict[str, Any]) -> dict[str, Any]:
        """Store a manifest; the four fields that bind it."""
        return {
            "content": rules.content_hash(manifest),
            "shared": rules.shared_hash(manifest),
            "nodes": rules.node_hashes(manifest),
            "manifest": self.objects.put(canonical(manifest)),
        }

    def revise(
        self,
        text: str,
        *,
        item: str = "post-1",
        by: Signer | None = None,
        parents: tuple[str, ...] | None = None,
        channels: tuple[str, ...] = ("website", "facebook"),
    ) -> Fact:
        """Write a revision, by default the officer's, on top of every head."""
        parents = self.ledger.heads(item) if parents is None else parents
        fields = self.keep(manifest_of(text, channels))
        return self.ledger.append(by or self.officer, "revision", item=item, parents=parents, **fields)

    def submit(self, revision: Fact, by: Signer | None = None) -> Fact:
        """Submit a revision to the direction générale."""
        kept = self.objects.put(b"report")
        return self.ledger.append(
            by or self.officer,
            "submission",
            item=revision.item,
            revision=revision.hash,
            content=revision.body["content"],
            profile=kept,
            packs={"policy": kept},
            report=kept,
            again=[],
        )

    def decide(
        self, revision: Fact, verdict: str = "approve", *, by: Signer | None = None, **changes: Any
    ) -> Fact:
        """Decide on a revision, by default approve it whole, by the direction."""
        return self.ledger.append(
            by or self.direction, "decision", **decision_on(revision, verdict, **changes)
        )

    def grant(
        self, who: Signer, person: str, roles: list[str], *, by: Signer | None = None, **more: Any
    ) -> Fact:
        """Give roles to a key, by default from its first fact on, signed by whoever may."""
        high = rules.HIGH_ROLES.issuperset(roles)
        signer = by or (self.root if high else self.direction)
        return self.ledger.append(signer, "grant", **grant_of(who, person, roles, **more))

    def revoke(self, who: Signer, roles: list[str] | str, last: int, *, by: Signer, **more: Any) -> Fact:
        """Leave out what a key signs past the place `last`."""
        return self.ledger.append(by, "revocation", target=who.stream, roles=roles, last=last, **more)

    def place_after(self, signer: Signer) -> dict[str, Any]:
        """The `seq` and `prev` of the next fact of a stream."""
        facts = self.ledger.stream(signer.stream)
        return {"seq": len(facts) + 1, "prev": facts[-1].hash if facts else ""}

    def rows(self) -> list[Row]:
        """Every fact as an exchange would carry it."""
        return [(fact.raw, fact.signature) for fact in self.ledger.facts()]


def grant_of(who: Signer, person: str, roles: list[str], **more: Any) -> dict[str, Any]:
    """The fields of a grant."""
    fields = {
        "person": person,
        "name": person.title(),
        "target": who.stream,
        "public_key": who.public_key.hex(),
    }
    return {
        **fields,
        "roles": sorted(roles),
        "from": 1,
        **{name.removesuffix("_"): more[name] for name in more},
    }


def decision_on(decided: Fact, verdict: str = "approve", **changes: Any) -> dict[str, Any]:
    """The fields of a decision on a revision; `channels` limits it to some of them."""
    nodes = dict(decided.body["nodes"])
    channels = changes.pop("channels", None)
    fields: dict[str, Any] = {
        "item": decided.item,
        "revision": decided.hash,
        "content": decided.body["content"],
        "nodes": {name: nodes[name] for name in channels} if channels else nodes,
        "verdict": verdict,
        "corrected": None,
        "contests": [],
        "comment": None,
    }
    return {**fields, **changes}


def open_desk(folder: Path, *, prepare: bool = True) -> Desk:
    """The workstation whose workspace is `folder`."""
    database = open_database(folder)
    objects = ObjectStore(folder / FOLDER_NAME)
    if prepare:
        objects.prepare()
    return Desk(database, objects, Ledger(database, objects), key(1), key(2), key(3), key(4))


def install(desk: Desk) -> None:
    """The first facts of an installation."""
    desk.ledger.append(
        desk.root,
        "installation",
        workspace="sainte-sophie",
        name="Municipalité de Sainte-Sophie",
        public_key=desk.root.public_key.hex(),
        backup_key=None,
    )
    desk.grant(desk.direction, "directrice", ["direction"])
    desk.grant(desk.officer, "agente", ["redaction", "publication"])
    desk.grant(desk.greffe, "greffier", ["greffe"])
