"""Whether stored facts can be relied upon, and the roster that the facts of trust amount to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from db.errors import EnvironmentFault, Refusal
from db.facts import Fact, recall, with_body
from db.roster import TRUST_KINDS, Roster
from db.schemas import check_body, current
from db.signing import verify

_TRUST = "SELECT body, signature FROM fact WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY position"


def stored_trust(ask: Callable[[str, list[Any]], Iterable[tuple[Any, ...]]]) -> tuple[Fact, ...]:
    """The facts of trust of a database that `ask` puts a question in plain SQL to, in the order they arrived there."""
    return tuple(read_fact(*row) for row in ask(_TRUST, [json.dumps(sorted(TRUST_KINDS))]))


def read_fact(raw: bytes, signature: bytes) -> Fact:
    """A stored fact, in the present form of its kind. `EnvironmentFault` when its bytes cannot be read at all."""
    found = recall(raw, signature)
    return with_body(found, current(found.body))


def roster_of(trust: Iterable[Fact]) -> Roster:
    """The roster of the facts of trust of a workspace; `EnvironmentFault` when one was altered."""
    facts = tuple(trust)
    require_sound(facts)
    roster = Roster(facts)
    require_signed(facts, roster)
    return roster


def require_sound(facts: Iterable[Fact]) -> None:
    """`EnvironmentFault` for a fact whose body is not of the form of its kind."""
    for each in facts:
        try:
            check_body(each.body)
        except Refusal as refusal:
            raise _altered(each) from refusal


def require_signed(facts: Iterable[Fact], roster: Roster) -> None:
    """`EnvironmentFault` for a fact that its stream did not sign."""
    for each in facts:
        key = roster.public_key(each.stream)
        if key is None or not verify(key, each.raw, each.signature):
            raise _altered(each)


def _altered(wrong: Fact) -> EnvironmentFault:
    return EnvironmentFault(
        "altered_ledger",
        f"L’inscription {wrong.hash[:12]}… du journal ({wrong.kind}) n’a pas la bonne signature\u00a0: le fichier a été "
        "modifié hors de l’application. Rien n’a été changé. Lancez la vérification du journal, puis restaurez la "
        "dernière sauvegarde.",
    )
