"""Facts that replace one another: those that name a former one in their parents take its place."""

from __future__ import annotations

from collections.abc import Iterable

from db.facts import Fact


def unreplaced(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that no other one of `facts` replaces, in their order; several were signed apart."""
    facts = tuple(facts)
    replaced = {parent for fact in facts for parent in fact.parents}
    return [fact for fact in facts if fact.hash not in replaced]
