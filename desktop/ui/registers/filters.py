"""What a register shows: which one, its words, from when to when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from desktop.services.registers import Register
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.filter_field import FilterField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import follow

_PAUSE = 200
"""Milliseconds after the last letter before the register is searched again."""


class DayBound(QWidget):
    """A day that limits a list, when its box is ticked. `changed()` follows the person only."""

    changed = Signal()

    def __init__(self, theme: Theme, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(words)
        self.box.setAccessibleName(name)
        self.date = DayField(QDate.currentDate())
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setAccessibleName(name)
        self.date.setEnabled(False)
        self.box.toggled.connect(self.date.setEnabled)
        self.box.clicked.connect(self.changed)
        self.date.userDateChanged.connect(self._moved)
        line = FlowLayout(theme, self)
        line.addWidget(self.box)
        line.addWidget(self.date)

    def day(self) -> dt.date | None:
        """The day, None when it limits nothing."""
        shown = self.date.date()
        return dt.date(shown.year(), shown.month(), shown.day()) if self.box.isChecked() else None

    def propose(self, day: dt.date) -> None:
        """The day to begin from, while none limits anything."""
        if not self.box.isChecked():
            self._show(day)

    def set_day(self, day: dt.date | None) -> None:
        """Limit by this day, or by none."""
        if day is not None:
            self._show(day)
        self.box.setChecked(day is not None)

    def _show(self, day: dt.date) -> None:
        self.date.blockSignals(True)
        self.date.setDate(QDate(day.year, day.month, day.day))
        self.date.blockSignals(False)

    def _moved(self) -> None:
        if self.box.isChecked():
            self.changed.emit()


class RegisterFilters(QWidget):
    """`changed` follows every change, after a short pause while typing."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = QComboBox()
        self.register.addItems([each.label for each in Register])
        self.register.setAccessibleName(self.tr("Registre"))
        self.register.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.register.setMaxVisibleItems(len(Register))
        self.text = FilterField(theme, self.tr("Chercher dans le registre"))
        self.since = DayBound(theme, self.tr("Depuis le"), self.tr("Premier jour, inclus"))
        self.until = DayBound(theme, self.tr("Jusqu’au"), self.tr("Dernier jour, inclus"))
        self.clear_all = button(theme, self.tr("Tout afficher"), self.clear, look="quiet")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.text.textChanged.connect(self._pause.start)
        self.register.currentIndexChanged.connect(self._tell)
        self.since.changed.connect(self._tell)
        self.until.changed.connect(self._tell)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(theme, self.text, lambda: self.text.setMinimumWidth(theme.px(180)))
        line = FlowLayout(theme)
        for widget in (self.register, self.text, self.since, self.until, self.clear_all):
            line.addWidget(widget)
        self.setLayout(line)
        self.clear_all.setEnabled(False)

    def wanted(self) -> Register:
        """Which register."""
        return tuple(Register)[self.register.currentIndex()]

    def narrows(self) -> bool:
        """Whether a word or a day leaves something out of the register."""
        bounds = (self.since.day(), self.until.day())
        return bool(self.text.text().strip()) or bounds != (None, None)

    def propose(self, today: dt.date) -> None:
        """The desk's day, for the days that limit nothing yet."""
        self.since.propose(today)
        self.until.propose(today)

    def show_register(self, register: Register) -> None:
        """Ask for all of a register."""
        self.text.forget()
        before = self.register.blockSignals(True)
        self.register.setCurrentIndex(tuple(Register).index(register))
        self.register.blockSignals(before)
        self.since.set_day(None)
        self.until.set_day(None)
        self._tell()

    def clear(self) -> None:
        """Ask for everything again."""
        self.show_register(Register.ALL)

    def _tell(self) -> None:
        self._pause.stop()
        self.clear_all.setEnabled(self.narrows() or self.wanted() is not Register.ALL)
        self.changed.emit()
