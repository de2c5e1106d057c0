"""What the direction had before her when she decided: the answers that count once a version is approved.

A justification is hers to read, a contestation hers to tick (art. 9, 14, 24). One that is written afterwards
changes nothing of what was decided: it counts once it was submitted, and decided of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from db.approval import ApprovalState
from db.facts import Fact
from db.workspace import Workspace
from desktop.services.report import waivers_in
from desktop.services.written_answers import WAIVER


@dataclass(frozen=True, slots=True)
class Heard:
    """The contestations that were ticked and the justifications that were read, as fact hashes."""

    contests: frozenset[str]
    waivers: frozenset[str]

    def __contains__(self, fact: object) -> bool:
        return fact in self.contests or fact in self.waivers


def heard_in(workspace: Workspace, approval: ApprovalState, channels: Iterable[str]) -> Heard:
    """What was heard of the last version, on these channels; see `heard`."""
    assert approval.head is not None
    found = [approval.channels[channel] for channel in channels]
    decisions = {fact for each in found for fact in each.decisions}
    undecided = {each.channel for each in found if not each.decisions}
    return heard(workspace, approval.item, approval.head, decisions, undecided)


def heard_of_revision(workspace: Workspace, item: str, revision: Fact) -> Heard:
    """What was heard of any version, the last or one that is still online; see `heard`."""
    made = [fact for fact in workspace.ledger.decisions(item) if _bears_on(fact, revision)]
    decided = {channel for fact in made for channel in fact.body["nodes"]}
    undecided = set(revision.body["nodes"]) - decided
    return heard(workspace, item, revision.hash, {fact.hash for fact in made}, undecided)


def heard(
    workspace: Workspace, item: str, revision: str, decisions: Collection[str], undecided: Collection[str]
) -> Heard:
    """The answers that `decisions` (fact hashes) were made on: those of the submission that each one followed.

    Of the channels `undecided`, an emergency that goes out first for instance (art. 19), the justifications
    are those of the last submission of `revision`; nobody ticked a contestation. Who offers a correction
    judged her own words, with all that was written until then. The order is that of arrival here.
    """
    last: dict[str, Fact] = {}
    written: set[str] = set()
    contests: set[str] = set()
    waivers: set[str] = set()
    for fact in workspace.ledger.facts(item=item):
        if fact.kind == "submission":
            last[str(fact.body["revision"])] = fact
        elif fact.kind == WAIVER:
            written.add(fact.hash)
        elif fact.hash in decisions:
            contests |= set(fact.body["contests"])
            waivers |= _read(workspace, last.get(str(fact.body["revision"])), fact.body["nodes"])
            if fact.body["corrected"] is not None:
                waivers |= written
    waivers |= _read(workspace, last.get(revision), undecided)
    return Heard(frozenset(contests), frozenset(waivers))


def _read(workspace: Workspace, submission: Fact | None, channels: Collection[str]) -> frozenset[str]:
    if submission is None or not channels:
        return frozenset()
    return waivers_in(workspace, str(submission.body["report"]), channels)


def _bears_on(decision: Fact, revision: Fact) -> bool:
    """Whether a decision is of that revision, or offered its words as a correction of the one before."""
    body = decision.body
    if body["revision"] == revision.hash:
        return True
    corrected = body["corrected"]
    taken_up = corrected is not None and corrected["content"] == revision.body["content"]
    return taken_up and body["revision"] in revision.parents
