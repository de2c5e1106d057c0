"""Check a post as it would be published: every text, every gate, on every channel, on its publication day.

In two parts: `gather` reads what the workspace knows (`Evidence`), and `judged` decides without it from what
the checks say. The editor judges at each change with the second; a submission goes through both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from db.facts import Fact
from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField, variant_fields
from desktop.checks.process.client import EVERYTHING
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.evaluation import GATES
from desktop.editorial.placeholders import PlacedPlaceholder, placeholders_of
from desktop.editorial.post import Channel, Post
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import ResolvedVariant, resolve
from desktop.errors import Refusal
from desktop.services.channel_review import ChannelReview, judge
from desktop.services.civil_time import publication_day
from desktop.services.desk import Desk
from desktop.services.gate_cases import Authorship, Evidence, gate_case, gather
from desktop.services.in_force import rules_in_force
from desktop.services.posts import post_of_revision
from desktop.services.session import Session

NOTHING = CheckReport((), (EVERYTHING,))
"""The report of a text that nothing has checked yet."""


@dataclass(frozen=True, slots=True)
class Review:
    """The review of a whole post on `day`."""

    post: Post
    day: dt.date
    channels: tuple[ChannelReview, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is left to do before submitting, in French, each once."""
        labels = {gate.name: gate.label for gate in GATES}
        lines = [
            f"{labels[gate]}\u00a0: {reason.text}"
            for channel in self.channels
            for gate, reason in channel.unanswered
        ]
        lines += [
            f"À compléter ({left.channel.label})\u00a0: {left.placeholder.asks}"
            for left in self.left_to_complete
        ]
        return tuple(dict.fromkeys(lines))

    @property
    def to_tell(self) -> tuple[str, ...]:
        """What the greffe must answer and was not told yet, each once (art. 12)."""
        return tuple(dict.fromkeys(remark for channel in self.channels for remark in channel.to_tell))

    @property
    def left_to_complete(self) -> tuple[PlacedPlaceholder, ...]:
        """What the template of the post asked for and nobody wrote."""
        return placeholders_of(self.post)

    @property
    def contests(self) -> tuple[str, ...]:
        """The contestations that the direction must tick one by one, as fact hashes."""
        return tuple(dict.fromkeys(answer.fact for channel in self.channels for answer in channel.contests))


@dataclass(frozen=True, slots=True)
class ChannelToCheck:
    """One channel of a post before its texts are checked."""

    variant: ResolvedVariant
    fields: tuple[TextField, ...]
    case: GateCase
    context: CheckContext

    @property
    def channel(self) -> Channel:
        """Which one."""
        return self.variant.channel

    def request(self, key: str | None = None) -> CheckRequest:
        """What to ask of the check worker; see `CheckRequest` for `key`."""
        return CheckRequest(self.fields, self.context, str(self.channel), self.case.kind, key)


def channels_to_check(evidence: Evidence, post: Post, day: dt.date) -> tuple[ChannelToCheck, ...]:
    """Every channel of `post` as it would be published on `day`. Pure."""
    return tuple(
        _to_check(evidence, post, resolve(post, channel), day)
        for channel in Channel
        if channel in post.channels
    )


def judged(evidence: Evidence, post: Post, day: dt.date, reports: Mapping[Channel, CheckReport]) -> Review:
    """The review of `post` from what its texts gave, by channel. Pure: no workspace, nothing is checked here.

    A channel without a report counts as not verified: silence is never "no error".
    """
    return Review(
        post,
        day,
        tuple(
            judge(each.variant, each.fields, each.case, reports.get(each.channel, NOTHING), evidence.answers)
            for each in channels_to_check(evidence, post, day)
        ),
    )


def review(
    desk: Desk,
    profile: MunicipalProfile,
    post: Post,
    authorship: Authorship,
    day: dt.date | None = None,
    *,
    ticked: Collection[str] | None = None,
    read: Collection[str] | None = None,
) -> Review:
    """The review of `post`; `day` defaults to its planned day, or today when none is planned or it is past.

    `ticked` are the contestations (fact hashes) that count, `read` the justifications: all by default. Waits for the checks:
    call it from a background lane. Pending approval is no reason against submitting. Raises `Refusal`
    (`date_invalide`) for a planned date that is none.
    """
    day = day or publication_day(post.planned_at, desk.today())
    evidence = gather(desk.workspace, profile, post, authorship, ticked, read, now=desk.now())
    asked = {
        each.channel: desk.checker.submit(each.request()) for each in channels_to_check(evidence, post, day)
    }
    return judged(evidence, post, day, {channel: future.result() for channel, future in asked.items()})


def review_of_revision(
    desk: Desk,
    revision: str,
    day: dt.date | None = None,
    *,
    ticked: Collection[str] | None = None,
    read: Collection[str] | None = None,
) -> Review:
    """The review of a revision by the rules in force, on `day` and with the answers that `review` says."""
    fact = desk.workspace.ledger.fact(revision)
    if fact is None:
        raise Refusal("revision_inconnue", "Cette version n’existe pas dans cet espace. Rien n’a été changé.")
    profile = rules_in_force(desk.workspace, desk.policies).profile
    post = post_of_revision(desk.workspace, revision)
    return review(desk, profile, post, written_by(desk, fact), day, ticked=ticked, read=read)


def authorship(desk: Desk, session: Session) -> Authorship:
    """The post as being written by this person now."""
    return Authorship(session.name, ", ".join(sorted(session.roles(desk.workspace))), desk.now())


def written_by(desk: Desk, revision: Fact) -> Authorship:
    """The post as written by who signed `revision`."""
    person = desk.workspace.ledger.roster().person(revision.stream)
    roles = ", ".join(sorted(person.roles)) if person else ""
    return Authorship(person.name if person else "", roles, desk.now())


def _to_check(evidence: Evidence, post: Post, variant: ResolvedVariant, day: dt.date) -> ChannelToCheck:
    case = gate_case(evidence, post, variant, day)
    context = CheckContext(
        evidence.profile,
        case.planned_on,
        case.in_election_period,
        post.emergency,
        council_election=case.election is None or case.election.of_the_council,
    )
    return ChannelToCheck(variant, variant_fields(variant), case, context)
