"""Justifications of warnings and contestations of blocks: written, signed, bound to an exact text.

A point of a text is named by its rule, field, span and the hash of the text; a point of a record by the
gate, the channel and the hash of what the sentence was said of. Change it, and the answer is void.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.facts import Fact
from db.ledger import Entry
from db.workspace import Workspace
from desktop.editorial.findings import FindingKey
from desktop.errors import Refusal
from desktop.services.session import Session
from desktop.services.stored_json import put_text, read_text

WAIVER = "waiver"
CONTEST = "contest"


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """One justification or contestation of a post; `fact` is its hash, `person` the name of who signed it.

    `at` is when, by their clock (ISO 8601).
    """

    fact: str
    kind: str
    key: FindingKey
    reason: str
    person: str
    at: str = ""


def write_answer(
    workspace: Workspace, session: Session, item: str, kind: str, key: FindingKey, reason: str
) -> Fact:
    """Sign a justification (`WAIVER`) or a contestation (`CONTEST`). An empty reason is refused."""
    return write_answers(workspace, session, item, kind, (key,), reason)[0]


def write_answers(
    workspace: Workspace, session: Session, item: str, kind: str, keys: Iterable[FindingKey], reason: str
) -> tuple[Fact, ...]:
    """Sign one reason for several points, all or none: the same sentence often comes on every channel."""
    if not any(character.isalnum() for character in reason):
        raise Refusal(
            "motif_vide",
            "Il faut écrire un motif\u00a0: la direction générale le lira. Le texte est conservé tel quel.",
        )
    stored = put_text(workspace, reason.strip())
    entries = [
        Entry(
            kind=kind,
            item=item,
            fields={
                "rule": key.rule,
                "where": key.where,
                "start": key.start,
                "end": key.end,
                "text_hash": key.text_hash,
                "reason": stored,
            },
        )
        for key in dict.fromkeys(keys)
    ]
    return workspace.ledger.append_many(session.signer, entries)


def answers_of(workspace: Workspace, item: str) -> tuple[WrittenAnswer, ...]:
    """Every justification and contestation of a post, those that became void included."""
    roster = workspace.ledger.roster()
    found = []
    for kind in (WAIVER, CONTEST):
        for fact in workspace.ledger.facts(kind=kind, item=item):
            body = fact.body
            key = FindingKey(body["rule"], body["where"], body["start"], body["end"], body["text_hash"])
            person = roster.person(fact.stream)
            name = person.name if person else ""
            reason = read_text(workspace, body["reason"])
            found.append(WrittenAnswer(fact.hash, kind, key, reason, name, fact.at))
    return tuple(found)
