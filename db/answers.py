"""Justifications and contestations of a post: which ones count, and who may replace or withdraw one.

An answer names in its parents those that it replaces, a withdrawal in `answers` those that no longer count. Nobody's answer
is replaced by somebody else: theirs is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from db.facts import Fact
from db.refusals import refuse
from db.roster import Roster

WAIVER = "waiver"
CONTEST = "contest"
WITHDRAWAL = "answer_withdrawal"
ANSWERS = frozenset({WAIVER, CONTEST})
_POINT = ("rule", "where", "start", "end", "text_hash")
"""The fields that say which point is answered."""


class _Known(Protocol):
    def fact(self, wanted: str) -> Fact | None:
        """The fact of that hash."""


def check_answer(fact: Fact, known: _Known, roster: Roster) -> None:
    """Refuse an answer that replaces anything but an answer of the same person to the same point."""
    for parent in fact.parents:
        replaced = _own_answer(known, parent, fact, roster)
        if replaced.kind != fact.kind or point_of(replaced) != point_of(fact):
            refuse("wrong_parent", "elle remplace la réponse à un autre point")


def check_answer_withdrawal(fact: Fact, known: _Known, roster: Roster) -> None:
    """Refuse a withdrawal of anything but answers of the same person to the same post."""
    for answer in fact.body["answers"]:
        _own_answer(known, answer, fact, roster)


def point_of(answer: Fact) -> tuple[object, ...]:
    """The point that an answer is about."""
    return tuple(answer.body[part] for part in _POINT)


def answers_in_force(facts: Iterable[Fact], roster: Roster) -> frozenset[str]:
    """The hashes of the answers that count, among the facts of one post in their order of arrival.

    Of a person's answers to one point, in words written before answers could replace one another or on two
    workstations that had not met yet, the last to arrive here counts.
    """
    latest: dict[tuple[object, ...], str] = {}
    for fact in standing_answers(facts, roster):
        who = roster.persons(fact.stream) or frozenset({fact.stream})
        latest[fact.kind, point_of(fact), who] = fact.hash
    return frozenset(latest.values())


def standing_answers(facts: Iterable[Fact], roster: Roster) -> tuple[Fact, ...]:
    """The answers among `facts` that whoever signed them neither replaced nor withdrew, in the same order."""
    facts = tuple(facts)
    answers = {fact.hash: fact for fact in facts if fact.kind in ANSWERS}
    ended = {
        former
        for fact in facts
        for former in _ended_by(fact)
        if former in answers and roster.same_person(fact.stream, answers[former].stream)
    }
    return tuple(fact for fact in answers.values() if fact.hash not in ended)


def _ended_by(fact: Fact) -> tuple[str, ...]:
    """The answers that no longer count once `fact` is known."""
    if fact.kind == WITHDRAWAL:
        return tuple(fact.body["answers"])
    return fact.parents if fact.kind in ANSWERS else ()


def _own_answer(known: _Known, wanted: str, fact: Fact, roster: Roster) -> Fact:
    """The answer of that hash, to the same post and signed by the same person."""
    found = known.fact(wanted)
    if found is None:
        refuse("unknown_fact", "elle porte sur une réponse qui n’est pas ici")
    if found.kind not in ANSWERS or found.item != fact.item:
        refuse("other_item", "elle porte sur une inscription d’une autre publication ou d’un autre type")
    if not roster.same_person(found.stream, fact.stream):
        refuse("answer_of_another", "elle remplace ou retire la réponse d’une autre personne")
    return found
