"""What the gates look at: one post, for one channel, on the day it will be published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from desktop.editorial.findings import Finding
from desktop.editorial.rights import Person, RightsRecord


@dataclass(frozen=True, slots=True)
class ElectionPeriod:
    """An election period, both ends included (art. 9)."""

    kind: str
    start: dt.date
    end: dt.date

    def contains(self, day: dt.date) -> bool:
        """Whether `day` is in the period, first and last day included."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class CaseAccount:
    """The official account a post goes out on (art. 3, 21)."""

    name: str
    authorized: bool
    approved_by_direction_on: dt.date | None
    logo_on_profile: bool


@dataclass(frozen=True, slots=True)
class CaseImage:
    """An image as this channel publishes it, with its records."""

    name: str
    rights: RightsRecord | None
    credit_required: bool
    credit: str | None
    credit_where: str | None
    people: tuple[Person, ...]
    alt: str | None
    decorative: bool
    logo: bool
    modified: bool = False
    derived_from: str | None = None
    people_reviewed: bool = True


@dataclass(frozen=True, slots=True)
class Override:
    """A written override of one gate; void without an author, a reason and a time."""

    gate: str
    by: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class GateCase:
    """Everything a gate may look at. Findings were computed beforehand, on `title` and `body`.

    `waived` and `contested` are the findings that carry a valid justification or contestation.
    `unchecked` names the checks that could not run: silence is never "no error".
    """

    title: str
    body: str
    medium: str
    kind: str
    planned_on: dt.date | None
    election: ElectionPeriod | None
    emergency: bool
    account: CaseAccount | None
    author: str
    author_role: str
    approver: str | None
    approved_at: dt.datetime | None
    last_edited_at: dt.datetime | None
    images: tuple[CaseImage, ...] = ()
    links: tuple[str, ...] = ()
    website_counterpart: str | None = None
    override: Override | None = None
    findings: tuple[Finding, ...] = ()
    waived: frozenset[Finding] = frozenset()
    contested: frozenset[Finding] = frozenset()
    unchecked: tuple[str, ...] = ()
    organiser_is_municipality: bool | None = None
    municipal_vocation: bool | None = None
    discretion_reason: str = ""
    municipal_domains: tuple[str, ...] = ()
    logo_consent_missing: bool = False
    extra: dict[str, str] = field(default_factory=dict)
