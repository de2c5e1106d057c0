"""Asks the network, while one writes, whether the external pages that a post links to still open (art. 14).

At most once a day a page that opens, sooner again one that does not, and without a word when there is no network.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.editorial.profile import MunicipalProfile
from desktop.services.external_links import external_links_of, links_to_ask
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.link_probing import LinkProbing
from desktop.ui.workbench import Workbench

_REST = 1_500
"""Milliseconds without a change before the network is asked: an address is typed letter by letter."""


class LinkWatch(QObject):
    """`learned()` once something new is known. A demonstration, whose pages are fictitious, asks nothing."""

    learned = Signal()

    def __init__(self, bench: Workbench, edited: EditedPost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._edited = edited
        self._profile: MunicipalProfile | None = None
        self._asked: set[str] = set()
        self._probing = LinkProbing(bench, self)
        self._probing.learned.connect(self.learned)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.ask)

    def begin(self, profile: MunicipalProfile) -> None:
        """Another post is opened: its pages are asked about again when it is time."""
        self._profile = profile
        self._asked.clear()
        self._timer.stop()

    def end(self) -> None:
        """Nothing is edited any more."""
        self._profile = None
        self._timer.stop()

    def look(self) -> None:
        """Ask soon, when the post links to a page that was not asked about yet."""
        if self._profile is None or self._bench.demonstration:
            return
        if set(external_links_of(self._edited.post, self._profile)) - self._asked:
            self._timer.start()

    def ask(self) -> None:
        """Ask about the pages of which nothing fresh is known."""
        if self._profile is None:
            return
        wanted = external_links_of(self._edited.post, self._profile)
        self._asked.update(wanted)
        self._bench.ask(
            lambda desk, _: links_to_ask(desk.workspace, wanted, desk.now()), self._probe, owner=self
        )

    def _probe(self, addresses: tuple[str, ...]) -> None:
        if self._profile is not None:
            self._probing.probe(addresses, self._profile.domains)
