"""Facts signed elsewhere: accepted in any order that follows their dependencies, once, or not at all."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_desk import Desk, Row, decision_on, forge, key, manifest_of

from db.canonical import canonical
from db.errors import EnvironmentFault, Refusal
from db.facts import Fact
from db.ledger import Ledger
from db.problems import Problem
from db.rules import WAITING


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A workstation with two posts, a conflict, a merge, decisions and a revocation."""
    first = desk.revise("Bonjour")
    desk.submit(first)
    desk.decide(first, "changes")
    desk.revise("Un", parents=(first.hash,))
    desk.revise("Deux", parents=(first.hash,))
    merged = desk.revise("Un et deux")
    approval = desk.decide(merged)
    desk.decide(desk.revise("Ailleurs", item="post-2"))
    desk.grant(key(20), "adjoint", ["direction"])
    desk.decide(merged, "reject", by=key(20), parents=(approval.hash,))
    desk.revoke(key(20), "all", 0, by=desk.root)
    return desk


def needs(fact: Fact, facts: dict[str, Fact]) -> set[str]:
    """The facts that one relies on: what precedes it in its stream, what it names, and who lets it sign."""
    root = next(other.stream for other in facts.values() if other.kind == "installation")
    named = {fact.prev, *fact.parents, fact.body.get("revision"), fact.body.get("claim")}
    from_root = {other.hash for other in facts.values() if other.kind == "grant" and other.stream == root}
    grants = {other.hash for other in facts.values() if other.kind == "grant"}
    trust = set() if fact.stream == root else from_root if fact.kind == "grant" else grants
    return (named & facts.keys()) | trust


def any_order(facts: tuple[Fact, ...], choose: Callable[[int], int]) -> list[Fact]:
    """An order in which each fact follows what it relies on, chosen among those possible at every step.

    The revocation comes last: received before a fact it leaves out, it would refuse it, as it should.
    """
    everything = {fact.hash: fact for fact in facts}
    waiting = dict(everything)
    order: list[Fact] = []
    while waiting:
        done = everything.keys() - waiting.keys()
        ready = [fact for fact in waiting.values() if needs(fact, everything) <= done]
        ready = [fact for fact in ready if fact.kind != "revocation"] or ready
        chosen = ready[choose(len(ready))]
        order.append(waiting.pop(chosen.hash))
    return order


def rows(facts: list[Fact]) -> list[Row]:
    """Facts as an exchange carries them."""
    return [(fact.raw, fact.signature) for fact in facts]


names = itertools.count()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_that_respects_dependencies_gives_the_same_ledger(
    busy: Desk, make_desk: Callable[..., Desk], data: st.DataObject
) -> None:
    received = make_desk(f"copy-{next(names)}", installed=False)
    order = any_order(busy.ledger.facts(), lambda count: data.draw(st.integers(0, count - 1)))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(order)), max_size=4)))
    accepted = 0
    for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        accepted += received.ledger.accept(rows(order[max(0, start - 2) : end]))
    assert accepted == len(order)
    assert received.ledger.accept(rows(order)) == 0
    for item in ("post-1", "post-2"):
        assert received.ledger.approval(item) == busy.ledger.approval(item)
        assert received.ledger.heads(item) == busy.ledger.heads(item)
    assert received.ledger.streams() == busy.ledger.streams()
    assert {problem.code for problem in received.ledger.audit()} <= {"missing_object"}
    received.database.close()


def test_accepting_twice_adds_nothing(busy: Desk, elsewhere: Desk) -> None:
    assert elsewhere.ledger.accept(busy.rows()) == len(busy.rows())
    assert elsewhere.ledger.accept(busy.rows()) == 0
    assert elsewhere.ledger.accept([]) == 0
    assert busy.ledger.accept(elsewhere.rows()) == 0


def test_one_bad_fact_keeps_the_whole_delivery_out(busy: Desk, elsewhere: Desk) -> None:
    rows = busy.rows()
    rows[-1] = (rows[-1][0], bytes(64))
    with pytest.raises(Refusal) as caught:
        elsewhere.ledger.accept(rows)
    assert caught.value.code == "bad_signature"
    assert elsewhere.ledger.facts() == ()
    assert elsewhere.ledger.roster().root is None


@pytest.mark.parametrize("dropped", range(9))
def test_a_missing_fact_is_waited_for(busy: Desk, elsewhere: Desk, dropped: int) -> None:
    rows = busy.rows()
    with pytest.raises(Refusal) as caught:
        elsewhere.ledger.accept(rows[:dropped] + rows[dropped + 1 :])
    assert caught.value.code in WAITING
    assert elsewhere.ledger.accept(rows) == len(rows)


def test_a_fork_is_refused_and_named(desk: Desk, elsewhere: Desk) -> None:
    elsewhere.ledger.accept(desk.rows())
    desk.revise("Bonjour")
    elsewhere.revise("Bonsoir")
    with pytest.raises(Refusal, match="copié ou restauré") as caught:
        elsewhere.ledger.accept(desk.rows())
    assert caught.value.code == "fork"


def test_a_cloned_workstation_cannot_slip_a_different_past(desk: Desk, elsewhere: Desk) -> None:
    revision = desk.revise("Bonjour")
    elsewhere.ledger.accept(desk.rows())
    place = {"seq": revision.seq, "prev": revision.prev}
    fork = forge(desk.officer, "revision", item="post-1", **place, **desk.keep(manifest_of("Autre passé")))
    with pytest.raises(Refusal) as caught:
        elsewhere.ledger.accept([fork])
    assert caught.value.code == "fork"


def forged(desk: Desk, **changes: Any) -> Row:
    """A revision by the officer, well placed except for what is changed."""
    place = desk.place_after(desk.officer) | {
        name: changes.pop(name) for name in ("seq", "prev") if name in changes
    }
    return forge(
        desk.officer, "revision", item="post-1", **place, **(desk.keep(manifest_of("Bonjour")) | changes)
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"seq": 2}, "gap"),
        ({"seq": 9}, "gap"),
        ({"prev": "ab" * 32}, "broken_chain"),
    ],
)
def test_a_fact_at_the_wrong_place_is_refused(desk: Desk, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as caught:
        desk.ledger.accept([forged(desk, **changes)])
    assert caught.value.code == code


def test_a_fact_that_forgets_the_one_before_is_refused(desk: Desk) -> None:
    desk.revise("Premier", item="post-2")
    with pytest.raises(Refusal) as caught:
        desk.ledger.accept([forged(desk, prev="")])
    assert caught.value.code == "broken_chain"


def test_a_fact_signed_by_another_key_than_its_stream_is_refused(desk: Desk) -> None:
    raw, _ = forged(desk)
    with pytest.raises(Refusal) as caught:
        desk.ledger.accept([(raw, desk.direction.sign(raw))])
    assert caught.value.code == "bad_signature"


def test_bytes_signed_without_the_domain_tag_are_refused(desk: Desk) -> None:
    raw, _ = forged(desk)
    bare = Ed25519PrivateKey.from_private_bytes(desk.officer.seed).sign(raw)
    with pytest.raises(Refusal) as caught:
        desk.ledger.accept([(raw, bare)])
    assert caught.value.code == "bad_signature"


def respaced(raw: bytes) -> bytes:
    return raw.replace(b'":', b'": ', 1)


def reordered(raw: bytes) -> bytes:
    head, tail = raw[1:-1].split(b",", 1)
    return b"{" + tail + b"," + head + b"}"


def repeated(raw: bytes) -> bytes:
    return raw[:-1] + b',"v":1}'


def escaped(raw: bytes) -> bytes:
    return raw.replace(b"post-1", b"\\u0070ost-1")


def with_float(raw: bytes) -> bytes:
    return raw.replace(b'"v":1', b'"v":1.0')


def with_mark(raw: bytes) -> bytes:
    return b"\xef\xbb\xbf" + raw


@pytest.mark.parametrize(
    "change",
    [
        respaced,
        reordered,
        repeated,
        escaped,
        with_float,
        with_mark,
        lambda raw: raw + b"\n",
        lambda raw: raw.replace(b"revision", b"\xff\xfeision"),
        lambda raw: b"[" * 5000,
        lambda raw: b"null",
        lambda raw: b"",
        lambda raw: b"[]",
        lambda raw: b"{}",
        lambda raw: b'{"a":' + b'"' + b"x" * 20_000 + b'"}',
        lambda raw: raw.replace(b'"seq":', b'"seq":1e'),
        lambda raw: raw.replace(b'"objects"', b'"objets"'),
    ],
)
def test_bytes_that_are_not_exactly_canonical_are_refused(
    desk: Desk, change: Callable[[bytes], bytes]
) -> None:
    raw = change(forged(desk)[0])
    with pytest.raises(Refusal) as caught:
        desk.ledger.accept([(raw, desk.officer.sign(raw))])
    assert caught.value.code == "malformed_fact"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seq", True),
        ("seq", 0),
        ("v", 0),
        ("v", "1"),
        ("item", 5),
        ("parents", "ab" * 32),
        ("parents", [5]),
        ("objects", None),
        ("stream", None),
        ("at", 1747054800),
    ],
)
def test_an_envelope_of_the_wrong_form_is_refused(desk: Desk, name: str, value: Any) -> None:
    raw = canonical(json.loads(forged(desk)[0]) | {name: value})
    with pytest.raises(Refusal) as caught:
        desk.ledger.accept([(raw, desk.officer.sign(raw))])
    assert caught.value.code == "malformed_fact"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("parents", ["zz" * 32]),
        ("objects", ["ab" * 32, "ab" * 32]),
        ("objects", []),
        ("item", None),
        ("item", "un billet avec des espaces"),
        ("prev", "court"),
        ("kind", "révision"),
        ("manifest", "AB" * 32),
        ("nodes", {"fax": "ab" * 32}),
        ("nodes", {}),
    ],
)
def test_a_body_of_the_wrong_form_is_refused(desk: Desk, name: str, value: Any) -> None:
    raw = canonical(json.loads(forged(desk)[0]) | {name: value})
    with pytest.raises(Refusal) as caught:
        desk.ledger.accept([(raw, desk.officer.sign(raw))])
    assert caught.value.code in {"wrong_body", "wrong_content"}


def test_a_version_this_application_does_not_know_waits_for_an_update(desk: Desk) -> None:
    raw = forged(desk)[0].replace(b'"v":1', b'"v":2')
    with pytest.raises(Refusal, match="Mettez l’application à jour") as caught:
        desk.ledger.accept([(raw, desk.officer.sign(raw))])
    assert caught.value.code == "newer_fact"


def test_clocks_decide_nothing(desk: Desk, elsewhere: Desk) -> None:
    elsewhere.ledger.accept(desk.rows())
    revision = desk.revise("Bonjour")
    raw, _ = forge(desk.direction, "decision", **desk.place_after(desk.direction), **decision_on(revision))
    past = raw.replace(b"2026-05-12T09:00:00-04:00", b"1996-05-12T09:00:00-04:00")
    desk.ledger.accept([(past, desk.direction.sign(past))])
    elsewhere.ledger.accept(desk.rows())
    assert elsewhere.ledger.approval("post-1").is_approved("website")


def test_the_facts_of_a_stream_are_sent_in_order_past_a_place(busy: Desk) -> None:
    facts = busy.ledger.stream(busy.officer.stream)
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    assert busy.ledger.stream(busy.officer.stream, after=2) == facts[2:]
    assert busy.ledger.stream(busy.officer.stream, after=1, limit=2) == facts[1:3]
    assert busy.ledger.streams()[busy.officer.stream] == len(facts)
    assert busy.ledger.stream("ab" * 32) == ()


class Witness:
    """An observer that remembers, and fails when asked to."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.fails = False

    def stored(self, ledger: Ledger, fact: Fact) -> None:
        """Remember the fact, which can already be read."""
        if self.fails:
            raise EnvironmentFault("disk_full", "Le disque est plein.")
        assert ledger.fact(fact.hash) == fact
        assert ledger.database.in_transaction
        self.seen.append(fact.hash)

    def audit(self, ledger: Ledger) -> list[Problem]:
        """One problem by fact that was missed."""
        missed = [fact.hash for fact in ledger.facts() if fact.hash not in self.seen]
        return [Problem("missed", "Un fait a été manqué.", name) for name in missed]


def test_an_observer_sees_every_fact_once_by_both_doors(busy: Desk, elsewhere: Desk) -> None:
    witness = Witness()
    elsewhere.ledger.attach(witness)
    elsewhere.ledger.accept(busy.rows())
    elsewhere.ledger.accept(busy.rows())
    elsewhere.revise("Encore", item="post-9")
    assert witness.seen == [fact.hash for fact in elsewhere.ledger.facts()]
    assert {problem.code for problem in elsewhere.ledger.audit()} == {"missing_object"}


def test_an_observer_that_fails_undoes_the_fact(desk: Desk) -> None:
    witness = Witness()
    desk.ledger.attach(witness)
    witness.fails = True
    before = desk.rows()
    with pytest.raises(EnvironmentFault):
        desk.revise("Bonjour")
    with pytest.raises(EnvironmentFault):
        desk.grant(key(20), "nouvelle", ["redaction"])
    assert desk.rows() == before
    assert desk.ledger.roster().public_key(key(20).stream) is None


def test_an_audit_asks_the_observers_too(desk: Desk) -> None:
    desk.ledger.attach(Witness())
    assert {problem.code for problem in desk.ledger.audit()} == {"missed"}
