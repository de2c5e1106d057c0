"""Between the wish to close and the close, when work takes long: it is said, waited for, stopped, or stayed for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame

from desktop.ui.background import LaneBackground
from desktop.ui.main_window import MainWindow
from desktop.ui.notices import NoticeAction, NoticeBoard

_LATE = 600
"""Milliseconds of waiting for the database after which it is said."""
_PATIENCE = 3000
"""Milliseconds given to work that was asked to stop: a disk that no longer answers must not keep the window."""


class Leaving(QObject):
    """`over` is emitted when the window may close, `stayed` when it must not.

    It must not when the person prefers to stay, or when something that ended meanwhile needs them: a backup that
    failed is told in a window that is still there.
    """

    over = Signal()
    stayed = Signal()

    def __init__(
        self, background: LaneBackground, notices: NoticeBoard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._notices = background, notices
        self._waiting = False
        self._stopping = False
        self._notice: QFrame | None = None
        self._before: frozenset[QFrame] = frozenset()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._leave)
        background.long_work_over.connect(self._look)

    @property
    def waiting(self) -> bool:
        """Whether the close waits for work that takes long."""
        return self._waiting

    def begin(self) -> bool:
        """Wait for the work that is worth its end; False when there is none. Asked again, say it again."""
        words = self._words()
        if not words:
            return False
        self._dismiss()
        if not self._waiting:
            self._waiting = True
            self._before = self._notices.standing()
        if not self._stopping:
            self._notice = self._notices.inform(
                " ".join(words),
                NoticeAction(self.tr("Interrompre et fermer"), self._stop),
                NoticeAction(self.tr("Rester"), self._stay),
            )
        return True

    def stop_what_may(self) -> None:
        """Stop the work whose end is worth nothing once the window is closed."""
        for work in self._background.long_work():
            if not work.words:
                work.stop()

    def _words(self) -> list[str]:
        """What is under way, each said once."""
        return list(dict.fromkeys(work.words for work in self._background.long_work() if work.words))

    def _stop(self) -> None:
        self._stopping = True
        for work in self._background.long_work():
            work.stop()
        self._patience.start()

    def _stay(self) -> None:
        self._end()
        self.stayed.emit()

    def _look(self) -> None:
        if not self._waiting or self._words():
            return
        if not self._stopping and self._notices.standing() - self._before - {self._notice}:
            self._stay()
        else:
            self._leave()

    def _leave(self) -> None:
        self._end()
        self.over.emit()

    def _end(self) -> None:
        self._waiting = self._stopping = False
        self._patience.stop()
        self._dismiss()

    def _dismiss(self) -> None:
        if self._notice is not None:
            self._notices.dismiss(self._notice)
            self._notice = None


class LateNotice(QObject):
    """Says that what was asked for waits behind other work, when it waits for more than a moment."""

    def __init__(self, notices: NoticeBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._notice: QFrame | None = None
        self._timer = QTimer(self, singleShot=True, interval=_LATE)
        self._timer.timeout.connect(self._say)

    def begin(self) -> None:
        """The wait begins."""
        self._timer.start()

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        if self._notice is not None:
            self._notices.dismiss(self._notice)
            self._notice = None

    def _say(self) -> None:
        said = self.tr(
            "Un travail en cours dans l’espace de travail se termine d’abord\u00a0: ce que vous avez demandé suivra de "
            "lui-même."
        )
        self._notice = self._notices.inform(said, stays=True)


class OnceKept(QObject):
    """Goes on once what was typed is kept, or asks: called with what to do, and the words that do it all the same.

    The page on show in the window saves; the database is waited for. `refused` when something failed meanwhile, which
    `note_failure` tells: the page stays.
    """

    refused = Signal()

    def __init__(
        self,
        background: LaneBackground,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._window = background, window
        self._late = LateNotice(window.notices, self)
        self._failures = 0

    def __call__(self, then: Callable[[], None], anyway: str) -> None:
        before = self._failures
        self._window.leave_screen()
        self._late.begin()
        self._background.run(_nothing, lambda _: self._settled(before, then, anyway))

    def note_failure(self) -> None:
        """Something asked of the background failed."""
        self._failures += 1

    def _settled(self, before: int, then: Callable[[], None], anyway: str) -> None:
        self._late.end()
        if self._failures == before:
            then()
            return
        self.refused.emit()
        said = self.tr("Ce qui vient d’être tapé n’a pas pu être enregistré. La page reste ouverte.")
        self._window.notices.warn(said, NoticeAction(anyway, then))


def _nothing() -> None:
    """What the database lane does when it is only waited for."""
