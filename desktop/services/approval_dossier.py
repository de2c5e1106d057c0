"""The approval dossier of a version: its values from the file to decide, then the PDF."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from desktop.editorial.civil_dates import civil_day, french_day, french_moment
from desktop.editorial.post import Channel, Post
from desktop.editorial.post_differences import planned_in_words, video_in_words
from desktop.editorial.variant import resolve
from desktop.printing import approval_dossier as printed
from desktop.services.decision_file import DecisionFile
from desktop.services.decision_images import JudgedImage
from desktop.services.decision_points import AnsweredPoint
from desktop.services.desk import Desk
from desktop.services.election_checklist import Confirmed
from desktop.services.emergencies import Emergency
from desktop.services.external_links import LINK_WORDS, SeenLink
from desktop.services.in_force import profile_in_force
from desktop.services.previews import NodeToShow
from desktop.services.written_file import write_file

Read = Callable[[str], bytes]

_SIDE = 480


@dataclass(frozen=True, slots=True)
class DossierValues:
    """What the dossier needs of the database; the images are read later, off its lane."""

    municipality: str
    prepared: dt.datetime
    shown: DecisionFile


def dossier_values(desk: Desk, shown: DecisionFile) -> DossierValues:
    """The values of the dossier of a file, as it was read."""
    return DossierValues(profile_in_force(desk.workspace).profile.municipality, desk.now(), shown)


def finished_dossier(values: DossierValues, read: Read) -> printed.ApprovalDossier:
    """The document, its pictures read. Reads objects only: give it to a files lane."""
    shown = values.shown
    return printed.ApprovalDossier(
        municipality=values.municipality,
        title=shown.title,
        kind=shown.post.kind.label,
        fingerprint=shown.content,
        prepared=values.prepared,
        copies=tuple(_copy(shown, node, read) for node in shown.nodes),
        planned=planned_in_words(shown.post.planned_at),
        author=shown.author,
        emergency=shown.post.emergency,
        waivers=_answered(shown.points.waived),
        contests=_answered(shown.points.contested),
        decisions=tuple(
            printed.DecisionLine(made.said, made.person, civil_day(made.at), made.channels, made.comment)
            for made in shown.decisions
        ),
        lists=tuple(_list(signed) for signed in shown.lists),
        links=tuple(_link(link) for link in shown.links),
        emergencies=tuple(_emergency(each) for each in shown.emergencies),
    )


def write_dossier(document: printed.ApprovalDossier, path: Path) -> Path:
    """Write the PDF, whole or not at all. Raises `EnvironmentFault` when it cannot be made or written."""
    made = printed.approval_dossier_pdf(document)
    return write_file(path, made, "dossier_non_ecrit", "Le dossier")


def _copy(shown: DecisionFile, node: NodeToShow, read: Read) -> printed.ChannelCopy:
    channel = node.channel
    return printed.ChannelCopy(
        channel=channel,
        title=node.node["title"],
        text=node.node["body"],
        links=tuple(node.node["links"]),
        images=tuple(_image(image, read) for image in shown.images if channel in image.channels),
        gates=tuple(
            printed.GateLine(gate.label, gate.verdict, gate.article, gate.reasons)
            for gate in shown.points.gates
            if channel in gate.channels
        ),
        unchecked=shown.points.unchecked,
        account=node.account,
        fingerprint=shown.node_hashes[channel],
        facts=_facts(shown.post) if channel is Channel.YOUTUBE else (),
    )


def _facts(post: Post) -> tuple[str, ...]:
    said = video_in_words(resolve(post, Channel.YOUTUBE).video)
    return tuple(f"{name}\u00a0: {words}" for name, words in said)


def _image(image: JudgedImage, read: Read) -> printed.DossierImage:
    return printed.DossierImage(
        name=f"image {image.number}",
        thumbnail=_jpeg(read(image.rendition)),
        alternative_text=image.use.alt,
        decorative=image.use.decorative,
        credit=image.use.credit or "",
        rights=image.rights,
        people=" ".join(image.people),
        marks=" ".join(image.marks),
    )


def _jpeg(rendition: bytes) -> bytes:
    """A small JPEG of a rendition, its transparency on white; as it is when it cannot be read."""
    try:
        with Image.open(io.BytesIO(rendition)) as opened:
            opened.draft("RGB", (_SIDE, _SIDE))
            opened.thumbnail((_SIDE, _SIDE))
            picture = Image.new("RGB", opened.size, "white")
            picture.paste(opened.convert("RGBA"), mask=opened.convert("RGBA").getchannel("A"))
    except (OSError, SyntaxError, ValueError):
        return rendition
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=88)
    return encoded.getvalue()


def _list(signed: Confirmed) -> printed.ConfirmedList:
    period = f"du {french_day(signed.start)} au {french_day(signed.end)}"
    return printed.ConfirmedList(signed.person, french_moment(signed.at), period, signed.sentences)


def _link(link: SeenLink) -> printed.NotedLink:
    note = link.note
    return printed.NotedLink(
        link.address, note.note if note else "", note.person if note else "", LINK_WORDS[link.state]
    )


def _emergency(each: Emergency) -> printed.EmergencyLine:
    review = each.review
    said = f"{review.verdict.label} ({review.person}, {french_moment(review.at)})" if review else ""
    return printed.EmergencyLine(
        each.person,
        french_moment(each.at),
        each.reason,
        tuple(channel for channel in Channel if str(channel) in each.channels),
        said,
        review.comment if review else "",
    )


def _answered(points: tuple[AnsweredPoint, ...]) -> tuple[printed.AnsweredPoint, ...]:
    """One line a point; a point of every channel names none."""
    return tuple(
        printed.AnsweredPoint(
            _point(point),
            point.said,
            point.person,
            _only(point.channels),
            point.since.words if point.since is not None else "",
        )
        for point in points
    )


def _point(point: AnsweredPoint) -> str:
    return f"«\u00a0{point.passage}\u00a0»\u00a0: {point.message}" if point.passage else point.message


def _only(channels: tuple[Channel, ...]) -> Channel | None:
    return channels[0] if len(channels) == 1 else None
