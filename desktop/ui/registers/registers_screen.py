"""Registres: what the ledger holds, by subject, to read, search and hand out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.channels.file_names import safe_name
from desktop.errors import Refusal
from desktop.services.register_export import (
    refuse_too_long,
    register_head,
    write_printed_register,
    write_register,
)
from desktop.services.registers import SLICE, Register, RegisterRow, register_page
from desktop.ui.notices import NoticeAction
from desktop.ui.registers.filters import RegisterFilters
from desktop.ui.registers.register_model import RegisterModel
from desktop.ui.registers.register_table import RegisterTable
from desktop.ui.registers.row_details import RowDetails
from desktop.ui.screens import Screen
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_new_file
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, counted_title, empty_state
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.post_words import place_of_post
from desktop.ui.workbench import Change, Workbench

_SECTIONS = {
    Register.NOTICES: "avis",
    Register.ACCOUNTS: "comptes",
    Register.ELECTIONS: "elections",
    Register.CONDUCT: "conduite",
    Register.PLACEMENTS: "placements",
    Register.SHARES: "partages",
    Register.LOGOS: "logo",
    Register.RULES: "profil",
}
"""Where each register is written: the section of the settings."""


class RegistersScreen(Screen):
    """One list for every register. `visit` takes None, or a register's value (`"placements"`)."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.filters = RegisterFilters(self.theme)
        self.model = RegisterModel(bench, self)
        self.table = RegisterTable(self.theme, self.model)
        self.details = RowDetails(self.theme)
        self.count = label("", "muted")
        self.export = button(self.theme, self.tr("Exporter en CSV…"), self._ask_file, role="save")
        self.print = button(self.theme, self.tr("Imprimer (PDF)…"), self._ask_paper, role="print")
        for each in (self.export, self.print):
            each.setEnabled(False)
        self._searching = False
        self._focus_due = False
        self._exporting = 0
        self._body = QStackedWidget()
        self._lay_out()
        self.filters.changed.connect(self.read)
        self.table.turned.connect(self._turned)
        self.table.opened.connect(self.open_current)
        self.details.open_asked.connect(self.open_current)
        self.model.modelReset.connect(self._count)
        self.model.rowsInserted.connect(self._count)
        self.model.dataChanged.connect(self._turned)
        self.model.searching.connect(self._look)
        self.model.settled.connect(self._settled)

    def visit(self, target: object = None) -> None:
        """Show the register as it was left, or all of the one named."""
        self._focus_due = True
        named = next((each for each in Register if str(each) == target), None)
        if named is not None:
            self.filters.show_register(named)
        else:
            self.read()

    def refresh(self, change: Change) -> None:
        """Whatever is signed is in a register."""
        del change
        if self.isVisible():
            self.read()

    def first_focus(self) -> QWidget:
        """The list, or the search when it is empty."""
        return self.table if self.model.rowCount() else self.filters.text

    def read(self) -> None:
        """Read what the filters ask for."""
        filters = self.filters
        self._searching = bool(filters.text.text().strip())
        self.model.show_register(
            filters.wanted(), filters.text.text(), filters.since.day(), filters.until.day()
        )

    def open_current(self) -> None:
        """Go to what the current line is about, where this person works on it."""
        shown = self.table.current_row()
        if shown is None:
            return
        place = self._place(shown)
        if place is not None:
            self.bench.go(*place)

    def write(self, path: Path) -> None:
        """Write what is shown, all of it, in `path`: CSV, or PDF by its suffix."""
        if path.suffix == ".pdf":
            filters = self.filters
            asked = (filters.wanted(), filters.since.day(), filters.until.day(), filters.text.text())
            self.bench.ask(
                lambda desk, _: register_head(desk, *asked),
                lambda head: self._begin(lambda rows: write_printed_register(head, rows, path)),
                owner=self,
                failed=self._failed,
            )
        else:
            self._begin(lambda rows: write_register(rows, path))

    # Reading

    def _look(self, looked: int, total: int) -> None:
        said = self.tr("Recherche… {0} sur {1}").format(_number(looked), _number(total))
        self.count.setText(said)

    def _settled(self) -> None:
        self._searching = False
        self.filters.propose(self.model.today)
        self._count()
        waiting = QApplication.focusWidget() in (None, self.filters.text, self)
        if self._focus_due and waiting and self.model.rowCount() and self.isVisible():
            self.table.setFocus()
        self._focus_due = False

    def _count(self) -> None:
        found = self.model.rowCount()
        words = {0: self.tr("Aucune inscription"), 1: self.tr("1 inscription")}
        if not self._searching:
            self.count.setText(words.get(found) or self.tr("{0} inscriptions").format(_number(found)))
        for each in (self.export, self.print):
            each.setEnabled(bool(found) and not self._searching)
        empty = 2 if self.filters.narrows() else 1
        self._body.setCurrentIndex(0 if found or self._searching else empty)
        if found and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._turned()

    def _turned(self) -> None:
        shown = self.table.current_row()
        place = self._place(shown) if shown is not None else None
        action = ""
        if place is not None:
            action = (
                self.tr("Ouvrir dans les paramètres")
                if place[0] == "parametres"
                else self.tr("Ouvrir la publication")
            )
        self.details.show_row(shown, action)

    def _place(self, shown: RegisterRow) -> tuple[str, str] | None:
        if shown.item is not None and shown.state:
            place = place_of_post(self.bench.roles, shown.state)
            return (place, shown.item) if place else None
        section = _SECTIONS.get(shown.register)
        return ("parametres", section) if section is not None else None

    # Exporting

    def _ask_file(self) -> None:
        name = safe_name(self.tr("Registre - {0}").format(self.filters.wanted().label)) + ".csv"
        path = choose_new_file(self, self.tr("Exporter le registre"), name, self.tr("Classeur CSV (*.csv)"))
        if path is not None:
            self.write(path.with_suffix(".csv"))

    def _ask_paper(self) -> None:
        try:
            refuse_too_long(self.model.rowCount())
        except Refusal as refusal:
            self.bench.notices.report(refusal)
            return
        name = safe_name(self.tr("Registre - {0}").format(self.filters.wanted().label)) + ".pdf"
        path = choose_new_file(self, self.tr("Imprimer le registre"), name, self.tr("Document PDF (*.pdf)"))
        if path is not None:
            self.write(path.with_suffix(".pdf"))

    def _begin(self, finish: Callable[[tuple[RegisterRow, ...]], Path]) -> None:
        """Read every line that is shown, then `finish` the file in the background."""
        self._exporting += 1
        for each in (self.export, self.print):
            each.setEnabled(False)
        self._gather(self._exporting, finish, tuple(self.model.places), 0, ())

    def _gather(
        self,
        asked: int,
        finish: Callable[[tuple[RegisterRow, ...]], Path],
        places: Sequence[int],
        looked: int,
        rows: tuple[RegisterRow, ...],
    ) -> None:
        """Slice after slice, so that the database answers others meanwhile; then the file."""
        if asked != self._exporting:
            return
        if slice_ := places[looked : looked + SLICE]:
            said = self.tr("Lecture… {0} sur {1}").format(_number(looked), _number(len(places)))
            self.count.setText(said)
            self.bench.ask(
                lambda desk, session: register_page(desk, session, slice_),
                lambda read: self._gather(asked, finish, places, looked + len(slice_), (*rows, *read)),
                owner=self,
                failed=self._failed,
            )
            return
        self.bench.compute(lambda: finish(rows), self._written, owner=self, failed=self._failed)

    def _written(self, path: Path) -> None:
        self._count()
        self.bench.notices.succeed(
            self.tr("Le registre est enregistré, sans ce qui est scellé\u00a0: {0}").format(path.name),
            NoticeAction(self.tr("Ouvrir"), partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))),
        )

    def _failed(self, error: Exception) -> None:
        self._count()
        self.bench.notices.report(error)

    # Building

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = column(self.theme, margin="large")
        heading = FlowLayout(self.theme, trailing=True)
        heading.addWidget(counted_title(self.theme, self.tr("Registres"), self.count))
        heading.addWidget(self.print)
        heading.addWidget(self.export)
        layout.addLayout(heading)
        layout.addWidget(self.filters)
        listed = QWidget()
        list_ = column(self.theme, space="small")
        list_.addWidget(self.table, 1)
        list_.addWidget(self.details)
        listed.setLayout(list_)
        self._body.addWidget(listed)
        self._body.addWidget(
            empty_state(
                self.theme,
                self.tr("Rien n’est inscrit à ce registre"),
                self.tr("Chaque geste signé s’y ajoute de lui-même\u00a0: il n’y a rien à remplir ici."),
            )
        )
        self._body.addWidget(
            empty_state(
                self.theme,
                self.tr("Aucune inscription ne répond à ce filtre"),
                self.tr("Élargissez les dates, ou cherchez d’autres mots."),
                button(self.theme, self.tr("Tout afficher"), self.filters.clear),
            )
        )
        layout.addWidget(self._body, 1)
        inside.setLayout(layout)
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)


def _number(count: int) -> str:
    """A count as it is written in French: `10 000`."""
    return f"{count:,}".replace(",", "\u00a0")
