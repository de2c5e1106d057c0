"""Asks the network whether pages still open, off the interface's thread, and keeps what it says (art. 14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from desktop.services.external_links import LinkState, keep_link_states
from desktop.ui.background import Lane
from desktop.ui.workbench import Change, Workbench

_STATE = {True: LinkState.OPENS, False: LinkState.BROKEN, None: LinkState.UNKNOWN}


class LinkProbing(QObject):
    """`learned()` once the answers are kept."""

    learned = Signal()

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench

    def probe(self, addresses: Iterable[str], control: Iterable[str]) -> None:
        """Ask about pages, one after the other; `control` are hosts that exist."""
        wanted, known = tuple(addresses), tuple(control)
        if not wanted:
            return

        def work() -> dict[str, LinkState]:
            # Brings the network's libraries with it: not before they are needed.
            from desktop.publishing import link_probe

            return {each: _STATE[link_probe.probe(each, control=known)] for each in wanted}

        self._bench.compute(work, self._keep, owner=self, lane=Lane.NETWORK)

    def _keep(self, answers: Mapping[str, LinkState]) -> None:
        self._bench.act(
            lambda desk, _: keep_link_states(desk.workspace, answers, desk.now()),
            lambda _: self.learned.emit(),
            changes=Change(),
            owner=self,
        )
