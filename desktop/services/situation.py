"""Where a post stands, for whom: what every command asks before it acts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from db.approval import ApprovalState
from db.post_state import channel_states, overall_state
from db.rules import ancestry_of
from db.workspace import Workspace
from desktop.editorial.post_json import post_from_json
from desktop.editorial.variant import publishes_the_same
from desktop.editorial.workflow import Action, Situation, State, refusal
from desktop.errors import Refusal
from desktop.services.emergencies import let_out_channels
from desktop.services.posts import base_of, post_of_revision
from desktop.services.session import Session


def state_of(workspace: Workspace, item: str) -> State:
    """The state of a post, derived from its facts; never stored as authority."""
    approval = workspace.ledger.approval(item)
    return State(overall_state(approval, states_of(workspace, approval)))


def states_of(workspace: Workspace, approval: ApprovalState) -> Mapping[str, State]:
    """The state of each channel of a post's only head; empty when there is none, or several."""
    states = channel_states(approval, workspace.ledger.facts(item=approval.item))
    return {channel: State(state) for channel, state in states.items()}


def situation_of(
    workspace: Workspace, session: Session, item: str, channels: Collection[str] | None = None
) -> Situation:
    """What decides whether this person may act on `item` now, on all or some of its channels."""
    approval = workspace.ledger.approval(item)
    states = states_of(workspace, approval)
    judged = {name: state for name, state in states.items() if channels is None or name in channels}
    draft = workspace.drafts.load(item, session.person)
    return Situation(
        state=State(overall_state(approval, judged)),
        roles=session.roles(workspace),
        wrote_it=_wrote(workspace, session, _authors(workspace, approval)),
        wrote_head=_wrote(workspace, session, _author(workspace, approval)),
        pending_draft=has_pending_draft(workspace, item, approval.head),
        reconciled=draft is not None and base_of(draft) == approval.heads,
    )


def situation_to_publish(
    workspace: Workspace, session: Session, item: str, channels: Collection[str] | None = None
) -> Situation:
    """As `situation_of`; an emergency let out before its approval counts as approved (art. 19)."""
    situation = situation_of(workspace, session, item, channels)
    approval = workspace.ledger.approval(item)
    let_out = let_out_channels(workspace, approval) if situation.state is State.AWAITING else frozenset()
    others = set(approval.channels if channels is None else channels) - let_out
    if let_out and others:
        return situation_of(workspace, session, item, others)
    return replace(situation, state=State.APPROVED) if let_out else situation


def refuse_unless_allowed(
    workspace: Workspace,
    session: Session,
    item: str,
    action: Action,
    channels: Collection[str] | None = None,
) -> Situation:
    """The situation, when it allows `action`; raises the `Refusal` that says why otherwise."""
    judge = situation_to_publish if action is Action.PUBLISH else situation_of
    situation = judge(workspace, session, item, channels)
    refused = refusal(action, situation)
    if refused is not None:
        raise refused
    return situation


def has_pending_draft(workspace: Workspace, item: str, head: str | None) -> bool:
    """Whether somebody on this workstation has written something that the head does not say."""
    drafts = workspace.drafts.list(post=item)
    if not drafts or head is None:
        return bool(drafts)
    published = post_of_revision(workspace, head)
    for draft in drafts:
        try:
            if not publishes_the_same(post_from_json(draft.text), published):
                return True
        except Refusal:
            return True  # words that cannot be read here may still be the latest
    return False


def _authors(workspace: Workspace, approval: ApprovalState) -> frozenset[str]:
    """The streams that wrote the head or any revision it descends from."""
    if approval.head is None:
        return frozenset()
    revisions = {fact.hash: fact for fact in workspace.ledger.facts("revision", approval.item)}
    return ancestry_of(approval.head, revisions)


def _author(workspace: Workspace, approval: ApprovalState) -> frozenset[str]:
    head = workspace.ledger.fact(approval.head) if approval.head is not None else None
    return frozenset({head.stream}) if head is not None else frozenset()


def _wrote(workspace: Workspace, session: Session, streams: frozenset[str]) -> bool:
    """Whether one of these streams is the person's: this key, or another of theirs."""
    roster = workspace.ledger.roster()
    people = {person for stream in streams for person in roster.persons(stream)}
    return session.stream in streams or session.person in people
