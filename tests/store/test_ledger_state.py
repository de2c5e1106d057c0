"""Several people on two workstations write, merge, decide, correct and exchange at random.

A plain model, which knows nothing of facts, says after every step how the post must stand and whether what
was tried had to be refused.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from ledger_desk import Desk, decision_on, install, key, manifest_of, open_desk

from db.errors import Refusal
from db.facts import Fact
from db.rules import Standing
from db.signing import Signer

CHANNELS = ("website", "facebook")
ITEM = "post-1"


@dataclass(frozen=True)
class Hand:
    """One key of one person, on one workstation."""

    name: str
    person: str
    station: int
    signer: Signer
    directs: bool


HANDS = {
    hand.name: hand
    for hand in (
        Hand("agente", "agente", 0, key(2), directs=False),
        Hand("directrice", "directrice", 0, key(3), directs=True),
        Hand("collègue", "collegue", 1, key(11), directs=False),
        Hand("directrice au portable", "directrice", 1, key(12), directs=True),
        Hand("adjointe", "adjointe", 1, key(13), directs=True),
    )
}


@dataclass
class Revision:
    """What the model remembers of a revision."""

    text: str
    person: str
    parents: tuple[str, ...]


@dataclass
class Decision:
    """What the model remembers of a decision."""

    hand: Hand
    revision: str
    channels: frozenset[str]
    verdict: str
    corrected: str | None
    replaces: frozenset[str]


@dataclass
class Model:
    """What one workstation knows, and what follows from it."""

    revisions: dict[str, Revision] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    revoked: set[str] = field(default_factory=set)

    def heads(self) -> set[str]:
        """The revisions that nothing descends from."""
        return set(self.revisions) - {parent for each in self.revisions.values() for parent in each.parents}

    def authors(self, revision: str) -> set[str]:
        """Everybody who wrote the revision or one before it."""
        found = {self.revisions[revision].person}
        return found.union(*(self.authors(parent) for parent in self.revisions[revision].parents))

    def standing(self, channel: str) -> Standing:
        """How a channel of the post stands."""
        heads = self.heads()
        if len(heads) != 1:
            return Standing.CONFLICT if heads else Standing.EMPTY
        (head,) = heads
        said = self._said_of(head, channel) | self._taken_up(head, channel)
        return Standing.UNDECIDED if not said else said.pop() if len(said) == 1 else Standing.DISAGREEMENT

    def may_decide(
        self, hand: Hand, revision: str, channels: Iterable[str], replaces: frozenset[str]
    ) -> bool:
        """Whether writing that decision here must be allowed."""
        again = any(
            name not in replaces
            and each.hand.person == hand.person
            and each.revision == revision
            and each.channels & set(channels)
            for name, each in self._unreplaced().items()
        )
        return (
            hand.directs
            and hand.name not in self.revoked
            and hand.person not in self.authors(revision)
            and not again
        )

    def _unreplaced(self) -> dict[str, Decision]:
        gone = {name for each in self.decisions.values() for name in each.replaces}
        return {name: each for name, each in self.decisions.items() if name not in gone}

    def _live(self) -> list[Decision]:
        counting = {name: each for name, each in self.decisions.items() if each.hand.name not in self.revoked}
        gone = {name for each in counting.values() for name in each.replaces}
        return [each for name, each in counting.items() if name not in gone]

    def _said_of(self, head: str, channel: str) -> set[Standing]:
        words = {
            "approve": Standing.APPROVED,
            "approve_with_correction": Standing.CORRECTION,
            "changes": Standing.CHANGES,
            "reject": Standing.REJECTED,
        }
        return {
            words[each.verdict] for each in self._live() if each.revision == head and channel in each.channels
        }

    def _taken_up(self, head: str, channel: str) -> set[Standing]:
        parents = self.revisions[head].parents
        if len(parents) != 1 or self.revisions[parents[0]].person != self.revisions[head].person:
            return set()
        before = [each for each in self._live() if each.revision == parents[0]]
        if any(each.corrected != self.revisions[head].text for each in before):
            return set()
        return {Standing.APPROVED for each in before if channel in each.channels}


# Writers more often than not, so that somebody is left to decide.
hands = st.sampled_from(["agente", "agente", "collègue", "collègue", *sorted(HANDS)])
directors = st.sampled_from([name for name, hand in sorted(HANDS.items()) if hand.directs])
texts = st.sampled_from("abcd")


class TwoWorkstations(RuleBasedStateMachine):
    """The town hall's workstation and another, with an exchange between them."""

    @initialize()
    def begin(self) -> None:
        """Install both alike, everybody in their role."""
        self.folder = Path(tempfile.mkdtemp())
        self.desks = [open_desk(make(self.folder / name)) for name in ("a", "b")]
        first = self.desks[0]
        install(first)
        for hand in HANDS.values():
            if hand.signer.stream not in {key(2).stream, key(3).stream}:
                first.grant(hand.signer, hand.person, ["direction"] if hand.directs else ["redaction"])
        self.desks[1].ledger.accept(first.rows())
        self.models = [Model(), Model()]
        self._revise(HANDS["agente"], "a", ())
        self.exchange(1)

    def teardown(self) -> None:
        """Exchange until both know everything; they must agree, and both must verify."""
        if not hasattr(self, "desks"):
            return
        self.exchange(0)
        self.exchange(1)
        states = [desk.ledger.approval(ITEM) for desk in self.desks]
        assert states[0].heads == states[1].heads
        assert dict(states[0].channels) == dict(states[1].channels)
        for desk in self.desks:
            assert {problem.code for problem in desk.ledger.audit()} <= {"missing_object"}
            desk.database.close()
        shutil.rmtree(self.folder)

    @rule(name=hands, text=texts)
    def write(self, name: str, text: str) -> None:
        """Write on top of one head."""
        hand = HANDS[name]
        self._revise(hand, text, (min(self.models[hand.station].heads()),))

    @rule(name=hands, text=texts)
    def write_late(self, name: str, text: str) -> None:
        """Write on what was before the head, as someone who did not see it."""
        hand = HANDS[name]
        model = self.models[hand.station]
        self._revise(hand, text, model.revisions[min(model.heads())].parents[:1])

    @rule(name=hands, text=texts)
    def merge(self, name: str, text: str) -> None:
        """Join every head."""
        hand = HANDS[name]
        heads = self.models[hand.station].heads()
        if len(heads) > 1:
            self._revise(hand, text, tuple(sorted(heads)))

    @rule(
        name=directors,
        verdict=st.sampled_from(["approve", "approve", "changes", "reject", "approve_with_correction"]),
        channels=st.sampled_from([CHANNELS, CHANNELS, ("website",), ("facebook",)]),
        replace=st.booleans(),
        text=texts,
    )
    def decide(self, name: str, verdict: str, channels: tuple[str, ...], replace: bool, text: str) -> None:
        """Decide of a head, replacing all that was decided of it or nothing."""
        hand = HANDS[name]
        desk, model = self.desks[hand.station], self.models[hand.station]
        head = min(model.heads())
        corrected = text if verdict == "approve_with_correction" else None
        if corrected == model.revisions[head].text:
            return
        replaces = frozenset(
            one for one, each in model.decisions.items() if replace and each.revision == head
        )
        allowed = model.may_decide(hand, head, channels, replaces)
        fields = decision_on(self._fact(desk, head), verdict, channels=channels, parents=tuple(replaces))
        fields["corrected"] = desk.keep(manifest_of(corrected, CHANNELS)) if corrected else None
        try:
            made = desk.ledger.append(hand.signer, "decision", **fields)
        except Refusal:
            assert not allowed
        else:
            assert allowed
            model.decisions[made.hash] = Decision(
                hand, head, frozenset(channels), verdict, corrected, replaces
            )

    @rule(name=st.sampled_from(["agente", "collègue"]))
    def decide_without_the_role(self, name: str) -> None:
        """Somebody of the redaction approves: always refused."""
        desk, model = self.desks[HANDS[name].station], self.models[HANDS[name].station]
        fields = decision_on(self._fact(desk, min(model.heads())))
        with pytest.raises(Refusal):
            desk.ledger.append(HANDS[name].signer, "decision", **fields)

    @rule(name=hands)
    def take_up_a_correction(self, name: str) -> None:
        """Accept, on top of the head, the words of a correction made to it."""
        hand = HANDS[name]
        model = self.models[hand.station]
        head = min(model.heads())
        words = [
            each.corrected for each in model.decisions.values() if each.revision == head and each.corrected
        ]
        if words:
            self._revise(hand, words[0], (head,))

    @rule()
    def revoke_the_deputy(self) -> None:
        """Leave out everything the deputy signed, and let both workstations know."""
        deputy = HANDS["adjointe"]
        if deputy.name not in self.models[0].revoked:
            self.exchange(0)
            self.exchange(1)
            self.desks[0].revoke(deputy.signer, ["direction"], 0, by=self.desks[0].root)
            for model in self.models:
                model.revoked.add(deputy.name)
            self.exchange(1)

    @rule(to=st.integers(0, 1))
    def exchange(self, to: int) -> None:
        """One workstation receives all that the other holds, twice."""
        giver, taker = self.desks[1 - to], self.desks[to]
        missing = len({row[0] for row in giver.rows()} - {row[0] for row in taker.rows()})
        assert taker.ledger.accept(giver.rows()) == missing
        assert taker.ledger.accept(giver.rows()) == 0
        self.models[to].revisions.update(self.models[1 - to].revisions)
        self.models[to].decisions.update(self.models[1 - to].decisions)

    @rule(station=st.integers(0, 1))
    def crash(self, station: int) -> None:
        """Close and open again."""
        folder = self.desks[station].database.folder
        self.desks[station].database.close()
        self.desks[station] = open_desk(folder)

    @invariant()
    def each_workstation_answers_like_the_model(self) -> None:
        """Heads and every channel."""
        for desk, model in zip(getattr(self, "desks", ()), getattr(self, "models", ()), strict=True):
            state = desk.ledger.approval(ITEM)
            assert set(state.heads) == model.heads()
            for channel in CHANNELS:
                found = state.channels[channel].standing if state.channels else state.standing
                assert found is model.standing(channel)
                assert state.is_approved(channel) == (model.standing(channel) is Standing.APPROVED)

    def _revise(self, hand: Hand, text: str, parents: tuple[str, ...]) -> None:
        desk, model = self.desks[hand.station], self.models[hand.station]
        repeats = len(parents) < 2 and any(model.revisions[head].text == text for head in model.heads())
        same = len(parents) == 1 and model.revisions[parents[0]].text == text
        allowed = not repeats and not same and hand.name not in model.revoked
        try:
            made = desk.revise(text, by=hand.signer, parents=parents)
        except Refusal:
            assert not allowed
            return
        assert allowed
        model.revisions[made.hash] = Revision(text, hand.person, parents)

    @staticmethod
    def _fact(desk: Desk, wanted: str) -> Fact:
        found = desk.ledger.fact(wanted)
        assert found is not None
        return found


def make(folder: Path) -> Path:
    """A copy of an empty workspace."""
    return Path(shutil.copytree(EMPTY[0], folder))


EMPTY: list[Path] = []


@pytest.fixture(autouse=True)
def empty(empty_folder: Path) -> None:
    """Where the state machine copies its workspaces from."""
    EMPTY[:] = [empty_folder]


def run(examples: int, steps: int) -> None:
    """Run the machine; a database is a real one, so examples are few and long."""
    run_state_machine_as_test(
        TwoWorkstations,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )


def test_two_workstations_always_agree_with_the_model() -> None:
    run(examples=8, steps=25)


@pytest.mark.nightly
def test_two_workstations_always_agree_with_the_model_at_length() -> None:
    run(examples=600, steps=60)
