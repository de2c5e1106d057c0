"""Publish what was approved, assisted: exactly the stored bytes, every gate judged again for the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.facts import Fact
from db.workspace import Workspace
from desktop.channels.export import ExportedImage, ExportItem, export
from desktop.editorial.post import Channel
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.decision import review_of_revision
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.services.situation import refuse_unless_allowed
from desktop.services.stored_json import read_json


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written in the folder, and the claims that hold each channel for this person."""

    folder: Path
    claims: Mapping[Channel, Fact]


def export_approved(desk: Desk, session: Session, item: str, folder: Path) -> Exported:
    """Write every approved channel of `item` under `folder`, and claim their publication.

    Raises `Refusal` when nothing is approved, when a gate blocks on the publication day, or when a channel
    was already claimed: a post goes out at most once.
    """
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.PUBLISH)
    approval = workspace.ledger.approval(item)
    channels = [Channel(name) for name in approval.channels if approval.is_approved(name)]
    if approval.head is None or not channels:
        raise Refusal(
            "rien_d_approuve", "Aucun média de cette publication n’est approuvé. Rien n’a été publié."
        )
    _refuse_blocked(desk, approval.head, channels)
    head = workspace.ledger.fact(approval.head)
    assert head is not None
    manifest = read_json(workspace, str(head.body["manifest"]))
    free = [
        channel for channel in channels if not _claimed(workspace, item, head.body["nodes"][str(channel)])
    ]
    if not free:
        raise Refusal(
            "deja_reservee",
            "Chaque média approuvé a déjà été remis pour publication. Rien n’a été remis de nouveau; "
            "consignez le lien obtenu, ou soumettez une correction.",
        )
    export(folder, [_export_item(workspace, channel, manifest["nodes"][str(channel)]) for channel in free])
    claims = {channel: _claim(desk, session, head, channel, manifest) for channel in free}
    return Exported(folder, claims)


def record_receipt(
    desk: Desk, session: Session, claim: Fact, permalink: str | None, published: dt.datetime | None = None
) -> Fact:
    """Consign that a claimed channel was published, with the address it got."""
    workspace = desk.workspace
    if any(fact.body["claim"] == claim.hash for fact in workspace.ledger.facts("receipt", claim.item)):
        raise Refusal("deja_consignee", "Cette publication est déjà consignée. Rien n’a été changé.")
    when = (published or desk.now()).isoformat(timespec="seconds")
    return workspace.ledger.append(
        session.signer,
        "receipt",
        item=claim.item,
        claim=claim.hash,
        permalink=permalink,
        published=when,
        capture=None,
    )


def _refuse_blocked(desk: Desk, revision: str, channels: list[Channel]) -> None:
    """A release may have expired, an election period begun: the day of publication decides."""
    reviewed = review_of_revision(desk, revision)
    reasons = [
        f"{channel.channel.label}\u00a0: {reason.text}"
        for channel in reviewed.channels
        if channel.channel in channels
        for _, reason in channel.unanswered
    ]
    if reasons:
        raise Refusal(
            "publication_bloquee",
            "La publication était approuvée, mais elle ne peut plus sortir telle quelle. L’approbation est conservée.",
            tuple(dict.fromkeys(reasons)),
        )


def _claimed(workspace: Workspace, item: str, node: str) -> bool:
    return any(fact.body["node"] == node for fact in workspace.ledger.facts("claim", item))


def _claim(desk: Desk, session: Session, head: Fact, channel: Channel, manifest: Mapping[str, Any]) -> Fact:
    return desk.workspace.ledger.append(
        session.signer,
        "claim",
        item=head.item,
        revision=head.hash,
        content=head.body["content"],
        channel=str(channel),
        node=head.body["nodes"][str(channel)],
        account=manifest["nodes"][str(channel)]["account"],
        emergency=manifest["post"]["emergency"],
    )


def _export_item(workspace: Workspace, channel: Channel, node: Mapping[str, Any]) -> ExportItem:
    images = tuple(
        ExportedImage(
            workspace.objects.read(image["rendition"]),
            image["media_type"],
            "" if image["decorative"] else image["alt"],
        )
        for image in node["images"]
    )
    return ExportItem(channel, node["media_type"], workspace.objects.read(node["payload"]), images)
