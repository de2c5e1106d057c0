"""Élections: the periods that run and those that come, entered or cancelled by the greffe or the direction."""

from __future__ import annotations

import datetime as dt
import functools

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.editorial.civil_dates import french_moment, french_near_day
from desktop.editorial.elections import describe, what_changes
from desktop.editorial.profile import ProfileElection
from desktop.services.election_calendar import (
    CalendarChange,
    ElectionCalendar,
    cancel,
    election_calendar,
    enter,
)
from desktop.services.elections import EnteredElection
from desktop.ui.settings.election_form import ElectionForm, EnteredDates
from desktop.ui.settings.period_recheck import PeriodRecheck
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, offer, whole_day
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, column, dashed, flush
from desktop.ui.widgets.labels import label


class ElectionsSection(Section):
    """The calendar. What a period puts in doubt, to come or already online, is judged again on request."""

    title = "Élections"
    advice = (
        "Les élections municipales générales se calculent selon la loi; le greffe ou la direction générale inscrit les "
        "autres. Le jour de publication compte, premier et dernier jours inclus (art.\u00a09)."
    )

    def build(self) -> None:
        """What runs, what comes, what was entered, the form."""
        inside = self.card(self.tr("Aujourd’hui"))
        self._running = column(self.theme, space="tiny")
        inside.addLayout(self._running)
        self.again = PeriodRecheck(self.bench)
        self.body.addWidget(self.again)
        self.form = ElectionForm(self.theme)
        self.form.asked.connect(self._enter)
        self.body.addWidget(self.form)
        inside = self.card(self.tr("Prochaines périodes"))
        self.coming = Records(self.theme, self.tr("Prochaines périodes"), (8, 14, 12, 9, 6))
        inside.addWidget(self.coming)
        inside = self.card(self.tr("Inscrites ici"))
        self.entered = Records(self.theme, self.tr("Périodes inscrites ici"), (4, 7, 5, 4))
        inside.addWidget(self.entered)
        self.add = button(self.theme, self.tr("Inscrire une période"), self._open_form, role="add")
        offer(self.add, self.may_sign)
        inside.addLayout(buttons(self.theme, (self.add,)))

    def read(self) -> None:
        """Read the calendar."""
        self.bench.ask(lambda desk, _: election_calendar(desk), self._show, owner=self)

    def leave(self) -> None:
        """The form closes; what was to be verified again was seen."""
        super().leave()
        self.form.hide()
        self.again.stop()

    def first_focus(self) -> QWidget | None:
        """The button, for who may use it."""
        return self.add if self.may_sign else None

    def _show(self, found: ElectionCalendar) -> None:
        self.form.begin_on(found.today)
        clear(self._running)
        for each in found.running:
            self._running.addWidget(label(describe(each), "strong", wrap=True))
            for sentence in what_changes(each):
                self._running.addLayout(dashed(self.theme, sentence))
            verified = found.verified.get((each.start, each.end))
            if verified is not None:
                said = self.tr("Ce qui est en ligne a été vérifié la dernière fois par {0}, le {1}.")
                by = said.format(verified.person, french_moment(verified.at))
                self._running.addWidget(label(by, "muted", wrap=True))
            look = flush(self.theme, self._looker(each, self.tr("Vérifier les publications")))
            look.addStretch(1)
            self._running.addLayout(look)
        if not found.running:
            self._running.addWidget(label(self.tr("Aucune période électorale n’est en cours."), wrap=True))
        self.coming.show_records(
            [self._period(each, found) for each in found.coming], self.tr("Aucune période n’est connue.")
        )
        self.entered.show_records(
            [self._entered(each) for each in found.entered],
            self.tr(
                "Aucune période n’a été inscrite\u00a0: inscrivez ici une élection partielle ou un référendum."
            ),
        )

    def _period(self, each: ProfileElection, found: ElectionCalendar) -> Record:
        doubt = (
            (self.tr("Dates provisoires"), "unchecked", "warning")
            if each.provisional
            else (self.tr("Dates sûres"), "pass", "success")
        )
        days, poll = _dates(each)
        verified = found.verified.get((each.start, each.end))
        if verified is not None:
            day = french_near_day(verified.at, found.today)
            poll += "\n" + self.tr("Vérifiée {0} par {1}").format(day, verified.person)
        return Record((_name(each.level, each.kind), days, poll), doubt, (self._looker(each),))

    def _entered(self, each: EnteredElection) -> Record:
        actions: tuple[QPushButton, ...] = ()
        if self.may_sign:
            correct = button(self.theme, self.tr("Corriger…"), functools.partial(self._correct, each))
            correct.setAccessibleName(self.tr("Corriger la période {0}").format(_name(each.level, each.kind)))
            drop = button(self.theme, self.tr("Annuler…"), functools.partial(self._cancel, each))
            drop.setAccessibleName(self.tr("Annuler la période {0}").format(_name(each.level, each.kind)))
            actions = (correct, drop)
        return Record((_name(each.level, each.kind), *_dates(each.as_period())), None, actions)

    def _looker(self, each: ProfileElection, words: str = "") -> QPushButton:
        made = button(
            self.theme,
            words or self.tr("Vérifier"),
            functools.partial(self._look_again, each.start, each.end),
            look="link",
        )
        made.setAccessibleName(
            self.tr("Vérifier les publications de la période {0} du {1}").format(
                _name(each.level, each.kind), whole_day(each.start)
            )
        )
        return made

    def _look_again(self, start: dt.date, end: dt.date) -> None:
        self.again.begin(start, end)
        self.page.ensureWidgetVisible(self.again)

    def _open_form(self) -> None:
        self.form.open()
        self.page.ensureWidgetVisible(self.form)

    def _correct(self, each: EnteredElection) -> None:
        self.form.open(each)
        self.page.ensureWidgetVisible(self.form)

    def _enter(self, dates: EnteredDates) -> None:
        period = self.tr("du {0} au {1}, scrutin le {2}").format(
            whole_day(dates.start), whole_day(dates.end), whole_day(dates.polling_day)
        )
        said = (
            self.tr("Vous corrigez une période électorale {0}.")
            if dates.corrects
            else self.tr("Vous inscrivez une période électorale {0}.")
        )
        self.ask(
            ToSign(
                said.format(_name(dates.level, dates.kind).lower()),
                lambda desk, session, _: enter(
                    desk,
                    session,
                    dates.level,
                    dates.kind,
                    dates.start,
                    dates.end,
                    dates.polling_day,
                    corrects=dates.corrects,
                ),
                self._was_entered,
                details=(period[:1].upper() + period[1:] + ".",),
            )
        )

    def _was_entered(self, change: CalendarChange) -> None:
        self.form.hide()
        self.say(self.tr("La période électorale est inscrite."))
        self._look_again(change.election.start, change.election.end)

    def _cancel(self, each: EnteredElection) -> None:
        self.ask(
            ToSign(
                self.tr("Vous annulez la période {0}.").format(_name(each.level, each.kind).lower()),
                lambda desk, session, _: cancel(desk, session, each),
                self._was_cancelled,
                details=tuple(f"{part}." for part in _dates(each.as_period())),
                warnings=(
                    self.tr("Les règles d’une période électorale ne s’appliqueront plus à ces dates."),
                ),
            )
        )

    def _was_cancelled(self, change: CalendarChange) -> None:
        self.say(self.tr("La période électorale est annulée."))
        self._look_again(change.election.start, change.election.end)


def _name(level: str, kind: str) -> str:
    return f"{str(level).capitalize()}, {kind}"


def _dates(each: ProfileElection) -> tuple[str, str]:
    return (
        f"Du\u00a0{whole_day(each.start)} au\u00a0{whole_day(each.end)}",
        f"Scrutin le {whole_day(each.polling_day)}",
    )
