"""The frame: rail, top bar, banners, notices, and the page on show. Light: it is painted before anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop.ui.background import Background, Priority
from desktop.ui.banners import Banners
from desktop.ui.notices import NoticeBoard
from desktop.ui.rail import Rail
from desktop.ui.screens import Place, Screen, place_named, places_for
from desktop.ui.theme import Theme
from desktop.ui.top_bar import TopBar
from desktop.ui.widgets.held import Column, Row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tab_order import focus_chain
from desktop.ui.window_keys import SEARCH, WindowKeys

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.session import Session
    from desktop.ui.search.search_panel import SearchPanel
    from desktop.ui.workbench import Change, Workbench

SMALLEST = (1024, 640)
USUAL = (1440, 900)
_QUEUE = "approbation"
_NARROW = 1180
"""Width, at 100 %, under which the rail shows icons only."""


class MainWindow(QMainWindow):
    """The window of the application.

    `first_painted` is emitted once, when the empty frame is on screen: heavy imports begin then. `closing`
    asks the application to finish; the window closes when it answers by `finish`.
    """

    first_painted = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, background: Background | None = None) -> None:
        super().__init__()
        self.theme = theme
        self.bench: Workbench | None = None
        self._worn = False  # by the screens of somebody before
        self._painted = False
        self._finished = False
        self._screens: dict[str, Screen] = {}
        self._current: str | None = None
        self._search: SearchPanel | None = None
        self.notices = NoticeBoard(theme)
        self.rail = Rail(theme)
        self.top_bar = TopBar(theme)
        self.banners = Banners(theme)
        self._pages = QStackedWidget()
        self._centre = QWidget()
        self._lay_out()
        self.setWindowTitle("Bon à tirer")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.rail.chosen.connect(self.go)
        self.top_bar.search_asked.connect(self._open_search)
        theme.changed.connect(self._fit)
        self._shortcuts()
        self._keys = WindowKeys(self, [SEARCH])
        self.show_alone(label(self.tr("Ouverture de l’espace de travail…"), "muted"))
        theme.dress(self)

    def show_alone(self, page: QWidget) -> None:
        """Show a page without rail nor top bar: opening, first run, unlocking."""
        self.rail.hide()
        self.top_bar.hide()
        self._show(page)

    def work_with(self, bench: Workbench) -> None:
        """Show the screens of the person who is unlocked, beginning with the first page."""
        self.forget_person()
        if self._worn:
            self.theme.redress(self)
        self._worn = True
        self.bench = bench
        bench.stage = self._pages
        places = [place for place in places_for(bench.roles) if place.in_rail]
        self.rail.show_places(places)
        self.top_bar.show_person(bench)
        bench.asked.connect(self.go)
        bench.changed.connect(self._refresh)
        self.rail.show()
        self.top_bar.show()
        self.go(places[0].key)
        # After the page, which is read first.
        self.banners.show_for(bench)
        self._count_waiting()

    def forget_person(self) -> None:
        """Drop every screen of the person who was unlocked."""
        self.leave_screen()
        for screen in self._screens.values():
            self._pages.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        self._current = None
        if self._search is not None:
            self._search.hide()
            self._search.deleteLater()
            self._search = None
        if self.bench is not None:
            # Their buttons are for the person who leaves, and what they say may be for their eyes only.
            self.notices.clear()
            self.bench.asked.disconnect(self.go)
            self.bench.changed.disconnect(self._refresh)
            self.bench.deleteLater()
            self.bench = None

    def go(self, key: str, target: object = None) -> None:
        """Visit a screen; without a right to it, nothing happens but a word about it.

        Raises `KeyError` for a screen that does not exist. When the page cannot be built, the former one stays.
        """
        if self.bench is None:
            return
        place = place_named(key)
        if not place.roles & self.bench.roles:
            self.notices.inform(
                self.tr("«\u00a0{0}\u00a0» demande un rôle que vous n’avez pas. Rien n’a été changé.").format(
                    place.label
                )
            )
            return
        self.leave_screen()
        try:
            screen = self._screen(place)
        finally:
            self._mark_current()
        self._current = key
        self._mark_current()
        self._show(screen)
        screen.visit(target)
        focus = screen.first_focus() or _first_control(screen)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_current(self) -> None:
        """The rail shows the page that is open, even when the one asked for could not be."""
        if self._current is not None:
            place = place_named(self._current)
            self.rail.mark(place.rail or place.key)

    def leave_screen(self) -> None:
        """Let the page on show keep what was typed."""
        if self._current is not None:
            self._screens[self._current].leave()

    @property
    def current(self) -> Screen | None:
        """The screen on show."""
        return self._screens.get(self._current) if self._current is not None else None

    def finish(self) -> None:
        """Close for good: everything is kept."""
        self._finished = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask the application to keep everything first."""
        if self._finished:
            self._settings().setValue("fenetre", self.saveGeometry())
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell once that the frame is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the rail and shorten the top bar when there is little room for the size of the text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.notices.updateGeometry()
        narrow = self.width() < self.theme.px(_NARROW)
        self.rail.fold(narrow)
        self.top_bar.fold(narrow)

    def restore_place(self) -> None:
        """Take the size and place the window had last time."""
        geometry = self._settings().value("fenetre")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _lay_out(self) -> None:
        inner = Column()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.top_bar)
        inner.addWidget(self.banners)
        inner.addWidget(self.notices)
        inner.addWidget(self._pages, 1)
        whole = Row()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(inner, 1)
        self._centre.setProperty("look", "page")
        self._centre.setLayout(whole)
        self.setCentralWidget(self._centre)

    def _shortcuts(self) -> None:
        for keys, run in self._commands():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(run)

    def _commands(self) -> list[tuple[str, Callable[[], object]]]:
        commands: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+=", lambda: self.theme.step_zoom(1)),
            ("Ctrl++", lambda: self.theme.step_zoom(1)),
            ("Ctrl+-", lambda: self.theme.step_zoom(-1)),
            ("Ctrl+0", lambda: self.theme.use(zoom=1.0)),
            ("Ctrl+K", self._open_search),
            ("Ctrl+N", self._begin_post),
        ]
        return commands + [(f"Alt+{n}", self._go_to_rail(n - 1)) for n in range(1, 9)]

    def _begin_post(self) -> None:
        if self.bench is not None and "redaction" in self.bench.roles:
            self.go("redaction", "nouvelle")

    def _go_to_rail(self, number: int) -> Callable[[], None]:
        def go() -> None:
            keys = self.rail.keys()
            if number < len(keys):
                self.go(keys[number])

        return go

    def _open_search(self) -> None:
        if self._search is None and self.bench is not None:
            self._search = _search_panel(self.bench, self._centre)
        if self._search is not None:
            self._search.open()

    def _screen(self, place: Place) -> Screen:
        if place.key not in self._screens:
            assert self.bench is not None
            self._screens[place.key] = place.build(self.bench)
        return self._screens[place.key]

    def _show(self, page: QWidget) -> None:
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _refresh(self, change: Change) -> None:
        for screen in self._screens.values():
            screen.refresh(change)
        if change.posts:
            self._count_waiting()

    def _count_waiting(self) -> None:
        """Show in the rail how many posts await the direction."""
        if self.bench is not None and place_named(_QUEUE).roles & self.bench.roles:
            show = partial(self.rail.show_count, _QUEUE)
            self.bench.ask(_waiting, show, owner=self.rail, priority=Priority.IDLE, key="attente")

    @staticmethod
    def _settings() -> QSettings:
        return QSettings("bon-a-tirer", "fenetre")


def _waiting(desk: Desk, _: Session) -> int:
    """How many posts await the direction; its modules are imported by the database lane."""
    from desktop.services.approval_queue import waiting_count

    return waiting_count(desk.workspace)


def _first_control(screen: Screen) -> QWidget | None:
    """The first control of a page that Tab would reach."""
    for widget in focus_chain(screen):
        reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reached and screen.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            return widget
    return None


def _search_panel(bench: Workbench, over: QWidget) -> SearchPanel:
    """Built when it is first opened: what it searches is imported with it."""
    from desktop.ui.search.search_panel import SearchPanel

    return SearchPanel(bench, over)
