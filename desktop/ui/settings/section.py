"""What every section of the settings shares: its title, its page, its place for a signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.editorial.civil_dates import french_day
from desktop.ui.settings.reading_order import ReadingOrder
from desktop.ui.settings.signing import Signatures, SigningPanel, ToSign
from desktop.ui.theme import Theme
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import card, column, row, scrolling
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Change, Workbench

_WIDEST = 880
"""Pixels at 100 %: beyond, lines are too long to read."""
_FEW_LETTERS = 12
"""The least that a choice as wide as its line shows of what is chosen."""


def offer(action: QWidget, offered: bool) -> None:
    """Hide what this person may not do. Never shown here: without a parent yet, it would be a window for an instant."""
    if not offered:
        action.hide()


class Section(QWidget):
    """One section. A subclass fills `body`, and says its title and what it is for.

    `show_target` is called when it is visited, `read` each time what it shows may have changed.
    """

    title = ""
    advice = ""

    def __init__(self, bench: Workbench, signatures: Signatures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.theme = bench.theme
        self.signing = SigningPanel(bench, signatures)
        self.body: QVBoxLayout = column(self.theme, space="large")
        self._inside = QWidget()
        self._holder = QWidget()
        self._lay_out()
        self.theme.changed.connect(self._fit)

    def build(self) -> None:
        """Fill `body`; called once, after the constructor."""

    def read(self) -> None:
        """Read and show again."""

    def show_target(self, target: str | None) -> None:
        """Visited; `target` is what follows the section's key in the address (`9` in `regles:9`)."""
        del target
        self.read()

    def refresh(self, change: Change) -> None:
        """Something changed: by default, the profile and the people concern every section."""
        if change.profile or change.people:
            self.read()

    def leave(self) -> None:
        """Another section or another screen takes its place."""
        self.signing.cancel()

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard, None for the list of sections."""
        return None

    @property
    def may_sign(self) -> bool:
        """Whether the person may put a profile or rules in force."""
        return bool(self.bench.roles & {"direction", "greffe"})

    def ask(self, wanted: ToSign) -> None:
        """Ask for a signature, and bring it into view."""
        self.signing.ask(wanted)
        self.page.ensureWidgetVisible(self.signing)

    def say(self, text: str) -> None:
        """A short word that something was done."""
        self.bench.notices.succeed(text)

    def card(self, title: str = "", advice: str = "") -> QVBoxLayout:
        """A new card in the body, with its title; what it holds."""
        made, inside = card(self.theme)
        inside.setSpacing(self.theme.space("medium"))
        if title:
            inside.addWidget(label(title, "section", wrap=True))
        if advice:
            inside.addWidget(label(advice, "muted", wrap=True))
        self.body.addWidget(made)
        return inside

    def _lay_out(self) -> None:
        inner = column(self.theme, space="large")
        heading = column(self.theme, space="tiny")
        heading.addWidget(label(self.tr(self.title), "page", wrap=True))
        if self.advice:
            heading.addWidget(label(self.tr(self.advice), "muted", wrap=True))
        inner.addLayout(heading)
        inner.addWidget(self.signing)
        inner.addLayout(self.body)
        inner.addStretch(1)
        self._inside.setLayout(inner)
        ReadingOrder(self._inside)
        side = row(self.theme, margin="large")
        side.addWidget(self._inside, 1000)
        side.addStretch(1)
        self._holder.setLayout(side)
        self.page = scrolling(self._holder, self.tr(self.title))
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._fit()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self.theme.px(_WIDEST))


def field(theme: Theme, words: str, widget: QWidget, advice: str = "", *, wide: bool = False) -> QVBoxLayout:
    """A label above what it names, and a word of advice under it. `wide` lets a choice take the whole line."""
    made = column(theme, space="tiny")
    name = QLabel(words)
    name.setProperty("look", "strong")
    name.setWordWrap(True)
    name.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(words.replace("&", ""))
    made.addWidget(name)
    if isinstance(widget, QAbstractSpinBox) or (isinstance(widget, QComboBox) and not wide):
        # As wide as what they hold: a date does not need a whole line.
        made.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    else:
        if isinstance(widget, QComboBox):
            # As wide as its line, however long its choices: the page would be as wide as the longest.
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(_FEW_LETTERS)
        made.addWidget(widget)
    if advice:
        widget.setAccessibleDescription(advice)
        made.addWidget(label(advice, "muted", wrap=True))
    return made


def buttons(theme: Theme, made: Sequence[QWidget]) -> FlowLayout:
    """Buttons in a row, or in as many as they need."""
    flow = FlowLayout(theme)
    for each in made:
        flow.addWidget(each)
    return flow


def day_field(name: str, day: QDate) -> DayField:
    """A field for a day, with its calendar."""
    made = DayField(day)
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    made.setAccessibleName(name)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made


def whole_day(day: dt.date) -> str:
    """A day in words that no end of line cuts."""
    return french_day(day).replace(" ", "\u00a0")
