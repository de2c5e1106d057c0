"""Official accounts: authorised by the direction, one signed fact after another (art. 3, 21)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
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


def known_accounts(workspace: Workspace) -> tuple[Account, ...]:
    """Every account ever signed, authorised or not, in the order of the media then by name.

    Two authorisations signed without knowing each other count together: the later day, and only if both
    authorise.
    """
    accounts: dict[tuple[Channel, str], Account] = {}
    for fact in unreplaced(workspace.ledger.facts(kind="account")):
        read = _account(fact)
        known = accounts.get((read.channel, read.id))
        accounts[read.channel, read.id] = _both(known, read) if known is not None else read
    order = list(Channel)
    return tuple(sorted(accounts.values(), key=lambda account: (order.index(account.channel), account.name)))


def account_among(accounts: Iterable[Account], channel: Channel, chosen: str | None) -> Account | None:
    """The account that `channel` uses: the chosen one, else the only authorised one, else the only one known."""
    here = [account for account in accounts if account.channel is channel]
    if chosen is not None:
        return next((account for account in here if account.id == chosen), None)
    candidates = [account for account in here if account.authorized] or here
    return candidates[0] if len(candidates) == 1 else None


def account_in_use(workspace: Workspace, channel: Channel, chosen: str | None) -> Account | None:
    """The account that `channel` uses now; see `account_among`."""
    return account_among(known_accounts(workspace), channel, chosen)


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
