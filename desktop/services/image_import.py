"""Import an image: read by its content, kept by its hash, its metadata offered to pre-fill the records.

Reading is the long part and needs no database (`read_image`); registering is short (`register_image`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.workspace import Workspace
from desktop.editorial.workflow import Action
from desktop.services.session import Session, refuse_unless_role

if TYPE_CHECKING:
    from desktop.imaging.metadata import ImageMetadata
    from desktop.imaging.originals import Original


@dataclass(frozen=True, slots=True)
class ReadImage:
    """An image read and accepted, not yet kept."""

    original: Original
    metadata: ImageMetadata


@dataclass(frozen=True, slots=True)
class ImportedImage:
    """An image now in the workspace; nothing in `metadata` is confirmed by anybody yet."""

    asset: str
    original: Original
    metadata: ImageMetadata
    already_there: bool


def import_image(workspace: Workspace, session: Session, path: Path) -> ImportedImage:
    """Keep the file `path` as an asset. Importing the same bytes again changes nothing.

    Raises `Refusal` when it is not an image we publish or the person does not write, `EnvironmentFault` when
    it cannot be read or kept.
    """
    refuse_unless_role(workspace, session, Action.EDIT)
    return register_image(workspace, session, read_image(path))


def read_image(source: Path | bytes, name: str = "") -> ReadImage:
    """Read a file, or bytes that came from the clipboard (`name` is then shown in messages).

    Raises `Refusal` when it is not an image we publish, `EnvironmentFault` when the file cannot be read.
    """
    # What reads pictures: 25 ms and 6 MB that a post without one does not need.
    from desktop.imaging.metadata import read_metadata
    from desktop.imaging.originals import open_original, read_original

    original = read_original(source) if isinstance(source, Path) else open_original(source, name)
    return ReadImage(original, read_metadata(original))


def register_image(workspace: Workspace, session: Session, read: ReadImage) -> ImportedImage:
    """Keep an image that was read as an asset. Raises `Refusal` for somebody who does not write."""
    refuse_unless_role(workspace, session, Action.EDIT)
    original = read.original
    known = any(fact.body["asset"] == original.sha256 for fact in workspace.ledger.facts(kind="asset"))
    if not known:
        asset = workspace.objects.put(original.data)
        workspace.ledger.append(
            session.signer,
            "asset",
            asset=asset,
            media_type=original.media_type,
            width=original.width,
            height=original.height,
            objects=[asset],
        )
    return ImportedImage(original.sha256, original, read.metadata, known)
