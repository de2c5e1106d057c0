"""What the direction is writing and has not signed: kept shortly after each pause, taken back with the file."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.editorial.post import Post
from desktop.editorial.workflow import Action
from desktop.services.decision_file import DecisionFile
from desktop.services.desk import Desk
from desktop.services.kept_words import KeptWords, keep_words
from desktop.services.session import Session
from desktop.ui.workbench import Workbench

_PAUSE = 600
"""Milliseconds without typing after which what is typed is kept."""


class UnsignedWords(QObject):
    """The corrections and the comments begun, by version. Written on the workstation, never signed."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._corrections: dict[str, Post] = {}
        self._comments: dict[str, dict[Action, str]] = {}
        self._written: dict[str, KeptWords] = {}
        self._revision: str | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_PAUSE)
        self.timer.timeout.connect(self.keep_now)

    def take_back(self, shown: DecisionFile) -> None:
        """Begin with what this person was writing about that version, perhaps before a lock or a crash."""
        self._revision = shown.revision
        if shown.kept.corrected is not None:
            self._corrections.setdefault(shown.revision, shown.kept.corrected)
        comments = self._comments.setdefault(shown.revision, {})
        for action, text in shown.kept.comments.items():
            comments.setdefault(Action(action), text)
        self._written[shown.revision] = self._words(shown.revision)

    def correction(self, revision: str) -> Post | None:
        """The correction begun of a version."""
        return self._corrections.get(revision)

    def comment(self, revision: str, action: Action) -> str:
        """The comment begun for a decision."""
        return self._comments.get(revision, {}).get(action, "")

    def correct(self, revision: str, post: Post | None) -> None:
        """Keep a correction; None gives it up."""
        if post is None:
            self._corrections.pop(revision, None)
        else:
            self._corrections[revision] = post
        self.timer.start()

    def say(self, revision: str, action: Action, text: str) -> None:
        """Keep a comment."""
        if text != self.comment(revision, action):
            self._comments.setdefault(revision, {})[action] = text
            self.timer.start()

    def signed(self, revision: str) -> None:
        """Forget what was signed: the decision forgot it on the disk too."""
        self.timer.stop()
        for kept in (self._corrections, self._comments, self._written):
            kept.pop(revision, None)

    def keep_now(self) -> None:
        """Write what changed since the last time."""
        self.timer.stop()
        revision = self._revision
        if revision is None or self._written.get(revision, KeptWords()) == self._words(revision):
            return
        words = self._written[revision] = self._words(revision)

        def keep(desk: Desk, session: Session) -> None:
            keep_words(desk.workspace, session, revision, words)

        self._bench.ask(keep)

    def _words(self, revision: str) -> KeptWords:
        comments = self._comments.get(revision, {})
        said = {str(action): text for action, text in comments.items() if text.strip()}
        return KeptWords(self._corrections.get(revision), said)
