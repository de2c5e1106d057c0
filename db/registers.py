"""Registers over the ledger: identifiers first, facts by page, never whole tables.

A register is some kinds of facts, and some types of sealed objects, read from the latest to the oldest. The
identifier of a line is the place of its fact here (`fact.position`): it says nothing elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, func, or_, select

from db.engine import Database
from db.facts import Fact, recall, with_body
from db.models import fact, sealed_object
from db.schemas import current

SEALED = "sealed"

_AT = func.json_extract(cast(fact.c.body, Text), "$.at")
_DAY = func.substr(_AT, 1, 10)
_WANTED = func.json_each(bindparam("positions")).table_valued("value")
_FACTS = select(fact.c.position, fact.c.body, fact.c.signature).where(
    fact.c.position.in_(select(_WANTED.c.value))
)


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
        query = select(fact.c.position).where(_of(wanted)).order_by(_AT.desc(), fact.c.position.desc())
        return [int(row[0]) for row in self._database.connection.execute(_between(query, wanted))]

    def count(self, wanted: RegisterFilter) -> int:
        """How many facts answer."""
        query = select(func.count()).select_from(fact).where(_of(wanted))
        return int(self._database.connection.execute(_between(query, wanted)).scalar_one())

    def facts(self, positions: Sequence[int]) -> tuple[RegisterFact, ...]:
        """The facts at these places, in the same order; a place that holds none is left out."""
        found = {}
        if positions:
            rows = self._database.connection.execute(_FACTS, {"positions": json.dumps([*positions])})
            for position, raw, signature in rows:
                read = recall(raw, signature)
                found[int(position)] = with_body(read, current(read.body))
        return tuple(RegisterFact(place, found[place]) for place in positions if place in found)


def _of(wanted: RegisterFilter) -> ColumnElement[bool]:
    """Plain kinds, and the sealed facts of some types."""
    of_types = select(sealed_object.c.fact).where(sealed_object.c.type.in_(sorted(wanted.sealed)))
    return or_(fact.c.kind.in_(sorted(wanted.kinds)), fact.c.hash.in_(of_types))


def _between(query: Select[Any], wanted: RegisterFilter) -> Select[Any]:
    if wanted.since:
        query = query.where(wanted.since <= _DAY)
    if wanted.until:
        query = query.where(wanted.until >= _DAY)
    return query
