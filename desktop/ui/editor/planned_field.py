"""The planned date and hour: none, a day, or a day and an hour; the weekday is always said."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.editorial.civil_dates import french_day, french_weekday
from desktop.editorial.elections import period_on, says_of_planned_day
from desktop.editorial.profile import ProfileElection
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, tool_button
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.hour_field import HourField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_DAY = "AAAA-MM-JJ"
_USUAL = dt.time(9, 0)


class PlannedField(QWidget):
    """`chosen(str | None)` follows the person: a civil day, a day and hour (ISO 8601), or no date."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = dt.date(2000, 1, 1)
        self._planned: str | None = None
        self._periods: tuple[ProfileElection, ...] = ()
        self._showing = False
        self.said = label(wrap=True)
        self.period = Said(theme, "", "law", "policy")
        self.day = DayField()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Jour prévu"))
        self.timed = QCheckBox(self.tr("À"))
        self.timed.setAccessibleName(self.tr("À une heure précise"))
        self.hour = HourField()
        self.hour.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.hour.setAccessibleName(self.tr("Heure prévue"))
        self.choose = button(theme, self.tr("Choisir une date"), self._choose, role="calendar")
        self.on_today = button(theme, self.tr("Aujourd’hui"), self._take_today, look="link")
        self.erase = tool_button(theme, self.tr("Effacer la date prévue"), "close", self._erase)
        fields = row(theme)
        fields.addWidget(self.day, 1)
        fields.addWidget(self.erase)
        hours = row(theme)
        hours.addWidget(self.timed)
        hours.addWidget(self.hour, 1)
        offers = FlowLayout(theme)
        offers.addWidget(self.choose)
        offers.addWidget(self.on_today)
        whole = column(theme, space="small")
        whole.addWidget(self.said)
        whole.addWidget(self.period)
        whole.addLayout(fields)
        whole.addLayout(hours)
        whole.addLayout(offers)
        self.setLayout(whole)
        self.day.dateChanged.connect(self._tell)
        self.hour.timeChanged.connect(self._tell)
        self.timed.toggled.connect(self._tell)
        self.show_planned(None, self._today)

    def use_periods(self, periods: tuple[ProfileElection, ...]) -> None:
        """The election periods in force: a day that falls in one says so."""
        self._periods = periods

    def settle(self) -> None:
        """Give the hour that is typed and not yet left."""
        self.hour.settle()

    def show_planned(self, planned: str | None, today: dt.date) -> None:
        """Show a stored date, as seen from `today`; one that is no date is said and may be replaced."""
        self._planned, self._today = planned, today
        moment = _read(planned)
        self._showing = True
        shown = moment or dt.datetime.combine(today, _USUAL)
        self.day.setDate(QDate(shown.year, shown.month, shown.day))
        self.timed.setChecked(moment is not None and _has_hour(planned))
        if self.timed.isChecked():
            self.hour.setTime(QTime(shown.hour, shown.minute))
        self._showing = False
        for widget in (self.day, self.timed, self.erase):
            widget.setVisible(moment is not None)
        self.hour.setVisible(moment is not None)
        self.hour.setEnabled(self.timed.isChecked())
        self.choose.setVisible(moment is None)
        self.on_today.setVisible(moment is None or moment.date() != today)
        self.said.setText(self._words(planned, moment))
        # A day that is past, or none, means today.
        election = period_on(max(moment.date(), today) if moment else today, self._periods)
        self.period.setVisible(election is not None)
        if election is not None:
            self.period.show_state(says_of_planned_day(election), "law", "policy")

    def _words(self, planned: str | None, moment: dt.datetime | None) -> str:
        if moment is None:
            return (
                self.tr("«\u00a0{0}\u00a0» n’est pas une date.").format(planned)
                if planned
                else self.tr("Aucune date prévue\u00a0: dès l’approbation.")
            )
        day = moment.date()
        words = f"{french_weekday(day)} {french_day(day)}".capitalize()
        if day == self._today:
            return self.tr("{0}, aujourd’hui").format(words)
        return self.tr("{0} (date passée)").format(words) if day < self._today else words

    def _tell(self) -> None:
        if self._showing:
            return
        date, time = self.day.date(), self.hour.time()
        day = dt.date(date.year(), date.month(), date.day())
        if self.timed.isChecked():
            if not self.hour.isEnabled() and not _has_hour(self._planned):
                time = QTime(_USUAL.hour, _USUAL.minute)
            self._give(f"{day.isoformat()}T{time.hour():02}:{time.minute():02}")
        else:
            self._give(day.isoformat())

    def _choose(self) -> None:
        self._give((self._today + dt.timedelta(days=1)).isoformat())
        self.day.setFocus()

    def _take_today(self) -> None:
        moment = _read(self._planned)
        if moment is not None and _has_hour(self._planned):
            self._give(f"{self._today.isoformat()}T{moment:%H:%M}")
        else:
            self._give(self._today.isoformat())
        self.day.setFocus()

    def _erase(self) -> None:
        self._give(None)
        self.choose.setFocus()

    def _give(self, planned: str | None) -> None:
        if planned != self._planned:
            self.show_planned(planned, self._today)
            self.chosen.emit(planned)


def _read(planned: str | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(planned) if planned else None
    except ValueError:
        return None


def _has_hour(planned: str | None) -> bool:
    return planned is not None and len(planned) > len(_DAY)
