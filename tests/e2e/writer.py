"""A program that saves as fast as it can through the product's own doors, and prints each acknowledged save.

    writer.py FOLDER --rounds N [--synchronous NORMAL]   N rounds of saves, then a clean end
    writer.py FOLDER --serve      for each line on standard input, a child that saves until it is killed

A line `draft N`, `object SHA` or `fact HASH` is printed once that save has returned, and never before.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from db.content import content_hash, node_hashes, shared_hash
from db.engine import DATABASE_NAME
from db.signing import Signer
from db.workspace import Workspace

POST = "collecte-des-sapins"
PERSON = "amelie"
ROOT, DIRECTION, AUTHOR = (Signer.from_seed(bytes([number]) * 32) for number in (1, 2, 3))
CHECKPOINT_PAGES = 20
"""Pages of write-ahead log after which SQLite folds it back: often, so that cuts fall there too."""


def draft_text(number: int) -> str:
    """The text of the draft saved in that round: long enough to span pages, different each time."""
    chance = random.Random(number)
    return f"{number}|" + chance.randbytes(chance.randrange(5, 4500)).hex()


def open_workspace(folder: Path, synchronous: str = "FULL") -> Workspace:
    """The workspace of the folder, made and given its people the first time."""
    there = (folder / DATABASE_NAME).exists()
    begin = Workspace.open if there else Workspace.create
    workspace = begin(folder, synchronous=synchronous)
    workspace.database.connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    _enrol(workspace)
    return workspace


def _enrol(workspace: Workspace) -> None:
    """The root, the direction and the author; begun again where an earlier run was killed."""
    ledger = workspace.ledger
    if not ledger.facts("installation"):
        ledger.append(
            ROOT,
            "installation",
            workspace="essai",
            name="Municipalité",
            public_key=ROOT.public_key.hex(),
            backup_key=None,
        )
    granted = {fact.body["target"] for fact in ledger.facts("grant")}
    for by, signer, person, role in (
        (ROOT, DIRECTION, "denis", "direction"),
        (DIRECTION, AUTHOR, PERSON, "redaction"),
    ):
        if signer.stream not in granted:
            ledger.append(
                by,
                "grant",
                person=person,
                name=person.title(),
                target=signer.stream,
                public_key=signer.public_key.hex(),
                roles=[role],
                from_=1,
            )


def save(workspace: Workspace, rounds: Iterable[int]) -> None:
    """Save a draft, an object and a revision in each round; says so after each."""
    heads = workspace.ledger.heads(POST)
    for number in rounds:
        text = draft_text(number)
        workspace.drafts.save(POST, PERSON, text)
        acknowledge("draft", str(number))
        manifest = {"v": 1, "post": {"title": text[:40]}, "nodes": {"website": {"body": text}}}
        sha = workspace.objects.put(json.dumps(manifest).encode())
        acknowledge("object", sha)
        fact = workspace.ledger.append(
            AUTHOR,
            "revision",
            item=POST,
            parents=heads,
            content=content_hash(manifest),
            shared=shared_hash(manifest),
            nodes=node_hashes(manifest),
            manifest=sha,
        )
        heads = (fact.hash,)
        acknowledge("fact", fact.hash)


def acknowledge(*words: str) -> None:
    """One unbuffered write, so that a killed program has either said the whole line or nothing."""
    os.write(sys.stdout.fileno(), (" ".join(words) + "\n").encode())


def lost(workspace: Workspace, acknowledged: Iterable[str]) -> tuple[str, ...]:
    """The acknowledged saves that the workspace no longer has, or has wrong."""
    stored = workspace.drafts.load(POST, PERSON)
    number = int(stored.text.split("|")[0]) if stored else -1
    if stored and stored.text != draft_text(number):
        return (f"draft {number} is damaged",)
    return tuple(line for line in acknowledged if not _has(workspace, number, *line.split()))


def _has(workspace: Workspace, draft: int, kind: str, what: str) -> bool:
    if kind == "draft":
        return int(what) <= draft
    if kind == "object":
        return workspace.objects.has(what)
    return workspace.ledger.fact(what) is not None


def _rehearse() -> None:
    """Work once elsewhere, in silence: what is imported at its first use is then imported, and each child has it."""
    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder) / "espace") as workspace:
        workspace.drafts.save(POST, PERSON, draft_text(0))
        workspace.drafts.load(POST, PERSON)
        workspace.objects.put(draft_text(0).encode())


def _serve(folder: Path) -> None:
    """Forking costs a hundredth of starting Python and importing the product again."""
    _rehearse()
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            with open_workspace(folder) as workspace:
                stored = workspace.drafts.load(POST, PERSON)
                save(workspace, itertools.count(int(stored.text.split("|")[0]) + 1 if stored else 0))
        acknowledge("writing", str(child))
        os.waitpid(child, 0)
        acknowledge("killed", str(child))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--synchronous", default="FULL")
    parser.add_argument("--serve", action="store_true")
    options = parser.parse_args()
    if options.serve:
        _serve(options.folder)
        return
    with open_workspace(options.folder, options.synchronous) as workspace:
        acknowledge("ready", "1")
        save(workspace, range(options.rounds))


if __name__ == "__main__":
    main()
