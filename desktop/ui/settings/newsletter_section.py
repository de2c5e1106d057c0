"""Le Contact: the day by which the next issue's texts must be ready."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop.editorial.civil_dates import french_day
from desktop.services.desk import Desk
from desktop.services.newsletter import next_deadline, set_next_deadline
from desktop.services.session import Session
from desktop.ui.settings.section import Section, buttons, day_field, field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Change


class NewsletterSection(Section):
    """The next deadline: a working date of this workstation, not a decision."""

    title = "Le Contact de chez nous"
    advice = "La prochaine tombée apparaît à l’accueil. C’est un repère de ce poste\u00a0: rien n’est signé."

    def build(self) -> None:
        """The date and its two buttons."""
        inside = self.card(self.tr("Prochaine tombée"))
        self.state = label("", wrap=True)
        inside.addWidget(self.state)
        self.day = day_field(self.tr("Jour de la tombée"), QDate.currentDate())
        inside.addLayout(field(self.theme, self.tr("&Jour de la tombée"), self.day))
        self.keep = button(
            self.theme, self.tr("Retenir cette date"), self._keep, look="primary", role="check"
        )
        self.forget = button(self.theme, self.tr("Effacer la date"), self._forget, look="quiet")
        inside.addLayout(buttons(self.theme, (self.keep, self.forget)))

    def read(self) -> None:
        """Read the date."""
        self.bench.ask(lambda desk, _: (next_deadline(desk.workspace), desk.today()), self._show, owner=self)

    def first_focus(self) -> QWidget | None:
        """The date."""
        return self.day

    def _show(self, found: tuple[dt.date | None, dt.date]) -> None:
        day, today = found
        self.forget.setEnabled(day is not None)
        self.state.setText(self._said(day, today))
        shown = day or today + dt.timedelta(days=30)
        self.day.setDate(QDate(shown.year, shown.month, shown.day))

    def _said(self, day: dt.date | None, today: dt.date) -> str:
        if day is None:
            return self.tr("Aucune tombée n’est inscrite. Choisissez-en le jour ci-dessous.")
        left = (day - today).days
        if left < 0:
            return self.tr("La dernière tombée inscrite est passée\u00a0: le {0}.").format(french_day(day))
        if left == 0:
            return self.tr("La tombée est aujourd’hui, le {0}.").format(french_day(day))
        words = self.tr("demain") if left == 1 else self.tr("dans {0} jours").format(left)
        return self.tr("Le {0}, {1}.").format(french_day(day), words)

    def _keep(self) -> None:
        chosen = self.day.date()
        day = dt.date(chosen.year(), chosen.month(), chosen.day())
        self._set(day, self.tr("La prochaine tombée est le {0}.").format(french_day(day)))

    def _forget(self) -> None:
        self._set(None, self.tr("Aucune tombée n’est plus inscrite."))

    def _set(self, day: dt.date | None, said: str) -> None:
        def work(desk: Desk, _: Session) -> None:
            set_next_deadline(desk.workspace, day)

        self.bench.act(work, lambda _: self.say(said), changes=Change(profile=True), owner=self)
