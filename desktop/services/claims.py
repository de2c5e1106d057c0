"""Claims (réservations): permission to publish one channel once, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from db.facts import Fact
from db.fields import address
from db.workspace import Workspace
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.session import Session

FAILED = "failed"
ABANDONED = "abandoned"


def standing_claim(facts: Iterable[Fact], channel: str, node: str) -> Fact | None:
    """The claim that holds this content of a channel, None when anybody may take it.

    `facts` are those of the post, in their order of arrival. A claim ends when its holder says that nothing
    went out, or when the post is withdrawn from that channel.
    """
    standing: Fact | None = None
    for fact in facts:
        body = fact.body
        if fact.kind == "claim" and (body["channel"], body["node"]) == (channel, node):
            standing = standing or fact
        elif standing is not None and (frees(fact, standing) or withdraws(fact, channel)):
            standing = None
    return standing


def frees(fact: Fact, claim: Fact) -> bool:
    """Whether `fact` says that nothing went out under `claim`."""
    return (
        fact.kind == "attempt"
        and fact.body["claim"] == claim.hash
        and fact.body["outcome"] in {FAILED, ABANDONED}
    )


def withdraws(fact: Fact, channel: str, asset: str | None = None) -> bool:
    """Whether `fact` withdraws the whole post from a channel, or this image of it; no channel means all."""
    if fact.kind != "withdrawal" or fact.body["asset"] not in {None, asset}:
        return False
    return not fact.body["channels"] or channel in fact.body["channels"]


def give_up(workspace: Workspace, session: Session, claim: Fact, outcome: str = ABANDONED) -> Fact:
    """Sign that nothing went out under `claim`, so that it may be taken again.

    Raises `Refusal` when the publication is recorded as done, or when the claim has already ended.
    """
    _refuse_unless_open(workspace, claim)
    return workspace.ledger.append(
        session.signer, "attempt", item=claim.item, claim=claim.hash, outcome=outcome, report=None
    )


def record_receipt(
    desk: Desk, session: Session, claim: Fact, permalink: str | None, published: dt.datetime | None = None
) -> Fact:
    """Consign that a claimed channel was published, with the address it got, if it has one.

    Raises `Refusal` when it is already consigned, when the claim has ended, or for what is no web address.
    """
    if permalink is not None and not address(permalink.strip()):
        raise Refusal(
            "adresse_invalide",
            f"«\u00a0{permalink}\u00a0» n’est pas l’adresse complète d’une page du Web. Rien n’a été consigné; copiez "
            "l’adresse de la publication, qui commence par https://.",
        )
    _refuse_unless_open(desk.workspace, claim)
    return desk.workspace.ledger.append(
        session.signer,
        "receipt",
        item=claim.item,
        claim=claim.hash,
        permalink=permalink.strip() if permalink is not None else None,
        published=(published or desk.now()).isoformat(timespec="seconds"),
        capture=None,
    )


def _refuse_unless_open(workspace: Workspace, claim: Fact) -> None:
    facts = workspace.ledger.facts(item=claim.item)
    if any(fact.kind == "receipt" and fact.body["claim"] == claim.hash for fact in facts):
        raise Refusal("deja_consignee", "Cette publication est déjà consignée. Rien n’a été changé.")
    if standing_claim(facts, str(claim.body["channel"]), str(claim.body["node"])) != claim:
        raise Refusal(
            "reservation_terminee",
            "Cette réservation a pris fin\u00a0: elle a été abandonnée, ou la publication a été retirée. Rien n’a été changé.",
        )
