"""Where a post is, channel by channel and as a whole. Pure; derived from facts, never authoritative.

The codes are those the application shows under other names (`brouillon` is "Brouillon", and so on).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.approval import ApprovalState, Standing
from db.facts import Fact

DRAFT = "brouillon"
AWAITING = "en_approbation"
CHANGES_REQUESTED = "a_modifier"
REJECTED = "refusee"
CORRECTION_OFFERED = "correction_proposee"
APPROVED = "a_publier"
SCHEDULED = "programmee"
TO_READ = "motif_a_lire"
PUBLISHED = "publiee"
CORRECTED = "corrigee"
WITHDRAWN = "retiree"
CONFLICT = "conflit"

SCHEDULED_OUTCOME = "scheduled"
"""The `outcome` of an attempt that a platform accepted for a later moment."""

# A post whose channels differ is where most work is left.
_BY_WORK_LEFT = (
    CHANGES_REQUESTED,
    REJECTED,
    CORRECTION_OFFERED,
    AWAITING,
    TO_READ,
    DRAFT,
    APPROVED,
    SCHEDULED,
    CORRECTED,
    PUBLISHED,
    WITHDRAWN,
)

_OF_STANDING = {
    Standing.APPROVED: APPROVED,
    Standing.CORRECTION: CORRECTION_OFFERED,
    Standing.CHANGES: CHANGES_REQUESTED,
    Standing.REJECTED: REJECTED,
}


_OF_REASONS = {**_OF_STANDING, Standing.UNDECIDED: TO_READ, Standing.DISAGREEMENT: TO_READ}
"""Of what is out with reasons to read afterwards; once she approves of them, it is out, and nothing more."""


def channel_states(approval: ApprovalState, facts: Iterable[Fact]) -> dict[str, str]:
    """The state of each channel of the only head; empty when there is none, or several.

    `facts` are all those of the post, in their order of arrival.
    """
    facts = tuple(facts)
    claims = {fact.hash: fact for fact in facts if fact.kind == "claim"}
    waiting = AWAITING if approval.submission is not None else DRAFT
    again = next((fact.body["again"] for fact in facts if fact.hash == approval.submission), ())
    states = {}
    for channel, found in approval.channels.items():
        history = _history(facts, approval.head, channel, claims)
        outside = _outside(found.node, history)
        if outside in {PUBLISHED, CORRECTED} and channel in again and found.standing is not Standing.APPROVED:
            states[channel] = _OF_REASONS[found.standing]
        else:
            states[channel] = outside or _OF_STANDING.get(found.standing, waiting)
    return states


def overall_state(approval: ApprovalState, states: Mapping[str, str]) -> str:
    """The state of the post as a whole."""
    if approval.standing is Standing.CONFLICT:
        return CONFLICT
    return min(states.values(), key=_BY_WORK_LEFT.index, default=DRAFT)


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened to a channel outside: `state` is what it led to, `node` what was published."""

    state: str
    node: str | None
    since_head: bool


def _history(
    facts: tuple[Fact, ...], head: str | None, channel: str, claims: Mapping[str, Fact]
) -> list[_Event]:
    since_head = False
    history = []
    for fact in facts:
        since_head = since_head or fact.hash == head
        claim = claims.get(fact.body.get("claim", ""))
        if claim is not None and claim.body["channel"] == channel:
            if fact.kind == "receipt":
                history.append(_Event(PUBLISHED, str(claim.body["node"]), since_head))
            elif fact.kind == "attempt" and fact.body["outcome"] == SCHEDULED_OUTCOME:
                history.append(_Event(SCHEDULED, str(claim.body["node"]), since_head))
        elif fact.kind == "withdrawal" and _withdraws(fact, channel):
            history.append(_Event(WITHDRAWN, None, since_head))
    return history


def _withdraws(fact: Fact, channel: str) -> bool:
    """Whether the whole post leaves that channel; taking one image away leaves the post where it is."""
    return fact.body["asset"] is None and channel in (fact.body["channels"] or (channel,))


def _outside(node: str, history: list[_Event]) -> str | None:
    """What the public sees of `node`, or None while it is only an inside matter.

    A withdrawal holds until a new revision; a publication, as long as it is the last one and of this node.
    """
    if not history:
        return None
    last = history[-1]
    if last.state == WITHDRAWN:
        return WITHDRAWN if last.since_head else None
    if last.node != node:
        return None
    if last.state == SCHEDULED:
        return SCHEDULED
    earlier = {event.node for event in history if event.state == PUBLISHED}
    return CORRECTED if earlier - {node} else PUBLISHED
