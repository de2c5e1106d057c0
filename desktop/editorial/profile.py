"""The municipal profile: everything particular to one town, dated, supplied by the officer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatedPerson:
    """An elected person, a candidate or an official, with the dates of that role (both included)."""

    name: str
    title: str = ""
    gender: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OfficialAccount:
    """An official account (art. 3, 21)."""

    id: str
    channel: str
    name: str
    url: str = ""
    approved_on: dt.date | None = None
    logo_on_profile: bool = False


@dataclass(frozen=True, slots=True)
class ProfileElection:
    """An election the profile knows of; `polling_day` is computed for municipal ones."""

    level: str
    kind: str
    polling_day: dt.date
    start: dt.date
    end: dt.date
    provisional: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class MunicipalProfile:
    """A municipal profile. Lists are official spellings; `domains` and `phones` are the municipality's own."""

    id: str
    municipality: str
    short_name: str
    newsletter: str
    domains: tuple[str, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    complaint_form: str = ""
    elected: tuple[DatedPerson, ...] = ()
    candidates: tuple[DatedPerson, ...] = ()
    officials: tuple[DatedPerson, ...] = ()
    parties: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    toponyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    accounts: tuple[OfficialAccount, ...] = ()
    elections: tuple[ProfileElection, ...] = ()
    office_hours: str = ""
    typographic_apostrophe: bool | None = None
    newsletter_external_ads: bool = False
