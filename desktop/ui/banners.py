"""The quiet banners under the top bar: a demonstration, an election period under way (art. 9)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, frame, row
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.tab_order import order_after, place_kept

if TYPE_CHECKING:
    from desktop.editorial.profile import ProfileElection
    from desktop.ui.workbench import Change, Workbench


class Banners(QWidget):
    """Takes no room when there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = Column(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._bench: Workbench | None = None
        self._mark = place_kept(self)
        self.hide()

    def show_for(self, bench: Workbench) -> None:
        """Show what this person must keep in mind all day."""
        self._bench = bench
        self._begin(bench)
        bench.changed.connect(self._follow)
        bench.election_today(self._show_election, owner=self)

    def _follow(self, change: Change) -> None:
        """A period that is entered, corrected or cancelled is told at once."""
        if change.profile and self._bench is not None:
            self._bench.election_today(self._show_election, owner=self)

    def _begin(self, bench: Workbench) -> None:
        clear(self._rows)
        self.setVisible(bench.demonstration)
        if bench.demonstration:
            self._add_demonstration()

    def _add_demonstration(self) -> None:
        from desktop.services.demo import PASSPHRASE  # made with the demonstration: no other start needs it

        said = self.tr(
            "Les personnes, les photos et les publications sont fictives. Phrase de passe de chacun, pour signer\u00a0: "
            "«\u00a0{0}\u00a0». Tout est effacé à la fermeture."
        ).format(PASSPHRASE)
        self._add("demo", Badge(self._theme, self.tr("Démonstration"), "info", "warning"), said)

    def _show_election(self, found: tuple[dt.date, tuple[ProfileElection, ...]]) -> None:
        # The calendar brings the gates with it: not before the first paint.
        from desktop.editorial.elections import describe, period_on, what_changes

        assert self._bench is not None, "it asked"
        self._begin(self._bench)
        today, entered = found
        election = period_on(today, entered)
        if election is None:
            return
        said = describe(election)  # which begins by saying that it is a period
        self._add("banner", Badge(self._theme, "", "law", "policy"), said, what_changes(election))
        self.show()

    def _add(self, look: str, badge: Badge, said: str, more: tuple[str, ...] = ()) -> None:
        line = row(self._theme, space="medium")
        side, above = self._theme.space("large"), self._theme.space("tiny")
        line.setContentsMargins(side, above, side, above)
        line.addWidget(badge)
        line.addWidget(label(said, wrap=True), 1)
        if more and self._bench is not None:
            notices = self._bench.notices
            explain = button(
                self._theme,
                self.tr("Ce qui change"),
                lambda: notices.warn(self.tr("Ce que change la période électorale"), reasons=more),
                look="link",
            )
            line.addWidget(explain)
            self._rows.addWidget(frame(look, line))
            order_after(self._mark, [explain])
            return
        self._rows.addWidget(frame(look, line))
