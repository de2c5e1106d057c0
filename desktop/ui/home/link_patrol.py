"""Looks again, from the first page, at the pages that what is online links to (art. 14)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.background import Priority
from desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.online_links import LinksToAsk
    from desktop.services.session import Session
    from desktop.ui.link_probing import LinkProbing

_PAUSE = 15 * 60
"""Seconds between two looks: the first page is visited many times a day."""


class LinkPatrol(QObject):
    """The bench tells the page once something new is known. A demonstration, whose pages are fictitious, asks nothing."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._last: float | None = None
        self._probing: LinkProbing | None = None

    def look(self) -> None:
        """Ask about the links of which nothing fresh is known, when the last look is not recent."""
        if self._bench.demonstration or (self._last is not None and time.monotonic() - self._last < _PAUSE):
            return
        self._last = time.monotonic()
        self._bench.ask(
            _due,
            self._probe,
            owner=self,
            priority=Priority.IDLE,
            key="liens en ligne",
        )

    def _probe(self, due: LinksToAsk) -> None:
        from desktop.ui.link_probing import LinkProbing

        self._probing = self._probing or LinkProbing(self._bench, self)
        self._probing.probe(due.addresses, due.control)


def _due(desk: Desk, _: Session) -> LinksToAsk:
    """On the database lane, long after the page is painted: what reads posts is imported then."""
    from desktop.services.online_links import online_links_to_ask

    return online_links_to_ask(desk)
