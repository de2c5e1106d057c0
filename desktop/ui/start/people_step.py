"""Assistant: the people of the office. At least one writes, and somebody else approves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.errors import Refusal
from desktop.services.first_run import read_people, suggested_code
from desktop.ui.start.person_form import PersonForm
from desktop.ui.start.step import Setting, Step
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.reading_order import stops_of
from desktop.ui.widgets.tab_order import order_after, place_kept

_FEWEST = 2
_USUAL = (
    frozenset({"redaction", "publication"}),
    frozenset({"direction", "greffe", "administration"}),
)


class PeopleStep(Step):
    """Each person types their own passphrase; nothing is kept outside the fields."""

    icon = "people"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Personnes")
        self.title = self.tr("Les personnes")
        self.advice = self.tr(
            "Il en faut au moins deux\u00a0: celle qui écrit n’approuve jamais. Chaque personne tape elle-même sa phrase "
            "de passe, à tour de rôle. Cette phrase signe ses décisions\u00a0: oubliée, elle ne peut être retrouvée par personne."
        )
        self.forms: list[PersonForm] = []
        self._rows = column(self.theme, space="large")
        self.body.addLayout(self._rows)
        self._mark = place_kept(self)
        line = row(self.theme)
        line.addWidget(button(self.theme, self.tr("Ajouter une personne"), self.add_form, role="add"))
        line.addStretch(1)
        self.body.addLayout(line)
        for roles in _USUAL:
            self._add(roles)

    def verify(self, then: Callable[[], None]) -> None:
        """Everything that could never work is said here, before anything is made."""
        try:
            self.draft.people = read_people([form.typed() for form in self.forms])
        except Refusal as refusal:
            self.show_problem(refusal)
            return
        self.clear_problem()
        for form in self.forms:
            form.hide_words()
        then()

    def first_focus(self) -> QWidget | None:
        """The first name that is not typed yet."""
        return next((form.name for form in self.forms if not form.name.text()), self.forms[0].name)

    def add_form(self) -> None:
        """One more person, who writes."""
        self._add(frozenset({"redaction"}))
        self.forms[-1].name.setFocus()

    def _add(self, roles: frozenset[str]) -> None:
        form = PersonForm(self.theme, roles)
        form.renamed.connect(partial(self._suggest, form))
        form.changed.connect(self._check_again)
        form.removed.connect(partial(self._drop, form))
        self.forms.append(form)
        self._rows.addWidget(form)
        self._number()
        # Between the mark and the button that adds, which is read after them.
        order_after(self._mark, [stop for each in self.forms for stop in stops_of(each)])

    def _check_again(self) -> None:
        """What was missing is told until it is there: the list would otherwise leave at the first letter typed."""
        if self.problem() is None:
            return
        try:
            read_people([form.typed() for form in self.forms])
        except Refusal as refusal:
            self.tell(refusal)
        else:
            self.clear_problem()

    def _drop(self, form: PersonForm) -> None:
        self.forms.remove(form)
        self._rows.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._check_again()
        self._number()
        self.forms[-1].name.setFocus()

    def _number(self) -> None:
        for number, form in enumerate(self.forms, 1):
            form.show_place(number, removable=len(self.forms) > _FEWEST)

    def _suggest(self, form: PersonForm) -> None:
        taken = {other.code.text() for other in self.forms if other is not form}
        form.suggest_code(suggested_code(form.name.text(), taken))
