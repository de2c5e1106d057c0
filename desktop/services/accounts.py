"""Official accounts: authorised by the direction, one signed fact after another (art. 3, 21)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.services.replacement import unreplaced
from desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the direction signed it; `on` is the day its authorisation holds from."""

    id: str
    channel: Channel
    name: str
    authorized: bool
    on: dt.date


def authorise_account(
    workspace: Workspace,
    session: Session,
    account: str,
    channel: str,
    name: str,
    on: dt.date,
    *,
    authorized: bool = True,
) -> Fact:
    """Sign the authorisation of an official account, or its end (`authorized` false); the direction alone may."""
    known = [fact for fact in workspace.ledger.facts(kind="account") if fact.body["account"] == account]
    return workspace.ledger.append(
        session.signer,
        "account",
        parents=[fact.hash for fact in unreplaced(known)],
        account=account,
        channel=channel,
        name=name,
        authorized=authorized,
        on=on.isoformat(),
    )


def account_in_use(workspace: Workspace, channel: Channel, chosen: str | None) -> Account | None:
    """The account that `channel` uses: the chosen one, else the only authorised one, else the only one known.

    Two authorisations signed without knowing each other count together: the later day, and only if both
    authorise.
    """
    facts = unreplaced(workspace.ledger.facts(kind="account"))
    accounts: dict[str, Account] = {}
    for fact in facts:
        if fact.body["channel"] == str(channel):
            read = _account(fact)
            accounts[read.id] = _both(accounts[read.id], read) if read.id in accounts else read
    if chosen is not None:
        return accounts.get(chosen)
    candidates = [account for account in accounts.values() if account.authorized] or list(accounts.values())
    return candidates[0] if len(candidates) == 1 else None


def _account(fact: Fact) -> Account:
    body = fact.body
    return Account(
        str(body["account"]),
        Channel(body["channel"]),
        str(body["name"]),
        bool(body["authorized"]),
        dt.date.fromisoformat(str(body["on"])),
    )


def _both(one: Account, other: Account) -> Account:
    later = max(one, other, key=lambda account: account.on)
    return Account(later.id, later.channel, later.name, one.authorized and other.authorized, later.on)
