"""Justifications of warnings and contestations of blocks: written, signed, bound to an exact text.

A point of a text is named by its rule, field, span and the hash of the text; a point of a record by the
gate, the channel and the hash of the sentence that says it. Change the words, and the answer is void.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.findings import Finding, FindingKey, text_hash
from desktop.editorial.gates.verdict import Reason
from desktop.errors import Refusal
from desktop.services.session import Session
from desktop.services.stored_json import put_text, read_text

WAIVER = "waiver"
CONTEST = "contest"


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """One justification or contestation of a post; `fact` is its hash, `person` who signed it."""

    fact: str
    kind: str
    key: FindingKey
    reason: str
    person: str


def finding_key(finding: Finding, text: str) -> FindingKey:
    """What names a point of a text."""
    return finding.key(text)


def record_key(gate: str, channel: str, reason: Reason) -> FindingKey:
    """What names a point that came from a record."""
    return FindingKey(f"exigence:{gate}", channel, 0, 0, text_hash(reason.text))


def write_answer(
    workspace: Workspace, session: Session, item: str, kind: str, key: FindingKey, reason: str
) -> Fact:
    """Sign a justification (`waiver`) or a contestation (`contest`). An empty reason is refused."""
    if not any(character.isalnum() for character in reason):
        raise Refusal(
            "motif_vide",
            "Il faut écrire un motif: la direction générale le lira. Le texte est conservé tel quel.",
        )
    return workspace.ledger.append(
        session.signer,
        kind,
        item=item,
        rule=key.rule,
        where=key.where,
        start=key.start,
        end=key.end,
        text_hash=key.text_hash,
        reason=put_text(workspace, reason.strip()),
    )


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
            found.append(WrittenAnswer(fact.hash, kind, key, read_text(workspace, body["reason"]), name))
    return tuple(found)
