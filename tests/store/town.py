"""A town hall whose workspace can be backed up: its people unlocked, and short ways to write for them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger_desk import decision_on, grant_of, key

from db import rules
from db.backup import backup_public_key
from db.canonical import canonical
from db.facts import Fact
from db.signing import recovery_code
from db.workspace import Workspace

ROOT, OFFICER, DIRECTION, GREFFE = key(1), key(2), key(3), key(4)
CODE = recovery_code(ROOT)


@dataclass
class Town:
    """An open workspace with an officer (rédaction, publication), a direction and a greffe."""

    workspace: Workspace

    @property
    def folder(self) -> Path:
        """The folder of the workspace."""
        return self.workspace.folder

    def seal(self, text: str, about: str = "sujet-1", type_: str = "release", item: str | None = None) -> str:
        """Seal a small JSON object that bears a name."""
        payload = json.dumps({"name": text}, ensure_ascii=False).encode()
        return self.workspace.sealed.seal(OFFICER, about, type_, payload, item=item)

    def revise(self, item: str, body: str, title: str = "Titre", **post: Any) -> Fact:
        """Write a revision, by default on top of every head of a post."""
        channels = post.pop("channels", ("website", "facebook"))
        parents = post.pop("parents", self.workspace.ledger.heads(item))
        shared = {"id": item, "kind": "publication", "planned_at": None, "emergency": False, **post}
        nodes = {channel: {"title": title, "body": body, "images": []} for channel in channels}
        manifest = {"v": 1, "post": shared, "nodes": nodes}
        return self.workspace.ledger.append(
            OFFICER,
            "revision",
            item=item,
            parents=parents,
            content=rules.content_hash(manifest),
            shared=rules.shared_hash(manifest),
            nodes=rules.node_hashes(manifest),
            manifest=self.workspace.objects.put(canonical(manifest)),
        )

    def submit(self, revision: Fact, again: tuple[str, ...] = ()) -> Fact:
        """Submit a revision to the direction générale, with reasons to read of the channels `again`, already out."""
        kept = self.workspace.objects.put(b"rapport")
        return self.workspace.ledger.append(
            OFFICER,
            "submission",
            item=revision.item,
            revision=revision.hash,
            content=revision.body["content"],
            profile=kept,
            packs={"politique": kept},
            report=kept,
            again=again,
        )

    def decide(self, revision: Fact, verdict: str = "approve", **changes: Any) -> Fact:
        """A decision of the direction, by default the approval of the whole."""
        return self.workspace.ledger.append(
            DIRECTION, "decision", **decision_on(revision, verdict, **changes)
        )

    def claim(self, revision: Fact, channel: str) -> Fact:
        """Reserve the publication of one channel of a revision."""
        return self.workspace.ledger.append(
            OFFICER,
            "claim",
            item=revision.item,
            revision=revision.hash,
            content=revision.body["content"],
            channel=channel,
            node=revision.body["nodes"][channel],
            account=None,
            emergency=False,
        )

    def publish(self, revision: Fact, channel: str) -> Fact:
        """Record that one channel of a revision was published."""
        return self.workspace.ledger.append(
            OFFICER,
            "receipt",
            item=revision.item,
            claim=self.claim(revision, channel).hash,
            permalink=None,
            published="2026-05-12T09:00",
            capture=None,
        )

    def withdraw(self, item: str, *channels: str, asset: str | None = None) -> Fact:
        """Take a post, or one image of it, away from channels (all when none is named)."""
        return self.workspace.ledger.append(
            OFFICER,
            "withdrawal",
            item=item,
            channels=sorted(channels),
            asset=asset,
            reason="consentement_retire",
            comment=None,
        )


def found(folder: Path) -> None:
    """Make the workspace of a town in `folder`, and close it."""
    with Workspace.create(folder) as workspace:
        workspace.ledger.append(
            ROOT,
            "installation",
            workspace="sainte-sophie",
            name="Municipalité de Sainte-Sophie",
            public_key=ROOT.public_key.hex(),
            backup_key=backup_public_key(ROOT).hex(),
        )
        grants = ((DIRECTION, "directrice", ["direction"]), (OFFICER, "agente", ["redaction", "publication"]), (GREFFE, "greffier", ["greffe"]))  # fmt: skip
        for who, person, roles in grants:
            signer = ROOT if rules.HIGH_ROLES.issuperset(roles) else DIRECTION
            workspace.ledger.append(signer, "grant", **grant_of(who, person, roles))


@contextmanager
def town_in(folder: Path, founded: Path | None = None) -> Iterator[Town]:
    """The town whose workspace is `folder`, copied first from a `founded` one if given."""
    if founded is not None:
        shutil.copytree(founded, folder)
    with Workspace.open(folder) as workspace:
        yield Town(workspace)


def every_byte(*folders: Path) -> bytes:
    """The names and the bytes of every file under these folders, one after the other."""
    parts = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            parts += [str(path.relative_to(folder)).encode(), path.read_bytes() if path.is_file() else b""]
    return b"\n".join(parts)
