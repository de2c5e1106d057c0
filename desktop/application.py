"""The running application: the window first, then the workspace behind it, then who works.

SQLAlchemy, the services and the screens are imported after the first paint, on the database lane: the
window never waits for them.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.background import LaneBackground
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from desktop.services.demo import Demo
    from desktop.services.desk import Desk
    from desktop.services.session import Session

log = logging.getLogger(__name__)


def run(folder: Path, *, demonstration: bool = False) -> int:
    """Open the window on the workspace of `folder`, or on a demonstration; the exit status when it closes."""
    qt = make_qt()
    application = Application(qt, folder, demonstration=demonstration)
    application.start()
    return qt.exec()


def make_qt() -> QApplication:
    """Qt's application, speaking the French of Québec."""
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Bon à tirer")
    qt.setOrganizationName("bon-a-tirer")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.Canada))
    translator = QTranslator(qt)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(translator)
    return qt


class Application(QObject):
    """Holds the window and the open workspace, from the first paint to the last commit."""

    def __init__(self, qt: QApplication, folder: Path, *, demonstration: bool) -> None:
        super().__init__(qt)
        self._folder = folder
        self._demonstration = demonstration
        self._held = contextlib.ExitStack()
        self._desk: Desk | None = None
        self._demo: Demo | None = None
        self.theme = Theme(qt)
        self.theme.use()
        self.window = MainWindow(self.theme)
        self.background = LaneBackground(self.window.notices.report, self)
        self.window.first_painted.connect(self._begin_after_paint)
        self.window.closing.connect(self.close)

    def start(self) -> None:
        """Show the window."""
        self.window.restore_place()
        self.window.show()

    def close(self) -> None:
        """Keep what was typed, close the workspace, then the window."""
        self.window.forget_person()
        self.background.run(self._held.close, lambda _: self._end())

    def _end(self) -> None:
        self.background.close()
        self.window.finish()

    def _begin_after_paint(self) -> None:
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._demonstration:
            self.background.run(self._open_demo, self._work_in_demo)

    def _open_demo(self) -> tuple[Desk, Demo]:
        composition = importlib.import_module("desktop.composition")
        opened: tuple[Desk, Demo] = self._held.enter_context(composition.open_demo())
        return opened

    def _work_in_demo(self, opened: tuple[Desk, Demo]) -> None:
        self._desk, self._demo = opened
        session = next(iter(self._demo.sessions.values()))
        self.background.run(lambda: session.roles(opened[0].workspace), lambda r: self._work(session, r))

    def _work(self, session: Session, roles: frozenset[str]) -> None:
        from desktop.ui.workbench import Workbench

        assert self._desk is not None
        bench = Workbench(
            self.background,
            self._desk,
            session,
            roles,
            self.theme,
            self.window.notices,
            demonstration=self._demonstration,
            parent=self.window,
        )
        self.window.work_with(bench)
