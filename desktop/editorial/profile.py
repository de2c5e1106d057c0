"""The municipal profile: everything particular to one town, dated, supplied by the officer.

Its written form, validation and hash are in `profile_mapping`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatedPerson:
    """An elected person, a candidate or an official, with the dates of that role (both included)."""

    name: str
    title: str = ""
    gender: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None

    def in_role(self, day: dt.date) -> bool:
        """Whether the role holds on `day`, first and last day included; an open end never closes."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


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
    """A municipal profile. Lists are official spellings; `domains` and `phones` are the municipality's own.

    `parental_consent_until` is the age in years (14 to 18) under which the municipality's practice wants a
    parent to sign a release; the law fixes 14. `complaint_phone` is the number the standard answer gives
    (art. 15). `logo` is the SHA-256 of the official logo's file (art. 25), empty until one is registered.
    `newsletter_external_ads` is whether the newsletter takes outside advertising (art. 13).
    `emergency_first` is whether an emergency may go out before it is approved, to be reviewed afterwards. False when
    a profile does not say: art. 19 lets the media be used more often and urgent information come first, and never
    says that nobody approves it; whoever wants the short path signs it, in the profile, as direction or greffe.
    """

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
    complaint_phone: str = ""
    neighbours: tuple[str, ...] = ()
    parental_consent_until: int = 14
    logo: str = ""
    emergency_first: bool = False


def people_on(people: Iterable[DatedPerson], day: dt.date) -> tuple[DatedPerson, ...]:
    """Those of `people` whose role holds on `day`."""
    return tuple(person for person in people if person.in_role(day))
