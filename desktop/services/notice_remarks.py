"""What the greffe was told of the words it deposited, and what it answered (art. 12).

A remark is a comment on the post of the notice. The checks' own, about what forbids publishing, are answered by
other words or by words expressly kept, never by a comment in passing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.gates.greffe import TOLD
from desktop.services.comments import COMMENT, write_comment
from desktop.services.session import Session
from desktop.services.stored_json import read_text

KEPT = "Le greffe maintient le texte."
"""What the greffe answers to remarks when the words stay."""


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
    waiting: list[tuple[Fact, str]] = []
    kept: set[str] = set()
    for fact in workspace.ledger.facts(item=item):
        if fact.kind == "notice":
            waiting, kept = [], set()
        elif fact.kind == COMMENT:
            text = read_text(workspace, str(fact.body["text"]))
            # Somebody may both write and be the greffe: what the checks say is a remark whoever signs it.
            if text.startswith(TOLD) or "greffe" not in roster.roles(fact.stream):
                waiting.append((fact, text))
            elif text == KEPT:
                kept.update(said for _, said in waiting)
                waiting = []
            else:
                waiting = [(each, said) for each, said in waiting if said.startswith(TOLD)]
    return NoticeRemarks(
        open=tuple(each for each, _ in waiting),
        pressing=tuple(each for each, said in waiting if said.startswith(TOLD)),
        told=frozenset(said for _, said in waiting),
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
