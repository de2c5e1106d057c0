"""Official accounts from the settings: authorised and ended by the direction, one signed fact each (art. 3, 21)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.editorial.post import Channel
from desktop.services.account_keepers import all_keepers
from desktop.services.account_reviews import review_days
from desktop.services.accounts import Account, authorise_account, known_accounts
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account: signed or only written in the profile (`signed` None), with its address when it has one.

    `keepers` are the people who run it, by code; empty while nobody is designated. `review` is the day its
    authorisation is to be reviewed by, when it is in force.
    """

    id: str
    channel: Channel
    name: str
    url: str
    signed: Account | None
    keepers: frozenset[str] = frozenset()
    review: dt.date | None = None

    @property
    def authorized(self) -> bool:
        """Whether it may be used."""
        return self.signed is not None and self.signed.authorized


def listed_accounts(desk: Desk) -> tuple[ListedAccount, ...]:
    """The accounts that were signed, then those of the profile that never were, in the order of the media."""
    profile = profile_in_force(desk.workspace).profile
    addresses = {(str(each.channel), each.id): each.url for each in profile.accounts}
    signed = known_accounts(desk.workspace)
    keepers = all_keepers(desk.workspace)
    reviews = review_days(desk.workspace)
    seen = {(str(each.channel), each.id) for each in signed}
    found = [
        ListedAccount(
            each.id,
            each.channel,
            each.name,
            addresses.get((str(each.channel), each.id), ""),
            each,
            keepers.get((str(each.channel), each.id), frozenset()),
            reviews[str(each.channel), each.id] if each.authorized else None,
        )
        for each in signed
    ]
    found += [
        ListedAccount(each.id, Channel(each.channel), each.name, each.url, None)
        for each in profile.accounts
        if (str(each.channel), each.id) not in seen
    ]
    order = list(Channel)
    return tuple(sorted(found, key=lambda each: (order.index(each.channel), each.name.casefold())))


def authorise_listed(desk: Desk, session: Session, account: ListedAccount) -> None:
    """Authorise an account of the list, from today. Raises `Refusal` without the role."""
    authorise_account(desk.workspace, session, account.id, account.channel, account.name, desk.today())


def end_account(desk: Desk, session: Session, account: ListedAccount) -> None:
    """Sign that an account may no longer be used. Raises `Refusal` without the role."""
    authorise_account(
        desk.workspace,
        session,
        account.id,
        account.channel,
        account.name,
        desk.today(),
        authorized=False,
    )
