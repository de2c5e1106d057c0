"""Comments that colleagues exchange about a post: signed, never published, without effect on an approval.

Among them one reads that the greffe keeps the words of its notice (art. 12), which is a fact of its own.
Their words are stored objects, which nothing erases: nobody's personal information belongs in them.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.gates.greffe import KEPT
from desktop.errors import Refusal
from desktop.services.session import Session
from desktop.services.signers import signer_name
from desktop.services.stored_json import put_text, read_text

COMMENT = "comment"
NOTICE_KEPT = "notice_kept"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `quote` is the passage it speaks of, empty when none; `revision` the version looked at.

    `person` is a name, `at` when its author's clock says it was signed (ISO 8601).
    """

    fact: str
    person: str
    at: str
    text: str
    quote: str = ""
    revision: str | None = None


def write_comment(
    workspace: Workspace,
    session: Session,
    item: str,
    text: str,
    *,
    quote: str = "",
    revision: str | None = None,
) -> Fact:
    """Sign a comment on a post. Raises `Refusal` for one without words, or of somebody without a role for it."""
    if not any(character.isalnum() for character in text):
        raise Refusal(
            "commentaire_vide",
            "Ce commentaire ne contient aucun mot. Rien n’a été enregistré; écrivez-le, puis recommencez.",
        )
    return workspace.ledger.append(
        session.signer,
        COMMENT,
        item=item,
        text=put_text(workspace, text.strip()),
        quote=put_text(workspace, quote.strip()) if quote.strip() else None,
        revision=revision,
    )


def comments_of(workspace: Workspace, item: str) -> tuple[Comment, ...]:
    """The comments on a post, in the order they arrived here."""
    return tuple(
        _read(workspace, fact)
        for fact in workspace.ledger.facts(item=item)
        if fact.kind in {COMMENT, NOTICE_KEPT}
    )


def _read(workspace: Workspace, fact: Fact) -> Comment:
    name = signer_name(workspace, fact)
    if fact.kind == NOTICE_KEPT:
        return Comment(fact.hash, name, fact.at, KEPT)
    quote = fact.body["quote"]
    return Comment(
        fact=fact.hash,
        person=name,
        at=fact.at,
        text=read_text(workspace, str(fact.body["text"])),
        quote=read_text(workspace, str(quote)) if quote is not None else "",
        revision=fact.body["revision"],
    )
