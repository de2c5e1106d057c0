"""The logos that an image shows besides the one laid on it, each with its consent (art. 25, 26)."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.editorial.civil_dates import french_day
from desktop.editorial.marks import ConsentStatus, Mark
from desktop.services.desk import Desk
from desktop.services.logo_consents import (
    LogoConsent,
    WrittenConsent,
    logo_consents,
    record_logo_consent,
    take_off,
)
from desktop.services.session import Session
from desktop.ui.editor.images.consent_form import ConsentForm
from desktop.ui.editor.images.record_list import RecordList
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Change, Workbench

_Consents = tuple[tuple[LogoConsent, ...], dt.date]


class MarksForm(RecordList):
    """The logos of the images, each with its consent."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(
            bench,
            self.tr("Logos visibles sur l’image"),
            self.tr("Ce logo n’est pas sur l’image\u00a0: l’enlever de la liste"),
            parent,
        )
        self._consents: tuple[LogoConsent, ...] = ()
        self._edited: LogoConsent | None = None
        self._today = dt.date.min
        self.form = ConsentForm(bench)
        self._lay_out(
            self.form,
            self.form,
            label(
                self.tr(
                    "Inscrivez tout logo visible, sauf celui que l’application pose\u00a0: le logo d’un partenaire, ou le "
                    "nôtre sur l’affiche d’un tiers. Sans consentement consigné, l’image ne peut pas être publiée."
                ),
                "muted",
                wrap=True,
            ),
        )
        self.form.entered.connect(self._record)
        self.form.left.connect(self._back)
        self._theme.changed.connect(self._show)

    def show_marks(self, assets: tuple[str, ...]) -> None:
        """Show the logos of the first of `assets`."""
        if assets != self._assets:
            self._set_aside()
            self._consents = ()
            self._turn(writing=False)
        self._assets = assets
        self._show()
        self.reload()

    def reload(self) -> None:
        """Read the consents again."""
        if not self._assets:
            return
        first = self._assets[0]

        def read(desk: Desk, session: Session) -> _Consents:
            return logo_consents(desk.workspace, session, first), desk.today()

        self._bench.ask(read, self._loaded, owner=self, key=f"logos:{id(self)}")

    def _loaded(self, found: _Consents) -> None:
        self._consents, self._today = found
        self._show()

    def _show(self) -> None:
        self._fill([(each.written.holder, consent_in_words(each)) for each in self._consents])
        self.add.setAccessibleName(self.add.text())

    def _is_chosen(self) -> bool:
        return self._chosen() is not None

    def _chosen(self) -> LogoConsent | None:
        number = self.list.currentRow()
        return self._consents[number] if 0 <= number < len(self._consents) else None

    def _new(self) -> None:
        self._begin(None)

    def _edit(self) -> None:
        consent = self._chosen()
        if consent is not None:
            self._begin(consent)

    def _begin(self, consent: LogoConsent | None) -> None:
        self._edited = consent
        self.form.show_consent(consent, Mark.THIRD, self._today)
        self._open_form(consent.subject if consent is not None else None)

    def _record(self, written: WrittenConsent, document: bytes | None) -> None:
        assets, subject = self._assets, self._edited.subject if self._edited is not None else None

        def record(desk: Desk, session: Session) -> str:
            return record_logo_consent(desk, session, written, assets, document=document, subject=subject)

        self._bench.act(record, self._recorded, changes=Change(images=frozenset(assets)), owner=self)

    def _recorded(self, _: str) -> None:
        self._bench.notices.succeed(self.tr("Consentement enregistré."))
        self._back()
        self.reload()

    def _take_out(self) -> None:
        consent, assets = self._chosen(), self._assets
        if consent is None:
            return
        gone = consent
        self._bench.act(
            lambda desk, session: take_off(desk, session, gone, assets),
            lambda _: self.reload(),
            changes=Change(images=frozenset(assets)),
            owner=self,
        )


def consent_in_words(consent: LogoConsent) -> str:
    """Whose logo, and where the consent stands, in one line."""
    written = consent.written
    parts = [written.mark.label, f"consentement {written.status}"]
    if written.status is ConsentStatus.GRANTED and written.on is not None:
        parts[-1] += f" le {french_day(written.on)}"
        if written.until is not None:
            parts.append(f"jusqu’au {french_day(written.until)}")
    return ", ".join(parts)
