"""What one channel of a post gave, once checked: its gates, and what still forbids submitting it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.checks.base import CheckReport
from desktop.checks.fields import TextField
from desktop.editorial.findings import VIDEO_TAGS, Finding, FindingKey, text_hash
from desktop.editorial.gates.addresses import addresses_in
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.evaluation import APPROVAL, evaluate, heaviest, overall
from desktop.editorial.gates.greffe import awaiting_greffe, remark_of
from desktop.editorial.gates.texts import CONTESTED, contested, is_contested, may_contest
from desktop.editorial.gates.verdict import GateResult, Origin, Reason, Verdict
from desktop.editorial.manifest import crop_to_mapping
from desktop.editorial.post import Channel
from desktop.editorial.variant import ResolvedVariant
from desktop.services.written_answers import CONTEST, WAIVER, WrittenAnswer


@dataclass(frozen=True, slots=True)
class ChannelReview:
    """What one channel gave.

    `unanswered` are the reasons that still forbid submitting, block or warning, each with its gate;
    `answers` the justifications and contestations that bear on something found here.
    """

    channel: Channel
    variant: ResolvedVariant
    fields: tuple[TextField, ...]
    case: GateCase
    report: CheckReport
    gates: Mapping[str, GateResult]
    overall: Verdict
    unanswered: tuple[tuple[str, Reason], ...]
    answers: tuple[WrittenAnswer, ...]

    @property
    def contests(self) -> tuple[WrittenAnswer, ...]:
        """The contestations, which the direction ticks one by one."""
        return tuple(answer for answer in self.answers if answer.kind == CONTEST)

    @property
    def waivers(self) -> tuple[WrittenAnswer, ...]:
        """The justifications, which the direction reads."""
        return tuple(answer for answer in self.answers if answer.kind == WAIVER)

    @property
    def to_tell(self) -> tuple[str, ...]:
        """The remarks about what forbids publishing the greffe's words, which it was not told yet."""
        remarks = (remark_of(finding) for finding in awaiting_greffe(self.case))
        return tuple(each for each in remarks if each not in self.case.told_to_greffe)

    def text_of(self, where: str) -> str:
        """The text of one field."""
        return next((field.text for field in self.fields if field.where == where), "")

    def key_of(self, gate: str, reason: Reason) -> FindingKey:
        """What a justification or a contestation of `reason` is bound to."""
        return key_of(gate, reason, self.case, self.variant)

    def said_of(self, answer: WrittenAnswer) -> str:
        """The sentence that an answer replies to, empty when its gate says it no more."""
        said = (
            reason.text.removesuffix(CONTESTED)
            for gate, result in self.gates.items()
            for reason in result.reasons
            if self.key_of(gate, reason) == answer.key
        )
        return next(said, "")


def judge(
    variant: ResolvedVariant,
    fields: tuple[TextField, ...],
    case: GateCase,
    report: CheckReport,
    answers: tuple[WrittenAnswer, ...],
) -> ChannelReview:
    """The review of one channel, from its case, the findings of its texts and the answers written so far."""
    texts = {field.where: field.text for field in fields}
    keys = {finding: finding.key(texts[finding.where]) for finding in report.findings}
    answers = tuple(
        each for each in answers if each.kind == CONTEST or each.settles(texts.get(each.key.where, ""))
    )
    waived, objected = _answered(keys, answers, WAIVER), _answered(keys, answers, CONTEST)
    # What is found in the greffe's own words is for the greffe: nobody here may change them.
    case = replace(
        case,
        findings=tuple(finding for finding in report.findings if finding.where not in case.locked),
        of_greffe=tuple(finding for finding in report.findings if finding.where in case.locked),
        waived=waived,
        contested=objected,
        unchecked=report.unchecked,
    )
    gates = _with_contests(case, variant, answers)
    warned = {
        key_of(gate, reason, case, variant)
        for gate, result in gates.items()
        for reason in result.reasons
        if reason.verdict is Verdict.WARNS
    }
    justified = warned & {answer.key for answer in answers if answer.kind == WAIVER}
    heard = {WAIVER: justified | {keys[finding] for finding in waived}} | {
        CONTEST: {keys[finding] for finding in objected}
        | {key_of(gate, reason, case, variant) for gate, reason in _contests(gates)}
    }
    return ChannelReview(
        channel=variant.channel,
        variant=variant,
        fields=fields,
        case=case,
        report=report,
        gates=gates,
        overall=overall(gates),
        unanswered=_unanswered(gates, case, variant, justified),
        answers=tuple(answer for answer in answers if answer.key in heard[answer.kind]),
    )


def key_of(gate: str, reason: Reason, case: GateCase, variant: ResolvedVariant) -> FindingKey:
    """What names a reason: its place in a text, or what the record it came from was about.

    A block keeps its name once it is contested.
    """
    if reason.finding is not None:
        return reason.finding.key(case_text(variant, reason.finding.where))
    said = f"{reason.text.removesuffix(CONTESTED)}\n{_subject(reason, case, variant)}"
    return FindingKey(f"exigence:{gate}", str(variant.channel), 0, 0, text_hash(said))


def case_text(variant: ResolvedVariant, where: str) -> str:
    """The text of one field of a variant, named as a finding names it."""
    name, _, index = where.partition(":")
    if name in {"titre", "corps"}:
        return variant.title if name == "titre" else variant.body
    if name == VIDEO_TAGS:
        return variant.video.lines
    use = variant.images[int(index)]
    return use.alt if name == "texte_de_remplacement" else use.credit or ""


def _subject(reason: Reason, case: GateCase, variant: ResolvedVariant) -> str:
    """What a sentence drawn from records was said of: these images, this account, these addresses.

    The words too when it is they that were judged, or that a check could not read.
    """
    about: dict[str, object] = {
        "images": [[use.asset, crop_to_mapping(use.crop)] for use in variant.images],
        "addresses": [*variant.links, *addresses_in(f"{variant.title}\n{variant.body}")],
        "page": case.website_counterpart,
        "account": case.account.name if case.account else None,
    }
    if reason.origin is Origin.TEXT or case.unchecked:
        about["words"] = [variant.title, variant.body, *variant.video.tags]
    return json.dumps(about, sort_keys=True)


def _with_contests(
    case: GateCase, variant: ResolvedVariant, answers: tuple[WrittenAnswer, ...]
) -> dict[str, GateResult]:
    """The gates, those that read the words by themselves having heard the contestations too."""
    objected = {answer.key for answer in answers if answer.kind == CONTEST}
    gates = {}
    for name, result in evaluate(case).items():
        if name != APPROVAL:
            reasons = tuple(
                contested(reason)
                if may_contest(reason)
                and reason.finding is None
                and key_of(name, reason, case, variant) in objected
                else reason
                for reason in result.reasons
            )
            gates[name] = result if reasons == result.reasons else heaviest(reasons, result.article)
    return gates


def _contests(gates: Mapping[str, GateResult]) -> Iterator[tuple[str, Reason]]:
    """The contested blocks, each with its gate."""
    for name, result in gates.items():
        yield from ((name, reason) for reason in result.reasons if is_contested(reason))


def _answered(
    keys: Mapping[Finding, FindingKey], answers: tuple[WrittenAnswer, ...], kind: str
) -> frozenset[Finding]:
    written = {answer.key for answer in answers if answer.kind == kind}
    return frozenset(finding for finding, key in keys.items() if key in written)


def _unanswered(
    gates: Mapping[str, GateResult],
    case: GateCase,
    variant: ResolvedVariant,
    justified: Collection[FindingKey],
) -> tuple[tuple[str, Reason], ...]:
    """Blocks, and warnings that nobody justified; a contested block awaits the direction, not the author."""
    found = []
    for gate, result in gates.items():
        for reason in result.reasons:
            answered = is_contested(reason) or (
                reason.verdict is Verdict.WARNS and key_of(gate, reason, case, variant) in justified
            )
            if reason.verdict.rank and not answered:
                found.append((gate, reason))
    return tuple(found)
