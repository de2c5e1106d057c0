"""What every screen works with: the desk in the background, who is working, the theme, notices, the way around."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.ui.background import AtClose, Background, Job, Lane, Priority
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.checks.base import CheckReport
    from desktop.checks.process.protocol import CheckRequest
    from desktop.editorial.profile import ProfileElection
    from desktop.services.desk import Desk
    from desktop.services.session import Session
    from desktop.ui.notices import NoticeBoard

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation changed: screens refresh only what concerns them.

    `posts` are the posts by identifier; `images` the assets; the flags say what else is no longer as shown.
    """

    posts: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    profile: bool = False
    people: bool = False

    @classmethod
    def post(cls, item: str) -> Change:
        """One post."""
        return cls(posts=frozenset({item}))


class Workbench(QObject):
    """The collaborators of the screens, for one unlocked person.

    `changed(Change)` follows every successful `act`; `asked(place, target)` is a wish to go somewhere
    (`go`); `restore_asked(Wanted)` that a backup take the place of the workspace. The desk itself may only be used
    inside the callables given to `ask` and `act`: they run on the database lane.
    """

    changed = Signal(object)
    asked = Signal(str, object)
    lock_asked = Signal()
    restore_asked = Signal(object)

    def __init__(
        self,
        background: Background,
        desk: Desk,
        session: Session,
        roles: frozenset[str],
        theme: Theme,
        notices: NoticeBoard,
        *,
        demonstration: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.background = background
        self.theme = theme
        self.notices = notices
        self.session = session
        self.roles = roles
        self.demonstration = demonstration
        self.stage: QWidget | None = None
        """Where the screens are built: with its parent at once, a page is not dressed twice by the style sheet."""
        self._desk = desk

    def ask(
        self,
        work: Callable[[Desk, Session], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        priority: Priority = Priority.NOW,
        key: str | None = None,
        at_close: AtClose | None = None,
    ) -> Job:
        """Read something on the database lane; see `Background.run` for the rest."""
        desk, session = self._desk, self.session
        return self.background.run(
            lambda: work(desk, session),
            done,
            owner=owner,
            failed=failed,
            priority=priority,
            key=key,
            at_close=at_close,
        )

    def act(
        self,
        work: Callable[[Desk, Session], T],
        done: Callable[[T], None] | None = None,
        *,
        changes: Change | Callable[[T], Change],
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        key: str | None = None,
    ) -> Job:
        """Change something on the database lane, then tell every screen what (`changed`).

        `changes` may be computed from the result. Once the work is done the screens are told, even when the
        job was cancelled or `owner` is gone meanwhile.
        """
        desk, session = self._desk, self.session

        def tell(result: T) -> None:
            # What a page saves as it is left may be answered once the person is gone.
            if _alive(self):
                self.changed.emit(changes(result) if callable(changes) else changes)

        def finished(result: T) -> None:
            tell(result)
            if done is not None and (owner is None or _alive(owner)):
                done(result)

        def refused(error: Exception) -> None:
            # The board outlives the pages: a change that failed is never passed over in silence.
            heard = failed if failed is not None and (owner is None or _alive(owner)) else self.notices.report
            heard(error)

        job = self.background.run(
            lambda: work(desk, session), finished, failed=refused if failed is not None else None, key=key
        )
        job.unheard = tell
        return job

    def compute(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        key: str | None = None,
        lane: Lane = Lane.FILES,
        at_close: AtClose | None = None,
    ) -> Job:
        """Work that needs no database: pictures, Word files, documents, long comparisons."""
        return self.background.run(
            work, done, owner=owner, failed=failed, lane=lane, key=key, at_close=at_close
        )

    def check(
        self,
        request: CheckRequest,
        done: Callable[[CheckReport], None],
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Send a text to the check worker; silent when a newer request of the same key won."""
        future: Future[CheckReport] = self._desk.checker.submit(request)
        return self.background.follow(future, done, owner=owner)

    def election_today(
        self, done: Callable[[tuple[dt.date, tuple[ProfileElection, ...]]], None], *, owner: QObject
    ) -> Job:
        """The civil day and the election periods in force, for the banner; read after what the page needs."""

        def read(desk: Desk, _: Session) -> tuple[dt.date, tuple[ProfileElection, ...]]:
            # The profile's own modules, on the database lane: no page waits for them.
            from desktop.services.elections import periods_in_force
            from desktop.services.in_force import profile_in_force

            profile = profile_in_force(desk.workspace).profile
            return desk.today(), periods_in_force(desk.workspace, profile)

        return self.ask(read, done, owner=owner, priority=Priority.IDLE)

    def read_object(self, sha: str) -> Callable[[], bytes]:
        """A callable that reads an object by hash, for a `compute` job: objects are files, not rows."""
        objects = self._desk.workspace.objects
        return lambda: objects.read(sha)

    def go(self, place: str, target: object = None) -> None:
        """Go to a screen (`accueil`, `redaction`, `editeur`, `approbation`, `publication`, `parametres`…).

        `target` says what to open there: usually the identifier of a post.
        """
        self.asked.emit(place, target)

    def lock(self) -> None:
        """Forget the unlocked key and ask who is working."""
        self.lock_asked.emit()


def _alive(owner: QObject) -> bool:
    return bool(shiboken6.isValid(owner))
