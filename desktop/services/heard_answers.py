"""What the direction had before her when she decided: the answers that count once a version is approved.

A justification is hers to read, a contestation hers to tick (art. 9, 14, 24). One that is written afterwards
changes nothing of what was decided: it counts once it was submitted, and decided of. In the same way, one that is
changed or withdrawn afterwards still counts for what was submitted with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from db.approval import ApprovalState
from db.facts import Fact
from db.rules import WAIVER, answers_in_force
from db.workspace import Workspace
from desktop.services.replacement import unreplaced
from desktop.services.report import contests_in, waivers_in
from desktop.services.written_answers import answers_of, signed_answers


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
    """What was heard of any version, the last or one that is still online; see `heard`.

    Of words already out, the reasons that she approved of afterwards are heard too: a later version says the same
    there, byte for byte.
    """
    made = [fact for fact in workspace.ledger.decisions(item) if _bears_on(fact, revision)]
    decided = {channel for fact in made for channel in fact.body["nodes"]}
    for fact, same in _approved_elsewhere(workspace, item, revision):
        made.append(fact)
        decided |= same
    undecided = set(revision.body["nodes"]) - decided
    return heard(workspace, item, revision.hash, {fact.hash for fact in made}, undecided)


def heard(
    workspace: Workspace, item: str, revision: str, decisions: Collection[str], undecided: Collection[str]
) -> Heard:
    """The answers that `decisions` (fact hashes) were made on: those of the submission that each one followed.

    Of the channels `undecided`, an emergency that goes out first for instance (art. 19), the justifications
    are those of the last submission of `revision`; nobody ticked a contestation. Who offers a correction
    judged her own words, with all the justifications in force then. The order is that of arrival here.
    """
    last: dict[str, Fact] = {}
    before: list[Fact] = []
    contests: set[str] = set()
    waivers: set[str] = set()
    for fact in workspace.ledger.facts(item=item):
        if fact.kind == "submission":
            last[str(fact.body["revision"])] = fact
        elif fact.hash in decisions:
            contests |= set(fact.body["contests"])
            waivers |= _read(workspace, last.get(str(fact.body["revision"])), fact.body["nodes"])
            if fact.body["corrected"] is not None:
                in_force = answers_in_force(before, workspace.ledger.roster())
                waivers |= {each.hash for each in before if each.kind == WAIVER and each.hash in in_force}
        before.append(fact)
    waivers |= _read(workspace, last.get(revision), undecided)
    return Heard(frozenset(contests), frozenset(waivers))


def bound_answers(workspace: Workspace, revision: str) -> Heard | None:
    """The answers that the last submission of a version was signed with; None for a version never submitted."""
    fact = workspace.ledger.fact(revision)
    assert fact is not None
    submitted = [
        each for each in workspace.ledger.facts("submission", fact.item) if each.body["revision"] == revision
    ]
    if not submitted:
        return None
    report, channels = str(submitted[-1].body["report"]), frozenset(fact.body["nodes"])
    return Heard(contests_in(workspace, report, channels), waivers_in(workspace, report, channels))


def answers_before_her(workspace: Workspace, revision: str) -> Heard:
    """What the direction corrects a version with: the answers it was submitted with, and those since of other points.

    A reason changed or withdrawn since the submission is the one she reads.
    """
    fact = workspace.ledger.fact(revision)
    assert fact is not None
    item = str(fact.item)
    bound = bound_answers(workspace, revision) or Heard(frozenset(), frozenset())
    shown = {(each.kind, each.key) for each in signed_answers(workspace, item) if each.fact in bound}
    since = [each for each in answers_of(workspace, item) if (each.kind, each.key) not in shown]
    return Heard(
        bound.contests | {each.fact for each in since if each.kind != WAIVER},
        bound.waivers | {each.fact for each in since if each.kind == WAIVER},
    )


def _read(workspace: Workspace, submission: Fact | None, channels: Collection[str]) -> frozenset[str]:
    if submission is None or not channels:
        return frozenset()
    return waivers_in(workspace, str(submission.body["report"]), channels)


def _approved_elsewhere(
    workspace: Workspace, item: str, revision: Fact
) -> Iterator[tuple[Fact, frozenset[str]]]:
    """The decisions that stand and approve another version, with its channels that say just what `revision` does."""
    for fact in unreplaced(workspace.ledger.decisions(item)):
        if fact.body["verdict"] == "approve" and not _bears_on(fact, revision):
            nodes = fact.body["nodes"].items()
            same = frozenset(name for name, node in nodes if revision.body["nodes"].get(name) == node)
            if same:
                yield fact, same


def _bears_on(decision: Fact, revision: Fact) -> bool:
    """Whether a decision is of that revision, or offered its words as a correction of the one before."""
    body = decision.body
    if body["revision"] == revision.hash:
        return True
    corrected = body["corrected"]
    taken_up = corrected is not None and corrected["content"] == revision.body["content"]
    return taken_up and body["revision"] in revision.parents
