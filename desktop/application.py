"""The running application: the window first, then the workspace behind it, then who works.

The services and the screens are imported after the first paint, while a passphrase is typed or by what first needs
them: the window never waits for them.
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop import paths
from desktop.errors import EnvironmentFault, Refusal
from desktop.ui import appearance
from desktop.ui.background import Lane, LaneBackground, Priority
from desktop.ui.main_window import MainWindow
from desktop.ui.start.endings import Endings
from desktop.ui.start.imports_ahead import EDITOR, FIRST_PAGES, ImportsAhead
from desktop.ui.start.leaving import Leaving, OnceKept
from desktop.ui.start.no_screen import say_if_no_screen
from desktop.ui.start.qt_application import make_qt
from desktop.ui.start.single_instance import SingleInstance
from desktop.ui.start.unexpected import Unexpected
from desktop.ui.start.waiting_page import WaitingPage
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from desktop.held_workspace import HeldWorkspace
    from desktop.services.first_run import Answers, FirstDay, Recovery
    from desktop.services.restoration import Wanted
    from desktop.services.session import Session
    from desktop.services.unlocking import PeopleHere
    from desktop.ui.start.restoring import Restoring

log = logging.getLogger(__name__)

_SETTLED = 2000
"""Milliseconds after which the first page is there and read."""


def run(folder: Path, *, demonstration: bool = False) -> int:
    """Open the window on the workspace of `folder`, or on a demonstration; the exit status when it closes.

    When a window of this person already shows that workspace, it comes to the front and this start ends.
    """
    say_if_no_screen()
    qt = make_qt()
    instance = SingleInstance(folder)
    if not demonstration and not instance.claim():
        return 0
    application = Application(qt, folder, demonstration=demonstration)
    if not demonstration:
        application.window.first_painted.connect(instance.listen, Qt.ConnectionType.QueuedConnection)
        instance.asked.connect(application.come_to_front)
        application.moved.connect(instance.move)
    unexpected = Unexpected(application.window.notices)
    endings = Endings()
    endings.asked.connect(application.close)
    unexpected.watch()
    endings.watch()
    application.start()
    try:
        return qt.exec()
    finally:
        endings.stop()
        unexpected.stop()
        instance.close()


class Application(QObject):
    """Holds the window and the open workspace, from the first paint to the last commit.

    `moved(Path)` when the person joined the workspace of another folder.
    """

    moved = Signal(object)

    def __init__(self, qt: QApplication, folder: Path, *, demonstration: bool) -> None:
        super().__init__(qt)
        self._folder = folder
        self._demonstration = demonstration
        self._held: HeldWorkspace | None = None
        self._alone: QWidget | None = None
        self._asks_early = False
        self._ahead: ImportsAhead | None = None
        self._unlocking = False
        self._closing = False
        self.theme = Theme(qt)
        appearance.restore(self.theme)
        # This workstation opens next time as it looks now, whichever key or button changed it.
        self.theme.changed.connect(partial(appearance.remember, self.theme))
        self.window = MainWindow(self.theme)
        self.background = LaneBackground(self._report, self)
        self._leaving = Leaving(self.background, self.window.notices, self)
        self._leaving.over.connect(self._close_once_kept)
        self._leaving.stayed.connect(self._stay)
        self._once_kept = OnceKept(self.background, self.window, self)
        self._once_kept.refused.connect(self._stay)
        self._wait(self.tr("Ouverture de l’espace de travail…"))
        self.window.first_painted.connect(self._begin_after_paint)
        self.window.closing.connect(self.close)

    def start(self) -> None:
        """Show the window."""
        self.window.restore_place()
        self.window.show()

    def come_to_front(self) -> None:
        """Show the window before the others, as far as the system lets it."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        QApplication.alert(self.window)

    def close(self) -> None:
        """Keep what was typed, close the workspace, then the window. When something is not kept, stay.

        A backup under way is waited for, unless the person stops it; a verification is stopped.
        """
        if self._leaving.waiting:
            self._leaving.begin()
        elif not self._closing:
            self._closing = True
            self._leaving.stop_what_may()
            self._once_kept(self._close_after_long_work, self.tr("Fermer quand même"))

    def lock(self) -> None:
        """Keep what was typed, forget who worked, and ask who works now."""
        self._once_kept(self._forget_person, self.tr("Verrouiller quand même"))

    # Opening

    def _begin_after_paint(self) -> None:
        QTimer.singleShot(0, self, self._open if self._demonstration else self._glance)

    def _glance(self) -> None:
        self.background.run(self._look, self._glanced, failed=self._refused)

    def _look(self) -> PeopleHere | None:
        """Who may work, seen before the workspace is open: they type meanwhile. On the database lane."""
        from desktop.held_workspace import HeldWorkspace

        self._held = HeldWorkspace(self._folder)
        return self._held.glance()

    def _glanced(self, here: PeopleHere | None) -> None:
        if here is not None:
            self._asks_early = True
            self._show_people(here)
        self._open()

    def _open(self) -> None:
        if self._demonstration:
            doing = self.tr("Préparation de la démonstration fictive… Cela prend quelques secondes.")
            self._wait(doing, long=True)
        self.background.run(self._open_workspace, self._opened, failed=self._refused)

    def _reopen(self) -> None:
        self._wait(self.tr("Ouverture de l’espace de travail…"))
        self._open()

    def _open_workspace(self) -> bool:
        """Open what was asked for; False when it has to be installed first. On the database lane."""
        from desktop.held_workspace import HeldWorkspace

        if self._held is None:
            self._held = HeldWorkspace(self._folder)
        return self._held.open_demonstration() if self._demonstration else self._held.open()

    def _opened(self, installed: bool) -> None:
        if not installed:
            self._ask_first_run()
            return
        held = self._holding()
        for sentence in held.notices:
            self.window.notices.warn(sentence)
        if held.demo is not None:
            self._unlocked(held.demo.officer)
        elif self._asks_early and held.as_seen:
            self._look_ahead()
        else:
            self._ask_who_works()
        self._asks_early = False

    def _refused(self, error: Exception) -> None:
        from desktop.ui.start.refused_page import RefusedPage

        self._asks_early = False
        if not isinstance(error, Refusal | EnvironmentFault):
            log.error("the workspace did not open", exc_info=error)
        page = RefusedPage(self.theme, self._folder, paths.log_folder(), error, self.background)
        page.retried.connect(self._reopen)
        page.closed.connect(self.close)
        page.restored.connect(self._restoring().tell)
        self._show_alone(page, page.first_focus())

    # First run

    def _ask_first_run(self) -> None:
        from desktop.ui.start.first_run_page import FirstRunPage

        page = FirstRunPage(self.theme, self.background, self._folder, self._install)
        page.finished.connect(self._begin_first_day)
        page.restored.connect(self._restoring().tell)
        page.joined.connect(self._join)
        self._show_alone(page)
        page.begin()

    def _join(self, folder: Path) -> None:
        """Go on as a start on another folder would."""
        self._folder, self._held = folder, None
        self.moved.emit(folder)
        self._wait(self.tr("Ouverture de l’espace de travail…"))
        self._glance()

    def _install(self, answers: Answers, recovery: Recovery) -> FirstDay:
        """Make the workspace and keep it open. On the database lane."""
        return self._holding().install(answers, recovery)

    def _begin_first_day(self, day: FirstDay) -> None:
        for sentence in day.notices:
            self.window.notices.warn(sentence)
        self._unlocked(day.session)

    # Who works

    def _ask_who_works(self) -> None:
        self.background.run(self._holding().people, self._show_people, failed=self._refused)

    def _show_people(self, here: PeopleHere) -> None:
        from desktop.ui.start.unlock_page import UnlockPage

        demo = self._holding().demo
        page = UnlockPage(self.theme, here, passphrase=demo.passphrase if demo is not None else "")
        page.asked.connect(self._unlock)
        page.retried.connect(self._ask_who_works)
        page.key_asked.connect(self._unlock)
        self._show_alone(page, page.first_focus())
        if not self._asks_early:  # else after the opening, which imports too
            self._look_ahead()

    def _look_ahead(self) -> None:
        """Import the first pages while a passphrase is typed or verified; what they read with, only while it is typed."""
        self._ahead = ImportsAhead(FIRST_PAGES, self)
        self._ahead.done.connect(self._prepare)

    def _prepare(self) -> None:
        if not (self._unlocking or self._closing):
            self.background.run(self._holding().prepare, priority=Priority.LATER)

    def _unlock(self, person: str, passphrase: str, code: str = "") -> None:
        self._unlocking = True
        held, lane = self._holding(), Lane.DATABASE if code else Lane.FILES
        # By the code of the recovery sheet, a key is made, which is signed.
        unlock = partial(held.take_up_again, person, code) if code else partial(held.unlock, person)
        self.background.run(partial(unlock, passphrase), self._unlocked, failed=self._not_unlocked, lane=lane)

    def _unlocked(self, session: Session) -> None:
        held = self._holding()
        # Without roles the workspace did not open: the page that says why is on show.
        self.background.run(
            lambda: held.roles(session),
            lambda roles: None if roles is None else self._work(session, roles),
            failed=self._not_unlocked,
        )

    def _not_unlocked(self, error: Exception) -> None:
        self._unlocking = False
        self._prepare()
        from desktop.ui.start.unlock_page import UnlockPage

        if not (isinstance(self._alone, UnlockPage) and self._alone.refuse(error)):
            self._report(error)

    def _work(self, session: Session, roles: frozenset[str]) -> None:
        self._unlocking = False
        self._stop_ahead()
        from desktop.ui.editor.recovered import offer_recovered
        from desktop.ui.workbench import Workbench

        bench = Workbench(
            self.background,
            self._holding().desk,
            session,
            roles,
            self.theme,
            self.window.notices,
            demonstration=self._demonstration,
            parent=self.window,
        )
        bench.lock_asked.connect(self.lock)
        bench.restore_asked.connect(self.restore)
        self.window.work_with(bench)
        self._forget_alone()
        offer_recovered(bench)
        self._prepare_editor(roles)

    def _prepare_editor(self, roles: frozenset[str]) -> None:
        """While the first page is read, import what writing needs, then start the check worker.

        The first post opens a third of a second sooner, and is verified as much as two seconds sooner.
        """
        if roles & {"redaction", "direction"}:
            self._ahead = ImportsAhead(EDITOR, self, after=_SETTLED)
            self._ahead.done.connect(self._start_worker)

    def _stop_ahead(self) -> None:
        if self._ahead is not None and isValid(self._ahead):
            self._ahead.stop()

    def _start_worker(self) -> None:
        # Its first request starts it: what cannot run is told with each report.
        self._holding().desk.checker.unavailable()

    def restore(self, wanted: Wanted) -> None:
        """Put a backup in the place of the open workspace, once what was typed is kept."""
        begin = partial(self._restoring().begin, partial(self._holding().restore, wanted))
        self._once_kept(begin, self.tr("Restaurer quand même"))

    def _restoring(self) -> Restoring:
        from desktop.ui.start.restoring import Restoring

        return Restoring(self.theme, self.background, self.window, self._show_alone, self._reopen, self)

    # Leaving

    def _forget_person(self) -> None:
        self.window.forget_person()
        self.window.notices.clear()
        self._wait(self.tr("Verrouillage…"))
        self._ask_who_works()

    def _close_after_long_work(self) -> None:
        self._closing = True
        if not self._leaving.begin():
            self._close_for_good()

    def _close_once_kept(self) -> None:
        """What was typed while the close waited is kept too."""
        self._once_kept(self._close_for_good, self.tr("Fermer quand même"))

    def _stay(self) -> None:
        self._closing = False

    def _close_for_good(self) -> None:
        self._closing = True
        self.window.forget_person()
        self._wait(self.tr("Fermeture de l’espace de travail…"))
        self.background.run_last(self._release, lambda _: self._end(), self._end_badly)

    def _release(self) -> None:
        if self._held is not None:
            self._held.close()

    def _end_badly(self, error: Exception) -> None:
        # Everything was committed before: a folder that could not be let go of must not keep the window.
        log.error("the workspace did not close", exc_info=error)
        self._end()

    def _end(self) -> None:
        self.theme.close()
        self.background.close()
        self.window.finish()

    # What is on show

    def _holding(self) -> HeldWorkspace:
        assert self._held is not None, "the database lane made it"
        return self._held

    def _report(self, error: Exception) -> None:
        self._once_kept.note_failure()
        self.window.notices.report(error)

    def _wait(self, doing: str, *, long: bool = False) -> None:
        self._show_alone(WaitingPage(self.theme, doing, long=long))

    def _show_alone(self, page: QWidget, focus: QWidget | None = None) -> None:
        self._stop_ahead()  # the workspace may close behind this page
        self.window.show_alone(page)
        self._forget_alone()
        self._alone = page
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_alone(self) -> None:
        if self._alone is not None:
            self._alone.deleteLater()
            self._alone = None
