"""Check a post as it would be published: every text, every gate, on every channel, on its publication day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass

from db.facts import Fact
from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField, variant_fields
from desktop.checks.protocol import CheckRequest
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.evaluation import GATES
from desktop.editorial.post import Channel, Post
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import ResolvedVariant, resolve
from desktop.errors import Refusal
from desktop.services.channel_review import ChannelReview, judge
from desktop.services.civil_time import publication_day
from desktop.services.desk import Desk
from desktop.services.gate_cases import Authorship, gate_case
from desktop.services.image_records import records_of
from desktop.services.in_force import rules_in_force
from desktop.services.posts import post_of_revision
from desktop.services.session import Session
from desktop.services.written_answers import CONTEST, answers_of


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
        return tuple(dict.fromkeys(lines))

    @property
    def contests(self) -> tuple[str, ...]:
        """The contestations that the direction must tick one by one, as fact hashes."""
        return tuple(dict.fromkeys(answer.fact for channel in self.channels for answer in channel.contests))


def review(
    desk: Desk,
    profile: MunicipalProfile,
    post: Post,
    authorship: Authorship,
    day: dt.date | None = None,
    *,
    ticked: Collection[str] | None = None,
) -> Review:
    """The review of `post`; `day` defaults to its planned day, or today when none is planned or it is past.

    `ticked` are the contestations (fact hashes) that count, all of them by default. Waits for the checks:
    call it from a background lane. Pending approval is no reason against submitting. Raises `Refusal`
    (`date_invalide`) for a planned date that is none.
    """
    day = day or publication_day(post.planned_at, desk.today())
    answers = tuple(
        answer
        for answer in answers_of(desk.workspace, post.id)
        if answer.kind != CONTEST or ticked is None or answer.fact in ticked
    )
    variants = [resolve(post, channel) for channel in Channel if channel in post.channels]
    records = records_of(desk.workspace, {use.asset for variant in variants for use in variant.images})
    cases = [gate_case(desk.workspace, profile, post, v, day, authorship, records) for v in variants]
    asked = [_ask(desk, profile, post, v, case) for v, case in zip(variants, cases, strict=True)]
    judged = (
        judge(variant, fields, case, future.result(), answers)
        for variant, case, (fields, future) in zip(variants, cases, asked, strict=True)
    )
    return Review(post, day, tuple(judged))


def review_of_revision(desk: Desk, revision: str, *, ticked: Collection[str] | None = None) -> Review:
    """The review of a revision by the rules in force, as it would be published now or on its planned day."""
    fact = desk.workspace.ledger.fact(revision)
    if fact is None:
        raise Refusal("revision_inconnue", "Cette version n’existe pas dans cet espace. Rien n’a été changé.")
    profile = rules_in_force(desk.workspace, desk.policies).profile
    post = post_of_revision(desk.workspace, revision)
    return review(desk, profile, post, written_by(desk, fact), ticked=ticked)


def authorship(desk: Desk, session: Session) -> Authorship:
    """The post as being written by this person now."""
    return Authorship(session.name, ", ".join(sorted(session.roles(desk.workspace))), desk.now())


def written_by(desk: Desk, revision: Fact) -> Authorship:
    """The post as written by who signed `revision`."""
    person = desk.workspace.ledger.roster().person(revision.stream)
    roles = ", ".join(sorted(person.roles)) if person else ""
    return Authorship(person.name if person else "", roles, desk.now())


def _ask(
    desk: Desk, profile: MunicipalProfile, post: Post, variant: ResolvedVariant, case: GateCase
) -> tuple[tuple[TextField, ...], Future[CheckReport]]:
    context = CheckContext(profile, case.planned_on, case.in_election_period, post.emergency)
    fields = variant_fields(variant)
    request = CheckRequest(fields, context, str(variant.channel), str(post.kind))
    return fields, desk.checker.submit(request)
