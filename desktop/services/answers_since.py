"""What became of the reasons that a submission bound: whoever reads them before deciding is told (art. 9, 14, 24).

A decision is made on what was submitted, and only on that; a reason taken back or written anew meanwhile is said
beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from db.answers import point_of
from db.facts import Fact
from db.rules import ANSWERS, WITHDRAWAL, answers_in_force
from db.workspace import Workspace
from desktop.editorial.civil_dates import french_moment
from desktop.services.signers import signer_name
from desktop.services.written_answers import WrittenAnswer, answers_of


@dataclass(frozen=True, slots=True)
class Since:
    """Who changed a reason after it was submitted, when by their clock; `now` is the new one, None when withdrawn."""

    person: str
    at: dt.datetime
    now: WrittenAnswer | None = None

    @property
    def words(self) -> str:
        """What is said of it."""
        by = f"par {self.person} le {french_moment(self.at)}"
        if self.now is None:
            return f"Motif retiré {by}."
        return f"Motif modifié depuis {by}\u00a0: {self.now.said}"


def answers_since(workspace: Workspace, item: str, bound: Collection[str]) -> dict[str, Since]:
    """What became of those of the `bound` answers (fact hashes) that count no more, in the same words."""
    facts, roster = workspace.ledger.facts(item=item), workspace.ledger.roster()
    counting = answers_in_force(facts, roster)
    former = [fact for fact in facts if fact.hash in bound and fact.hash not in counting]
    if not former:
        return {}
    in_force = {answer.fact: answer for answer in answers_of(workspace, item)}
    found: dict[str, Since] = {}
    for fact in former:
        theirs = [each for each in facts if roster.same_person(each.stream, fact.stream)]
        same = [each for each in theirs if _same_point(each, fact)]
        last = next((each for each in same if each.hash in counting), None)
        now = in_force[last.hash] if last is not None else None
        if last is not None and _words(last) == _words(fact):
            continue  # taken back, then signed again word for word
        ends = last or _withdrawal(theirs, {each.hash for each in same})
        if ends is not None:
            at = dt.datetime.fromisoformat(ends.at)
            found[fact.hash] = Since(signer_name(workspace, ends), at, now)
    return found


def _same_point(one: Fact, other: Fact) -> bool:
    return one.kind in ANSWERS and one.kind == other.kind and point_of(one) == point_of(other)


def _words(answer: Fact) -> tuple[object, object]:
    """The hashes of the reason and of the French equivalent: the same words have the same."""
    return answer.body["reason"], answer.body.get("equivalent")


def _withdrawal(facts: Collection[Fact], answers: Collection[str]) -> Fact | None:
    """The last withdrawal of one of these answers."""
    made = [
        each
        for each in facts
        if each.kind == WITHDRAWAL and not set(answers).isdisjoint(each.body["answers"])
    ]
    return made[-1] if made else None
