"""The approval dossier of one revision: what would be published, what was checked, who answered what."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from desktop.editorial.civil_dates import civil_day, french_day
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import MARKDOWN_CHANNELS, Channel
from desktop.printing.printable import plain, printable, shortened
from desktop.printing.thumbnails import thumbnail
from desktop.printing.typesetting import typeset

LONGEST_RUNNING_TITLE = 60
FINGERPRINT_START = 16
"""Characters of the title and of the fingerprint at the top of every page."""

LONGEST_HELD = 1200
"""Characters said of one image that are kept on one page; more may run over to the next."""


@dataclass(frozen=True, slots=True)
class DossierImage:
    """One image as one channel would publish it.

    `thumbnail` is a JPEG of a few hundred pixels a side; one that cannot be read is announced on the page.
    `rights`, `people` and `marks` are sentences: who holds the rights and until when, what the releases cover,
    what was consented to for the logos it shows.
    """

    name: str
    thumbnail: bytes
    alternative_text: str = ""
    decorative: bool = False
    credit: str = ""
    rights: str = ""
    people: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate on one channel: the words of its label, its verdict, article and reasons."""

    label: str
    verdict: Verdict
    article: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelCopy:
    """What one channel would publish, to the letter, with its gates in their order.

    `fingerprint` is the hash of the channel's node, `unchecked` the checks that could not run, `facts` what is said
    of a video.
    """

    channel: Channel
    title: str
    text: str
    links: tuple[str, ...] = ()
    images: tuple[DossierImage, ...] = ()
    gates: tuple[GateLine, ...] = ()
    unchecked: tuple[str, ...] = ()
    account: str = ""
    fingerprint: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnsweredPoint:
    """A justification of a warning, or a contestation of a block: the point, the channel, the reason, by whom.

    `since` is what became of the reason after it was submitted, empty when it still is as it was.
    """

    point: str
    reason: str
    person: str
    channel: Channel | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmedList:
    """The human checklist of an election period (art. 9): who confirmed it, when, for which days, and of what."""

    person: str
    moment: str
    period: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotedLink:
    """An external page (art. 14): why it is pertinent, who says so, and whether it opens, in words."""

    address: str
    note: str = ""
    person: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyLine:
    """An emergency that went out before its approval (art. 19), and what the direction said of it afterwards."""

    person: str
    moment: str
    reason: str
    channels: tuple[Channel, ...] = ()
    reviewed: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision already signed: `verdict` in words («a approuvé»…), of whom, when, on which channels."""

    verdict: str
    person: str
    day: dt.date | None = None
    channels: tuple[Channel, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalDossier:
    """The values of a dossier. `kind` and `planned` are words shown as they are (`planned` empty: no date).

    `fingerprint` is the content hash that an approval signs. `prepared` is when the dossier was made.
    """

    municipality: str
    title: str
    kind: str
    fingerprint: str
    prepared: dt.datetime
    copies: tuple[ChannelCopy, ...]
    planned: str = ""
    author: str = ""
    emergency: bool = False
    waivers: tuple[AnsweredPoint, ...] = ()
    contests: tuple[AnsweredPoint, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    lists: tuple[ConfirmedList, ...] = ()
    links: tuple[NotedLink, ...] = ()
    emergencies: tuple[EmergencyLine, ...] = ()


def approval_dossier_pdf(document: ApprovalDossier) -> bytes:
    """The dossier, in PDF. The same document gives the same bytes; raises `EnvironmentFault` as `typeset` does."""
    title = plain(document.title) or "Sans titre"
    values = {
        "title": f"Dossier d’approbation\u00a0: {title}",
        "running": shortened(title, LONGEST_RUNNING_TITLE),
        "municipality": printable(document.municipality),
        "name": printable(document.title),
        "kind": printable(document.kind),
        "planned": printable(document.planned),
        "author": printable(document.author),
        "emergency": document.emergency,
        "prepared": french_day(civil_day(document.prepared)),
        "fingerprint": plain(document.fingerprint),
        "start": plain(document.fingerprint)[:FINGERPRINT_START],
        "channels": [copy.channel.label for copy in document.copies],
        "copies": [_copy(copy) for copy in document.copies],
        "gates": _gates(document.copies),
        "counts": _counts(document.copies),
        "unchecked": _unchecked(document.copies),
        "waivers": [_answered(answer) for answer in document.waivers],
        "contests": [_answered(answer) for answer in document.contests],
        "decisions": [_decision(line) for line in document.decisions],
        "lists": [_list(signed) for signed in document.lists],
        "links": [_link(link) for link in document.links],
        "emergencies": [_emergency(line) for line in document.emergencies],
    }
    return typeset("approval_dossier", values, document.prepared)


def _copy(copy: ChannelCopy) -> dict[str, Any]:
    return {
        "channel": copy.channel.label,
        "marked": copy.channel in MARKDOWN_CHANNELS,
        "account": printable(copy.account),
        "fingerprint": plain(copy.fingerprint),
        "title": printable(copy.title),
        "text": printable(copy.text),
        "links": [printable(link) for link in copy.links],
        "facts": [printable(fact) for fact in copy.facts],
        "images": [_image(image) for image in copy.images],
    }


def _image(image: DossierImage) -> dict[str, Any]:
    said = image.name + image.alternative_text + image.credit + image.rights + image.people + image.marks
    return {
        "breakable": len(said) > LONGEST_HELD or "\n" in said,
        "name": printable(image.name),
        "thumbnail": thumbnail(image.thumbnail),
        "description": plain(image.alternative_text) or f"Image {plain(image.name)}",
        "alternative": printable(image.alternative_text),
        "decorative": image.decorative,
        "credit": printable(image.credit),
        "rights": printable(image.rights),
        "people": printable(image.people),
        "marks": printable(image.marks),
    }


def _gates(copies: tuple[ChannelCopy, ...]) -> list[dict[str, Any]]:
    """The gates of every channel as one table: what several channels say alike is said once.

    The heaviest verdicts come first, otherwise the order of the gates is kept.
    """
    channels: dict[GateLine, list[str]] = {}
    order: dict[str, int] = {}
    for copy in copies:
        for line in copy.gates:
            order.setdefault(line.label, len(order))
            channels.setdefault(line, []).append(copy.channel.label)
    lines = sorted(channels, key=lambda line: (-_weight(line.verdict), order[line.label]))
    return [
        {
            "label": printable(line.label),
            "verdict": str(line.verdict),
            "article": printable(line.article or ""),
            "reasons": [printable(reason) for reason in line.reasons],
            # Empty stands for "every channel".
            "channels": channels[line] if len(channels[line]) < len(copies) else [],
        }
        for line in lines
    ]


def _weight(verdict: Verdict) -> int:
    """What does not apply comes after what passes."""
    return -1 if verdict is Verdict.NOT_APPLICABLE else verdict.rank


def _counts(copies: tuple[ChannelCopy, ...]) -> dict[str, int]:
    """How many gates have each verdict as their heaviest over the channels."""
    heaviest: dict[str, Verdict] = {}
    for copy in copies:
        for line in copy.gates:
            known = heaviest.get(line.label, Verdict.NOT_APPLICABLE)
            heaviest[line.label] = max(known, line.verdict, key=_weight)
    counted = Counter(heaviest.values())
    return {str(verdict): counted[verdict] for verdict in Verdict}


def _unchecked(copies: tuple[ChannelCopy, ...]) -> list[dict[str, Any]]:
    return [
        {"channel": copy.channel.label, "check": printable(check)}
        for copy in copies
        for check in copy.unchecked
    ]


def _answered(answer: AnsweredPoint) -> dict[str, Any]:
    return {
        "point": printable(answer.point),
        "reason": printable(answer.reason),
        "person": printable(answer.person),
        "channel": answer.channel.label if answer.channel else "",
        "since": printable(answer.since),
    }


def _list(signed: ConfirmedList) -> dict[str, Any]:
    return {
        "person": printable(signed.person),
        "moment": printable(signed.moment),
        "period": printable(signed.period),
        "sentences": [printable(sentence) for sentence in signed.sentences],
    }


def _link(link: NotedLink) -> dict[str, Any]:
    return {
        "address": printable(link.address),
        "note": printable(link.note),
        "person": printable(link.person),
        "state": printable(link.state),
    }


def _emergency(line: EmergencyLine) -> dict[str, Any]:
    return {
        "person": printable(line.person),
        "moment": printable(line.moment),
        "reason": printable(line.reason),
        "channels": [channel.label for channel in line.channels],
        "reviewed": printable(line.reviewed),
        "comment": printable(line.comment),
    }


def _decision(line: DecisionLine) -> dict[str, Any]:
    return {
        "verdict": printable(line.verdict),
        "person": printable(line.person),
        "day": french_day(line.day) if line.day else "",
        "channels": [channel.label for channel in line.channels],
        "comment": printable(line.comment),
    }
