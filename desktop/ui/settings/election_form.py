"""An election period to enter: whose, which, and its three days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QWidget

from desktop.editorial.elections import ElectionKind, Level, period_start
from desktop.services.elections import EnteredElection
from desktop.ui.settings.section import buttons, day_field, field
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label

_AHEAD = 60
"""Days from today to the polling day that the form suggests."""


@dataclass(frozen=True, slots=True)
class EnteredDates:
    """What the form holds; `corrects` is the identifier of the period it replaces, None for a new one."""

    level: Level
    kind: ElectionKind
    start: dt.date
    end: dt.date
    polling_day: dt.date
    corrects: str | None = None


class ElectionForm(QFrame):
    """Hidden until `open`. `asked(EnteredDates)` when the person wants to sign it."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Inscrire une période électorale"))
        self._corrects: str | None = None
        self.level, self.kind = QComboBox(), QComboBox()
        for level in Level:
            self.level.addItem(str(level).capitalize(), level)
        for kind in ElectionKind:
            self.kind.addItem(str(kind).capitalize(), kind)
        self.kind.setCurrentIndex(list(ElectionKind).index(ElectionKind.BY_ELECTION))
        today = QDate.currentDate()
        self.polling = day_field(self.tr("Jour du scrutin"), today.addDays(_AHEAD))
        self.start = day_field(self.tr("Premier jour de la période"), today)
        self.end = day_field(self.tr("Dernier jour de la période"), today.addDays(_AHEAD))
        self.polling.dateChanged.connect(self._suggest)
        self._wrong = label("", "danger", wrap=True)
        self.sign = button(theme, self.tr("Continuer…"), self._ask, role="next")
        for box in (self.start, self.end, self.polling):
            box.dateChanged.connect(self._settle)
        whole = column(theme, margin="large")
        self._title = label(self.tr("Inscrire une période électorale"), "section", wrap=True)
        whole.addWidget(self._title)
        law = self.tr(
            "Proposé d’après la loi\u00a0: le 44e\u00a0jour avant un scrutin municipal. Corrigez-le selon l’avis officiel."
        )
        for words, widget, advice in (
            (self.tr("&Palier"), self.level, ""),
            (self.tr("&Genre"), self.kind, ""),
            (self.tr("Jour du &scrutin"), self.polling, ""),
            (self.tr("P&remier jour"), self.start, law),
            (self.tr("&Dernier jour"), self.end, ""),
        ):
            whole.addLayout(field(theme, words, widget, advice))
        whole.addWidget(self._wrong)
        cancel = button(theme, self.tr("Annuler"), self.hide, look="quiet")
        whole.addLayout(buttons(theme, (self.sign, cancel)))
        self.setLayout(whole)
        self._suggest(self.polling.date())
        self.hide()

    def begin_on(self, today: dt.date) -> None:
        """Suggest days from `today` on, unless the form is being filled."""
        if self.isHidden():
            later = today + dt.timedelta(days=_AHEAD)
            self.polling.setDate(QDate(later.year, later.month, later.day))

    def open(self, corrected: EnteredElection | None = None) -> None:
        """Show the form, filled with a period to correct."""
        self._corrects = corrected.id if corrected is not None else None
        words = self.tr("Corriger la période") if corrected else self.tr("Inscrire une période électorale")
        self._title.setText(words)
        if corrected is not None:
            self.level.setCurrentIndex(self.level.findData(corrected.level))
            self.kind.setCurrentIndex(self.kind.findData(corrected.kind))
            for box, day in (
                (self.polling, corrected.polling_day),
                (self.start, corrected.start),
                (self.end, corrected.end),
            ):
                box.setDate(QDate(day.year, day.month, day.day))
        self.show()
        self.level.setFocus()

    def _suggest(self, polling: QDate) -> None:
        start = period_start(_day(self.polling))
        self.start.setDate(QDate(start.year, start.month, start.day))
        self.end.setDate(polling)
        self._settle()

    def _settle(self) -> None:
        start, end, polling = _day(self.start), _day(self.end), _day(self.polling)
        fits = start <= polling <= end
        self._wrong.setText("" if fits else self.tr("Le jour du scrutin doit tomber dans la période."))
        self._wrong.setVisible(not fits)
        self.sign.setEnabled(fits)

    def _ask(self) -> None:
        self.asked.emit(
            EnteredDates(
                Level(self.level.currentData()),
                ElectionKind(self.kind.currentData()),
                _day(self.start),
                _day(self.end),
                _day(self.polling),
                self._corrects,
            )
        )


def _day(box: QDateEdit) -> dt.date:
    chosen = box.date()
    return dt.date(chosen.year(), chosen.month(), chosen.day())
