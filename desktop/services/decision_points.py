"""The points of a post that the direction reads before deciding: gates, justifications, contestations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from db.workspace import Workspace
from desktop.editorial.findings import VIDEO_TAGS
from desktop.editorial.gates.evaluation import APPROVAL, GATES
from desktop.editorial.gates.texts import CONTESTED
from desktop.editorial.gates.verdict import GateResult, Verdict
from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import ResolvedVariant, resolve
from desktop.services.answers_since import Since, answers_since
from desktop.services.channel_review import case_text
from desktop.services.review import Review
from desktop.services.written_answers import WrittenAnswer, signed_answers

_LABELS = {gate.name: gate.label for gate in GATES}
_OF_GATE = "exigence:"


@dataclass(frozen=True, slots=True)
class AnsweredPoint:
    """A warning that was justified, or a block that is contested; `fact` is the hash of that answer.

    `message` is what was found, `passage` the words it bears on (empty for a record), `place` where they
    are, in words; `channels` those it concerns; `at` when it was answered (ISO 8601). `said` is the reason with the
    French of a foreign term, as the text writes it. `article` is what it rests on (`8, 20`), None for good practice.
    `since` is what became of the reason after it was submitted, None when it still is as it was.
    """

    fact: str
    channels: tuple[Channel, ...]
    message: str
    passage: str
    place: str
    reason: str
    person: str
    said: str
    at: str = ""
    article: str | None = None
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate as some channels answered it alike."""

    name: str
    label: str
    article: str | None
    verdict: Verdict
    reasons: tuple[str, ...]
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a submission, by the channels it went to. `unchecked` are the checks that did not run."""

    contested: tuple[AnsweredPoint, ...]
    waived: tuple[AnsweredPoint, ...]
    gates: tuple[GateLine, ...]
    unchecked: tuple[str, ...]


def points_of(workspace: Workspace, post: Post, report: Mapping[str, Any]) -> Points:
    """The points that the report of the submission of `post` holds, with the reasons that it bound.

    A reason changed or withdrawn since is read as it was submitted, and what became of it is said beside it.
    """
    held = report["channels"]
    channels = {channel: held[str(channel)] for channel in Channel if str(channel) in held}
    variants = {channel: resolve(post, channel) for channel in channels}
    answers = {answer.fact: answer for answer in signed_answers(workspace, post.id)}

    bound = {fact for found in channels.values() for kind in ("contests", "waivers") for fact in found[kind]}
    since = answers_since(workspace, post.id, bound)

    def answered(kind: str) -> tuple[AnsweredPoint, ...]:
        order = dict.fromkeys(fact for found in channels.values() for fact in found[kind])
        points = (_answered(answers[fact], kind, channels, variants) for fact in order if fact in answers)
        return tuple(replace(point, since=since.get(point.fact)) for point in points)

    return Points(
        contested=answered("contests"),
        waived=answered("waivers"),
        gates=gate_lines(
            (channel, name, Verdict(gate["verdict"]), gate["article"], tuple(gate["reasons"]))
            for channel, found in channels.items()
            for name, gate in found["gates"].items()
        ),
        unchecked=tuple(dict.fromkeys(check for found in channels.values() for check in found["unchecked"])),
    )


def lines_of_review(reviewed: Review) -> tuple[GateLine, ...]:
    """The gates of a review made now, what channels say alike being said once."""
    return gate_lines(
        (channel.channel, name, gate.verdict, gate.article, _texts(gate))
        for channel in reviewed.channels
        for name, gate in channel.gates.items()
    )


_Answer = tuple[Channel, str, Verdict, str | None, tuple[str, ...]]


def gate_lines(answers: Iterable[_Answer]) -> tuple[GateLine, ...]:
    """Gates grouped by what they answer, the heaviest first, otherwise in their order."""
    order = {gate.name: place for place, gate in enumerate(GATES)}
    channels: dict[tuple[str, Verdict, str | None, tuple[str, ...]], list[Channel]] = {}
    for channel, name, verdict, article, reasons in answers:
        if name != APPROVAL:
            channels.setdefault((name, verdict, article, reasons), []).append(channel)
    lines = (
        GateLine(name, _LABELS.get(name, name), article, verdict, reasons, tuple(on))
        for (name, verdict, article, reasons), on in channels.items()
    )
    return tuple(sorted(lines, key=lambda line: (-_weight(line.verdict), order.get(line.name, len(order)))))


def _weight(verdict: Verdict) -> int:
    """What does not apply comes after what passes."""
    return -1 if verdict is Verdict.NOT_APPLICABLE else verdict.rank


def _texts(gate: GateResult) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.text for reason in gate.reasons))


def _answered(
    answer: WrittenAnswer,
    kind: str,
    channels: Mapping[Channel, Mapping[str, Any]],
    variants: Mapping[Channel, ResolvedVariant],
) -> AnsweredPoint:
    on = tuple(channel for channel, found in channels.items() if answer.fact in found[kind])
    key = answer.key
    if key.rule.startswith(_OF_GATE):
        gate = key.rule.removeprefix(_OF_GATE)
        message = _answered_sentence(answer, on, channels) or _said_by_gate(gate, on, channels)
        passage, place = "", _LABELS.get(gate, gate)
        article = next((channels[channel]["gates"][gate]["article"] for channel in on), None)
    else:
        found = _finding(answer, on, channels)
        message = str(found["message"]) if found is not None else key.rule
        article = _article(found, on, channels)
        passage = case_text(variants[on[0]], key.where)[key.start : key.end]
        place = place_in_words(key.where)
    return AnsweredPoint(
        answer.fact,
        on,
        message,
        passage,
        place,
        answer.reason,
        answer.person,
        answer.said,
        answer.at,
        article,
    )


def _finding(
    answer: WrittenAnswer, on: tuple[Channel, ...], channels: Mapping[Channel, Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """What the check said of that passage when the post was submitted."""
    key = answer.key
    said: Iterable[Mapping[str, Any]] = (
        finding
        for channel in on
        for finding in channels[channel]["findings"]
        if (finding["rule"], finding["where"], finding["start"], finding["end"])
        == (key.rule, key.where, key.start, key.end)
    )
    return next(iter(said), None)


def _article(
    found: Mapping[str, Any] | None, on: tuple[Channel, ...], channels: Mapping[Channel, Mapping[str, Any]]
) -> str | None:
    """The article of a finding, else of the first gate that it concerned: older reports kept only the latter."""
    if found is None:
        return None
    message = found["message"]
    gates = (
        gate["article"]
        for channel in on
        for gate in channels[channel]["gates"].values()
        if gate["article"] and {message, f"{message}{CONTESTED}"} & set(gate["reasons"])
    )
    own: str | None = found.get("article")
    return own or next(gates, None)


def _answered_sentence(
    answer: WrittenAnswer, on: tuple[Channel, ...], channels: Mapping[Channel, Mapping[str, Any]]
) -> str:
    """The very sentence that was answered; reports written before it was kept have none."""
    said = (str(channels[channel].get("answered", {}).get(answer.fact, "")) for channel in on)
    return next((sentence for sentence in said if sentence), "")


def _said_by_gate(gate: str, on: tuple[Channel, ...], channels: Mapping[Channel, Mapping[str, Any]]) -> str:
    reasons = (reason for channel in on for reason in channels[channel]["gates"][gate]["reasons"])
    return " ".join(dict.fromkeys(reasons))


def place_in_words(where: str) -> str:
    """A field of a post as a sentence names it: `titre`, `texte`, `texte de remplacement de l’image 2`."""
    name, _, index = where.partition(":")
    number = int(index) + 1 if index.isdigit() else 1
    return {
        "titre": "titre",
        "corps": "texte",
        VIDEO_TAGS: "mots-clés",
        "texte_de_remplacement": f"texte de remplacement de l’image {number}",
        "mention": f"mention de source de l’image {number}",
    }.get(name, name)
