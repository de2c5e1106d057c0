"""Usage du logo par des tiers: the consents that the communications service gave, or was asked for (art. 25)."""

from __future__ import annotations

import datetime as dt
import functools

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.editorial.civil_dates import french_day
from desktop.editorial.marks import ConsentStatus, Mark
from desktop.services.desk import Desk
from desktop.services.logo_consents import (
    LogoConsent,
    WrittenConsent,
    logo_consents,
    record_logo_consent,
)
from desktop.services.session import Session
from desktop.ui.editor.images.consent_form import ConsentForm
from desktop.ui.settings.records import Record, Records
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import breakable, label
from desktop.ui.workbench import Change, Workbench

_LOOKS = {
    ConsentStatus.ASKED: ("Demandé", "clock", "info"),
    ConsentStatus.GRANTED: ("Accordé", "pass", "success"),
    ConsentStatus.REFUSED: ("Refusé", "block", "danger"),
    ConsentStatus.WITHDRAWN: ("Retiré", "not_applicable", "muted"),
}
_Read = tuple[tuple[LogoConsent, ...], dt.date]


class LogoConsentsCard(QWidget):
    """The consents for the municipal logo, and the form of one."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        theme = bench.theme
        self._edited: LogoConsent | None = None
        self._today = dt.date.min
        self.table = Records(theme, self.tr("Usages du logo par des tiers"), (5, 8, 3, 3))
        self.heading = label("", "section", wrap=True)
        self.heading.hide()
        self.form = ConsentForm(bench)
        self.form.mark.setEnabled(False)
        self.form.hide()
        self.add = button(theme, self.tr("Consigner un usage…"), self._new, role="add")
        layout = column(theme, space="medium")
        layout.addWidget(self.table)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.heading)
        layout.addWidget(self.form)
        self.setLayout(layout)
        self.form.entered.connect(self._record)
        self.form.left.connect(self._back)

    def read(self) -> None:
        """Read the consents again."""

        def work(desk: Desk, session: Session) -> _Read:
            return logo_consents(desk.workspace, session), desk.today()

        self._bench.ask(work, self._show, owner=self)

    def _show(self, found: _Read) -> None:
        consents, self._today = found
        shown = [self._line(each) for each in consents if each.written.mark is Mark.OFFICIAL]
        self.table.show_records(shown, self.tr("Aucun usage par un tiers n’est consigné."))

    def _line(self, consent: LogoConsent) -> Record:
        written = consent.written
        dates = ""
        if written.on is not None:
            dates = self.tr("Donné le {0} par {1}").format(french_day(written.on), written.by)
            if written.until is not None:
                dates += self.tr(", jusqu’au {0}").format(french_day(written.until))
        on = self.tr("Sur une image de la médiathèque") if consent.asset is not None else ""
        told = "\n".join(text for text in (written.use, dates, on) if text)
        change = button(
            self._bench.theme, self.tr("Modifier"), functools.partial(self._edit, consent), role="write"
        )
        change.setAccessibleName(self.tr("Modifier le consentement de {0}").format(written.holder))
        word, role, token = _LOOKS[written.status]
        return Record((written.holder, told), (self.tr(word), role, token), (change,))

    def _new(self) -> None:
        self._begin(None)

    def _edit(self, consent: LogoConsent) -> None:
        self._begin(consent)

    def _begin(self, consent: LogoConsent | None) -> None:
        self._edited = consent
        self.heading.setText(
            self.tr("Consigner un usage")
            if consent is None
            else self.tr("Usage par «\u00a0{0}\u00a0»").format(breakable(consent.written.holder))
        )
        for each in (self.heading, self.form):
            each.show()
        self.add.hide()
        self.form.show_consent(consent, Mark.OFFICIAL, self._today)
        self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        for each in (self.heading, self.form):
            each.hide()
        self.add.show()
        self.add.setFocus()

    def _record(self, written: WrittenConsent, document: bytes | None) -> None:
        edited = self._edited
        assets = (edited.asset,) if edited is not None and edited.asset is not None else ()
        subject = edited.subject if edited is not None else None

        def record(desk: Desk, session: Session) -> str:
            return record_logo_consent(desk, session, written, assets, document=document, subject=subject)

        self._bench.act(record, self._recorded, changes=Change(images=frozenset(assets)), owner=self)

    def _recorded(self, _: str) -> None:
        self._bench.notices.succeed(self.tr("Consentement enregistré."))
        self._back()
        self.read()
