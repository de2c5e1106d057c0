"""What the pages of the first-run assistant share: what was answered so far, and how a page says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit, QWidget

from desktop.editorial.profile import MunicipalProfile
from desktop.errors import EnvironmentFault, Refusal
from desktop.printing.recovery_sheet import RecoverySheet
from desktop.services.backup_place import BackupPlace
from desktop.services.first_run import Answers, FirstDay, Logo, Recovery
from desktop.services.installation import NewPerson
from desktop.ui.background import Background
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import clear, column, frame, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.sign import Sign

_SIDE_BY_SIDE = 520
"""Width, at 100 %, from which two fields fit on one line."""


@dataclass
class Draft:
    """The answers so far, in memory only; going back and forth loses none."""

    profile: MunicipalProfile | None = None
    people: tuple[NewPerson, ...] = ()
    logo: Logo | None = None
    backup: BackupPlace | None = None
    recovery: Recovery | None = None
    saved_sheet: RecoverySheet | None = None
    saved_to: Path | None = None
    day: FirstDay | None = None

    def answers(self) -> Answers:
        """What the workspace is made from, once the profile was chosen."""
        assert self.profile is not None, "the page of the profile lets nobody past without one"
        return Answers(self.profile, self.people, self.logo, self.backup.folder if self.backup else None)


@dataclass(frozen=True)
class Setting:
    """The collaborators of every page. `folder` is where the workspace will be."""

    theme: Theme
    background: Background
    folder: Path
    draft: Draft


class Step(QWidget):
    """One page: `name` in the list of steps, `title` and `advice` above the `body` that the page fills.

    A page sets these when it is built. `settled` is emitted when what the Continue button depends on may have changed,
    `objected` when a problem is shown.
    """

    settled = Signal()
    objected = Signal()
    icon = "info"
    name = ""
    title = ""
    advice = ""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.theme = setting.theme
        self.draft = setting.draft
        self._problems = column(self.theme, space="tiny", margin="medium")
        self._problem_frame = frame("danger", self._problems)
        self._problem_frame.hide()
        self.body = column(self.theme, space="medium")
        whole = column(self.theme, space="large")
        whole.addLayout(self.body)
        whole.addWidget(self._problem_frame)
        whole.addStretch(1)
        self.setLayout(whole)

    def enter(self) -> None:
        """Shown now: show what the other pages changed."""

    def can_go_on(self) -> bool:
        """Whether the Continue button is active."""
        return True

    def leads_on(self) -> bool:
        """Whether the next step is the Continue button, not one of the page's own."""
        return True

    def inside(self) -> bool:
        """Whether Back leads to the beginning of this page (`step_out`), not to the page before."""
        return False

    def step_out(self) -> None:
        """Return to the beginning of this page."""

    def verify(self, then: Callable[[], None]) -> None:
        """Check and keep the answers, then call `then`, or say what is missing (`show_problem`)."""
        then()

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard, None for the Continue button."""
        return None

    def show_problem(self, error: Exception) -> None:
        """Say under the answers why the page cannot be left. Anything but a known failure is raised again."""
        if not isinstance(error, Refusal | EnvironmentFault):
            raise error
        self.tell(error)
        QAccessible.updateAccessibility(QAccessibleEvent(self._problem_frame, QAccessible.Event.Alert))
        self.settled.emit()
        self.objected.emit()

    def tell(self, error: Refusal | EnvironmentFault) -> None:
        """Write it under the answers, without calling anybody to it."""
        clear(self._problems)
        words = column(self.theme, space="tiny")
        words.addWidget(label(error.message, wrap=True))
        for reason in error.reasons if isinstance(error, Refusal) else ():
            words.addWidget(label(f"– {reason}", wrap=True))
        self._problems.addLayout(signed(self.theme, "block", "danger", words))
        self._problem_frame.setAccessibleName(error.message)
        self._problem_frame.show()

    def clear_problem(self) -> None:
        """What was said no longer holds."""
        self._problem_frame.hide()

    def problem(self) -> QFrame | None:
        """The frame that says what is missing, when it is shown."""
        return None if self._problem_frame.isHidden() else self._problem_frame


class Pair(QWidget):
    """Two fields side by side where there is room, one above the other where there is not."""

    def __init__(
        self, theme: Theme, first: QWidget, second: QWidget, share: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._theme = theme
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(theme.space("medium"))
        for widget, stretch in zip((first, second), share, strict=True):
            self._across.addWidget(widget, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by the width there is."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        wanted = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._across.direction() is not wanted:
            self._across.setDirection(wanted)


def field(theme: Theme, words: str, inside: QWidget, note: QLabel | None = None) -> QWidget:
    """A field under its name, which is its accessible name too, and a note under it."""
    made = QWidget()
    layout = column(theme, space="tiny")
    name = label(words, "strong", wrap=True)
    name.setBuddy(inside)
    layout.addWidget(name)
    layout.addWidget(inside)
    if note is not None:
        layout.addWidget(note)
    layout.addStretch(1)
    made.setLayout(layout)
    if isinstance(inside, QLineEdit):
        inside.setAccessibleName(words)
    return made


def said(theme: Theme, look: str, role: str, words: str) -> QFrame:
    """A frame that says something, with the icon of what it is."""
    inside = column(theme, margin="medium")
    inside.addLayout(signed(theme, role, look, label(words, wrap=True)))
    return frame(look, inside)


def signed(theme: Theme, role: str, token: str, words: QLabel | QBoxLayout) -> QBoxLayout:
    """Words with the icon of what they are, at the height of their first line."""
    line = row(theme, space="small")
    line.addWidget(Sign(theme, role, token), 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(words, QLabel):
        line.addWidget(words, 1)
    else:
        line.addLayout(words, 1)
    return line
