"""One door for the four decisions of the direction, with the proof that she is there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.facts import Fact
from desktop.editorial.post import Channel, Post
from desktop.editorial.workflow import Action
from desktop.services.correction import approve_with_correction
from desktop.services.decision import approve, reject, request_changes
from desktop.services.desk import Desk
from desktop.services.kept_words import forget_words
from desktop.services.session import Session
from desktop.services.signature import OpenSignature, refuse_unless_open


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision as somebody asks for it: on the version that was looked at, on these channels.

    `ticked` are the contestations accepted one by one, `replaces` the decisions knowingly set aside, and
    `corrected` the words wanted, for `APPROVE_WITH_CORRECTION` only.
    """

    action: Action
    item: str
    revision: str
    channels: tuple[Channel, ...]
    ticked: frozenset[str] = frozenset()
    comment: str = ""
    replaces: tuple[str, ...] = ()
    corrected: Post | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: by whom, when (zoned), on which content and channels."""

    fact: str
    action: Action
    item: str
    person: str
    at: dt.datetime
    content: str
    channels: tuple[Channel, ...]


def decide(desk: Desk, session: Session, wish: Wish, signature: OpenSignature | None) -> Signed:
    """Sign a decision. Raises `Refusal` when the passphrase must be asked again, or as each decision does."""
    refuse_unless_open(desk, session, signature)
    fact = _signed(desk, session, wish)
    forget_words(desk.workspace, session, wish.revision)
    corrected = fact.body["corrected"]
    return Signed(
        fact=fact.hash,
        action=wish.action,
        item=wish.item,
        person=session.name,
        at=dt.datetime.fromisoformat(fact.at),
        content=str(corrected["content"] if corrected is not None else fact.body["content"]),
        channels=tuple(channel for channel in Channel if str(channel) in fact.body["nodes"]),
    )


def _signed(desk: Desk, session: Session, wish: Wish) -> Fact:
    item, revision, comment = wish.item, wish.revision, wish.comment
    if wish.action is Action.REQUEST_CHANGES:
        return request_changes(desk, session, item, revision, comment, wish.channels, wish.replaces)
    if wish.action is Action.REJECT:
        return reject(desk, session, item, revision, comment, wish.channels, wish.replaces)
    if wish.action is Action.APPROVE_WITH_CORRECTION:
        assert wish.corrected is not None
        return approve_with_correction(
            desk,
            session,
            item,
            revision,
            wish.corrected,
            ticked=wish.ticked,
            comment=comment,
            replaces=wish.replaces,
        )
    return approve(
        desk,
        session,
        item,
        revision,
        channels=wish.channels,
        ticked=wish.ticked,
        comment=comment,
        replaces=wish.replaces,
    )
