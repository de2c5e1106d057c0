"""Who can be recognised in an image, or in a selection of images of one event. Names stay with who edits."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.editorial.civil_dates import french_day
from desktop.editorial.rights import Release
from desktop.services.desk import Desk
from desktop.services.image_names import (
    NamedPerson,
    PersonEntry,
    known_people,
    named_people,
    record_person,
    take_out,
)
from desktop.services.session import Session
from desktop.ui.editor.images.person_form import PersonForm
from desktop.ui.editor.images.record_list import RecordList
from desktop.ui.notices import NoticeAction
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_new_file
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.wrapped_check import WrappedCheck
from desktop.ui.workbench import Change, Workbench

if TYPE_CHECKING:
    from desktop.printing.release_form import ReleaseForm

_People = tuple[tuple[NamedPerson, ...], tuple[NamedPerson, ...], dt.date]


class PeopleForm(RecordList):
    """The people of the images, and the officer's statement that nobody else is recognisable.

    `reviewed(bool)` follows the statement: it belongs to the use of the images, which the caller keeps.
    """

    reviewed = Signal(bool)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(
            bench,
            self.tr("Personnes reconnaissables"),
            self.tr("Cette personne n’est pas reconnaissable\u00a0: la retirer de la liste de l’image"),
            parent,
        )
        self._people: tuple[NamedPerson, ...] = ()
        self._known: tuple[NamedPerson, ...] = ()
        self._today = dt.date.min
        self._editable = True
        self._intro = label("", "muted", wrap=True)
        self.statement = WrappedCheck(self._theme, "")
        self.form = PersonForm(bench)
        self.paper = button(
            self._theme,
            self.tr("Imprimer un formulaire…"),
            self._ask_paper,
            role="print",
            help_=self.tr("Une autorisation numérotée, à faire signer\u00a0: personne n’est nommé avant"),
        )
        self._lay_out(self.form, self.form, self._intro, (self.paper,), self.statement)
        self.statement.toggled.connect(self.reviewed)
        self.form.entered.connect(self._record)
        self.form.left.connect(self._back)
        self._theme.changed.connect(self._show)

    def show_people(self, assets: tuple[str, ...], reviewed: bool, editable: bool) -> None:
        """Show the people of the first of `assets`; what is added is added to all of them."""
        other = assets != self._assets
        if other:
            self._set_aside()
        self._assets, self._editable = assets, editable
        self.statement.set_checked(reviewed)
        if other:
            self._people = ()
            self._turn(writing=False)
        self._show()
        self.reload()

    def reload(self) -> None:
        """Read the names again."""
        if not self._assets:
            return
        first = self._assets[0]

        def read(desk: Desk, session: Session) -> _People:
            people = named_people(desk.workspace, session, first)
            return people, known_people(desk.workspace, session), desk.today()

        self._bench.ask(read, self._loaded, owner=self, key=f"personnes:{id(self)}")

    def _loaded(self, found: _People) -> None:
        self._people, self._known, self._today = found
        self._show()

    def _show(self) -> None:
        count, many = len(self._people), len(self._assets) > 1
        self._intro.setText(
            self.tr(
                "Une personne est reconnaissable par son visage, mais aussi par un tatouage ou par le lieu."
            )
        )
        if many:
            words = self.tr(
                "Aucune autre personne n’est reconnaissable sur ces {0} images, telles que recadrées"
            )
            none = self.tr("Aucune personne n’est reconnaissable sur ces {0} images, telles que recadrées")
            self.statement.set_text((words if count else none).format(len(self._assets)))
        elif count:
            self.statement.set_text(
                self.tr("Personne d’autre n’est reconnaissable sur l’image telle que recadrée")
            )
        else:
            self.statement.set_text(
                self.tr("Aucune personne n’est reconnaissable sur l’image telle que recadrée")
            )
        self.statement.setEnabled(self._editable)
        self._fill([(each.who.name, _standing(each)) for each in self._people])

    def _is_chosen(self) -> bool:
        return self._chosen() is not None

    def _chosen(self) -> NamedPerson | None:
        number = self.list.currentRow()
        return self._people[number] if 0 <= number < len(self._people) else None

    def _new(self) -> None:
        present = {person.subject for person in self._people}
        others = [person for person in self._known if person.subject not in present]
        self.form.show_person(None, others, self._today)
        self._open_form(None)

    def _ask_paper(self) -> None:
        """A numbered form to print for somebody in these images; its number then stands for their name."""
        assets = self._assets

        def prepared(desk: Desk, _: Session) -> ReleaseForm:
            # What makes printed documents is imported by the background, when one is wanted.
            from desktop.services.release_forms import blank_release_form

            return blank_release_form(desk, assets)

        self._bench.ask(prepared, self._choose_paper, owner=self)

    def _choose_paper(self, document: ReleaseForm) -> None:
        name = self.tr("Autorisation de diffusion {0}").format(document.number) + ".pdf"
        path = choose_new_file(
            self, self.tr("Enregistrer le formulaire à imprimer"), name, self.tr("Document PDF (*.pdf)")
        )
        if path is not None:
            self.write_paper(document, path.with_suffix(".pdf"))

    def write_paper(self, document: ReleaseForm, path: Path) -> None:
        """Write the form, then begin the record of who will sign it."""

        def written(done: Path) -> None:
            opened = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(done)))
            self._bench.notices.succeed(
                self.tr("Le formulaire nº\u00a0{0} est prêt à imprimer.").format(document.number),
                NoticeAction(self.tr("Ouvrir"), opened),
            )
            if not self._is_waiting():  # else its number would be written over somebody begun before
                self._new()
                self.form.await_paper(document.number)

        def write() -> Path:
            from desktop.services.release_forms import write_release_form

            return write_release_form(document, path)

        self._bench.compute(write, written, owner=self)

    def _edit(self) -> None:
        person = self._chosen()
        if person is not None:
            self.form.show_person(person, (), self._today)
            self._open_form(person.subject)

    def _record(self, entry: PersonEntry) -> None:
        assets = self._assets

        def record(desk: Desk, session: Session) -> str:
            return record_person(desk.workspace, session, assets, entry)

        self._bench.act(
            record, self._recorded, changes=Change(images=frozenset(assets), people=True), owner=self
        )

    def _recorded(self, _: str) -> None:
        self._back()
        self.reload()

    def _take_out(self) -> None:
        person, assets = self._chosen(), self._assets
        if person is None:
            return
        gone = person
        self._bench.act(
            lambda desk, session: take_out(desk.workspace, session, assets, gone),
            lambda _: self.reload(),
            changes=Change(images=frozenset(assets), people=True),
            owner=self,
        )


def _standing(person: NamedPerson) -> str:
    """Age, capacity and release in one line."""
    parts = []
    if person.stated.age:
        parts.append(_tr("{0} ans").format(person.stated.age))
    elif person.stated.minor:
        parts.append(_tr("mineure"))
    if person.stated.public_role is not None:
        parts.append(_tr("dans ses fonctions publiques"))
    else:
        parts.append(_released(person.release))
    return ", ".join(parts)


def _released(release: Release | None) -> str:
    if release is None:
        return _tr("aucune autorisation")
    words = {
        "demandé": _tr("autorisation demandée"),
        "signé": _tr("autorisation signée"),
        "refusé": _tr("autorisation refusée"),
        "retiré": _tr("autorisation retirée"),
    }.get(release.status, release.status)
    if release.status == "signé" and release.expires is not None:
        words += " " + _tr("jusqu’au {0}").format(french_day(release.expires))
    return words


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeopleForm", text)
