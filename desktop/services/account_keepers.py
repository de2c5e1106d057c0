"""Who runs an official account: the employees that the direction designates (art. 3).

While nobody is designated for an account, whoever has the role of publication may use it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.errors import Refusal
from desktop.services.replacement import unreplaced
from desktop.services.session import Session

_Key = tuple[str, str]


def designate(
    workspace: Workspace, session: Session, channel: Channel, account: str, people: Collection[str]
) -> Fact:
    """Sign who runs an account, by their codes; nobody puts it back to whoever publishes. The direction alone may."""
    known = [
        fact
        for fact in workspace.ledger.facts(kind="account_keepers")
        if (fact.body["channel"], fact.body["account"]) == (str(channel), account)
    ]
    return workspace.ledger.append(
        session.signer,
        "account_keepers",
        parents=[fact.hash for fact in unreplaced(known)],
        account=account,
        channel=str(channel),
        people=sorted(set(people)),
    )


def all_keepers(workspace: Workspace) -> Mapping[_Key, frozenset[str]]:
    """The people of each account that has some, by medium and account.

    Two designations signed without knowing each other are read together: only those that both name.
    """
    found: dict[_Key, frozenset[str]] = {}
    for fact in unreplaced(workspace.ledger.facts(kind="account_keepers")):
        key = (str(fact.body["channel"]), str(fact.body["account"]))
        people = frozenset(fact.body["people"])
        found[key] = found[key] & people if key in found else people
    return {key: people for key, people in found.items() if people}


def keeper_refusal(
    workspace: Workspace, session: Session, channel: Channel, account: str | None
) -> Refusal | None:
    """Why this person may not use an account, None when they may."""
    people = all_keepers(workspace).get((str(channel), account or ""))
    if not people or session.person in people:
        return None
    names = {who.person: who.name for who in workspace.ledger.roster().people()}
    said = ", ".join(sorted(names.get(code, code) for code in people))
    return Refusal(
        "non_responsable",
        f"Ce compte est géré par\u00a0: {said} (art. 3). Rien n’a été changé; une de ces personnes publie, ou la direction "
        "générale vous désigne dans Paramètres.",
    )
