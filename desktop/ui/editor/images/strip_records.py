"""What the strip knows of its images, read in the background: thumbnails, likeness, rights, people, metadata."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.editorial.post import Channel
from desktop.imaging.metadata import RightsSuggestion, suggest_rights
from desktop.services.desk import Desk
from desktop.services.image_import import ImportedImage, read_image
from desktop.services.image_overview import ImageOverview, overview_of
from desktop.services.session import Session
from desktop.services.thumbnails import Thumbnail, ThumbnailShelf
from desktop.ui.workbench import Change, Workbench


class ImageRecordsShown(QObject):
    """Reads once what it is asked of each image, and again what changed. `changed()` follows every answer."""

    changed = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._shelf: ThumbnailShelf | None = None
        self._asked: set[str] = set()
        self._assets: tuple[str, ...] = ()
        self._channels: tuple[Channel, ...] = ()
        self.pictures: dict[str, QImage] = {}
        self.sizes: dict[str, tuple[int, int]] = {}
        self.likenesses: dict[str, str] = {}
        self.overviews: dict[str, ImageOverview] = {}
        self.suggestions: dict[str, RightsSuggestion] = {}
        self.problems: dict[str, str] = {}
        bench.changed.connect(self._follow)

    def watch(self, assets: Iterable[str], channels: Collection[Channel]) -> None:
        """Read what is not known yet of `assets`, for a post on `channels`."""
        wanted = tuple(dict.fromkeys(assets))
        new = set(wanted) - set(self.overviews)
        moved = tuple(channels) != self._channels
        self._assets, self._channels = wanted, tuple(channels)
        if wanted and (new or moved):
            self.refresh()
        self._picture_all()

    def refresh(self) -> None:
        """Read the rights and the people again."""
        assets, channels = self._assets, self._channels

        def read(desk: Desk, _: Session) -> dict[str, ImageOverview]:
            return overview_of(desk.workspace, assets, channels, desk.today())

        self._bench.ask(read, self._overviewed, owner=self, key=f"bande:{id(self)}")

    def suggest(self, imported: ImportedImage) -> None:
        """Keep what a file said of its rights, to pre-fill its record."""
        self.suggestions[imported.asset] = suggest_rights(imported.metadata)

    def read_suggestion(self, asset: str) -> None:
        """Read again what the file of an image said of its rights; `changed` follows."""
        if asset in self.suggestions:
            return
        read = self._bench.read_object(asset)

        def suggested(suggestion: RightsSuggestion) -> None:
            self.suggestions[asset] = suggestion
            self.changed.emit()

        self._bench.compute(
            lambda: suggest_rights(read_image(read(), f"{asset[:12]}…").metadata),
            suggested,
            owner=self,
            failed=lambda error: self._unreadable(asset, error),
        )

    def _overviewed(self, overviews: dict[str, ImageOverview]) -> None:
        self.overviews.update(overviews)
        self.changed.emit()

    def _picture_all(self) -> None:
        missing = [asset for asset in self._assets if asset not in self._asked]
        if not missing:
            return
        self._asked.update(missing)
        if self._shelf is not None:
            self._picture_these(missing)
            return

        def found(shelf: ThumbnailShelf) -> None:
            self._shelf = shelf
            self._picture_these(missing)

        self._bench.ask(lambda desk, _: ThumbnailShelf(desk.workspace), found, owner=self)

    def _picture_these(self, assets: Iterable[str]) -> None:
        for asset in assets:
            self._picture(asset)

    def _picture(self, asset: str) -> None:
        shelf = self._shelf
        assert shelf is not None

        def read() -> tuple[Thumbnail, QImage]:
            kept = shelf.read(asset)
            return kept, QImage.fromData(kept.data)

        self._bench.compute(
            read, self._pictured, owner=self, failed=lambda error: self._unreadable(asset, error)
        )

    def _pictured(self, found: tuple[Thumbnail, QImage]) -> None:
        kept, picture = found
        self.pictures[kept.asset] = picture
        self.sizes[kept.asset] = (kept.width, kept.height)
        self.likenesses[kept.asset] = kept.likeness
        self.changed.emit()

    def _unreadable(self, asset: str, error: Exception) -> None:
        """An image of the post that the disk lost: said once, in its row and in a notice."""
        if asset not in self.problems:
            self.problems[asset] = self.tr("Fichier illisible")
            self._bench.notices.report(error)
        self.changed.emit()

    def _follow(self, change: Change) -> None:
        if self._assets and (change.people or change.images & set(self._assets)):
            self.refresh()
