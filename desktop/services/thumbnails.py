"""Small pictures of the images, made once and kept beside the workspace; and what makes two of them alike.

The folder is the one a destruction empties (`db.erasure`): a thumbnail is named after its image.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from db.erasure import PREVIEWS
from db.objects import ObjectStore
from db.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small JPEG of an image, the size of the image itself in pixels (upright), and its difference hash."""

    asset: str
    data: bytes
    width: int
    height: int
    likeness: str


class ThumbnailShelf:
    """The thumbnails of one workspace. Reads files only: usable on any thread, never the database."""

    def __init__(self, workspace: Workspace) -> None:
        self._objects: ObjectStore = workspace.objects
        self._folder: Path = workspace.folder / PREVIEWS

    def read(self, asset: str) -> Thumbnail:
        """The thumbnail of `asset`, made and kept when it is not there yet.

        Raises `EnvironmentFault` when the image is missing or damaged. A folder that cannot be written costs
        only time.
        """
        kept = self._kept(asset)
        if kept is not None:
            return kept
        # What draws: 25 ms and 6 MB that a post without a picture does not need.
        from desktop.imaging.looks import thumbnail
        from desktop.imaging.originals import open_original
        from desktop.imaging.similarity import difference_hash

        original = open_original(self._objects.read(asset), f"{asset[:12]}…")
        made = Thumbnail(
            asset, thumbnail(original), original.width, original.height, difference_hash(original)
        )
        with contextlib.suppress(OSError):
            self._keep(made)
        return made

    def _kept(self, asset: str) -> Thumbnail | None:
        """The line of facts is before the picture, so that one file is whole or absent."""
        try:
            head, _, data = self._path(asset).read_bytes().partition(b"\n")
            width, height, likeness = head.decode().split(" ")
            return Thumbnail(asset, data, int(width), int(height), likeness) if data else None
        except (OSError, ValueError):
            return None

    def _keep(self, made: Thumbnail) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(f"{made.width} {made.height} {made.likeness}\n".encode() + made.data)
        Path(name).replace(self._path(made.asset))

    def _path(self, asset: str) -> Path:
        return self._folder / f"{asset}.vignette"
