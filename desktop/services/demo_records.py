"""What the policy has recorded in the demonstration (`resources/demo/registres.toml`): accounts, placements, logos…"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

from desktop.editorial.marks import ConsentStatus, Mark
from desktop.editorial.post import Channel
from desktop.services.account_requests import RequestedAccount, request_account
from desktop.services.comments import write_comment
from desktop.services.conduct_rules import model_rules, put_rules_in_force
from desktop.services.demo_clock import Story
from desktop.services.demo_office import DemoOffice
from desktop.services.demo_texts import moment
from desktop.services.elections import periods_in_force
from desktop.services.external_links import write_link_note
from desktop.services.in_force import profile_in_force
from desktop.services.logo_consents import WrittenConsent, record_logo_consent
from desktop.services.official_accounts import authorise_listed, listed_accounts
from desktop.services.placements import Placement, municipal_period_of, record_placement
from desktop.services.public_notices import deposit_notice
from desktop.services.share_requests import record_share_request

Record = Mapping[str, Any]


def records(office: DemoOffice, path: Path) -> Iterator[Story]:
    """One story for each record of the file, told at its moment."""
    found = tomli.loads(path.read_text(encoding="utf-8"))
    for name, tell in _TELLS.items():
        held = found.get(name, [])
        for record in held if isinstance(held, list) else [held]:
            yield _told(office, record, tell)


def _told(office: DemoOffice, record: Record, tell: Callable[[DemoOffice, Record], object]) -> Story:
    yield moment(str(record["quand"]), office.now)
    tell(office, record)


def _conduct(office: DemoOffice, record: Record) -> None:
    published = {Channel.WEBSITE: record["site"], Channel.FACEBOOK: record["facebook"]}
    text = model_rules(office.desk.resources)
    put_rules_in_force(office.desk, office.sessions["greffe"], text, published)


def _placement(office: DemoOffice, record: Record) -> None:
    start, end = (_day(office, record[name]) for name in ("debut", "fin"))
    channel, purpose = Channel(record["media"]), str(record["objet"])
    wanted = Placement("", channel, start, end, int(record["cents"]), purpose)
    periods = periods_in_force(office.workspace, profile_in_force(office.workspace).profile)
    if municipal_period_of(wanted, periods) is None:
        # A municipal election period admits none, even on the day of a demonstration.
        record_placement(office.desk, office.direction, channel, start, end, wanted.cents, purpose)


def _renewal(office: DemoOffice, record: Record) -> None:
    """Every account but one: that one is left to review."""
    for account in listed_accounts(office.desk):
        if account.id in record["comptes"]:
            authorise_listed(office.desk, office.direction, account)


def _account(office: DemoOffice, record: Record) -> None:
    wanted = RequestedAccount(
        None, record["plateforme"], record["nom"], record["clientele"], record["analyse"]
    )
    request_account(office.desk, office.officer, wanted)


def _link(office: DemoOffice, record: Record) -> None:
    write_link_note(office.workspace, office.officer, record["adresse"], record["note"])


def _share(office: DemoOffice, record: Record) -> None:
    record_share_request(
        office.desk,
        office.officer,
        record["qui"],
        record["adresse"],
        shared=bool(record["accepte"]),
        reason=record["motif"],
    )


def _logo(office: DemoOffice, record: Record) -> None:
    status = ConsentStatus(record["statut"])
    given = status is ConsentStatus.GRANTED
    written = WrittenConsent(
        Mark.OFFICIAL,
        record["tiers"],
        status,
        record["par"],
        record["usage"],
        office.desk.today() if given else None,
        _day(office, record["jusqu_au"]) if "jusqu_au" in record else None,
    )
    record_logo_consent(office.desk, office.officer, written)


def _notice(office: DemoOffice, record: Record) -> None:
    notice = deposit_notice(office.workspace, office.sessions["greffe"], record["titre"], record["texte"])
    write_comment(office.workspace, office.officer, notice.item, record["remarque"], quote=record["passage"])


def _day(office: DemoOffice, days: int) -> dt.date:
    return office.now.date() + dt.timedelta(days=days)


_TELLS: Mapping[str, Callable[[DemoOffice, Record], object]] = {
    "conduite": _conduct,
    "placement": _placement,
    "reconduction": _renewal,
    "demande_de_compte": _account,
    "lien": _link,
    "partage": _share,
    "logo": _logo,
    "avis": _notice,
}
