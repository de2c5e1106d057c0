"""Take back an answer one signed, or sign another in its place; what a submission already bound stays as it was.

A withdrawal is signed too: nothing is erased, and the point is open again. Only whoever signed an answer takes it
back; an answer of somebody else stays.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from db.facts import Fact
from db.rules import WITHDRAWAL
from db.workspace import Workspace
from desktop.editorial.findings import FindingKey
from desktop.errors import Refusal
from desktop.services.heard_answers import bound_answers
from desktop.services.session import Session
from desktop.services.written_answers import (
    WAIVER,
    key_of_answer,
    own_answers,
    sign_again,
    write_answers,
    write_term_answers,
)


class Bound(enum.Enum):
    """What became of answers before they were changed."""

    NOWHERE = "nowhere"
    """No submission of the last version holds them."""
    SUBMITTED = "submitted"
    """The direction reads them in the version that waits, as they were."""
    DECIDED = "decided"
    """She decided with them: what was decided stands."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What took the place of answers: `facts` were signed, `former` counts no more, `bound` says for whom it still
    does. `unread` is whether the last version was submitted already, with no words to submit since: nobody reads
    `facts` until these very words are submitted again.
    """

    facts: tuple[Fact, ...]
    former: tuple[Fact, ...]
    bound: Bound
    unread: bool = False


def answer_again(
    workspace: Workspace,
    session: Session,
    item: str,
    kind: str,
    keys: Iterable[FindingKey],
    reason: str,
    equivalent: str = "",
    texts: Iterable[str] = (),
) -> Changed:
    """Sign a reason for some points; it takes the place of the person's own, if any. Refuses an empty reason.

    `equivalent` is the French of a foreign term, looked for in `texts` (`write_term_answers`).
    """
    keys = tuple(keys)
    with workspace.database.transaction():
        former = own_answers(workspace, session, item, kind, keys)
        facts = (
            write_term_answers(workspace, session, item, keys, reason, equivalent, texts)
            if kind == WAIVER
            else write_answers(workspace, session, item, kind, keys, reason)
        )
        return _changed(workspace, session, item, facts, former)


def withdraw_answers(
    workspace: Workspace, session: Session, item: str, kind: str, keys: Iterable[FindingKey]
) -> Changed:
    """Sign that the person's answers to these points no longer count. Raises `Refusal` when they have none."""
    with workspace.database.transaction():
        former = own_answers(workspace, session, item, kind, keys)
        if not former:
            raise Refusal(
                "reponse_absente",
                "Vous n’avez signé aucune réponse à ce point, ou elle est déjà retirée. Rien n’a été changé.",
            )
        fact = workspace.ledger.append(
            session.signer, WITHDRAWAL, item=item, answers=sorted(each.hash for each in former)
        )
        return _changed(workspace, session, item, (fact,), former)


def restore_answers(workspace: Workspace, session: Session, item: str, changed: Changed) -> tuple[Fact, ...]:
    """Sign again, word for word, what was just withdrawn or replaced: all or none.

    Raises `Refusal` when the person changed their answer again meanwhile.
    """
    keys = {key_of_answer(fact) for fact in changed.former}
    since = {fact.hash for fact in changed.facts if fact.kind != WITHDRAWAL and key_of_answer(fact) in keys}
    with workspace.database.transaction():
        own = {
            fact.hash
            for kind in {fact.kind for fact in changed.former}
            for fact in own_answers(workspace, session, item, kind, keys)
        }
        if own != since:
            raise Refusal(
                "reponse_changee", "Votre réponse à ce point a changé depuis\u00a0: rien n’a été rétabli."
            )
        latest = {(fact.kind, key_of_answer(fact)): fact for fact in changed.former}
        return tuple(sign_again(workspace, session, item, fact) for fact in latest.values())


def _changed(
    workspace: Workspace, session: Session, item: str, facts: tuple[Fact, ...], former: tuple[Fact, ...]
) -> Changed:
    submitted = workspace.ledger.approval(item).submission is not None
    unread = submitted and workspace.drafts.load(item, session.person) is None
    return Changed(facts, former, _bound(workspace, item, former), unread)


def _bound(workspace: Workspace, item: str, former: Iterable[Fact]) -> Bound:
    """Where the last version holds some of these answers."""
    approval = workspace.ledger.approval(item)
    bound = bound_answers(workspace, approval.head) if approval.head is not None else None
    if bound is None or not any(fact.hash in bound for fact in former):
        return Bound.NOWHERE
    undecided = any(not channel.decisions for channel in approval.channels.values())
    return Bound.SUBMITTED if undecided else Bound.DECIDED
