"""Imports what comes next while nobody waits, so that the page that needs it opens at once."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

FIRST_PAGES = (
    "desktop.ui.editor.recovered",
    "desktop.ui.workbench",
    "desktop.ui.writing.posts_screen",
    "desktop.ui.home.home_screen",
)
"""While somebody types their passphrase, and while it is verified: the pages of the first minute."""

EDITOR = (
    "desktop.checks.typography.quotes",
    "desktop.channels.markdown",
    "desktop.channels.registry",
    "desktop.services.rendering",
    "desktop.editorial.gates.texts",
    "desktop.services.review",
    "desktop.services.editing",
    "desktop.services.previews",
    "desktop.ui.writing.templates_page",
    "desktop.ui.writing.new_post",
    "desktop.ui.editor.text.text_area",
    "desktop.ui.editor.images.image_list",
    "desktop.ui.editor.images.image_strip",
    "desktop.ui.editor.panel",
    "desktop.ui.editor.text_tools",
    "desktop.ui.editor.channel_tabs",
    "desktop.ui.editor.sheet",
    "desktop.ui.editor.messages",
    "desktop.ui.editor.actions",
    "desktop.ui.editor.workplace",
    "desktop.ui.editor.editor_screen",
)
"""While somebody who writes looks at the first page: a post begins and opens with these."""


class ImportsAhead(QObject):
    """Imports modules in order, one a turn of the event loop, `after` so many milliseconds; `done` is emitted then.

    On the interface's thread, where the classes of Qt are made: what a person does meanwhile comes between two.
    """

    done = Signal()

    def __init__(self, modules: Sequence[str], parent: QObject, *, after: int = 0) -> None:
        super().__init__(parent)
        self._left = iter(modules)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._import_one)
        QTimer.singleShot(after, self._timer, self._timer.start)

    def stop(self) -> None:
        """Import nothing more, and say nothing: somebody waits now, and what they need is imported as they need it."""
        self._left = iter(())
        self.blockSignals(True)
        self.deleteLater()

    def _import_one(self) -> None:
        name = next(self._left, None)
        if name is None:
            self._timer.stop()
            self.done.emit()
            self.deleteLater()
            return
        importlib.import_module(name)
