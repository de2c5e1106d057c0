"""Registers over the ledger: identifiers first, facts by page, never whole tables.

A register is some kinds of facts, and some types of sealed objects, read from the latest to the oldest. The
identifier of a line is the place of its fact here (`fact.position`): it says nothing elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from db.engine import Database
from db.facts import Fact, recall, with_body
from db.schemas import current

SEALED = "sealed"

_AT = "json_extract(CAST(body AS TEXT), '$.at')"
_DAY = f"substr({_AT}, 1, 10)"
_POSITIONS = "SELECT position FROM fact"
_COUNT = "SELECT count(*) FROM fact"
_FACTS = """
SELECT position, body, signature FROM fact WHERE position IN (SELECT value FROM json_each(?))
"""
# Plain kinds, and the sealed facts of some types.
_OF = """
(kind IN (SELECT value FROM json_each(:kinds)) OR hash IN
    (SELECT fact FROM sealed_object WHERE type IN (SELECT value FROM json_each(:sealed))))
"""


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which facts: of `kinds`, or that seal something of the types `sealed`, signed from `since` to `until`.

    The days are those written in the facts (`AAAA-MM-JJ`, both included), which inform and never decide; an
    empty day asks for nothing.
    """

    kinds: frozenset[str] = frozenset()
    sealed: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class RegisterFact:
    """One line: its place here, its fact."""

    position: int
    fact: Fact


class Registers:
    """Reads facts by kind and by day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def positions(self, wanted: RegisterFilter) -> list[int]:
        """The places of the facts that answer, the latest first."""
        where, values = _where(wanted)
        question = f"{_POSITIONS} WHERE {where} ORDER BY {_AT} DESC, position DESC"
        return self._database.column(question, values)

    def count(self, wanted: RegisterFilter) -> int:
        """How many facts answer."""
        where, values = _where(wanted)
        return int(self._database.rows(f"{_COUNT} WHERE {where}", values)[0][0])

    def facts(self, positions: Sequence[int]) -> tuple[RegisterFact, ...]:
        """The facts at these places, in the same order; a place that holds none is left out."""
        found = {}
        if positions:
            for position, raw, signature in self._database.rows(_FACTS, [json.dumps([*positions])]):
                read = recall(raw, signature)
                found[int(position)] = with_body(read, current(read.body))
        return tuple(RegisterFact(place, found[place]) for place in positions if place in found)


def _where(wanted: RegisterFilter) -> tuple[str, dict[str, str]]:
    """The condition of a register, and its values."""
    conditions = [_OF]
    values = {"kinds": json.dumps(sorted(wanted.kinds)), "sealed": json.dumps(sorted(wanted.sealed))}
    for name, day, compared in (("since", wanted.since, ">="), ("until", wanted.until, "<=")):
        if day:
            conditions.append(f"{_DAY} {compared} :{name}")
            values[name] = day
    return " AND ".join(conditions), values
