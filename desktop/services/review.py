"""Check a post as it would be published: every text, every gate, on every channel, on its publication day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace

from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField, variant_fields
from desktop.checks.protocol import CheckRequest
from desktop.editorial.findings import Finding, FindingKey
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.evaluation import APPROVAL, GATES, evaluate, overall
from desktop.editorial.gates.verdict import GateResult, Reason, Verdict
from desktop.editorial.post import Channel, Post
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import ResolvedVariant, resolve
from desktop.services.civil_time import planned_day
from desktop.services.desk import Desk
from desktop.services.gate_cases import Authorship, gate_case
from desktop.services.written_answers import CONTEST, WAIVER, WrittenAnswer, answers_of, record_key


@dataclass(frozen=True, slots=True)
class ChannelReview:
    """What one channel gave. `unanswered` are the reasons that still forbid submitting, block or warning."""

    channel: Channel
    variant: ResolvedVariant
    fields: tuple[TextField, ...]
    case: GateCase
    report: CheckReport
    gates: Mapping[str, GateResult]
    overall: Verdict
    unanswered: tuple[tuple[str, Reason], ...]
    contests: tuple[WrittenAnswer, ...]

    def text_of(self, where: str) -> str:
        """The text of one field."""
        return next((field.text for field in self.fields if field.where == where), "")


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
    desk: Desk, profile: MunicipalProfile, post: Post, authorship: Authorship, day: dt.date | None = None
) -> Review:
    """The review of `post`; `day` defaults to its planned day, or today.

    Waits for the checks: call it from a background lane. Pending approval is no reason against submitting.
    """
    day = day or planned_day(post.planned_at, desk.today())
    answers = answers_of(desk.workspace, post.id)
    asked = [_ask(desk, profile, post, channel, authorship, day) for channel in post.channels]
    return Review(post, day, tuple(_judge(*question, answers) for question in asked))


def _ask(
    desk: Desk,
    profile: MunicipalProfile,
    post: Post,
    channel: Channel,
    authorship: Authorship,
    day: dt.date,
) -> tuple[ResolvedVariant, tuple[TextField, ...], GateCase, Future[CheckReport]]:
    variant = resolve(post, channel)
    case = gate_case(desk.workspace, profile, post, variant, day, authorship)
    context = CheckContext(profile, day, case.in_election_period, post.emergency)
    fields = variant_fields(variant)
    request = CheckRequest(fields, context, str(channel), str(post.kind))
    return variant, fields, case, desk.checker.submit(request)


def _judge(
    variant: ResolvedVariant,
    fields: tuple[TextField, ...],
    case: GateCase,
    future: Future[CheckReport],
    answers: tuple[WrittenAnswer, ...],
) -> ChannelReview:
    report = future.result()
    texts = {field.where: field.text for field in fields}
    keys = {finding: finding.key(texts[finding.where]) for finding in report.findings}
    waived = _answered(keys, answers, WAIVER)
    contested = _answered(keys, answers, CONTEST)
    case = replace(
        case, findings=report.findings, waived=waived, contested=contested, unchecked=report.unchecked
    )
    gates = evaluate(case)
    justified = {answer.key for answer in answers if answer.kind == WAIVER}
    contest_keys = {keys[finding] for finding in contested}
    return ChannelReview(
        channel=variant.channel,
        variant=variant,
        fields=fields,
        case=case,
        report=report,
        gates=gates,
        overall=overall({name: result for name, result in gates.items() if name != APPROVAL}),
        unanswered=_unanswered(gates, str(variant.channel), contested, justified),
        contests=tuple(a for a in answers if a.kind == CONTEST and a.key in contest_keys),
    )


def _answered(
    keys: Mapping[Finding, FindingKey], answers: tuple[WrittenAnswer, ...], kind: str
) -> frozenset[Finding]:
    written = {answer.key for answer in answers if answer.kind == kind}
    return frozenset(finding for finding, key in keys.items() if key in written)


def _unanswered(
    gates: Mapping[str, GateResult],
    channel: str,
    contested: frozenset[Finding],
    justified: set[FindingKey],
) -> tuple[tuple[str, Reason], ...]:
    """Blocks, and warnings that nobody justified; a contested block awaits the direction, not the author."""
    found = []
    for name, result in gates.items():
        if name == APPROVAL:
            continue
        for reason in result.reasons:
            answered = reason.verdict is Verdict.WARNS and (
                reason.finding in contested or record_key(name, channel, reason) in justified
            )
            if reason.verdict.rank and not answered:
                found.append((name, reason))
    return tuple(found)
