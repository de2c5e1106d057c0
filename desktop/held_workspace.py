"""The workspace that the window holds open, from the unlocking to the close. Used on the database lane only."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import composition
from desktop.services.desk import Desk
from desktop.services.session import Session, unlock
from desktop.services.unlocking import PeopleHere, people_here
from desktop.services.workspace_folder import holds_workspace, refuse_unusable

if TYPE_CHECKING:
    from desktop.services.demo import Demo
    from desktop.services.first_run import Answers, FirstDay, Recovery


class HeldWorkspace:
    """Holds at most one open workspace; what fails to open holds nothing, and can be tried again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = contextlib.ExitStack()
        self._desk: Desk | None = None
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

    def open(self) -> bool:
        """Open the workspace; False when there is none yet, or one whose installation was cut.

        Raises `Refusal` and `EnvironmentFault` as `open_desk` and `refuse_unusable` do.
        """
        if not holds_workspace(self._folder):
            refuse_unusable(self._folder)
            return False
        with contextlib.ExitStack() as opening:
            desk = opening.enter_context(composition.open_desk(self._folder))
            if desk.workspace.ledger.roster().workspace is None:
                return False
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
        notice = composition.notice_about(desk.keys)
        return day if notice is None else FirstDay(day.session, (*day.notices, notice))

    def people(self) -> PeopleHere:
        """Who can be unlocked here."""
        return people_here(self.desk)

    def unlock(self, person: str, passphrase: str) -> Session:
        """The session of a person. Raises as `session.unlock`."""
        return unlock(self.desk.workspace, self.desk.keys, person, passphrase)

    def roles(self, session: Session) -> frozenset[str]:
        """The roles in force for what a person signs next."""
        return session.roles(self.desk.workspace)

    def close(self) -> None:
        """Let go of the workspace; calling it twice is harmless."""
        self._open.close()
