"""What the decisions on a post amount to, channel by channel. Derived, never stored as authority."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from db.errors import Refusal
from db.facts import Fact
from db.roster import Roster
from db.validity import check_not_author


class Standing(enum.StrEnum):
    """How a revision, or one of its channels, stands before the direction générale."""

    EMPTY = "empty"
    """No revision yet."""
    CONFLICT = "conflict"
    """Several heads: someone must merge before anything can be decided."""
    UNDECIDED = "undecided"
    """No decision that counts."""
    APPROVED = "approved"
    """At least one decision that counts, and all of them approve exactly this."""
    CORRECTION = "correction"
    """Approved with a correction that the author has not taken up yet."""
    CHANGES = "changes"
    """Changes were asked for."""
    REJECTED = "rejected"
    """Rejected."""
    DISAGREEMENT = "disagreement"
    """The decisions that count do not agree: this is never an approval."""


APPROVAL_KINDS = frozenset({"revision", "submission", "decision"})

_OF_VERDICT = {
    "approve": Standing.APPROVED,
    "approve_with_correction": Standing.CORRECTION,
    "changes": Standing.CHANGES,
    "reject": Standing.REJECTED,
}


@dataclass(frozen=True, slots=True)
class ChannelApproval:
    """How one channel of the head stands; `node` is what would be published, `decisions` those that count."""

    channel: str
    node: str
    standing: Standing
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApprovalState:
    """How a post stands.

    `head` and `content` are None unless there is exactly one head; `channels` is empty then. `submission`
    is the last submission of the head, if any. `standing` sums the channels up: theirs when all agree,
    `UNDECIDED` when some still wait, `DISAGREEMENT` otherwise.
    """

    item: str
    heads: tuple[str, ...]
    head: str | None
    content: str | None
    standing: Standing
    channels: Mapping[str, ChannelApproval]
    submission: str | None = None

    def is_approved(self, channel: str) -> bool:
        """Whether that channel of the head may be published as it is."""
        found = self.channels.get(channel)
        return found is not None and found.standing is Standing.APPROVED


def approval_state(item: str, facts: Iterable[Fact], roster: Roster) -> ApprovalState:
    """The state of a post from its revisions, submissions and decisions (`APPROVAL_KINDS`; others are ignored).

    The order of `facts` matters in one thing only: which submission of the head is the last.
    """
    facts = tuple(facts)
    revisions = {fact.hash: fact for fact in facts if fact.kind == "revision"}
    decisions = [fact for fact in facts if fact.kind == "decision"]
    heads = heads_of(revisions.values())
    if len(heads) != 1:
        standing = Standing.CONFLICT if heads else Standing.EMPTY
        return ApprovalState(item, heads, None, None, standing, MappingProxyType({}))
    head = revisions[heads[0]]
    bearing = _bearing(head, revisions, decisions, roster)
    channels = {
        channel: _channel(
            channel, node, [(verdict, fact) for verdict, nodes, fact in bearing if channel in nodes]
        )
        for channel, node in head.body["nodes"].items()
    }
    submissions = [
        fact.hash for fact in facts if fact.kind == "submission" and fact.body["revision"] == head.hash
    ]
    return ApprovalState(
        item=item,
        heads=heads,
        head=head.hash,
        content=str(head.body["content"]),
        standing=_together([each.standing for each in channels.values()]),
        channels=MappingProxyType(channels),
        submission=submissions[-1] if submissions else None,
    )


def heads_of(revisions: Iterable[Fact]) -> tuple[str, ...]:
    """The revisions without a child, sorted."""
    revisions = tuple(revisions)
    with_child = {parent for fact in revisions for parent in fact.parents}
    return tuple(sorted(fact.hash for fact in revisions if fact.hash not in with_child))


def ancestry_of(revision: str, revisions: Mapping[str, Fact]) -> frozenset[str]:
    """The streams that signed a revision and every revision it descends from."""
    streams, seen, waiting = set(), set(), [revision]
    while waiting:
        wanted = waiting.pop()
        if wanted not in seen and wanted in revisions:
            seen.add(wanted)
            streams.add(revisions[wanted].stream)
            waiting.extend(revisions[wanted].parents)
    return frozenset(streams)


_Bearing = tuple[Standing, Mapping[str, str], Fact]


def _bearing(
    head: Fact, revisions: Mapping[str, Fact], decisions: list[Fact], roster: Roster
) -> list[_Bearing]:
    """The live decisions that bear on the head: those made on it, and a correction it takes up.

    A correction passes to the head only if the author took up exactly those words and nobody said
    anything else of the revision it corrects.
    """
    live = _live(revisions, decisions, roster)
    own = [
        (_OF_VERDICT[fact.body["verdict"]], fact.body["nodes"], fact)
        for fact in live
        if fact.body["revision"] == head.hash
    ]
    if len(head.parents) != 1 or head.parents[0] not in revisions:
        return own
    parent = revisions[head.parents[0]]
    before = [fact for fact in live if fact.body["revision"] == parent.hash]
    taken_up = (
        same_author(head, parent, roster)
        and all(fact.body["verdict"] == "approve_with_correction" for fact in before)
        and all(fact.body["corrected"]["content"] == head.body["content"] for fact in before)
    )
    return own + [(Standing.APPROVED, _corrected_nodes(fact), fact) for fact in before if taken_up]


def _corrected_nodes(decision: Fact) -> Mapping[str, str]:
    """The channels a correction approves: those it decided, as it corrected them."""
    return {
        channel: node
        for channel, node in decision.body["corrected"]["nodes"].items()
        if channel in decision.body["nodes"]
    }


def same_author(first: Fact, second: Fact, roster: Roster) -> bool:
    """Whether two facts come from one key, or from two keys of one person."""
    return first.stream == second.stream or bool(roster.persons(first.stream) & roster.persons(second.stream))


def _live(revisions: Mapping[str, Fact], decisions: list[Fact], roster: Roster) -> list[Fact]:
    """The decisions that count today and that no other one that counts replaces."""
    counting = [fact for fact in decisions if _counts(fact, revisions, roster)]
    replaced = {parent for fact in counting for parent in fact.parents}
    return sorted((fact for fact in counting if fact.hash not in replaced), key=lambda fact: fact.hash)


def _counts(decision: Fact, revisions: Mapping[str, Fact], roster: Roster) -> bool:
    """Judged with the roster of today: a revocation that arrived later undoes what it leaves out."""
    revision = revisions.get(decision.body["revision"])
    if revision is None or not roster.holds(decision.stream, "direction", decision.seq):
        return False
    try:
        check_not_author(decision, ancestry_of(revision.hash, revisions), roster)
    except Refusal:
        return False
    return True


def _channel(channel: str, node: str, bearing: list[tuple[Standing, Fact]]) -> ChannelApproval:
    standings = {standing for standing, _ in bearing}
    if not standings:
        standing = Standing.UNDECIDED
    elif len(standings) == 1:
        standing = standings.pop()
    else:
        standing = Standing.DISAGREEMENT
    return ChannelApproval(channel, node, standing, tuple(sorted({fact.hash for _, fact in bearing})))


def _together(standings: list[Standing]) -> Standing:
    if len(set(standings)) == 1:
        return standings[0]
    return Standing.UNDECIDED if Standing.UNDECIDED in standings else Standing.DISAGREEMENT
