"""Placements payés: what the municipality pays to be seen, with its budget and its dates (art. 4, 13)."""

from __future__ import annotations

import datetime as dt
import functools

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QDoubleSpinBox, QLineEdit, QPushButton, QWidget

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import Channel
from desktop.editorial.profile import ProfileElection
from desktop.services.desk import Desk
from desktop.services.placements import (
    PAID_ON,
    Placement,
    admits_none,
    cancel_placement,
    municipal_period_between,
    municipal_period_of,
    paid_periods,
    placements,
    record_placement,
    spent_in,
)
from desktop.services.post_list import Order, PostFilter, PostRow, list_posts, post_page
from desktop.services.session import Session
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, day_field, field, whole_day
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_POSTS = 40
_CENTS = 100
_USUAL_DAYS = 14

_Read = tuple[tuple[Placement, ...], tuple[PostRow, ...], dt.date, tuple[ProfileElection, ...]]


class PlacementsSection(Section):
    """The placements. The direction decides them; a municipal election period admits none."""

    title = "Placements payés"
    advice = (
        "Seuls les placements publicitaires municipaux sont permis (art.\u00a013). La direction générale en décide, avec leur "
        "budget et leurs dates. Une période électorale municipale n’en admet aucun (art.\u00a09)."
    )

    def build(self) -> None:
        """The total of the year, the list, the form of the direction."""
        self._direction = "direction" in self.bench.roles
        self._titles: dict[str, str] = {}
        self._periods: tuple[ProfileElection, ...] = ()
        self._today = dt.date.min
        inside = self.card(self.tr("Placements"))
        self.total = label("", "strong", wrap=True)
        inside.addWidget(self.total)
        self.table = Records(self.theme, self.tr("Placements payés"), (10, 15, 7, 7))
        inside.addWidget(self.table)
        self.channel, self.post = QComboBox(), QComboBox()
        self.purpose = QLineEdit()
        self.purpose.setMaxLength(200)
        self.budget = QDoubleSpinBox()
        self.budget.setRange(0, 1_000_000)
        self.budget.setDecimals(2)
        self.budget.setSuffix("\u00a0$")
        self.budget.setLocale(QLocale(QLocale.Language.French, QLocale.Country.Canada))
        self.budget.lineEdit().setTextMargins(self.theme.px(6), 0, 0, 0)
        self._begun = False
        self.start = day_field(self.tr("Premier jour du placement"), QDate.currentDate())
        self.end = day_field(self.tr("Dernier jour du placement"), QDate.currentDate())
        self.wrong = Said(self.theme, "", "block", "danger")
        self.sign = button(self.theme, self.tr("Décider de ce placement…"), self._record_new, role="check")
        if self._direction:
            self._make_form()

    def read(self) -> None:
        """Read the placements, and the posts they may pay for."""

        def work(desk: Desk, _: Session) -> _Read:
            ids = list_posts(desk.workspace, PostFilter(), Order.RECENT)[:_POSTS]
            posts = post_page(desk.workspace, ids).rows
            return placements(desk.workspace), posts, desk.today(), paid_periods(desk)

        self.bench.ask(work, self._show, owner=self)

    def first_focus(self) -> QWidget | None:
        """What is announced, for the direction."""
        return self.purpose if self._direction else None

    def _make_form(self) -> None:
        inside = self.card(self.tr("Décider d’un placement"))
        for channel in PAID_ON:
            self.channel.addItem(channel.label, str(channel))
        for words, widget, advice in (
            (self.tr("&Objet"), self.purpose, self.tr("L’activité ou le service municipal annoncé.")),
            (self.tr("M&édia"), self.channel, ""),
            (
                self.tr("&Publication mise en valeur"),
                self.post,
                self.tr("Facultatif. Elle sera retenue si une période électorale municipale est inscrite."),
            ),
            (self.tr("&Budget"), self.budget, ""),
            (self.tr("P&remier jour"), self.start, ""),
            (self.tr("&Dernier jour"), self.end, ""),
        ):
            inside.addLayout(field(self.theme, words, widget, advice, wide=widget is self.post))
        inside.addWidget(self.wrong)
        inside.addLayout(buttons(self.theme, (self.sign,)))
        self.purpose.textChanged.connect(self._settle)
        self.budget.valueChanged.connect(self._settle)
        for box in (self.start, self.end):
            box.dateChanged.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        filled = any(each.isalnum() for each in self.purpose.text()) and self.budget.value() > 0
        wrong = self._wrong_days(_day(self.start), _day(self.end))
        if wrong and wrong != self.wrong.text():
            QAccessible.updateAccessibility(QAccessibleEvent(self.wrong, QAccessible.Event.Alert))
        self.wrong.show_state(wrong, "block", "danger")
        self.wrong.setVisible(bool(wrong))
        self.sign.setEnabled(filled and not wrong)

    def _wrong_days(self, start: dt.date, end: dt.date) -> str:
        """What is wrong with the days, said as soon as they are chosen and not at the signature; empty when they suit."""
        if end < start:
            return self.tr("Le dernier jour vient avant le premier.")
        held = municipal_period_between(start, end, self._periods)
        if held is None:
            return ""
        before, after = held.start - dt.timedelta(days=1), held.end + dt.timedelta(days=1)
        both = self.tr("Terminez le placement au plus tard le {0}, ou commencez-le à partir du {1}.")
        ways = both if before >= self._today else self.tr("Commencez le placement à partir du {1}.")
        return f"{admits_none(held)} {ways.format(french_day(before), french_day(after))}"

    def _show(self, found: _Read) -> None:
        known, posts, today, self._periods = found
        self._today = today
        if not self._begun:
            self._begun = True
            first = QDate(today.year, today.month, today.day)
            self.start.setDate(first)
            self.end.setDate(first.addDays(_USUAL_DAYS))
        self._titles = {row.item: row.title for row in posts}
        chosen = self.post.currentData()
        self.post.clear()
        self.post.addItem(self.tr("Aucune"), None)
        for row in posts:
            self.post.addItem(row.title or self.tr("Sans titre"), row.item)
        self.post.setCurrentIndex(max(self.post.findData(chosen), 0))
        if self._direction:
            self._settle()
        spent = _dollars(spent_in(known, today.year))
        self.total.setText(self.tr("{0} en {1}").format(spent, today.year))
        self.table.show_records(
            [self._record(each, today) for each in known], self.tr("Aucun placement n’a été décidé.")
        )

    def _record(self, placement: Placement, today: dt.date) -> Record:
        title = self._titles.get(placement.item or "", "")
        what = "\n".join(text for text in (placement.purpose, title) if text)
        when = self.tr("{0}, du\u00a0{1} au\u00a0{2}\n{3}, {4}").format(
            placement.channel.label,
            whole_day(placement.start),
            whole_day(placement.end),
            _dollars(placement.cents),
            placement.person,
        )
        return Record((what, when), self._state(placement, today), self._actions(placement, today))

    def _state(self, placement: Placement, today: dt.date) -> tuple[str, str, str]:
        if placement.cancelled:
            return self.tr("Annulé"), "not_applicable", "muted"
        if placement.end < today:
            return self.tr("Terminé"), "pass", "muted"
        if municipal_period_of(placement, self._periods) is not None:
            # Decided before the period was entered.
            return self.tr("À annuler (art.\u00a09)"), "block", "danger"
        if placement.start > today:
            return self.tr("À venir"), "clock", "info"
        return self.tr("En cours"), "present", "success"

    def _actions(self, placement: Placement, today: dt.date) -> tuple[QPushButton, ...]:
        if not self._direction or placement.cancelled or placement.end < today:
            return ()
        drop = button(self.theme, self.tr("Annuler…"), functools.partial(self._cancel, placement))
        drop.setAccessibleName(self.tr("Annuler le placement {0}").format(placement.purpose))
        return (drop,)

    def _record_new(self) -> None:
        channel, purpose = Channel(self.channel.currentData()), self.purpose.text()
        start, end, cents = _day(self.start), _day(self.end), round(self.budget.value() * _CENTS)
        item = self.post.currentData()

        def done(_: object) -> None:
            self.purpose.clear()
            self.budget.setValue(0)
            self.say(self.tr("Le placement est décidé."))

        self.ask(
            ToSign(
                self.tr("Vous décidez d’un placement payé de {0}\u00a0: {1}.").format(
                    _dollars(cents), purpose.strip()
                ),
                lambda desk, session, _: record_placement(
                    desk, session, channel, start, end, cents, purpose, item
                ),
                done,
                details=(
                    self.tr("{0}, du {1} au {2}.").format(channel.label, whole_day(start), whole_day(end)),
                ),
            )
        )

    def _cancel(self, placement: Placement) -> None:
        self.ask(
            ToSign(
                self.tr("Vous annulez le placement «\u00a0{0}\u00a0».").format(placement.purpose),
                lambda desk, session, _: cancel_placement(desk, session, placement),
                lambda _: self.say(self.tr("Le placement est annulé.")),
                warnings=(self.tr("Arrêtez-le aussi sur la plateforme."),),
            )
        )


def _day(box: QDateEdit) -> dt.date:
    chosen = box.date()
    return dt.date(chosen.year(), chosen.month(), chosen.day())


def _dollars(cents: int) -> str:
    """An amount as it is written in Québec: `1 250,00 $`."""
    whole, rest = divmod(cents, _CENTS)
    return f"{whole:,}".replace(",", "\u00a0") + f",{rest:02}\u00a0$"
