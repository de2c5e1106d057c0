"""The workspace that the window holds open, from the unlocking to the close. On the database lane, `unlock` apart."""

from __future__ import annotations

import contextlib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import composition
from desktop.services.session import Session, unlock_one_of
from desktop.services.unlocking import PeopleHere, people_at_a_glance, people_here
from desktop.services.workspace_folder import holds_workspace, refuse_unusable, work_here

if TYPE_CHECKING:
    from db.roster import Roster
    from desktop.services.demo import Demo
    from desktop.services.desk import Desk, KeyStore
    from desktop.services.first_run import Answers, FirstDay, Recovery
    from desktop.services.long_work import LongWork
    from desktop.services.restoration import Restored, Wanted

_READ_WITH = tuple(
    f"desktop.services.{name}"
    for name in (
        "approval_queue",
        "account_reviews",
        "expirations",
        "online_links",
        "period_notes",
        "notice_tasks",
        "newsletter",
        "in_force",
        "elections",
    )
)
"""What the cards of the first page and the banner of an election are read with."""


class HeldWorkspace:
    """Holds at most one open workspace; what fails to open holds nothing, and can be tried again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = contextlib.ExitStack()
        self._desk: Desk | None = None
        self._closed = False
        self._keys: KeyStore | None = None
        self._roster: Roster | None = None
        self.as_seen = False
        """Whether the open workspace says of its people what `glance` said."""
        self.demo: Demo | None = None

    @property
    def desk(self) -> Desk:
        """The desk of the open workspace."""
        assert self._desk is not None, "the workspace is open"
        return self._desk

    @property
    def notices(self) -> tuple[str, ...]:
        """French sentences about what opening could not finish."""
        return self.desk.workspace.notices

    def glance(self) -> PeopleHere | None:
        """Who can be unlocked here, before the workspace is open; None when nobody can tell without opening it."""
        keys = composition.credentials(self._folder)
        seen = people_at_a_glance(self._folder, keys)
        if seen is None:
            return None
        self._keys, (self._roster, here) = keys, seen
        return here

    def open(self) -> bool:
        """Open the workspace; False when there is none yet, or one whose installation was cut.

        Raises `Refusal` and `EnvironmentFault` as `open_desk` and `refuse_unusable` do.
        """
        if not holds_workspace(self._folder):
            refuse_unusable(self._folder)
            return False
        with contextlib.ExitStack() as opening:
            desk = opening.enter_context(composition.open_desk(self._folder, keys=self._keys))
            roster = desk.workspace.roster()
            if roster.workspace is None:
                return False
            self.as_seen = self._roster is not None and self._roster.people() == roster.people()
            self._desk, self._open = desk, opening.pop_all()
        return True

    def open_demonstration(self) -> bool:
        """Make a demonstration and open it; it is deleted by `close`."""
        with contextlib.ExitStack() as opening:
            self._desk, self.demo = opening.enter_context(composition.open_demo())
            self._open = opening.pop_all()
        return True

    def install(self, answers: Answers, recovery: Recovery) -> FirstDay:
        """Make the workspace and keep it open. Raises what `set_up` raises; nothing is held then."""
        # With it come the checks, the drawing of logos and that of documents: 70 ms of the one start that installs.
        from desktop.services.first_run import FirstDay, set_up

        with contextlib.ExitStack() as opening:
            desk = opening.enter_context(composition.open_desk(self._folder, create=True))
            day = set_up(desk, answers, recovery)
            self._desk, self._open = desk, opening.pop_all()
        work_here(self._folder)
        notice = composition.notice_about(desk.keys)
        return day if notice is None else FirstDay(day.session, (*day.notices, notice))

    def restore(self, wanted: Wanted, progress: LongWork) -> Restored:
        """Let go of the workspace and put a backup in its place; `open` opens what is then there.

        Raises `Refusal` and `EnvironmentFault` as `restore_backup`; the workspace is closed then too, and as it was.
        """
        from desktop.services.restoration import restore_backup

        self._open.close()
        self._desk, self._roster, self.as_seen = None, None, False
        return restore_backup(wanted, self._folder, progress)

    def take_up_again(self, person: str, code: str, passphrase: str) -> Session:
        """A key for somebody of a workspace in which nobody has one here. Raises as `people.take_up_again`."""
        from desktop.services import people

        return people.take_up_again(self.desk, person, passphrase, code)

    def people(self) -> PeopleHere:
        """Who can be unlocked here."""
        self._keys, self._roster = self.desk.keys, self.desk.workspace.roster()
        return people_here(self._roster, self._keys)

    def unlock(self, person: str, passphrase: str) -> Session:
        """The session of a person of those that were seen last. On any lane. Raises as `session.unlock_one_of`."""
        assert self._roster is not None, "people were shown"
        assert self._keys is not None, "with their keys"
        return unlock_one_of(self._roster, self._keys, person, passphrase)

    def roles(self, session: Session) -> frozenset[str] | None:
        """The roles in force for what a person signs next; None while the workspace is not open."""
        return session.roles(self.desk.workspace) if self._desk is not None else None

    def prepare(self) -> None:
        """Import what the first pages read with, while nobody waits for it."""
        for name in _READ_WITH:
            importlib.import_module(name)
        if self._desk is not None and not self._closed:
            self._desk.workspace.prepare()

    def close(self) -> None:
        """Let go of the workspace; calling it twice is harmless."""
        self._closed = True
        self._open.close()
