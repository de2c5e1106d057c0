"""The versions of a post: who signed each, when, and what the direction decided of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel, Post
from desktop.services.posts import post_of_revision
from desktop.services.signers import signer_name
from desktop.services.stored_json import read_text

VERDICT_WORDS = {
    "approve": "Approuvée",
    "approve_with_correction": "Approuvée avec une correction",
    "changes": "Modifications demandées",
    "reject": "Refusée",
}
"""A verdict, by its code, as it is said of a version."""


@dataclass(frozen=True, slots=True)
class VersionDecision:
    """One decision on a version: its verdict in words, by whom, when, and what they wrote.

    `code` is the verdict as signed, `fact` its hash. `channels` are those it bears on.
    """

    fact: str
    code: str
    verdict: str
    person: str
    at: dt.datetime
    channels: tuple[Channel, ...]
    comment: str
    offers_correction: bool


@dataclass(frozen=True, slots=True)
class PastVersion:
    """One revision of a post. `submitted` is whether it reached the queue, `is_last` whether nothing follows it.

    `decisions` are in the order they arrived, those replaced since included.
    """

    revision: str
    author: str
    at: dt.datetime
    submitted: bool
    is_last: bool
    decisions: tuple[VersionDecision, ...]


def versions_of(workspace: Workspace, item: str) -> tuple[PastVersion, ...]:
    """Every revision of a post, the latest to arrive here first."""
    heads = workspace.ledger.heads(item)
    submitted = {str(fact.body["revision"]) for fact in workspace.ledger.facts("submission", item)}
    decisions = workspace.ledger.decisions(item)
    versions = [
        PastVersion(
            revision=fact.hash,
            author=signer_name(workspace, fact),
            at=dt.datetime.fromisoformat(fact.at),
            submitted=fact.hash in submitted,
            is_last=fact.hash in heads,
            decisions=tuple(
                said_decision(workspace, each) for each in decisions if each.body["revision"] == fact.hash
            ),
        )
        for fact in workspace.ledger.facts("revision", item)
    ]
    return tuple(reversed(versions))


def version_post(workspace: Workspace, revision: str) -> Post:
    """The words of one version. Raises `Refusal` for a revision that is not here."""
    return post_of_revision(workspace, revision)


def said_decision(workspace: Workspace, decision: Fact) -> VersionDecision:
    """A decision in words."""
    body = decision.body
    comment = body["comment"]
    return VersionDecision(
        fact=decision.hash,
        code=str(body["verdict"]),
        verdict=VERDICT_WORDS[str(body["verdict"])],
        person=signer_name(workspace, decision),
        at=dt.datetime.fromisoformat(decision.at),
        channels=tuple(channel for channel in Channel if str(channel) in body["nodes"]),
        comment=read_text(workspace, str(comment)) if comment is not None else "",
        offers_correction=body["corrected"] is not None,
    )
