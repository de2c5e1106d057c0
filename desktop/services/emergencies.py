"""Emergencies that went out before they were approved, as their facts tell (art. 19). Reads only."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from db.approval import ApprovalState, Standing
from db.facts import Fact
from db.workspace import Workspace
from desktop.services.replacement import unreplaced
from desktop.services.signers import signer_name
from desktop.services.stored_json import read_text


class ReviewVerdict(enum.StrEnum):
    """What the direction says of an emergency afterwards. The value is what a fact holds."""

    CONFIRMED = "confirmed"
    TO_CORRECT = "to_correct"
    TO_WITHDRAW = "to_withdraw"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS[self]


_LABELS = {
    ReviewVerdict.CONFIRMED: "Conforme, rien à changer",
    ReviewVerdict.TO_CORRECT: "À corriger",
    ReviewVerdict.TO_WITHDRAW: "À retirer",
}


@dataclass(frozen=True, slots=True)
class EmergencyReview:
    """What the direction said afterwards."""

    verdict: ReviewVerdict
    person: str
    at: dt.datetime
    comment: str


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency let out before its approval. `went_out` is whether a channel was really handed over."""

    fact: str
    item: str
    revision: str
    channels: frozenset[str]
    person: str
    at: dt.datetime
    reason: str
    went_out: bool
    review: EmergencyReview | None

    @property
    def to_review(self) -> bool:
        """Whether the direction has it to look at: it went out, and nobody reviewed it."""
        return self.went_out and self.review is None


def let_out_channels(workspace: Workspace, approval: ApprovalState) -> frozenset[str]:
    """The channels of the last version that may go out before they are approved.

    A decision against that version ends it; so does a new version.
    """
    if approval.head is None:
        return frozenset()
    let_out = {
        str(channel)
        for fact in workspace.ledger.facts("emergency", approval.item)
        if fact.body["revision"] == approval.head
        for channel in fact.body["channels"]
    }
    return frozenset(
        channel
        for channel, found in approval.channels.items()
        if channel in let_out and found.standing is Standing.UNDECIDED
    )


def emergencies_of(workspace: Workspace, item: str) -> tuple[Emergency, ...]:
    """The emergencies of a post, in the order they arrived here."""
    facts = workspace.ledger.facts(item=item)
    reviews = unreplaced(fact for fact in facts if fact.kind == "emergency_review")
    claimed = [fact for fact in facts if fact.kind == "claim"]
    return tuple(_emergency(workspace, fact, claimed, reviews) for fact in facts if fact.kind == "emergency")


def emergencies_to_review(workspace: Workspace) -> tuple[Emergency, ...]:
    """Every emergency that the direction has to look at, the oldest first."""
    items = dict.fromkeys(str(fact.item) for fact in workspace.ledger.facts(kind="emergency"))
    found = (each for item in items for each in emergencies_of(workspace, item) if each.to_review)
    return tuple(sorted(found, key=lambda each: each.at))


def _emergency(workspace: Workspace, fact: Fact, claimed: list[Fact], reviews: list[Fact]) -> Emergency:
    body = fact.body
    own = [review for review in reviews if review.body["emergency"] == fact.hash]
    went_out = any(
        claim.body["revision"] == body["revision"] and claim.body["channel"] in body["channels"]
        for claim in claimed
    )
    return Emergency(
        fact=fact.hash,
        item=str(fact.item),
        revision=str(body["revision"]),
        channels=frozenset(body["channels"]),
        person=signer_name(workspace, fact),
        at=dt.datetime.fromisoformat(fact.at),
        reason=read_text(workspace, str(body["reason"])),
        went_out=went_out,
        review=_review(workspace, own[-1]) if own else None,
    )


def _review(workspace: Workspace, fact: Fact) -> EmergencyReview:
    comment = fact.body["comment"]
    return EmergencyReview(
        ReviewVerdict(fact.body["verdict"]),
        signer_name(workspace, fact),
        dt.datetime.fromisoformat(fact.at),
        read_text(workspace, str(comment)) if comment is not None else "",
    )
