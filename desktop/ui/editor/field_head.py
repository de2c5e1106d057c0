"""The line above a field of a medium: its name, whether it is taken from the site, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.editorial.post import Channel
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import row
from desktop.ui.widgets.labels import label


class FieldHead(QWidget):
    """`adapt_asked` writes other words here; `inherit_asked` takes again those of the parent."""

    adapt_asked = Signal()
    inherit_asked = Signal()

    def __init__(self, theme: Theme, name: str, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._channel = channel
        self._state = label("", "caption")
        self.adapt = button(theme, self.tr("Adapter"), self.adapt_asked.emit, look="link")
        self.inherit = button(theme, "", self.inherit_asked.emit, look="link")
        layout = row(theme)
        layout.addWidget(label(name, "muted"))
        layout.addStretch(1)
        layout.addWidget(self._state)
        layout.addWidget(self.adapt)
        layout.addWidget(self.inherit)
        self.setLayout(layout)

    def show_state(self, parent: Channel, *, inherited: bool) -> None:
        """`parent` is the channel the others inherit from; on its own page nothing is said."""
        own = parent is self._channel
        source = _source(self, parent)
        self._state.setText(self.tr("Repris {0}").format(source))
        self._state.setVisible(inherited)
        self.adapt.setVisible(inherited)
        self.adapt.setAccessibleName(
            self.tr("Adapter\u00a0: {0}, {1}").format(self._name, self._channel.label)
        )
        self.inherit.setText(self.tr("Reprendre {0}").format(source))
        self.inherit.setAccessibleName(
            self.tr("Reprendre {0}\u00a0: {1}, {2}").format(source, self._name, self._channel.label)
        )
        self.inherit.setVisible(not inherited and not own)


def _source(head: QWidget, parent: Channel) -> str:
    """« du site », « de Facebook »…: where words come from."""
    return {
        Channel.WEBSITE: head.tr("du site"),
        Channel.FACEBOOK: head.tr("de Facebook"),
        Channel.YOUTUBE: head.tr("de YouTube"),
        Channel.CONTACT: head.tr("du Contact"),
    }[parent]
