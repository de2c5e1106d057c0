"""Which justifications and contestations count, and who may replace or take back one."""

from __future__ import annotations

import pytest
from ledger_desk import Desk, key

from db.errors import Refusal
from db.facts import Fact
from db.rules import answers_in_force
from db.signing import Signer

POINT = {"rule": "NEU-01", "where": "corps", "start": 3, "end": 9, "text_hash": "ab" * 32}
COLLEAGUE, LAPTOP = key(5), key(6)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The officer has a laptop too, and a colleague who writes."""
    desk.grant(COLLEAGUE, "collegue", ["redaction"])
    desk.grant(LAPTOP, "agente", ["redaction"])
    return desk


def contest(desk: Desk, by: Signer, *replaced: Fact, reason: str = "Titre.", **changes: object) -> Fact:
    fields = {**POINT, **changes, "reason": desk.objects.put(reason.encode())}
    parents = tuple(fact.hash for fact in replaced)
    return desk.ledger.append(by, "contest", item="post-1", parents=parents, **fields)


def withdraw(desk: Desk, by: Signer, *answers: Fact, item: str = "post-1") -> Fact:
    wanted = sorted(fact.hash for fact in answers)
    return desk.ledger.append(by, "answer_withdrawal", item=item, answers=wanted)


def counting(desk: Desk) -> set[str]:
    return set(answers_in_force(desk.ledger.facts(item="post-1"), desk.ledger.roster()))


def refused(desk: Desk, *args: object, **more: object) -> str:
    act, *rest = args
    with pytest.raises(Refusal) as caught:
        act(desk, *rest, **more)  # type: ignore[operator]
    return caught.value.code


def test_the_answer_of_each_person_counts_until_they_replace_or_withdraw_it(desk: Desk) -> None:
    first = contest(desk, desk.officer)
    other = contest(desk, COLLEAGUE)
    assert counting(desk) == {first.hash, other.hash}
    second = contest(desk, desk.officer, first, reason="Titre d’une pièce.")
    assert counting(desk) == {second.hash, other.hash}
    withdraw(desk, desk.officer, second)
    assert counting(desk) == {other.hash}, "the former one does not come back"


def test_the_answer_of_somebody_else_is_neither_replaced_nor_withdrawn(desk: Desk) -> None:
    theirs = contest(desk, COLLEAGUE)
    assert refused(desk, contest, desk.officer, theirs) == "answer_of_another"
    assert refused(desk, withdraw, desk.direction, theirs) == "answer_of_another"
    assert counting(desk) == {theirs.hash}


def test_an_answer_replaces_no_answer_to_another_point_nor_of_another_post(desk: Desk) -> None:
    first = contest(desk, desk.officer)
    assert refused(desk, contest, desk.officer, first, start=4) == "wrong_parent"
    assert refused(desk, withdraw, desk.officer, first, item="post-2") == "other_item"
    assert refused(desk, withdraw, desk.officer, desk.revise("Bonjour")) == "other_item"


def test_the_laptop_of_a_person_withdraws_what_they_signed_at_their_desk(desk: Desk) -> None:
    withdraw(desk, LAPTOP, contest(desk, desk.officer))
    assert counting(desk) == set()


def test_of_two_answers_that_do_not_know_each_other_the_last_to_arrive_counts(desk: Desk) -> None:
    """Written on two workstations, or before answers could replace one another; the next one settles both."""
    first, second = contest(desk, desk.officer), contest(desk, LAPTOP)
    assert counting(desk) == {second.hash}
    last = contest(desk, desk.officer, first, second)
    assert counting(desk) == {last.hash}
