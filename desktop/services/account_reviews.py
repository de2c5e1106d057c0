"""Official accounts to review: authorised a year ago, or left without anybody to run them (art. 3, 21).

The policy gives no delay: a year is the application's. An account that nobody looks at again keeps its authorisation,
and its people, long after both stopped being true. Reviewing it is signing its authorisation anew, or its end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.civil_dates import civil_day
from desktop.services.account_keepers import all_keepers
from desktop.services.accounts import Account, known_accounts
from desktop.services.replacement import unreplaced

SOON = dt.timedelta(days=30)
"""How long before its day a review is announced."""


@dataclass(frozen=True, slots=True)
class AccountReview:
    """An authorised account and the day it is to be reviewed by; `unkept` when all who were to run it are gone."""

    account: Account
    due: dt.date
    unkept: bool = False


def accounts_to_review(workspace: Workspace, today: dt.date) -> tuple[AccountReview, ...]:
    """What is to be reviewed now or soon: accounts without anybody first, then by day."""
    due = review_days(workspace)
    keepers = all_keepers(workspace)
    here = {who.person for who in workspace.ledger.roster().people() if who.roles}
    found = []
    for account in known_accounts(workspace):
        key = (str(account.channel), account.id)
        unkept = _nobody_left(keepers.get(key, ()), here)
        if account.authorized and (unkept or due[key] <= today + SOON):
            found.append(AccountReview(account, due[key], unkept))
    return tuple(sorted(found, key=lambda each: (not each.unkept, each.due)))


def review_days(workspace: Workspace) -> Mapping[tuple[str, str], dt.date]:
    """By medium and account, the day each is to be reviewed by: a year after its authorisation was last signed.

    The day it was signed counts, since somebody looked then, even when it authorises from an earlier one.
    """
    signed: dict[tuple[str, str], dt.date] = {}
    for fact in unreplaced(workspace.ledger.facts(kind="account")):
        key = (str(fact.body["channel"]), str(fact.body["account"]))
        day = max(civil_day(dt.datetime.fromisoformat(fact.at)), dt.date.fromisoformat(str(fact.body["on"])))
        signed[key] = max(day, signed.get(key, day))
    return {key: _a_year_after(day) for key, day in signed.items()}


def _a_year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return dt.date(day.year + 1, 3, 1)


def _nobody_left(keepers: Collection[str], here: Collection[str]) -> bool:
    return bool(keepers) and not any(person in here for person in keepers)
