"""Publish by hand: take one channel, word for word, once; consign where it went; or give it back.

Taking is claiming: the same refusals as an export to a folder, every gate judged again at that moment.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.facts import Fact
from db.workspace import Workspace
from desktop.channels.edition import image_file_name
from desktop.channels.file_names import safe_name
from desktop.channels.pasting import PasteForm, paste_forms
from desktop.channels.permalinks import complete_address
from desktop.editorial.post import Channel
from desktop.editorial.workflow import Action
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.claims import ABANDONED, give_up, record_receipt, standing_claim
from desktop.services.desk import Desk
from desktop.services.posts import manifest_of_revision
from desktop.services.publication import (
    blocking_reasons,
    claim_channels,
    going_out,
    nothing_left,
    ready_channels,
    refuse_blocked,
)
from desktop.services.publication_file import is_mine
from desktop.services.session import Session, refuse_unless_role
from desktop.services.situation import refuse_unless_allowed

ALTERNATIVES = "textes-de-remplacement.txt"


@dataclass(frozen=True, slots=True)
class TakenImage:
    """One approved image: its file name, the object of its bytes, its alternative text (empty: decorative)."""

    file_name: str
    rendition: str
    alt: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A channel in somebody's hands: the claim, what to paste, the images to join."""

    claim: str
    channel: Channel
    forms: tuple[PasteForm, ...]
    images: tuple[TakenImage, ...]

    def form(self, name: str) -> PasteForm:
        """The form of that name. Raises KeyError when the channel has none."""
        for form in self.forms:
            if form.name == name:
                return form
        raise KeyError(name)


def take(desk: Desk, session: Session, item: str, channel: Channel) -> Taken:
    """Claim an approved channel for this person, unless they hold it already, and give exactly what was approved.

    Raises `Refusal` as `export_approved` does: not approved, held by somebody else, blocked on this very day.
    """
    workspace = desk.workspace
    approval = workspace.ledger.approval(item)
    refuse_unless_allowed(workspace, session, item, Action.PUBLISH, [str(channel)])
    head = workspace.ledger.fact(str(approval.head))
    assert head is not None
    mine = _held_by(workspace, session, item, head, channel)
    if mine is None and channel not in ready_channels(workspace, approval, [channel]):
        raise nothing_left()
    manifest = manifest_of_revision(workspace, head)
    refuse_blocked(desk, approval, head, [channel], manifest)
    node = manifest["nodes"][str(channel)]
    # Read before claiming: what cannot be handed over is not taken.
    forms = paste_forms(channel, workspace.objects.read(node["payload"]))
    claim = mine or claim_channels(workspace, session, head, manifest, [channel])[channel]
    images = tuple(
        TakenImage(
            image_file_name(place, image["media_type"]),
            str(image["rendition"]),
            "" if image["decorative"] else str(image["alt"]),
        )
        for place, image in enumerate(node["images"])
    )
    return Taken(claim.hash, channel, forms, images)


def blocked_now(desk: Desk, item: str) -> dict[Channel, tuple[str, ...]]:
    """What forbids each channel that may go out to do so today. Waits for the checks: ask with a low priority."""
    workspace = desk.workspace
    approval = workspace.ledger.approval(item)
    head = workspace.ledger.fact(approval.head) if approval.head is not None else None
    approved = going_out(workspace, approval)
    if head is None or not approved:
        return {}
    manifest = manifest_of_revision(workspace, head)
    return dict(blocking_reasons(desk, approval, head, approved, manifest))


def consign(desk: Desk, session: Session, claim: str, pasted: str | None) -> Fact:
    """Consign that a claimed channel went out, at the address that was pasted; None for what has none (paper)."""
    refuse_unless_role(desk.workspace, session, Action.PUBLISH)
    address = complete_address(pasted) if pasted is not None else None
    return record_receipt(desk, session, _claim(desk.workspace, claim), address)


def abandon(desk: Desk, session: Session, claim: str) -> Fact:
    """Say that nothing went out under a claim: the channel may be taken again, by anybody who publishes."""
    refuse_unless_role(desk.workspace, session, Action.PUBLISH)
    return give_up(desk.workspace, session, _claim(desk.workspace, claim), ABANDONED)


def save_images(taken: Taken, title: str, folder: Path, read: Callable[[str], bytes]) -> Path:
    """Write the images of a channel in a new folder under `folder`, whole or not at all; returns it.

    Reads objects only: give it to a files lane. Raises `EnvironmentFault` when the disk refuses.
    """
    try:
        present = [path.name for path in folder.iterdir()]
        target = folder / safe_name(f"{title} - {taken.channel.label}", present)
        with tempfile.TemporaryDirectory(prefix=".images-", dir=folder, ignore_cleanup_errors=True) as work:
            fresh = Path(work) / "images"
            fresh.mkdir()
            for image in taken.images:
                (fresh / image.file_name).write_bytes(read(image.rendition))
            (fresh / ALTERNATIVES).write_text(_alternatives(taken), encoding="utf-8")
            os.rename(fresh, target)  # noqa: PTH104 - refuses a folder that appeared meanwhile
    except OSError as error:
        raise _fault(folder, error) from error
    return target


def _alternatives(taken: Taken) -> str:
    lines = (
        f"{image.file_name}\u00a0: {image.alt or 'image décorative, laisser vide'}\n"
        for image in taken.images
    )
    return "".join(lines)


def _held_by(workspace: Workspace, session: Session, item: str, head: Fact, channel: Channel) -> Fact | None:
    """The claim this person already holds on the approved content, None when nobody does.

    Raises `Refusal` when it went out already, or when somebody else holds it.
    """
    facts = workspace.ledger.facts(item=item)
    claim = standing_claim(facts, str(channel), str(head.body["nodes"].get(str(channel))))
    if claim is None:
        return None
    consigned = any(fact.kind == "receipt" and fact.body["claim"] == claim.hash for fact in facts)
    if consigned or not is_mine(workspace, session, claim):
        raise nothing_left()
    return claim


def _claim(workspace: Workspace, wanted: str) -> Fact:
    fact = workspace.ledger.fact(wanted)
    if fact is None or fact.kind != "claim":
        raise Refusal(
            "reservation_inconnue",
            "Cette réservation n’existe pas dans cet espace. Rien n’a été changé; rouvrez la publication.",
        )
    return fact


def _fault(folder: Path, error: OSError) -> EnvironmentFault:
    kept = "Aucune image n’y a été laissée et la réservation est conservée."
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return EnvironmentFault(
            "disque_plein", f"Le disque est plein. {kept} Libérez de l’espace, puis recommencez."
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return EnvironmentFault(
            "dossier_protege",
            f"Le dossier «\u00a0{folder.name}\u00a0» est protégé. {kept} Choisissez un autre dossier.",
        )
    return EnvironmentFault(
        "images_non_ecrites",
        f"Les images n’ont pas pu être écrites dans «\u00a0{folder.name}\u00a0» ({error.strerror or error}). {kept} Choisissez "
        "un autre dossier.",
    )
