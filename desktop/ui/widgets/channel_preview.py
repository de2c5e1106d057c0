"""The preview of one channel: exactly what will be published, in a sketch of its medium."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.channels.preview import PreviewContent
from desktop.editorial.post import Channel
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import clear, column, row, scrolling
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.preview_media import described, sheet


class ChannelPreview(QWidget):
    """Shows a `PreviewContent`. Words can be selected; nothing is fetched; no link leads out.

    Under the sketch are the words one does not see: what a screen reader says of each image.
    """

    rebuilt = Signal()
    """Its parts were made again: who orders the Tab key does so anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: PreviewContent | None = None
        inside = QWidget()
        self._page = column(theme, space="medium", margin="large")
        inside.setLayout(self._page)
        self._area = scrolling(inside, self.tr("Aperçu"))
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        theme.changed.connect(self._draw)

    @property
    def content(self) -> PreviewContent | None:
        """What is shown, None before the first."""
        return self._content

    def show_content(self, content: PreviewContent) -> None:
        """Show another content; what is scrolled stays so while the channel is the same."""
        if content == self._content:
            return
        same = self._content is not None and self._content.channel is content.channel
        self._content = content
        self._draw()
        if not same:
            self._area.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing: what is shown belongs to something else."""
        self._content = None
        clear(self._page)

    def _draw(self) -> None:
        content = self._content
        if content is None:
            return
        self.setUpdatesEnabled(False)
        clear(self._page)
        if content.is_empty:
            self._page.addWidget(self._empty(content.channel))
        else:
            centred = row(self._theme)
            centred.addStretch(1)
            # Far above the stretches: the sheet takes all it may, up to the width of its medium.
            centred.addWidget(sheet(self._theme, content), 1000)
            centred.addStretch(1)
            self._page.addLayout(centred)
            self._add_alternatives(content)
        self._page.addStretch(1)
        self.setUpdatesEnabled(True)
        self.rebuilt.emit()

    def _empty(self, channel: Channel) -> QWidget:
        said = label(
            self.tr(
                "Rien à publier pour l’instant ({0})\u00a0: l’aperçu paraîtra dès les premiers mots."
            ).format(channel.label),
            "muted",
            wrap=True,
        )
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return said

    def _add_alternatives(self, content: PreviewContent) -> None:
        """What is published with the images and not seen; paper has no such words."""
        if not content.images or content.channel is Channel.CONTACT:
            return
        self._page.addWidget(label(self.tr("Lu par les lecteurs d’écran"), "caption"))
        for number, image in enumerate(content.images, start=1):
            words = self.tr("Image {0}\u00a0: {1}").format(number, described(image))
            said = label(words, "muted", wrap=True, exact=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._page.addWidget(said)
