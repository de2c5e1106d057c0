"""Public notices: the greffe deposits the words, and nobody else changes them (art. 12).

A notice is a post whose text was signed by the greffe before anybody drafted it. The site publishes it as
it is; what the checks find in it goes to the greffe, who deposits it again if it is to change.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel, Post, PostKind, Variant
from desktop.errors import Refusal
from desktop.services.replacement import unreplaced
from desktop.services.session import Session
from desktop.services.signers import signer_name
from desktop.services.stored_json import put_text, read_text


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """The words of a notice as the greffe deposited them last. `item` is the post they belong to, `fact` the deposit."""

    item: str
    title: str
    body: str
    person: str
    at: dt.datetime
    fact: str


def deposit_notice(
    workspace: Workspace, session: Session, title: str, body: str, item: str | None = None
) -> PublicNotice:
    """Sign the words of a new notice, or of one already deposited (`item`); the greffe alone may.

    Raises `Refusal` for a title or a text without words.
    """
    title, body = re.sub(r"[ \t\r\n]+", " ", title).strip(" "), _tidy(body)
    if not all(any(character.isalnum() for character in text) for text in (title, body)):
        raise Refusal(
            "avis_incomplet",
            "Un avis a un titre et un texte. Rien n’a été déposé; complétez-le, puis recommencez.",
        )
    item = item or str(uuid.uuid4())
    fact = workspace.ledger.append(
        session.signer,
        "notice",
        item=item,
        parents=[each.hash for each in unreplaced(workspace.ledger.facts("notice", item))],
        title=put_text(workspace, title),
        body=put_text(workspace, body),
    )
    return read_notice(workspace, fact)


def notice_of(workspace: Workspace, item: str) -> PublicNotice | None:
    """The words deposited for a post, None when the greffe deposited none.

    Of two deposits signed without knowing each other, the last to arrive here counts.
    """
    facts = unreplaced(workspace.ledger.facts("notice", item))
    return read_notice(workspace, facts[-1]) if facts else None


def public_notices(workspace: Workspace) -> tuple[PublicNotice, ...]:
    """Every notice deposited, the latest first."""
    found = (read_notice(workspace, fact) for fact in last_deposits(workspace).values())
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def last_deposits(workspace: Workspace) -> dict[str, Fact]:
    """The deposit that counts of each post that has one (`notice_of`), its words unread."""
    facts = workspace.ledger.facts(kind="notice")
    return {str(fact.item): fact for fact in unreplaced(facts)}


def post_of_notice(notice: PublicNotice) -> Post:
    """The post that begins from a notice: its words on the site, nothing else."""
    site = Variant(Channel.WEBSITE, title=notice.title, body=notice.body)
    return Post(notice.item, PostKind.PUBLIC_NOTICE, (Channel.WEBSITE,), (site,))


def read_notice(workspace: Workspace, fact: Fact) -> PublicNotice:
    """The words that a deposit signs."""
    return PublicNotice(
        str(fact.item),
        read_text(workspace, str(fact.body["title"])),
        read_text(workspace, str(fact.body["body"])),
        signer_name(workspace, fact),
        dt.datetime.fromisoformat(fact.at),
        fact.hash,
    )


def _tidy(body: str) -> str:
    """The text with one kind of line end, and none after the last word."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip(" \t\n")
