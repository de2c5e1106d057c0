"""Who may sign what: two levels, no clock, and the same answer whatever the order of arrival."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_desk import Desk, forge, grant_of, key

from db.errors import Refusal
from db.facts import Fact, decode
from db.rules import ROLES, Roster
from db.signing import Signer

ROOT, ADMIN, SECOND, DIRECTION, OFFICER = (key(number) for number in range(1, 6))


class Trust:
    """Writes facts of trust in their streams, without judging them."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._last: dict[str, tuple[int, str]] = {}
        installation = {
            "workspace": "w",
            "name": "Ville",
            "public_key": ROOT.public_key.hex(),
            "backup_key": "ab" * 32,
        }
        self.write(ROOT, "installation", **installation)

    def write(self, signer: Signer, kind: str, **fields: Any) -> Fact:
        """Sign the next fact of a stream."""
        seq, prev = self._last.get(signer.stream, (0, ""))
        fact = decode(*forge(signer, kind, seq=seq + 1, prev=prev, **fields))
        self._last[signer.stream] = (fact.seq, fact.hash)
        self.facts.append(fact)
        return fact

    def grant(
        self, by: Signer, who: Signer, *roles: str, start: int = 1, parents: tuple[str, ...] = ()
    ) -> Fact:
        """Give roles."""
        fields = grant_of(who, who.stream[:8], list(roles)) | {"from": start}
        return self.write(by, "grant", parents=parents, **fields)

    def revoke(
        self, by: Signer, who: Signer, roles: list[str] | str, last: int, parents: tuple[str, ...] = ()
    ) -> Fact:
        """Take roles away."""
        return self.write(by, "revocation", target=who.stream, roles=roles, last=last, parents=parents)

    @property
    def roster(self) -> Roster:
        """What all of it amounts to."""
        return Roster(self.facts)


def test_an_installation_alone_has_a_root_and_nobody() -> None:
    roster = Trust().roster
    assert (roster.root, roster.workspace, roster.municipality) == (ROOT.stream, "w", "Ville")
    assert roster.backup_key == bytes.fromhex("ab" * 32)
    assert roster.people() == ()
    assert roster.roles(ROOT.stream) == frozenset()


def test_an_empty_roster_knows_nothing() -> None:
    roster = Roster()
    assert (roster.root, roster.workspace, roster.municipality, roster.backup_key) == (None, None, None, None)
    assert roster.public_key(ROOT.stream) is None


def test_a_role_is_in_force_from_its_place_to_the_last_one_that_counts() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction", start=3)
    trust.revoke(ROOT, DIRECTION, ["direction"], 5)
    assert [trust.roster.holds(DIRECTION.stream, "direction", seq) for seq in range(1, 8)] == [
        False,
        False,
        True,
        True,
        True,
        False,
        False,
    ]


def test_revoking_one_role_leaves_the_others() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "administration", "direction")
    trust.revoke(ROOT, DIRECTION, ["direction"], 0)
    assert trust.roster.roles(DIRECTION.stream) == {"administration"}


def test_a_grant_that_names_the_revocation_lifts_it_from_its_own_place_on() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    cut = trust.revoke(ROOT, DIRECTION, ["direction"], 5)
    trust.grant(ROOT, DIRECTION, "direction", start=9, parents=(cut.hash,))
    held = [seq for seq in range(1, 12) if trust.roster.holds(DIRECTION.stream, "direction", seq)]
    assert held == [1, 2, 3, 4, 5, 9, 10, 11]


def test_a_grant_that_does_not_name_the_revocation_lifts_nothing() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    trust.revoke(ROOT, DIRECTION, ["direction"], 5)
    trust.grant(ROOT, DIRECTION, "direction", start=9)
    assert not trust.roster.holds(DIRECTION.stream, "direction", 10)


def test_a_revocation_can_be_replaced_by_one_that_keeps_more() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    cut = trust.revoke(ROOT, DIRECTION, "all", 5)
    trust.revoke(ROOT, DIRECTION, "all", 7, parents=(cut.hash,))
    assert trust.roster.holds(DIRECTION.stream, "direction", 7)
    assert not trust.roster.holds(DIRECTION.stream, "direction", 8)


def test_what_a_direction_grants_falls_with_it_past_the_last_place_that_counts() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    trust.grant(DIRECTION, OFFICER, "redaction")
    trust.grant(DIRECTION, SECOND, "redaction")
    trust.revoke(ROOT, DIRECTION, "all", 1)
    assert trust.roster.holds(OFFICER.stream, "redaction")
    assert not trust.roster.holds(SECOND.stream, "redaction")


def test_a_key_whose_grant_fell_still_verifies_what_it_signed() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    trust.grant(DIRECTION, OFFICER, "redaction")
    trust.revoke(ROOT, DIRECTION, "all", 0)
    assert trust.roster.public_key(OFFICER.stream) == OFFICER.public_key
    assert trust.roster.persons(OFFICER.stream) == {OFFICER.stream[:8]}
    assert not trust.roster.is_active(OFFICER.stream, 1)


def test_the_root_kills_a_whole_key_and_a_direction_only_its_own_level() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    trust.grant(ROOT, SECOND, "direction")
    trust.grant(DIRECTION, SECOND, "greffe", "redaction")
    trust.revoke(DIRECTION, SECOND, "all", 0)
    assert trust.roster.roles(SECOND.stream) == {"direction"}
    trust.grant(DIRECTION, SECOND, "publication")
    trust.revoke(ROOT, SECOND, "all", 4)
    assert trust.roster.roles(SECOND.stream, 4) == {"direction"}
    assert not trust.roster.is_active(SECOND.stream, 5)


def test_a_direction_cannot_lift_what_the_root_revoked() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    trust.grant(DIRECTION, OFFICER, "redaction")
    cut = trust.revoke(ROOT, OFFICER, "all", 3)
    trust.grant(DIRECTION, OFFICER, "redaction", parents=(cut.hash,))
    trust.revoke(DIRECTION, OFFICER, "all", 9, parents=(cut.hash,))
    assert not trust.roster.holds(OFFICER.stream, "redaction", 4)


def test_grants_without_authority_count_for_nothing() -> None:
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    trust.grant(ROOT, OFFICER, "redaction")
    trust.grant(DIRECTION, OFFICER, "direction")
    trust.grant(OFFICER, SECOND, "greffe")
    trust.grant(key(99), SECOND, "direction")
    assert trust.roster.roles(OFFICER.stream) == frozenset()
    assert trust.roster.roles(SECOND.stream) == frozenset()


def test_the_next_root_takes_over_and_the_old_one_signs_no_more() -> None:
    trust = Trust()
    fields = {"target": SECOND.stream, "public_key": SECOND.public_key.hex(), "backup_key": "cd" * 32}
    trust.write(ROOT, "root_changed", **fields)
    trust.grant(ROOT, ADMIN, "administration")
    trust.grant(SECOND, DIRECTION, "direction")
    roster = trust.roster
    assert (roster.root, roster.backup_key) == (SECOND.stream, bytes.fromhex("cd" * 32))
    assert roster.is_root(ROOT.stream)
    assert roster.roles(ADMIN.stream) == frozenset()
    assert roster.roles(DIRECTION.stream) == {"direction"}


def test_a_person_with_two_keys_is_one_person() -> None:
    trust = Trust()
    trust.write(
        ROOT, "grant", **grant_of(DIRECTION, "josée", ["direction"]) | {"person": "p-1", "name": "Josée Roy"}
    )
    trust.write(
        ROOT,
        "grant",
        **grant_of(SECOND, "josée", ["administration"]) | {"person": "p-1", "name": "Josée Roy"},
    )
    (josee,) = trust.roster.people()
    assert (josee.name, josee.roles) == ("Josée Roy", {"direction", "administration"})
    assert {member.stream for member in josee.keys} == {DIRECTION.stream, SECOND.stream}
    assert trust.roster.person(SECOND.stream) == josee
    assert trust.roster.person(OFFICER.stream) is None


signers = st.sampled_from([ROOT, ADMIN, DIRECTION, OFFICER])
targets = st.sampled_from([ADMIN, DIRECTION, OFFICER, SECOND])
roles = st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True).map(sorted)
steps = st.lists(
    st.tuples(st.booleans(), signers, targets, roles | st.just("all"), st.integers(0, 4), st.integers(0, 6)),
    max_size=9,
)


def scenario(moves: list[tuple[bool, Signer, Signer, Any, int, int]]) -> Trust:
    """Grants and revocations by anybody, with or without authority, naming earlier ones or not."""
    trust = Trust()
    trust.grant(ROOT, DIRECTION, "direction")
    trust.grant(ROOT, ADMIN, "administration")
    for gives, by, who, what, place, named in moves:
        cuts = [
            fact for fact in trust.facts if fact.kind == "revocation" and fact.body["target"] == who.stream
        ]
        parents = (cuts[named % len(cuts)].hash,) if cuts and named % 2 else ()
        if gives and what != "all":
            trust.grant(by, who, *what, start=place + 1, parents=parents)
        else:
            trust.revoke(by, who, what, place, parents)
    return trust


@given(moves=steps, data=st.data())
def test_the_order_of_arrival_never_matters(moves: list[Any], data: st.DataObject) -> None:
    trust = scenario(moves)
    shuffled = Roster(data.draw(st.permutations(trust.facts)))
    for who, seq in itertools.product((ROOT, ADMIN, DIRECTION, OFFICER, SECOND), range(1, 8)):
        assert shuffled.roles(who.stream, seq) == trust.roster.roles(who.stream, seq)
        assert shuffled.is_active(who.stream, seq) == trust.roster.is_active(who.stream, seq)
        assert shuffled.persons(who.stream) == trust.roster.persons(who.stream)
    assert shuffled.root == trust.roster.root
    assert shuffled.people() == trust.roster.people()


@given(moves=steps)
def test_nobody_holds_a_high_role_that_the_root_did_not_give(moves: list[Any]) -> None:
    trust = scenario(moves)
    for who, role in itertools.product((ADMIN, DIRECTION, OFFICER, SECOND), ("direction", "administration")):
        if trust.roster.holds(who.stream, role):
            assert any(
                fact.kind == "grant"
                and fact.stream == ROOT.stream
                and fact.body["target"] == who.stream
                and role in fact.body["roles"]
                for fact in trust.facts
            )


@given(moves=steps)
def test_learning_facts_one_by_one_gives_the_same_roster(moves: list[Any]) -> None:
    trust = scenario(moves)
    grown = Roster()
    for fact in trust.facts:
        grown = grown.having(fact)
    for who, seq in itertools.product((ADMIN, DIRECTION, OFFICER, SECOND), range(1, 8)):
        assert grown.roles(who.stream, seq) == trust.roster.roles(who.stream, seq)


def test_a_grant_may_lift_a_revocation_of_the_same_key_only(desk: Desk) -> None:
    desk.grant(key(20), "autre", ["redaction"])
    cut = desk.revoke(desk.officer, ["redaction"], 9, by=desk.direction)
    with pytest.raises(Refusal) as caught:
        desk.grant(key(20), "autre", ["redaction"], parents=(cut.hash,))
    assert caught.value.code == "wrong_parent"
    desk.grant(desk.officer, "agente", ["redaction"], parents=(cut.hash,))


def test_an_unknown_key_is_not_revoked(desk: Desk) -> None:
    with pytest.raises(Refusal) as caught:
        desk.revoke(key(99), "all", 0, by=desk.root)
    assert caught.value.code == "unknown_key"


def test_the_root_receives_no_role(desk: Desk) -> None:
    with pytest.raises(Refusal) as caught:
        desk.grant(desk.root, "racine", ["direction"])
    assert caught.value.code == "root_has_no_role"


def test_the_root_is_followed_in_the_ledger(desk: Desk) -> None:
    heir = key(40)
    fields = {"target": heir.stream, "public_key": heir.public_key.hex(), "backup_key": None}
    with pytest.raises(Refusal) as caught:
        desk.ledger.append(desk.direction, "root_changed", **fields)
    assert caught.value.code == "root_only"
    known = {"target": desk.officer.stream, "public_key": desk.officer.public_key.hex(), "backup_key": None}
    with pytest.raises(Refusal) as caught:
        desk.ledger.append(desk.root, "root_changed", **known)
    assert caught.value.code == "known_key"
    desk.ledger.append(desk.root, "root_changed", **fields)
    with pytest.raises(Refusal) as caught:
        desk.grant(key(41), "nouvelle", ["direction"])
    assert caught.value.code == "revoked_key"
    desk.grant(key(41), "nouvelle", ["direction"], by=heir)
    assert desk.ledger.audit() == ()
