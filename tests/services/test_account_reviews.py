"""An official account is looked at again a year after it was authorised, or when nobody is left to run it (art. 3, 21)."""

from __future__ import annotations

import datetime as dt

from office import Office

from desktop.editorial.post import Channel
from desktop.services.account_keepers import designate
from desktop.services.account_reviews import SOON, accounts_to_review
from desktop.services.home import Card, home_card
from desktop.services.official_accounts import ListedAccount, authorise_listed, end_account, listed_accounts
from desktop.services.people import change_roles

YEAR = dt.timedelta(days=365)


def facebook(office: Office) -> ListedAccount:
    return next(each for each in listed_accounts(office.desk) if each.channel is Channel.FACEBOOK)


def signed_now(office: Office) -> None:
    """Every account is authorised on the day of the office's clock."""
    office.workspace.clock = office.clock
    for account in listed_accounts(office.desk):
        authorise_listed(office.desk, office.direction, account)


def warned(office: Office) -> list[tuple[str, str, bool, str]]:
    card = home_card(office.desk, office.officer, Card.WARNINGS)
    lines = card.lines if card is not None else ()
    return [(line.title, line.detail, line.urgent, line.section) for line in lines]


def test_an_account_is_announced_thirty_days_before_its_year_then_until_it_is_signed_anew(
    office: Office,
) -> None:
    signed_now(office)
    office.clock.time += YEAR - SOON - dt.timedelta(days=1)
    assert warned(office) == []
    office.clock.time += dt.timedelta(days=1)
    assert warned(office) == [("4 comptes officiels", "à réviser avant le 4\u00a0mai", False, "comptes")]
    office.clock.time += SOON + dt.timedelta(days=10)
    for account in listed_accounts(office.desk):
        if account.channel is not Channel.FACEBOOK:
            authorise_listed(office.desk, office.direction, account)
    title = "Compte officiel (Facebook)\u00a0: Municipalité de Sainte-Sophie"
    assert warned(office) == [(title, "à réviser depuis le 4\u00a0mai", True, "comptes")]
    authorise_listed(office.desk, office.direction, facebook(office))
    assert warned(office) == []


def test_an_account_that_was_ended_is_not_to_review(office: Office) -> None:
    signed_now(office)
    end_account(office.desk, office.direction, facebook(office))
    later = office.desk.today() + 2 * YEAR
    assert Channel.FACEBOOK not in {
        each.account.channel for each in accounts_to_review(office.workspace, later)
    }


def test_the_departure_of_all_who_ran_an_account_is_told_at_once(office: Office) -> None:
    signed_now(office)
    account = facebook(office)
    designate(office.workspace, office.direction, account.channel, account.id, ["lea"])
    assert accounts_to_review(office.workspace, office.desk.today()) == ()
    change_roles(office.desk, office.direction, "lea", frozenset())
    (left,) = accounts_to_review(office.workspace, office.desk.today())
    assert (left.account.channel, left.unkept) == (Channel.FACEBOOK, True)
