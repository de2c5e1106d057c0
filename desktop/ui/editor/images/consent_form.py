"""The consent for one logo: whose it is, who gave it, when, until when, by what document (art. 25, 26)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.editorial.marks import ConsentStatus, Mark
from desktop.services.image_names import read_scan
from desktop.services.logo_consents import LogoConsent, WrittenConsent
from desktop.ui.editor.images.record_fields import LastDay, choices, field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.file_choices import choose_file
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.written import Written, write_again, written_in
from desktop.ui.workbench import Workbench

_YEAR = dt.timedelta(days=365)
_STATUSES = tuple(ConsentStatus)
_MARKS = tuple(Mark)


class ConsentForm(QWidget):
    """`entered(WrittenConsent, document)` when it is to be recorded (`document` is bytes or None), `left()` otherwise."""

    entered = Signal(object, object)
    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = theme = bench.theme
        self._document: bytes | None = None
        self._kept = False
        self._shown: Written = ()
        self._today = dt.date.min
        self.mark = choices(theme, self.tr("Logo"), *(each.label for each in _MARKS))
        self.holder = QLineEdit()
        self.use = QLineEdit()
        self.use.setPlaceholderText(self.tr("Facultatif\u00a0: affiche, commandite, page d’un partenaire"))
        self.status = choices(
            theme,
            self.tr("Consentement"),
            self.tr("Demandé"),
            self.tr("Accordé"),
            self.tr("Refusé"),
            self.tr("Retiré"),
        )
        self.by = QLineEdit()
        self.on = DayField()
        self.on.setCalendarPopup(True)
        self.on.setDisplayFormat("yyyy-MM-dd")
        self.until = LastDay(theme, self.tr("Dernier jour du consentement"))
        self._paper = ElidedLabel("", "muted")
        self._advice = label("", "muted", wrap=True)
        words = self.tr("Enregistrer le consentement")
        self.save = button(theme, words, self._enter, look="primary", role="rights")
        self._lay_out()
        self.mark.currentIndexChanged.connect(self._arrange)
        self.status.currentIndexChanged.connect(self._arrange)
        self.holder.textChanged.connect(self._arrange)
        self.by.textChanged.connect(self._arrange)

    def show_consent(self, consent: LogoConsent | None, mark: Mark, today: dt.date) -> None:
        """Fill the form with a consent, or clear it for a new one about `mark`."""
        self._today, self._document = today, None
        written = consent.written if consent is not None else WrittenConsent(mark, "", ConsentStatus.GRANTED)
        self.mark.setCurrentIndex(_MARKS.index(written.mark))
        self.holder.setText(written.holder)
        self.use.setText(written.use)
        self.status.setCurrentIndex(_STATUSES.index(written.status))
        by = written.by or (self._bench.session.name if written.mark is Mark.OFFICIAL else "")
        self.by.setText(by)
        day = written.on or today
        self.on.setDate(QDate(day.year, day.month, day.day))
        self.on.setMaximumDate(QDate(today.year, today.month, today.day))
        self.until.set_day(written.until, today + _YEAR)
        self._kept = consent is not None and consent.documented
        self._paper.setText(self.tr("Document joint") if self._kept else self.tr("Aucun document joint"))
        self._arrange()
        self._shown = self.written()

    @property
    def touched(self) -> bool:
        """Whether something was typed since a consent was shown."""
        return self.written() != self._shown

    def first_focus(self) -> QWidget:
        """Whose logo it is."""
        return self.holder

    def written(self) -> Written:
        """Everything the form holds, right or wrong, the document included."""
        return (written_in(self), self._document, self._paper.text())

    def write(self, written: Written) -> None:
        """Put back what `written` gave."""
        fields, document, paper = written
        assert isinstance(fields, tuple)
        assert document is None or isinstance(document, bytes)
        self._document = document
        write_again(self, fields)
        self._paper.setText(str(paper))
        self._arrange()

    def entry(self) -> WrittenConsent:
        """What is written; the day and who gave it count only for a consent that was given."""
        status = _STATUSES[self.status.currentIndex()]
        given = status is ConsentStatus.GRANTED
        shown = self.on.date()
        return WrittenConsent(
            _MARKS[self.mark.currentIndex()],
            self.holder.text().strip(),
            status,
            self.by.text().strip() if given else "",
            self.use.text().strip(),
            dt.date(shown.year(), shown.month(), shown.day()) if given else None,
            self.until.day() if given else None,
        )

    def attach(self, path: Path) -> None:
        """Read the document `path`, to be sealed when the consent is recorded."""

        def attached(content: bytes) -> None:
            self._document = content
            self._paper.setText(path.name)
            self._arrange()

        self._bench.compute(lambda: read_scan(path), attached, owner=self)

    def _attach(self) -> None:
        chosen = choose_file(
            self,
            self.tr("Joindre le document"),
            self.tr("Documents (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic)"),
        )
        if chosen is not None:
            self.attach(chosen)

    def _arrange(self, *_: object) -> None:
        """Show only what the answers so far call for."""
        given = _STATUSES[self.status.currentIndex()] is ConsentStatus.GRANTED
        official = _MARKS[self.mark.currentIndex()] is Mark.OFFICIAL
        self._given.setVisible(given)
        self._advice.setText(self._advised(given=given, official=official))
        words = [self.holder.text(), *([self.by.text()] if given else [])]
        documented = self._kept or self._document is not None or not given or official
        self.save.setEnabled(documented and all(any(each.isalnum() for each in text) for text in words))

    def _advised(self, *, given: bool, official: bool) -> str:
        if not given:
            return self.tr("Sans consentement accordé, l’image ne peut pas être publiée.")
        if official:
            return self.tr(
                "C’est le service des communications qui consent à l’usage du logo (art.\u00a025)."
            )
        return self.tr("Joignez le document\u00a0: le formulaire signé, ou le courriel enregistré en PDF.")

    def _lay_out(self) -> None:
        theme = self._theme
        layout = column(theme, space="small")
        self.setLayout(layout)
        layout.addLayout(field(theme, self.tr("Logo"), self.mark))
        layout.addLayout(field(theme, self.tr("Tiers\u00a0: organisme, entreprise ou personne"), self.holder))
        layout.addLayout(field(theme, self.tr("Pour quel usage"), self.use))
        layout.addLayout(field(theme, self.tr("Consentement"), self.status))
        given = column(theme, space="small")
        given.addLayout(field(theme, self.tr("Donné par (nom et fonction)"), self.by))
        on = field(theme, self.tr("Donné le"), self.on, name=self.tr("Jour où le consentement a été donné"))
        given.addLayout(on)
        given.addWidget(self.until)
        attach = button(theme, self.tr("Joindre le document…"), self._attach, role="scan")
        given.addWidget(attach, 0, Qt.AlignmentFlag.AlignLeft)
        given.addWidget(self._paper)
        self._given = _box(given)
        layout.addWidget(self._given)
        layout.addWidget(self._advice)
        foot = FlowLayout(theme)
        foot.addWidget(self.save)
        foot.addWidget(button(theme, self.tr("Annuler"), self.left.emit, look="quiet"))
        layout.addLayout(foot)
        layout.addStretch(1)

    def _enter(self) -> None:
        self.entered.emit(self.entry(), self._document)


def _box(layout: QVBoxLayout) -> QWidget:
    """A layout that can be hidden."""
    layout.setContentsMargins(0, 0, 0, 0)
    made = QWidget()
    made.setLayout(layout)
    return made
