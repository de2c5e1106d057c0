"""The assistant of the first run: pages in the window, a list of the steps, back and on without losing a word."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QScrollArea, QStackedWidget, QWidget

from desktop.ui.background import Background
from desktop.ui.start.accounts_step import AccountsStep
from desktop.ui.start.backup_step import BackupStep
from desktop.ui.start.centred_page import titled
from desktop.ui.start.last_to_work import remember_who_works
from desktop.ui.start.logo_step import LogoStep
from desktop.ui.start.people_step import PeopleStep
from desktop.ui.start.profile_step import ProfileStep
from desktop.ui.start.sheet_step import DoneStep, Install, SheetStep
from desktop.ui.start.step import Draft, Setting, Step
from desktop.ui.start.step_list import StepList
from desktop.ui.start.welcome_step import WelcomeStep
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, frame, row, scrolling
from desktop.ui.widgets.held import Column, Row
from desktop.ui.widgets.labels import label

_COLUMN = 720
_WITH_LIST = 940
"""Widths at 100 %: of the column of answers, and of a window that has room for the list of steps."""


class FirstRunPage(QWidget):
    """`finished(FirstDay)` is emitted when the workspace is made and the person wants to begin, `restored(Restored)`
    when a backup was taken up instead, `joined(Path)` when the workspace of another folder is to be worked in.

    `install` makes the workspace of `folder`, on the database lane.
    """

    finished = Signal(object)
    restored = Signal(object)
    joined = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        folder: Path,
        install: Install,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.draft = Draft()
        setting = Setting(theme, background, folder, self.draft)
        self.setProperty("look", "page")
        self.setAccessibleName(self.tr("Première ouverture"))
        sheet = SheetStep(setting, install)
        welcome = WelcomeStep(setting)
        welcome.restored.connect(self.restored)
        welcome.joined.connect(self.joined)
        self.steps: tuple[Step, ...] = (
            welcome,
            ProfileStep(setting),
            PeopleStep(setting),
            LogoStep(setting),
            AccountsStep(setting),
            BackupStep(setting),
            sheet,
            DoneStep(setting),
        )
        self._list = StepList(theme, tuple(step.name for step in self.steps))
        self._pages = QStackedWidget()
        self._columns: list[QWidget] = []
        self._where = label("", "muted")
        self.back = button(theme, self.tr("Retour"), self.go_back, look="quiet", role="back")
        self.on = button(theme, self.tr("Continuer"), self.go_on, look="primary")
        for step in self.steps:
            step.settled.connect(self._settle)
            step.objected.connect(self._show_problem_soon)
            self._pages.addWidget(self._scroll(step))
        sheet.working.connect(self._work)
        self._lay_out()
        theme.changed.connect(self._resize)
        self._resize()

    @property
    def current(self) -> Step:
        """The step on show."""
        return self.steps[self._pages.currentIndex()]

    def begin(self) -> None:
        """Show the first step."""
        self._show(0)

    def go_on(self) -> None:
        """Leave the step if its answers hold."""
        if not self.on.isEnabled():
            return
        if self.draft.day is not None:
            remember_who_works(self.draft.day.session.person)
            self.finished.emit(self.draft.day)
        else:
            index = self._pages.currentIndex()
            self.current.verify(lambda: self._leave(index))

    def go_back(self) -> None:
        """The step before, or the beginning of this one; nothing typed is lost."""
        if not self.back.isEnabled():
            return
        if self.current.inside():
            self.current.step_out()
        elif self._pages.currentIndex() > 0:
            self._show(self._pages.currentIndex() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in a field or on a choice goes on, as in a form."""
        typed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if typed and isinstance(self.window().focusWidget(), QLineEdit | QRadioButton | QCheckBox):
            self.go_on()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The list of steps leaves when the answers need its room."""
        super().resizeEvent(event)
        self._resize()

    def _leave(self, index: int) -> None:
        # An answer that comes late must not skip a step.
        if index == self._pages.currentIndex():
            self._show(index + 1)

    def _show(self, index: int) -> None:
        step = self.steps[index]
        self._pages.setCurrentIndex(index)
        area = self._pages.currentWidget()
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)
        step.enter()
        self._list.mark(index)
        count = len(self.steps) - 1
        self._where.setText(self.tr("Étape {0} sur {1}").format(index + 1, count) if index < count else "")
        self._settle()
        focus = step.first_focus() or self.on
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        index = self._pages.currentIndex()
        last = len(self.steps) - 1
        self.back.setVisible(0 < index < last or self.current.inside())
        self.on.setEnabled(self.current.can_go_on())
        for each in (self.on, self._where):
            each.setVisible(self.current.leads_on())
        words = {last: self.tr("Commencer"), last - 1: self.tr("Créer l’espace de travail")}
        self.on.setText(words.get(index, self.tr("Continuer")))
        self.on.setAccessibleName(self.on.text())

    def _show_problem_soon(self) -> None:
        # Once the page has made room for it.
        QTimer.singleShot(0, self, self._show_problem)

    def _show_problem(self) -> None:
        area, problem = self._pages.currentWidget(), self.current.problem()
        if isinstance(area, QScrollArea) and problem is not None:
            area.ensureWidgetVisible(problem)

    def _work(self, working: bool) -> None:
        self.back.setEnabled(not working)

    def _scroll(self, step: Step) -> QWidget:
        inner = column(self.theme, space="large", margin="huge")
        inner.addLayout(titled(self.theme, step.icon, step.title))
        if step.advice:
            inner.addWidget(label(step.advice, wrap=True))
        inner.addWidget(step, 1)
        middle = QWidget()
        middle.setLayout(inner)
        self._columns.append(middle)
        inside = QWidget()
        across = Row(inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(middle, 1000)
        across.addStretch(1)
        return scrolling(inside, step.title)

    def _lay_out(self) -> None:
        foot = row(self.theme, space="medium")
        side, above = self.theme.space("huge"), self.theme.space("medium")
        foot.setContentsMargins(side, above, side, above)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self._where)
        foot.addWidget(self.on)
        right = Column()
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(frame("foot", foot))
        whole = Row(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._list)
        whole.addLayout(right, 1)

    def _resize(self) -> None:
        self._list.setVisible(self.width() >= self.theme.px(_WITH_LIST))
        for middle in self._columns:
            middle.setMaximumWidth(self.theme.px(_COLUMN))
