"""Who signed a fact, in the words that every screen, register and printed document uses. Light: the first page asks."""

from __future__ import annotations

from db.facts import Fact
from db.workspace import Workspace

UNKNOWN = "Une personne inconnue"


def signer_name(workspace: Workspace, fact: Fact) -> str:
    """The person who signed a fact, as the roster calls them now; `UNKNOWN` when it holds no grant of their key."""
    person = workspace.ledger.roster().person(fact.stream)
    return person.name if person else UNKNOWN
