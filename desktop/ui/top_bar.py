"""The top bar: search everywhere, where the data is, who is working, the emergency switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, dress
from desktop.ui.widgets.frames import row
from desktop.ui.widgets.labels import Badge
from desktop.ui.widgets.tab_order import order_after, place_kept
from desktop.ui.window_keys import SEARCH

if TYPE_CHECKING:
    from desktop.ui.workbench import Workbench


_LONGEST_NAME, _SHORT_NAME = 260, 170
"""Width, at 100 %, beyond which the name of the person is cut, and when there is little room."""


class TopBar(QFrame):
    """`search_asked` is emitted by its search button (Ctrl+K)."""

    search_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bench: Workbench | None = None
        self._folded = False
        self.setProperty("look", "topbar")
        self.setAccessibleName(self.tr("Barre supérieure"))
        self._mark = place_kept(self)

    def _build(self) -> None:
        """Make the controls when somebody works: drawing icons is not for before the first paint."""
        theme = self._theme
        self._search = button(
            theme,
            self.tr("Rechercher partout"),
            self.search_asked.emit,
            role="search",
            help_=self.tr("Publications, images, règles et commandes"),
        )
        # The window answers to the keys itself: a button would wait for the end of its animation.
        keys = QKeySequence(SEARCH).toString(QKeySequence.SequenceFormat.NativeText)
        self._search.setToolTip(f"{self._search.toolTip()} ({keys})")
        self._where = Badge(theme, self.tr("Sur ce poste"), "backup", "muted")
        self._where.setToolTip(
            self.tr("Tout est enregistré sur ce poste. Aucun échange avec un autre poste n’est réglé.")
        )
        self._emergency = button(
            theme,
            self.tr("Urgence"),
            self._begin_emergency,
            look="danger",
            role="emergency",
            help_=self.tr("Commencer une publication d’urgence (article 19)"),
        )
        self._person = QPushButton()
        self._person.setProperty("look", "quiet")
        self._lay_out()
        theme.changed.connect(self._show_name)

    def show_person(self, bench: Workbench) -> None:
        """Show who is working, and what they may do about it."""
        if self._bench is None:
            self._build()
        self._bench = bench
        self.fold(self._folded)
        self._show_name()
        earlier = self._person.menu()
        menu = QMenu(self._person)
        menu.addAction(self.tr("Verrouiller ou changer de personne"), bench.lock)
        self._person.setMenu(menu)
        if earlier is not None:
            earlier.deleteLater()
        self._emergency.setVisible("redaction" in bench.roles)

    def fold(self, folded: bool) -> None:
        """Leave out what can wait, when the window is narrow for its text."""
        self._folded = folded
        if self._bench is None:
            return
        self._show_name()
        self._where.setVisible(not folded)
        self._search.setText("" if folded else self.tr("Rechercher partout"))

    def _show_name(self) -> None:
        if self._bench is None:
            return
        name = self._bench.session.name
        room = self._theme.px(_SHORT_NAME if self._folded else _LONGEST_NAME)
        shown = self._person.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._person.setText(shown.replace("&", "&&"))
        self._person.setToolTip(name if shown != name else "")
        self._person.setAccessibleName(self.tr("Personne au travail\u00a0: {0}").format(name))

    def _begin_emergency(self) -> None:
        if self._bench is not None:
            self._bench.go("redaction", "urgence")

    def _lay_out(self) -> None:
        dress(self._theme, self._person, "person", "muted")
        line = row(self._theme, space="medium")
        space = self._theme.space("large")
        line.setContentsMargins(space, self._theme.space("small"), space, self._theme.space("small"))
        line.addWidget(self._search)
        line.addStretch(1)
        for widget in (self._where, self._emergency, self._person):
            line.addWidget(widget)
        self.setLayout(line)
        # Made after the banners, and read before them.
        order_after(self._mark, [self._search, self._emergency, self._person])
