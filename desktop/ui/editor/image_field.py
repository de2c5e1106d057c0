"""The images of the medium on show, in the sheet: its own, or those of the site."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import own_variant, resolve, with_variant
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.workbench import Workbench


class ImageField(QObject):
    """Keeps an `ImageStrip` and the edited post alike; each change is a step that Ctrl+Z undoes in the sheet."""

    def __init__(self, bench: Workbench, edited: EditedPost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edited = edited
        self._channel = Channel.WEBSITE
        self._inherited = False
        self._channels: tuple[Channel, ...] = ()
        self.strip = ImageStrip(bench)
        self.strip.changed.connect(self._changed)
        self.strip.adapt_asked.connect(self._adapt)
        self.strip.undo_asked.connect(self._undo)
        self.strip.redo_asked.connect(self._redo)
        self._step = self.tr("les images")
        edited.changed.connect(self._follow)

    def turn_to(self, channel: Channel) -> None:
        """Show the images of another medium."""
        self._channel = channel
        self.show_post()

    def show_post(self) -> None:
        """Show the images as the post has them."""
        post = self._edited.post
        variant = resolve(post, self._channel)
        self._inherited, self._channels = "images" in variant.inherited, post.channels
        self.strip.set_channel(self._channel, post.channels)
        self.strip.set_images(variant.images, self._inherited)

    def _follow(self, author: object) -> None:
        if author is not self:
            variant = resolve(self._edited.post, self._channel)
            known = (self.strip.images(), self._inherited, self._channels)
            if known != (variant.images, "images" in variant.inherited, self._edited.post.channels):
                self.show_post()

    def _changed(self) -> None:
        images = self.strip.images()

        def put(post: Post) -> Post:
            return with_variant(post, replace(own_variant(post, self._channel), images=images))

        self._edited.amend(self._step, put, self)

    def _adapt(self) -> None:
        images = resolve(self._edited.settled(), self._channel).images
        self._edited.amend(
            self._step,
            lambda post: with_variant(post, replace(own_variant(post, self._channel), images=images)),
        )

    def _undo(self) -> None:
        """From the details of an image, what was done to images alone: the sheet is out of sight."""
        if self.strip.isEnabled() and self._edited.history.undoText() == self._step:
            self._edited.history.undo()

    def _redo(self) -> None:
        if self.strip.isEnabled() and self._edited.history.redoText() == self._step:
            self._edited.history.redo()
