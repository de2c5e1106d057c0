"""What the direction has before her to decide of one post: the exact content, the points, who said what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.facts import Fact
from db.rules import ApprovalState
from db.workspace import Workspace
from desktop.editorial.manifest_reading import post_of_manifest
from desktop.editorial.post import Channel, Post
from desktop.editorial.post_differences import PostDifferences, post_differences
from desktop.editorial.variant import parent_channel, resolve
from desktop.editorial.workflow import TO_DECIDE, Action, State, refusal
from desktop.errors import Refusal
from desktop.services.comments import Comment, comments_of
from desktop.services.decision_images import JudgedImage, judged_images
from desktop.services.decision_points import Points, points_of
from desktop.services.desk import Desk
from desktop.services.election_checklist import Confirmed, lists_of
from desktop.services.emergencies import Emergency, emergencies_of
from desktop.services.external_links import SeenLink, seen_links
from desktop.services.image_records import records_of
from desktop.services.in_force import profile_in_force
from desktop.services.kept_words import KeptWords, kept_words
from desktop.services.posts import manifest_of_revision, post_of_revision
from desktop.services.previews import NodeToShow, nodes_to_show
from desktop.services.report import answers_in
from desktop.services.seen import seen_revision
from desktop.services.session import Session
from desktop.services.signed_decisions import VERDICTS, live_decisions
from desktop.services.signers import signer_name
from desktop.services.situation import situation_of, states_of
from desktop.services.stored_json import read_json, read_text

DECISIONS = (Action.APPROVE, Action.APPROVE_WITH_CORRECTION, Action.REQUEST_CHANGES, Action.REJECT)


@dataclass(frozen=True, slots=True)
class MadeDecision:
    """A decision on this version that no other replaces; `mine` when the person at work signed it."""

    fact: str
    person: str
    verdict: str
    at: dt.datetime
    channels: tuple[Channel, ...]
    comment: str
    mine: bool

    @property
    def said(self) -> str:
        """`a approuvé`, `a refusé`…"""
        return VERDICTS[self.verdict]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed since an earlier version: the one this person saw, else decided, else the preceding one.

    `answers` are the justifications and contestations (fact hashes) that its submission did not bind, `dropped`
    those that it alone bound.
    """

    revision: str
    since: str
    differences: PostDifferences
    answers: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()

    @property
    def only_answers(self) -> str:
        """What to say of words that are the same with other reasons, empty otherwise."""
        if self.differences or not (self.answers or self.dropped):
            return ""
        return (
            "Mêmes mots, nouvelles justifications" if self.answers else "Mêmes mots, justifications retirées"
        )


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """Everything shown of a post to decide. `content` is the fingerprint that a decision signs.

    `states` gives where each channel stands, `waiting` those to decide of. `refusals` says why an action is
    not this person's to take, one that is absent may be taken. `compared` is None for a first version.
    `kept` is what this person was writing and did not sign. `lists` are those of an election period that were
    confirmed of this version; `emergencies` those that went out before their approval, whatever the version;
    `links` the external pages it leads to.
    """

    item: str
    revision: str
    content: str
    post: Post
    title: str
    author: str
    submitted: dt.datetime | None
    nodes: tuple[NodeToShow, ...]
    node_hashes: Mapping[Channel, str]
    states: Mapping[Channel, State]
    points: Points
    images: tuple[JudgedImage, ...]
    decisions: tuple[MadeDecision, ...]
    comments: tuple[Comment, ...]
    refusals: Mapping[Action, str]
    compared: Compared | None
    kept: KeptWords
    lists: tuple[Confirmed, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    links: tuple[SeenLink, ...] = ()

    @property
    def waiting(self) -> tuple[Channel, ...]:
        """The channels that nobody decided of, or on which two directions disagree."""
        return tuple(channel for channel, state in self.states.items() if state in TO_DECIDE)

    @property
    def only_reasons(self) -> bool:
        """Whether all that waits is already out: what is decided of is the reasons written since (art. 9)."""
        waiting = self.waiting
        return bool(waiting) and all(self.states[channel] is State.TO_READ for channel in waiting)

    @property
    def to_review(self) -> Emergency | None:
        """The emergency that went out before its approval, to look at now."""
        return next((each for each in self.emergencies if each.to_review), None)

    @property
    def others(self) -> tuple[str, ...]:
        """The decisions of somebody else that stand, as `replaces` wants them."""
        return tuple(decision.fact for decision in self.decisions if not decision.mine)


def decision_file(desk: Desk, session: Session, item: str) -> DecisionFile:
    """The file of the last version of a post. Raises `Refusal` when there is none, or two to reconcile."""
    workspace = desk.workspace
    approval = workspace.ledger.approval(item)
    head = workspace.ledger.fact(approval.head) if approval.head is not None else None
    if head is None:
        raise Refusal(
            "rien_a_decider",
            "Cette publication n’a pas une seule dernière version à montrer. Rien n’a été changé; la rédaction "
            "doit d’abord la soumettre, ou réunir ses deux versions.",
        )
    post = post_of_manifest(manifest_of_revision(workspace, head))
    nodes = nodes_to_show(workspace, head)
    submission = workspace.ledger.fact(approval.submission) if approval.submission is not None else None
    states = states_of(workspace, approval)
    assets = {str(image["asset"]) for shown in nodes for image in shown.node["images"]}
    return DecisionFile(
        item=item,
        revision=head.hash,
        content=str(head.body["content"]),
        post=post,
        title=resolve(post, parent_channel(post)).title,
        author=signer_name(workspace, head),
        submitted=dt.datetime.fromisoformat(submission.at) if submission is not None else None,
        nodes=nodes,
        node_hashes={shown.channel: str(head.body["nodes"][str(shown.channel)]) for shown in nodes},
        states={shown.channel: states[str(shown.channel)] for shown in nodes},
        points=points_of(workspace, post, _report(workspace, submission)),
        images=judged_images(nodes, records_of(workspace, assets)),
        decisions=made_decisions(workspace, session, item, head.hash),
        comments=comments_of(workspace, item),
        refusals=_refusals(workspace, session, approval),
        compared=_compared(workspace, session, head, post, submission),
        kept=kept_words(workspace, session, head.hash),
        lists=lists_of(workspace, item, head.hash),
        links=seen_links(workspace, post, profile_in_force(workspace).profile, desk.now()),
        emergencies=tuple(each for each in emergencies_of(workspace, item) if each.went_out),
    )


def made_decisions(
    workspace: Workspace, session: Session, item: str, revision: str
) -> tuple[MadeDecision, ...]:
    """The decisions on a version that stand."""
    roster = workspace.ledger.roster()
    return tuple(
        MadeDecision(
            fact=fact.hash,
            person=signer_name(workspace, fact),
            verdict=str(fact.body["verdict"]),
            at=dt.datetime.fromisoformat(fact.at),
            channels=tuple(channel for channel in Channel if str(channel) in fact.body["nodes"]),
            comment=read_text(workspace, fact.body["comment"]) if fact.body["comment"] else "",
            mine=fact.stream == session.stream or session.person in roster.persons(fact.stream),
        )
        for fact in live_decisions(workspace, item, revision).values()
    )


def _report(workspace: Workspace, submission: Fact | None) -> Mapping[str, Any]:
    if submission is None:
        return {"channels": {}}
    return read_json(workspace, str(submission.body["report"]))


def _refusals(workspace: Workspace, session: Session, approval: ApprovalState) -> dict[Action, str]:
    situation = situation_of(workspace, session, approval.item)
    refused = {action: refusal(action, situation) for action in DECISIONS}
    if approval.submission is None:
        refused[Action.APPROVE] = refused[Action.APPROVE] or Refusal(
            "non_soumise", "Cette version n’a pas été soumise à l’approbation."
        )
    return {action: found.message for action, found in refused.items() if found is not None}


def _compared(
    workspace: Workspace, session: Session, head: Fact, post: Post, submission: Fact | None
) -> Compared | None:
    """Against the version this person saw, else the last one decided, else the one it descends from."""
    revisions = {fact.hash for fact in workspace.ledger.facts("revision", head.item)} - {head.hash}
    seen = seen_revision(workspace, session, str(head.item))
    decided = [str(fact.body["revision"]) for fact in workspace.ledger.decisions(str(head.item))]
    candidates = [
        (seen, "depuis que vous l’avez vue"),
        *((revision, "depuis la dernière version décidée") for revision in reversed(decided)),
        *((parent, "depuis la version précédente") for parent in head.parents),
    ]
    for revision, since in candidates:
        if revision in revisions:
            before = post_of_revision(workspace, str(revision))
            differences = post_differences(before, post)
            facts = workspace.ledger.facts("submission", str(head.item))
            earlier = [fact for fact in facts if fact.body["revision"] == revision]
            had, has = (_bound(workspace, fact) for fact in (earlier[-1] if earlier else None, submission))
            return Compared(str(revision), since, differences, has - had, had - has)
    return None


def _bound(workspace: Workspace, submission: Fact | None) -> frozenset[str]:
    return answers_in(workspace, str(submission.body["report"])) if submission is not None else frozenset()
