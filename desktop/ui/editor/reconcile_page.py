"""Two versions written apart, side by side: what merges by itself, and a choice for each difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.editorial.civil_dates import french_near
from desktop.editorial.differences import word_differences
from desktop.editorial.elision import of_person
from desktop.editorial.field_words import TEXTS, said
from desktop.editorial.reconciliation import Difference, Field
from desktop.services.editing import comparison
from desktop.services.merge import MY_DRAFT, Comparison, Version, merge
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.difference_view import DifferenceView
from desktop.ui.widgets.frames import card, clear, column, row, scrolling
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.reading_order import follow_layout
from desktop.ui.widgets.tab_order import ChosenStop
from desktop.ui.workbench import Change, Workbench


class ReconcilePage(QFrame):
    """Compares, lets choose, merges. `merged(str)` names the post whose draft now holds every version."""

    merged = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme: Theme = bench.theme
        self._today = dt.date(2000, 1, 1)
        self._compared: Comparison | None = None
        self.choices: dict[Field, str] = {}
        self.options: dict[tuple[Field, str], QRadioButton] = {}
        self._rows: QVBoxLayout = column(self._theme, space="medium")
        self.count = label("", "muted", wrap=True)
        self.join = button(
            self._theme, self.tr("Réunir les versions"), self._merge, look="primary", role="check"
        )
        self._lay_out()

    def visit(self, item: str, today: dt.date) -> None:
        """Compare the versions of `item`."""
        self._today = today
        self._bench.ask(
            lambda desk, session: comparison(desk, session, item), self._show, owner=self, key="reunir"
        )

    def first_focus(self) -> QWidget:
        """What takes the keyboard."""
        return next(iter(self.options.values()), self.join)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._rows)
        foot = row(self._theme)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.join)
        whole = column(self._theme, space="medium", margin="medium")
        whole.addWidget(label(self.tr("Deux versions à réunir"), "page"))
        whole.addWidget(scrolling(inside, self.tr("Différences")), 1)
        whole.addLayout(foot)
        self.setLayout(whole)

    def _show(self, compared: Comparison) -> None:
        self._compared = compared
        self.choices.clear()
        self.options.clear()
        clear(self._rows)
        names = {version.name: self._name(version) for version in compared.versions}
        self._rows.addWidget(
            label(
                self.tr(
                    "Ce qu’une seule version a changé est déjà réuni. Choisissez pour le reste; rien n’est perdu, chaque version reste dans la liste des versions."
                ),
                "muted",
                wrap=True,
            )
        )
        for difference in compared.result.differences:
            self._rows.addWidget(self._difference(difference, names))
        self._rows.addStretch(1)
        self._judge()
        follow_layout(self)
        self.first_focus().setFocus()

    def _name(self, version: Version) -> str:
        if version.name == MY_DRAFT:
            return self.tr("Votre brouillon")
        when = french_near(dt.datetime.fromisoformat(version.at), self._today)
        return self.tr("Version {0}, {1}").format(of_person(version.author), when)

    def _difference(self, difference: Difference, names: Mapping[str, str]) -> QWidget:
        paper, inside = card(self._theme)
        inside.addWidget(label(difference.field.label, "section"))
        group = QButtonGroup(paper)
        sides = row(self._theme, space="medium")
        for name, value in difference.values.items():
            side = column(self._theme, space="small")
            option = QRadioButton(names[name])
            option.setAccessibleName(f"{difference.field.label}\u00a0: {names[name]}")
            option.toggled.connect(
                lambda on, chosen=name: self._choose(difference.field, chosen) if on else None
            )
            option.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            group.addButton(option)
            self.options[difference.field, name] = option
            side.addWidget(option)
            side.addWidget(self._value(difference, value))
            side.addStretch(1)
            sides.addLayout(side, 1)
        ChosenStop(group)
        inside.addLayout(sides)
        return paper

    def _value(self, difference: Difference, value: object) -> QWidget:
        """What a version says; a text is shown with what it changes of the common one."""
        field = difference.field
        if field.name in TEXTS and isinstance(value, str) and isinstance(difference.before, str):
            view = DifferenceView(self._theme, field.label)
            view.show_pieces(word_differences(difference.before, value))
            return view
        return label(said(field, value), wrap=True)

    def _choose(self, field: Field, name: str) -> None:
        self.choices[field] = name
        self._judge()

    def _judge(self) -> None:
        assert self._compared is not None
        left = len(self._compared.result.differences) - len(self.choices)
        self.join.setEnabled(left == 0)
        self.count.setText(
            self.tr("Tout est choisi\u00a0: vous pourrez encore modifier le texte avant de le soumettre.")
            if left == 0
            else self.tr("Il reste {0} choix à faire.").format(left)
        )

    def _merge(self) -> None:
        compared, choices = self._compared, dict(self.choices)
        if compared is None:
            return
        item = compared.item
        self._bench.act(
            lambda desk, session: merge(desk.workspace, session, compared, choices),
            lambda _: self.merged.emit(item),
            changes=Change.post(item),
            owner=self,
        )
