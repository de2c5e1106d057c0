"""Somebody in an image: who, of what age, in what capacity, and the release they or a parent signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.editorial.post import Channel
from desktop.editorial.rights import PublicRole, Release
from desktop.services.image_names import NamedPerson, PersonEntry, read_scan
from desktop.services.image_people import Appearance, Subject
from desktop.ui.editor.images.record_fields import ChannelBoxes, LastDay, choices, field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_file
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.written import Written, write_again, written_in
from desktop.ui.workbench import Workbench

_STATUSES: tuple[str | None, ...] = (None, "demandé", "signé", "refusé", "retiré")
_ROLES: tuple[PublicRole | None, ...] = (
    None,
    PublicRole.ELECTED,
    PublicRole.OFFICIAL,
    PublicRole.CANDIDATE,
)
_SIGNATORIES = ("la personne", "parent ou tuteur")
_YEAR = dt.timedelta(days=365)


class PersonForm(QWidget):
    """`entered(PersonEntry)` when it is to be recorded, `left()` when nothing is."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = theme = bench.theme
        self._person: NamedPerson | None = None
        self._known: tuple[NamedPerson, ...] = ()
        self._scan: bytes | None = None
        self._shown: Written = ()
        self._today = dt.date.min
        self.known = choices(theme, self.tr("Reprendre une personne déjà inscrite"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Nom, ou «\u00a0Formulaire nº\u00a012\u00a0»"))
        self.contact = QLineEdit()
        self.minor = QCheckBox(self.tr("Mineure (moins de 18 ans)"))
        self.age = QSpinBox()
        self.age.setRange(0, 120)
        self.age.setSpecialValueText(self.tr("Âge non inscrit"))
        self.age.setSuffix(self.tr("\u00a0ans"))
        self.role = choices(
            theme,
            self.tr("Fonction publique"),
            self.tr("Aucune"),
            self.tr("Élue ou élu, dans ses fonctions"),
            self.tr("Responsable public, dans ses fonctions"),
            self.tr("Personne candidate à une élection"),
        )
        self.status = choices(
            theme,
            self.tr("Autorisation de diffusion"),
            *(
                self.tr("Aucune"),
                self.tr("Demandée"),
                self.tr("Signée"),
                self.tr("Refusée"),
                self.tr("Retirée"),
            ),
        )
        self.signatory = choices(
            theme, self.tr("Signée par"), self.tr("La personne elle-même"), self.tr("Un parent ou tuteur")
        )
        self.channels = ChannelBoxes(theme, self.tr("Médias autorisés"))
        self.expires = LastDay(theme, self.tr("Dernier jour de l’autorisation"))
        self._scan_name = ElidedLabel("", "muted")
        self._advice = label("", "muted", wrap=True)
        self._lay_out()
        self.known.activated.connect(self._take_known)
        self.status.currentIndexChanged.connect(self._arrange)
        self.role.currentIndexChanged.connect(self._arrange)
        self.minor.toggled.connect(self._minor_changed)
        self.age.valueChanged.connect(self._age_changed)

    def show_person(self, person: NamedPerson | None, known: Sequence[NamedPerson], today: dt.date) -> None:
        """Fill the form with somebody, or clear it for somebody new who may be one of `known`."""
        self._today, self._known = today, tuple(known)
        self.known.clear()
        self.known.addItem(self.tr("Nouvelle personne"))
        self.known.addItems([each.who.name for each in self._known])
        self._known_box.setVisible(person is None and bool(self._known))
        self._fill(person)
        self._shown = self.written()

    @property
    def touched(self) -> bool:
        """Whether something was typed since somebody was shown."""
        return self.written() != self._shown

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name

    def written(self) -> Written:
        """Everything the form holds, right or wrong, the signed form included."""
        return (written_in(self), self._person, self._scan, self._scan_name.text())

    def write(self, written: Written) -> None:
        """Put back what `written` gave."""
        fields, person, scan, scan_name = written
        assert isinstance(fields, tuple)
        assert person is None or isinstance(person, NamedPerson)
        assert scan is None or isinstance(scan, bytes)
        self._person, self._scan = person, scan
        write_again(self, fields)
        self._scan_name.setText(str(scan_name))
        self._arrange()

    def await_paper(self, number: str) -> None:
        """Somebody who has a paper form to sign: its number stands for their name, their release is asked."""
        self.name.setText(self.tr("Formulaire nº\u00a0{0}").format(number))
        self.status.setCurrentIndex(_STATUSES.index("demandé"))

    def entry(self) -> PersonEntry:
        """What is written. A release left as it was is None, so that it is not signed again for nothing."""
        age = self.age.value() or None
        stated = Appearance(True, self.minor.isChecked(), age, _ROLES[self.role.currentIndex()])
        present = self._person.release if self._person else None
        release = self._release()
        unchanged = release == present and self._scan is None
        return PersonEntry(
            Subject(self.name.text().strip(), self.contact.text().strip()),
            stated,
            None if unchanged and not self._contact_changed() else release,
            self._scan,
            self._person.subject if self._person else None,
        )

    def _release(self) -> Release | None:
        status = _STATUSES[self.status.currentIndex()]
        if status is None:
            return None
        signed_by = _SIGNATORIES[self.signatory.currentIndex()] if status == "signé" else None
        return Release(status, self.channels.channels(), self.expires.day(), signed_by)

    def _contact_changed(self) -> bool:
        return self._person is not None and self._person.who.contact != self.contact.text().strip()

    def _fill(self, person: NamedPerson | None) -> None:
        self._person, self._scan = person, None
        release = person.release if person else None
        self.name.setText(person.who.name if person else "")
        self.contact.setText(person.who.contact if person else "")
        self.minor.setChecked(person.stated.minor if person else False)
        self.age.setValue((person.stated.age or 0) if person else 0)
        self.role.setCurrentIndex(_ROLES.index(person.stated.public_role) if person else 0)
        status = release.status if release else None
        self.status.setCurrentIndex(_STATUSES.index(status) if status in _STATUSES else 1)
        signed_by = (release.signed_by or "") if release else ""
        self.signatory.setCurrentIndex(int("parent" in signed_by or "tuteur" in signed_by))
        self.channels.set_channels(release.channels if release else frozenset(Channel))
        self.expires.set_day(release.expires if release else None, self._today + _YEAR)
        kept = person is not None and person.scanned
        self._scan_name.setText(self.tr("Formulaire joint") if kept else self.tr("Aucun formulaire joint"))
        self._arrange()

    def _take_known(self, index: int) -> None:
        self._fill(self._known[index - 1] if index else None)

    def _minor_changed(self, minor: bool) -> None:
        if minor and (self.age.value() or 0) < 14:
            self.signatory.setCurrentIndex(1)
        self._arrange()

    def _age_changed(self, age: int) -> None:
        if age:
            self.minor.setChecked(age < 18)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        """Show only what the answers so far call for."""
        role = _ROLES[self.role.currentIndex()]
        public = role is not None and role.on_duty
        given = self.status.currentIndex() > 0
        signed = _STATUSES[self.status.currentIndex()] == "signé"
        self._release_box.setVisible(not public)
        self._given_box.setVisible(given)
        self._signed_box.setVisible(signed)
        self._advice.setText(self._advised(public))

    def _advised(self, public: bool) -> str:
        if public:
            return self.tr("Dans l’exercice de fonctions publiques, aucune autorisation n’est requise.")
        if self.minor.isChecked() and self.age.value() < 14:
            return self.tr("Avant 14 ans, ou si l’âge n’est pas inscrit, un parent ou tuteur signe.")
        return self.tr("Sans autorisation signée, l’image ne peut pas être publiée.")

    def _attach(self) -> None:
        """Choose the signed form; it is read in the background and sealed with the release."""
        chosen = choose_file(
            self,
            self.tr("Joindre le formulaire signé"),
            self.tr("Formulaires (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic)"),
        )
        if chosen is not None:
            self.attach(chosen)

    def attach(self, path: Path) -> None:
        """Read the signed form `path`, to be sealed when the person is recorded."""

        def attached(content: bytes) -> None:
            self._scan = content
            self._scan_name.setText(path.name)

        self._bench.compute(lambda: read_scan(path), attached, owner=self)

    def _lay_out(self) -> None:
        theme = self._theme
        layout = column(theme, space="small")
        self.setLayout(layout)
        self._known_box = _box(field(theme, self.tr("Déjà inscrite pour une autre image"), self.known))
        layout.addWidget(self._known_box)
        layout.addLayout(field(theme, self.tr("Nom, ou numéro du formulaire papier"), self.name))
        layout.addLayout(field(theme, self.tr("Pour joindre la personne ou son parent"), self.contact))
        ages = FlowLayout(theme)
        ages.addWidget(self.minor)
        self.age.setAccessibleName(self.tr("Âge"))
        ages.addWidget(self.age)
        layout.addLayout(ages)
        layout.addLayout(field(theme, self.tr("Fonction publique"), self.role))
        layout.addWidget(self._release_fields())
        layout.addWidget(self._advice)
        foot = FlowLayout(theme)
        save = button(theme, self.tr("Enregistrer la personne"), self._enter, look="primary", role="person")
        foot.addWidget(save)
        foot.addWidget(button(theme, self.tr("Annuler"), self.left.emit, look="quiet"))
        layout.addLayout(foot)
        layout.addStretch(1)

    def _release_fields(self) -> QWidget:
        theme = self._theme
        inside = column(theme, space="small")
        inside.addLayout(field(theme, self.tr("Autorisation de diffusion"), self.status))
        self._signed_box = _box(field(theme, self.tr("Signée par"), self.signatory))
        given = column(theme, space="small")
        given.addWidget(self._signed_box)
        given.addLayout(field(theme, self.tr("Médias autorisés"), self.channels))
        given.addWidget(self.expires)
        scans = column(theme, space="tiny")
        attach = button(theme, self.tr("Joindre le formulaire…"), self._attach, role="scan")
        scans.addWidget(attach, 0, Qt.AlignmentFlag.AlignLeft)
        scans.addWidget(self._scan_name)
        given.addLayout(scans)
        self._given_box = _box(given)
        inside.addWidget(self._given_box)
        self._release_box = _box(inside)
        return self._release_box

    def _enter(self) -> None:
        self.entered.emit(self.entry())


def _box(layout: QVBoxLayout) -> QWidget:
    """A layout that can be hidden."""
    layout.setContentsMargins(0, 0, 0, 0)
    made = QWidget()
    made.setLayout(layout)
    return made
