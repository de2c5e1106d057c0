"""A review as one reads it: each gate once for all channels, its points, and how many are left to settle. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.channels.edition import Edition
from desktop.channels.limits import LimitProblem
from desktop.channels.registry import form_of
from desktop.editorial.findings import Category, Finding, FindingKey, Severity
from desktop.editorial.foreign_terms import is_within_another_language
from desktop.editorial.gates.evaluation import APPROVAL, GATES
from desktop.editorial.gates.texts import UNCHECKED, is_contested
from desktop.editorial.gates.verdict import Origin, Reason, Verdict
from desktop.editorial.placeholders import PlacedPlaceholder
from desktop.editorial.post import Channel
from desktop.services.channel_review import ChannelReview
from desktop.services.external_links import NOTE
from desktop.services.review import Review
from desktop.services.written_answers import CONTEST, WAIVER, WrittenAnswer

GREFFE = "greffe"
"""What is answered to a point found in the greffe's own words: a remark for them."""
ANSWERED_KIND = {Verdict.WARNS: WAIVER, Verdict.BLOCKS: CONTEST}
_READ_WORDS = frozenset(
    {
        "neutralite",
        "publicite",
        "hyperliens",
        "plainte",
        "medias",
        "langue",
        "representation_confidentialite",
    }
)
"""The gates that look at nothing but words and links."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to settle, or already answered, on some channels.

    `gate` is the gate's name, empty for a suggestion. `keys` are what a written answer is bound to, one a
    channel. `answers` are what was written, if it counts, one a person. `answerable` is `WAIVER`, `CONTEST`, `NOTE` for a `link`
    whose pertinence is asked, `GREFFE` for the greffe's own words, or None: a block that comes from a record is
    final.
    """

    gate: str
    text: str
    verdict: Verdict
    channels: tuple[Channel, ...]
    keys: tuple[FindingKey, ...]
    finding: Finding | None = None
    article: str | None = None
    answerable: str | None = None
    answers: tuple[WrittenAnswer, ...] = ()
    left: bool = False
    unchecked: bool = False
    link: str = ""

    @property
    def answer(self) -> WrittenAnswer | None:
        """What was written first, if anything."""
        return next(iter(self.answers), None)

    @property
    def own_answer(self) -> WrittenAnswer | None:
        """What the person at work wrote, if they did: theirs to change or withdraw."""
        return next((answer for answer in self.answers if answer.mine), None)

    @property
    def signed_as(self) -> str | None:
        """What a reason written here is signed as: what the point asks for, or what was answered to it."""
        return self.answerable or (self.answer.kind if self.answer is not None else None)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Points that this gate looks at too, and that another one shows: how many, and how many are left to settle."""

    gate: str
    label: str
    count: int
    left: int


@dataclass(frozen=True, slots=True)
class GatePoints:
    """One gate over all the channels: its worst verdict and its points, those left first.

    A passage that two gates look at is among the points of one of them, and counted in `elsewhere` by the other.
    `nothing_read` is whether it passes for want of a single word to read: nothing was judged.
    """

    name: str
    label: str
    article: str | None
    verdict: Verdict
    points: tuple[Point, ...]
    elsewhere: tuple[Elsewhere, ...] = ()
    nothing_read: bool = False

    @property
    def left(self) -> int:
        """How many points are left to settle, those that another gate shows included."""
        return self.left_here + sum(each.left for each in self.elsewhere)

    @property
    def left_here(self) -> int:
        """How many of its own points are left to settle."""
        return sum(point.left for point in self.points)

    @property
    def unchecked(self) -> bool:
        """Whether something this gate looks at could not be verified."""
        return any(point.unchecked for point in self.points)


@dataclass(frozen=True, slots=True)
class PostPoints:
    """Everything a review says. `justified` are the warnings of the texts that carry a justification;
    `to_tell` what the greffe must answer and was not told yet.
    """

    gates: tuple[GatePoints, ...]
    suggestions: tuple[Point, ...] = ()
    justified: tuple[Point, ...] = ()
    limits: tuple[LimitProblem, ...] = ()
    placeholders: tuple[PlacedPlaceholder, ...] = ()
    mechanical: int = 0
    no_channel: bool = False
    reviews: Mapping[Channel, ChannelReview] = field(default_factory=dict)
    to_tell: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """How many points forbid submitting; one that two gates look at is shown, and settled, once."""
        points = {point.keys for gate in self.gates for point in gate.points if point.left}
        return len(points) + len(self.limits) + len(self.placeholders) + self.no_channel


def points_of(review: Review) -> PostPoints:
    """What `review` says, as one reads it."""
    return PostPoints(
        gates=_each_once(
            [_gate(review, gate.name, gate.label, gate.article) for gate in GATES if gate.name != APPROVAL]
        ),
        suggestions=_gathered(_suggestions(review)),
        justified=_gathered(_justified(review)),
        limits=_limits(review),
        placeholders=review.left_to_complete,
        mechanical=sum(len(mechanical_of(channel)) for channel in review.channels),
        no_channel=not review.post.channels,
        reviews={channel.channel: channel for channel in review.channels},
        to_tell=review.to_tell,
    )


def is_mechanical(finding: Finding) -> bool:
    """Whether a finding of typography has one mending that needs no thought."""
    return finding.category is Category.TYPOGRAPHY and len(finding.suggestions) == 1


def mechanical_of(channel: ChannelReview) -> list[Finding]:
    """What one command mends on a channel: nothing of the greffe's own words."""
    found = channel.report.findings
    return [each for each in found if is_mechanical(each) and each.where not in channel.case.locked]


def _gate(review: Review, name: str, label: str, article: str | None) -> GatePoints:
    verdicts = [channel.gates[name].verdict for channel in review.channels]
    applied = [verdict for verdict in verdicts if verdict is not Verdict.NOT_APPLICABLE]
    worst = max(applied, key=lambda verdict: verdict.rank, default=Verdict.NOT_APPLICABLE)
    points = _gathered(
        _point(channel, name, reason) for channel in review.channels for reason in channel.gates[name].reasons
    )
    ordered = sorted(points, key=lambda point: (not point.left, -point.verdict.rank))
    passes = worst is Verdict.PASSES and not points
    nothing_read = passes and all(_reads_nothing(channel, name) for channel in review.channels)
    return GatePoints(name, label, article, worst, tuple(ordered), nothing_read=nothing_read)


def _reads_nothing(channel: ChannelReview, gate: str) -> bool:
    """Whether a gate had only the words and the links of a channel to look at, and there is none yet."""
    case = channel.case
    if case.links or any(field.text.strip() for field in channel.fields):
        return False
    described = case.organiser_is_municipality is not None or case.municipal_vocation is not None
    words_alone = {"election": not case.images, "evenement": not described}
    return words_alone.get(gate, gate in _READ_WORDS)


def _each_once(gates: Sequence[GatePoints]) -> tuple[GatePoints, ...]:
    """Show a passage that several gates look at under the one that judges it the hardest, the first of those alike."""
    homes: dict[tuple[FindingKey, ...], tuple[int, GatePoints]] = {}
    for gate in gates:
        for point in gate.points:
            known = homes.get(point.keys)
            if point.finding is not None and (known is None or point.verdict.rank > known[0]):
                homes[point.keys] = (point.verdict.rank, gate)
    return tuple(_without_others(gate, homes) for gate in gates)


def _without_others(
    gate: GatePoints, homes: Mapping[tuple[FindingKey, ...], tuple[int, GatePoints]]
) -> GatePoints:
    own: list[Point] = []
    others: dict[str, list[Point]] = {}
    labels = {home.name: home.label for _, home in homes.values()}
    for point in gate.points:
        home = homes[point.keys][1].name if point.finding is not None else gate.name
        (own if home == gate.name else others.setdefault(home, [])).append(point)
    elsewhere = (
        Elsewhere(name, labels[name], len(points), sum(point.left for point in points))
        for name, points in others.items()
    )
    return replace(gate, points=tuple(own), elsewhere=tuple(elsewhere))


def _point(channel: ChannelReview, gate: str, reason: Reason) -> Point:
    key = channel.key_of(gate, reason)
    unchecked = reason.finding is None and reason.text.startswith(UNCHECKED)
    final = unchecked or (reason.verdict is Verdict.BLOCKS and reason.origin is Origin.RECORD)
    return Point(
        gate=gate,
        text=reason.text,
        verdict=reason.verdict,
        channels=(channel.channel,),
        keys=(key,),
        finding=reason.finding,
        article=reason.finding.article if reason.finding is not None else None,
        answerable=_answerable(channel, reason, final=final),
        answers=_answers(channel, key),
        left=(gate, reason) in channel.unanswered,
        unchecked=unchecked,
        link=reason.link,
    )


def _answerable(channel: ChannelReview, reason: Reason, *, final: bool) -> str | None:
    if reason.finding is not None and reason.finding.where in channel.case.locked:
        return GREFFE
    if final or is_contested(reason):
        return None
    return NOTE if reason.link else ANSWERED_KIND.get(reason.verdict)


def _answers(channel: ChannelReview, key: FindingKey) -> tuple[WrittenAnswer, ...]:
    return tuple(answer for answer in channel.answers if answer.key == key)


def _suggestions(review: Review) -> Iterable[Point]:
    """The findings that no gate weighs: suggestions, and spaces that one command mends."""
    for channel in review.channels:
        weighed = {
            reason.finding for gate in channel.gates.values() for reason in gate.reasons if reason.finding
        }
        findings = channel.report.findings
        phrases = tuple(each for each in findings if each.category is Category.OTHER_LANGUAGE)
        for finding in findings:
            if is_within_another_language(finding, phrases):
                continue
            if finding not in weighed and finding not in channel.case.waived:
                yield _of_finding(channel, finding)


def _justified(review: Review) -> Iterable[Point]:
    for channel in review.channels:
        for finding in channel.report.findings:
            if finding in channel.case.waived:
                yield _of_finding(channel, finding)


def _of_finding(channel: ChannelReview, finding: Finding) -> Point:
    key = finding.key(channel.text_of(finding.where))
    return Point(
        gate="",
        text=finding.message,
        verdict=Verdict.PASSES if finding.severity is Severity.SUGGESTION else Verdict.WARNS,
        channels=(channel.channel,),
        keys=(key,),
        finding=finding,
        article=finding.article,
        answerable=GREFFE if finding.where in channel.case.locked else None,
        answers=_answers(channel, key),
    )


def _gathered(points: Iterable[Point]) -> tuple[Point, ...]:
    """The same sentence about the same place of the same text, on several channels, is one point."""
    found: dict[tuple[object, ...], Point] = {}
    for point in points:
        place = point.keys[0] if point.finding is not None else None
        same = (point.gate, point.text, point.verdict, place, point.left)
        known = found.get(same)
        if known is None:
            found[same] = point
        elif point.channels[0] not in known.channels:
            found[same] = replace(
                known,
                channels=(*known.channels, *point.channels),
                keys=tuple(dict.fromkeys((*known.keys, *point.keys))),
                answers=tuple(dict.fromkeys((*known.answers, *point.answers))),
            )
    return tuple(found.values())


def _limits(review: Review) -> tuple[LimitProblem, ...]:
    """What the words alone exceed; the weight of images is known once they are rendered."""
    return tuple(
        problem
        for channel in review.channels
        for problem in form_of(channel.channel).check_limits(Edition(review.post, channel.variant, ()))
        if problem.severity is Severity.BLOCKING
    )
