"""What the greffe was told of the words it deposited, and what it answered (art. 12).

A remark is a comment on the post of the notice. The checks' own, about what forbids publishing, are answered by
other words or by words expressly kept, never by a comment in passing. Words kept are a fact of the greffe, which names
the deposit and the remarks it answers: neither other words nor a remark it had not read are answered by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.gates.greffe import KEPT, TOLD
from desktop.services.comments import COMMENT, NOTICE_KEPT, write_comment
from desktop.services.session import Session
from desktop.services.stored_json import read_text


@dataclass(frozen=True, slots=True)
class NoticeRemarks:
    """The remarks since the last deposit.

    `open` are those that wait, `pressing` those of them about what forbids publishing; `told` are the texts of
    the open ones, `kept` of those answered by words kept.
    """

    open: tuple[Fact, ...] = ()
    pressing: tuple[Fact, ...] = ()
    told: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


NO_REMARKS = NoticeRemarks()


def remarks_on(workspace: Workspace, item: str) -> NoticeRemarks:
    """The remarks on the words deposited last for `item`."""
    roster = workspace.ledger.roster()
    deposit, waiting, kept = "", dict[str, tuple[Fact, str]](), set[str]()
    for fact in workspace.ledger.facts(item=item):
        if fact.kind == "notice":
            deposit, waiting, kept = fact.hash, {}, set()
        elif fact.kind == NOTICE_KEPT and fact.body["notice"] == deposit:
            answered = [waiting.pop(remark, None) for remark in fact.body["remarks"]]
            kept.update(said for _, said in filter(None, answered))
        elif fact.kind == COMMENT:
            text = read_text(workspace, str(fact.body["text"]))
            # Somebody may both write and be the greffe: what the checks say is a remark whoever signs it.
            if text.startswith(TOLD) or "greffe" not in roster.roles(fact.stream):
                waiting[fact.hash] = fact, text
            elif text == KEPT:
                # How words were kept before that was a fact of its own: every remark until then was answered.
                kept.update(said for _, said in waiting.values())
                waiting = {}
            else:
                waiting = {key: each for key, each in waiting.items() if each[1].startswith(TOLD)}
    # Two workstations may have told the greffe the same thing: one answer is enough.
    left = [(each, said) for each, said in waiting.values() if not (said.startswith(TOLD) and said in kept)]
    return NoticeRemarks(
        open=tuple(each for each, _ in left),
        pressing=tuple(each for each, said in left if said.startswith(TOLD)),
        told=frozenset(said for _, said in left),
        kept=frozenset(kept),
    )


def tell_greffe(
    workspace: Workspace, session: Session, item: str, remarks: Iterable[str]
) -> tuple[Fact, ...]:
    """Sign the remarks that the greffe was not told yet, and return them: none when it knows of them all."""
    with workspace.database.transaction():
        known = remarks_on(workspace, item)
        new = (each for each in dict.fromkeys(remarks) if each not in known.told | known.kept)
        return tuple(write_comment(workspace, session, item, each) for each in new)
