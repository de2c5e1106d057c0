"""What the gates look at: one post, for one channel, on the day it will be published."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass, field, replace

from desktop.editorial.findings import VIDEO_TAGS, Finding
from desktop.editorial.gates.addresses import read_address
from desktop.editorial.marks import MarkConsent
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile, people_on
from desktop.editorial.rights import LEGAL_CONSENT_AGE, Person, RightsRecord


@dataclass(frozen=True, slots=True)
class ElectionPeriod:
    """An election period, both ends included (art. 9). `kind` is its level: `municipale`, `provinciale`…"""

    kind: str
    start: dt.date
    end: dt.date
    referendum: bool = False

    @property
    def of_the_council(self) -> bool:
        """Whether the seats of the municipal council are at stake: a municipal election, not a referendum."""
        return self.kind == "municipale" and not self.referendum

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
    """An image as this channel publishes it, with its records.

    `modified` is true when what is published differs from what the licence covers (crop, montage, colours);
    an image with `derived_from` is modified too. `credit_where` is `image`, `texte` or None. `credit_printed`
    is true when the rendering itself prints the credit beside the image; when it is false, a credit said to
    be in the text must be found there. `marks` are the logos it shows besides the one laid on it (art. 25, 26); None
    means that nobody was asked.
    """

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
    credit_printed: bool = True
    marks: tuple[MarkConsent, ...] | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A written override of one gate; void without an author, a reason and a time."""

    gate: str
    by: str
    reason: str
    at: str


class NoticeWords(enum.StrEnum):
    """How the words of a public notice compare with those that the greffe deposited."""

    ABSENT = "absent"
    """The greffe deposited nothing."""
    SAME = "identique"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class GateCase:
    """Everything a gate may look at. Findings were computed beforehand, on the texts of the post.

    `medium` is a `Channel` value. `waived` and `contested` are the findings that carry a valid justification
    or contestation. `tags` are those of a video. `unchecked` names the checks that could not run: silence is never "no error".

    `organiser_is_municipality` and `municipal_vocation` at None mean that nobody was asked: only the text
    then speaks. The application passes True or False for an event. `political_names` are the elected people,
    candidates and parties whose pages must not be linked; `with_profile` fills what comes from the profile.

    `link_notes` are the external links, by `Address.key`, whose pertinence somebody wrote (art. 14); None means
    that nobody was asked. `own_pages` are those of the official accounts, `partners` the names of those whose
    pages are pertinent by nature. `broken_links` answered that they lead nowhere; what could not be reached is
    not among them. `emergency_sentence` is whether an emergency on a network must say that it is no emergency
    service (art. 19). `notice` compares a public notice with what the greffe deposited, None when it is not to be
    compared; `locked` are the fields whose words are the greffe's, `of_greffe` what was found in them,
    `told_to_greffe` and `kept_by_greffe` the remarks it has before it, and those it answered by keeping its
    words. `paid_in_period` is whether a paid placement
    of this post on this medium runs during a municipal election period (art. 9, 13). `page_carried` is whether what is
    published ends with the link of the page on the site when the words lack it, as `channels` render it (art. 2).
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
    tags: tuple[str, ...] = ()
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
    political_names: tuple[str, ...] = ()
    newsletter_external_ads: bool = False
    parental_consent_until: int = LEGAL_CONSENT_AGE
    link_notes: frozenset[str] | None = None
    broken_links: frozenset[str] = frozenset()
    own_pages: frozenset[str] = frozenset()
    partners: tuple[str, ...] = ()
    emergency_sentence: bool = False
    notice: NoticeWords | None = None
    locked: frozenset[str] = frozenset()
    of_greffe: tuple[Finding, ...] = ()
    told_to_greffe: frozenset[str] = frozenset()
    kept_by_greffe: frozenset[str] = frozenset()
    paid_in_period: bool = False
    page_carried: bool = False
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def channel(self) -> Channel:
        """The medium as a channel. Raises ValueError for a medium that is not one of the four."""
        return Channel(self.medium)

    @property
    def in_election_period(self) -> bool:
        """Whether the *publication* day falls in the period, both ends included (art. 9)."""
        return (
            self.election is not None
            and self.planned_on is not None
            and self.election.contains(self.planned_on)
        )

    def text_of(self, where: str) -> str:
        """The text a finding's `where` names (`titre`, `corps`, `mention:0`…); empty when there is none."""
        field_name, _, index = where.partition(":")
        if field_name in {"titre", "corps"}:
            return self.title if field_name == "titre" else self.body
        if field_name == VIDEO_TAGS:
            return "\n".join(self.tags)
        if not index.isdecimal() or int(index) >= len(self.images):
            return ""
        image = self.images[int(index)]
        return (image.credit if field_name == "mention" else image.alt) or ""


def with_profile(case: GateCase, profile: MunicipalProfile) -> GateCase:
    """`case` with what the municipal profile says: domains, political names, settings of the policy.

    People count as of the publication day; without one, whatever their dates.
    """
    people = (*profile.elected, *profile.candidates)
    if case.planned_on is not None:
        people = people_on(people, case.planned_on)
    return replace(
        case,
        municipal_domains=profile.domains,
        political_names=tuple(dict.fromkeys((*profile.parties, *(person.name for person in people)))),
        newsletter_external_ads=profile.newsletter_external_ads,
        parental_consent_until=profile.parental_consent_until,
        own_pages=frozenset(
            address.key for account in profile.accounts if (address := read_address(account.url)) is not None
        ),
        partners=(*profile.partners, *profile.organisations),
    )
