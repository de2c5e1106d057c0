"""Decisions as they are signed: each names those it replaces, and two that disagree never approve."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from db.facts import Fact
from db.ledger import Entry
from db.workspace import Workspace
from desktop.editorial.civil_dates import civil_day, french_day
from desktop.errors import Refusal
from desktop.services.replacement import unreplaced
from desktop.services.session import Session
from desktop.services.signers import signer_name
from desktop.services.stored_json import put_text

VERDICTS = {
    "approve": "a approuvé",
    "approve_with_correction": "a approuvé avec une correction",
    "changes": "a demandé des modifications",
    "reject": "a refusé",
}


def live_decisions(workspace: Workspace, item: str, revision: str) -> dict[str, Fact]:
    """The decisions on a revision that no other one replaces, by hash."""
    made = [each for each in workspace.ledger.decisions(item) if each.body["revision"] == revision]
    return {each.hash: each for each in unreplaced(made)}


def same_head(workspace: Workspace, item: str, revision: str) -> Fact:
    """The head of the post, which must be the revision that was looked at; raises `Refusal` otherwise."""
    head = workspace.ledger.fact(revision)
    if head is None or workspace.ledger.heads(item) != (revision,):
        raise Refusal(
            "revision_depassee",
            "La publication a changé depuis que vous l’avez ouverte. Rien n’a été décidé; "
            "relisez la nouvelle version, les différences y sont montrées.",
        )
    return head


def refuse_unticked(left: Collection[str]) -> None:
    """Raises `Refusal` when contestations are left to accept."""
    if left:
        waiting = (
            "1 point contesté attend votre accord."
            if len(left) == 1
            else f"{len(left)} points contestés attendent votre accord, un par un."
        )
        raise Refusal("contestations_a_cocher", f"{waiting} Rien n’a été décidé.")


def sign_decision(
    workspace: Workspace,
    session: Session,
    head: Fact,
    verdict: str,
    channels: Collection[str] | None = None,
    *,
    comment: str = "",
    corrected: Mapping[str, Any] | None = None,
    objects: Iterable[str] = (),
    contests: Iterable[str] = (),
    replaces: Iterable[str] = (),
) -> Fact:
    """Sign a decision on some channels of the head (all by default), naming the decisions it replaces.

    It replaces the person's own on these channels; what they decided of the others is signed again with it.
    """
    decided = set(channels) if channels is not None else set(head.body["nodes"])
    live = live_decisions(workspace, str(head.item), head.hash).values()
    touched = [each for each in live if decided & each.body["nodes"].keys()]
    mine = [each for each in touched if _same_person(workspace, session, each)]
    others = [each for each in touched if each not in mine]
    named = set(replaces)
    _refuse_contrary(workspace, [each for each in others if each.hash not in named], verdict)
    entry = Entry(
        kind="decision",
        item=head.item,
        parents=tuple(each.hash for each in (*mine, *others) if each in mine or each.hash in named),
        objects=tuple(objects),
        fields={
            "revision": head.hash,
            "content": head.body["content"],
            "nodes": {name: node for name, node in head.body["nodes"].items() if name in decided},
            "verdict": verdict,
            "corrected": dict(corrected) if corrected is not None else None,
            "contests": sorted(set(contests)),
            "comment": put_text(workspace, comment.strip()) if comment.strip() else None,
        },
    )
    kept = [_remainder(each, decided) for each in mine if each.body["nodes"].keys() - decided]
    return workspace.ledger.append_many(session.signer, (entry, *kept))[0]


def _remainder(decision: Fact, decided: Collection[str]) -> Entry:
    """What an earlier decision said of the channels that a new one leaves alone."""
    body = json.loads(decision.raw)
    names = ("revision", "content", "verdict", "corrected", "contests", "comment")
    nodes = {name: node for name, node in body["nodes"].items() if name not in decided}
    return Entry(
        kind="decision",
        item=decision.item,
        parents=(decision.hash,),
        objects=decision.objects,
        fields={name: body[name] for name in names} | {"nodes": nodes},
    )


def _same_person(workspace: Workspace, session: Session, decision: Fact) -> bool:
    return decision.stream == session.stream or session.person in workspace.ledger.roster().persons(
        decision.stream
    )


def _refuse_contrary(workspace: Workspace, others: Iterable[Fact], verdict: str) -> None:
    """Two directions that disagree never approve together: whoever prevails says so."""
    contrary = [
        each for each in others if each.body["verdict"] != verdict or verdict == "approve_with_correction"
    ]
    if contrary:
        raise Refusal(
            "decision_contraire",
            "Une autre personne de la direction a décidé autrement de cette version. Sa décision est conservée et rien "
            "n’a été décidé; dites que la vôtre la remplace, ou entendez-vous avec elle.",
            tuple(_said(workspace, each) for each in contrary),
        )


def _said(workspace: Workspace, decision: Fact) -> str:
    day = french_day(civil_day(dt.datetime.fromisoformat(decision.at)))
    return f"{signer_name(workspace, decision)} {VERDICTS[decision.body['verdict']]} le {day}."
