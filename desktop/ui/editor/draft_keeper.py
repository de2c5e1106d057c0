"""Saves the draft by itself: a second after the last keystroke, when the page is left, before a submission."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.editorial.post import Post
from desktop.services.desk import Desk
from desktop.services.editing import keep_draft
from desktop.services.interrupted import end_editing
from desktop.services.posts import OpenedPost
from desktop.services.session import Session
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.workbench import Change, Workbench

_PAUSE = 1_000
"""Milliseconds after the last change."""
_LONGEST = 5_000
"""Milliseconds that somebody who never pauses goes without a save."""
_RETRY = 5_000
"""Milliseconds before a save that failed is tried again."""


class Kept(enum.Enum):
    """Where the words are."""

    NOTHING = "nothing"
    SAVED = "saved"
    TYPING = "typing"
    SAVING = "saving"
    FAILED = "failed"


class DraftKeeper(QObject):
    """Keeps the edited post in the person's draft.

    `state_changed` follows `state`, `saved_at` and `error`. A save is durable before it is said to be; one that
    fails is tried again every five seconds, and the words stay on screen meanwhile.
    """

    state_changed = Signal()

    def __init__(self, bench: Workbench, edited: EditedPost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._edited = edited
        self._base: tuple[str, ...] = ()
        self._kept: Post | None = None
        self._active = False
        self.state = Kept.NOTHING
        self.saved_at: dt.datetime | None = None
        self.error: Exception | None = None
        self._unsaved: dict[str, OpenedPost] = {}
        self._pause = self._timer(_PAUSE, self.save)
        self._longest = self._timer(_LONGEST, self.save)
        self._retry = self._timer(_RETRY, self.save)
        self._leaving = self._timer(_RETRY, self._leave_again)
        edited.changed.connect(self.note)
        edited.holding_changed.connect(self._held)

    def begin(self, opened: OpenedPost, saved_at: dt.datetime | None) -> None:
        """Keep another post, which is as saved as it was read."""
        self._stop()
        self._base, self._kept = opened.base, opened.post
        self._unsaved.pop(opened.post.id, None)
        self._active = True
        self.saved_at = saved_at
        self._say(Kept.SAVED if saved_at is not None else Kept.NOTHING)

    def end(self) -> None:
        """The post is no longer edited here: what is left is saved, and no start has to tell of it.

        Words that could not be saved are kept in memory, tried again, and given back by `unsaved`.
        """
        self._stop()
        if not self._active:
            return
        self._active = False
        post = self._edited.settled()
        self._stop()
        if post != self._kept:
            self._leave(OpenedPost(post, self._base))
        else:
            item = post.id
            self._bench.ask(lambda desk, session: end_editing(desk.workspace, session, item))

    def forget(self) -> None:
        """What is on screen is given up: nothing of it is saved any more."""
        self._stop()
        self._active = False
        self._kept = None
        item = self._edited.post.id
        self._bench.ask(lambda desk, session: end_editing(desk.workspace, session, item))

    def unsaved(self, item: str) -> OpenedPost | None:
        """The words of a post that was left and could not be saved yet."""
        return self._unsaved.get(item)

    def note(self, _: object = None) -> None:
        """Something was typed or changed."""
        if not self._active or self._edited.post == self._kept:
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.state is not Kept.FAILED:
            self._say(Kept.TYPING)

    @property
    def pending(self) -> bool:
        """Whether something on screen is not yet on the disk."""
        return self._active and self._edited.settled() != self._kept

    def save(self) -> None:
        """Save now what is not saved."""
        self._stop()
        if not self._active:
            return
        post = self._edited.settled()
        self._stop()
        if post == self._kept:
            return
        opened = OpenedPost(post, self._base)
        if self.state is not Kept.FAILED:
            self._say(Kept.SAVING)
        self._bench.act(
            lambda desk, session: (post, keep_draft(desk, session, opened)),
            self._saved,
            changes=Change.post(post.id),
            owner=self,
            failed=self._failed,
            key=f"brouillon:{post.id}",
        )

    def _saved(self, saved: tuple[Post, dt.datetime]) -> None:
        post, self.saved_at = saved
        if not self._active or post.id != self._edited.post.id:
            return
        self._kept, self.error = post, None
        self._say(Kept.SAVED if self._edited.post == post and not self._edited.holding else Kept.TYPING)

    def _held(self) -> None:
        """From the first letter on, nothing says « enregistré »: what is on screen is more than what is kept."""
        if not self._active or self.state not in {Kept.NOTHING, Kept.SAVED, Kept.TYPING}:
            return
        if self._edited.holding:
            self._say(Kept.TYPING)
        elif self._edited.post == self._kept:
            self._say(Kept.SAVED if self.saved_at is not None else Kept.NOTHING)

    def _failed(self, error: Exception) -> None:
        if not self._active:
            return  # the words were given to `_leave`, which tries again
        self.error = error
        self._retry.start()
        self._say(Kept.FAILED)

    def _leave(self, opened: OpenedPost) -> None:
        item = opened.post.id
        self._unsaved[item] = opened

        def save(desk: Desk, session: Session) -> None:
            keep_draft(desk, session, opened)
            end_editing(desk.workspace, session, item)

        self._bench.act(
            save,
            lambda _: self._left(opened),
            changes=Change.post(item),
            owner=self,
            failed=self._not_left,
            key=f"brouillon:{item}",
        )

    def _left(self, opened: OpenedPost) -> None:
        if self._unsaved.get(opened.post.id) is opened:
            del self._unsaved[opened.post.id]

    def _not_left(self, error: Exception) -> None:
        if not self._leaving.isActive():
            self._bench.notices.report(error)
        self._leaving.start()

    def _leave_again(self) -> None:
        for opened in tuple(self._unsaved.values()):
            self._leave(opened)

    def _say(self, state: Kept) -> None:
        self.state = state
        self.state_changed.emit()

    def _timer(self, interval: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(run)
        return timer

    def _stop(self) -> None:
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()
