"""The register of destructions: what must still be erased after an older backup is restored.

A file beside the backups holds, one per line, every signed destruction and the facts of trust that give its
signer authority. Nothing in it is personal: a destruction names random identifiers. Whoever can write there
can hide a destruction, but can forge none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from db import rules
from db.digests import sha256_hex
from db.errors import Refusal
from db.facts import Fact, decode, with_body
from db.signing import verify

Row = tuple[bytes, bytes]
"""Signed bytes and signature, as an exchange carries them."""

KINDS = frozenset({*rules.TRUST_KINDS, "destruction"})


def register_name(workspace: str) -> str:
    """The name of the register of one workspace: several may keep their backups in one folder."""
    return f"destructions-{sha256_hex(workspace.encode())[:12]}.jsonl"


def read_register(path: Path) -> tuple[Row, ...]:
    """The lines of a register that can be read; none when there is no such file. Raises `OSError`."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    return tuple(row for row in map(_row, lines) if row is not None)


def register_text(rows: Iterable[Row]) -> bytes:
    """The content of a register, each fact once."""
    lines = {
        json.dumps({"body": raw.decode(), "signature": signature.hex()}, ensure_ascii=False)
        for raw, signature in rows
    }
    return "".join(f"{line}\n" for line in sorted(lines)).encode()


def accepted(trust: Iterable[Fact], rows: Iterable[Row]) -> tuple[Fact, ...]:
    """The facts among `rows` that are genuine, a destruction only if its signer was a greffe in force.

    `trust` are the facts of trust already known; those of `rows` may introduce keys granted since, each
    being believed only once the key that signed it is.
    """
    known = {fact.hash: fact for fact in trust}
    found = [fact for fact in map(_fact, rows) if fact is not None and fact.hash not in known]
    roster = rules.Roster(known.values())
    waiting = [fact for fact in found if fact.kind in rules.TRUST_KINDS]
    believed: list[Fact] = []
    while genuine := [fact for fact in waiting if _signed(fact, roster)]:
        for fact in genuine:
            roster = roster.having(fact)
        believed += genuine
        waiting = [fact for fact in waiting if fact not in genuine]
    destructions = (fact for fact in found if fact.kind == "destruction")
    return (
        *believed,
        *(
            fact
            for fact in destructions
            if _signed(fact, roster) and roster.holds(fact.stream, "greffe", fact.seq)
        ),
    )


def _signed(fact: Fact, roster: rules.Roster) -> bool:
    key = roster.public_key(fact.stream)
    return key is not None and verify(key, fact.raw, fact.signature)


def _fact(row: Row) -> Fact | None:
    try:
        fact = decode(*row)
        fact = with_body(fact, rules.current(fact.body))
        rules.check_body(fact.body)
    except Refusal:
        return None
    return fact if fact.kind in KINDS else None


def _row(line: bytes) -> Row | None:
    try:
        fields = json.loads(line)
        return fields["body"].encode(), bytes.fromhex(fields["signature"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
