"""Where a post stands, for whom: what every command asks before it acts."""

from __future__ import annotations

from db.post_state import channel_states, overall_state
from db.rules import ancestry_of
from db.workspace import Workspace
from desktop.editorial.workflow import Action, Situation, State, refusal
from desktop.services.session import Session


def state_of(workspace: Workspace, item: str) -> State:
    """The state of a post, derived from its facts; never stored as authority."""
    approval = workspace.ledger.approval(item)
    return State(overall_state(approval, channel_states(approval, workspace.ledger.facts(item=item))))


def situation_of(workspace: Workspace, session: Session, item: str) -> Situation:
    """What decides whether this person may act on `item` now."""
    roster = workspace.ledger.roster()
    approval = workspace.ledger.approval(item)
    authors: frozenset[str] = frozenset()
    if approval.head is not None:
        revisions = {fact.hash: fact for fact in workspace.ledger.facts("revision", item)}
        authors = ancestry_of(approval.head, revisions)
    people = frozenset(person for stream in authors for person in roster.persons(stream))
    return Situation(
        state=state_of(workspace, item),
        roles=session.roles(workspace),
        wrote_it=session.stream in authors or session.person in people,
        pending_draft=bool(workspace.drafts.list(post=item)),
    )


def refuse_unless_allowed(workspace: Workspace, session: Session, item: str, action: Action) -> Situation:
    """The situation, when it allows `action`; raises the `Refusal` that says why otherwise."""
    situation = situation_of(workspace, session, item)
    refused = refusal(action, situation)
    if refused is not None:
        raise refused
    return situation
