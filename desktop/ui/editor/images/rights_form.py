"""The rights record of an image, or of a selection: pre-filled from the file, confirmed by the officer."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.editorial.rights import RightsRecord
from desktop.imaging.metadata import RightsSuggestion
from desktop.services.image_overview import ImageOverview, RightsState
from desktop.services.image_rights import record_rights_of_all
from desktop.ui.editor.images.record_fields import ChannelBoxes, LastDay, choices, field
from desktop.ui.editor.images.strip_rows import rights_badge
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, frame, row
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.workbench import Change, Workbench

_ALLOWED: tuple[bool | None, ...] = (None, True, False)
_YEAR = dt.timedelta(days=365)


class RightsForm(QWidget):
    """Holder, licence, media, last day, modifications, credit. Signed by « Enregistrer la fiche ».

    `saved()` follows a signature. What was typed and not signed waits for its image to be shown again.
    """

    saved = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._assets: tuple[str, ...] = ()
        self._touched = False
        self._unsigned: dict[str, RightsRecord] = {}
        theme = self._theme
        self.badge = Badge(theme, "", "unchecked", "muted")
        self.holder = QLineEdit()
        self.licence = choices(theme, self.tr("Licence ou autorisation"), *self._licences(), editable=True)
        self.channels = ChannelBoxes(theme, self.tr("Médias permis"))
        self.expires = LastDay(theme, self.tr("Dernier jour des droits"))
        self.modifications = choices(
            theme,
            self.tr("Modification permise"),
            self.tr("Selon la licence"),
            self.tr("Permise"),
            self.tr("Interdite\u00a0: ni recadrage, ni logo"),
        )
        self.credited = QCheckBox(self.tr("Mention de source exigée"))
        self.credit_line = QLineEdit()
        self.credit_line.setPlaceholderText(self.tr("Photo\u00a0: prénom et nom"))
        self.save = button(theme, "", self._save, look="primary", role="rights")
        self._origin = label("", "muted", wrap=True)
        self._lay_out()
        self._connect()

    @property
    def touched(self) -> bool:
        """Whether something was typed and not signed."""
        return self._touched

    def show_record(
        self,
        assets: tuple[str, ...],
        overview: ImageOverview | None,
        suggestion: RightsSuggestion | None,
        today: dt.date,
    ) -> None:
        """Show the record of the first of `assets`; signing writes the same one for all of them."""
        same = assets[:1] == self._assets[:1]
        if self._touched and not same:
            self._unsigned[self._assets[0]] = self.record()
        self._assets = assets
        many = len(assets) > 1
        self.save.setText(
            self.tr("Enregistrer la fiche des {0} images").format(len(assets))
            if many
            else self.tr("Enregistrer la fiche")
        )
        self.save.setAccessibleName(self.save.text())
        if overview is not None:
            badge = rights_badge(overview.state)
            self.badge.show_state(badge.text, badge.role, badge.token)
        withdrawn = overview is not None and overview.state is RightsState.WITHDRAWN
        self._withdrawn.setVisible(withdrawn)
        if same and self._touched:
            return
        record = overview.rights if overview else None
        unsigned = self._unsigned.pop(assets[0], None)
        self._fill(unsigned or record or _suggested(suggestion), today)
        self._touched = unsigned is not None
        self._origin.setVisible(record is None)
        self._origin.setText(
            self.tr("Prérempli d’après le fichier. Rien ne vaut avant votre enregistrement.")
            if suggestion is not None and suggestion.holder
            else self.tr("Le fichier ne dit rien de ses droits.")
        )

    def _fill(self, record: RightsRecord, today: dt.date) -> None:
        self.holder.setText(record.holder or "")
        self.licence.setCurrentText(record.licence or "")
        self.channels.set_channels(record.channels)
        self.expires.set_day(record.expires, today + _YEAR)
        self.modifications.setCurrentIndex(_ALLOWED.index(record.modifications_allowed))
        self.credited.setChecked(record.credit_required)
        self.credit_line.setText(record.credit_line or "")

    def record(self) -> RightsRecord:
        """The record as written."""
        return RightsRecord(
            holder=self.holder.text().strip() or None,
            licence=self.licence.currentText().strip() or None,
            channels=self.channels.channels(),
            expires=self.expires.day(),
            modifications_allowed=_ALLOWED[self.modifications.currentIndex()],
            credit_required=self.credited.isChecked(),
            credit_line=self.credit_line.text().strip() or None,
        )

    def _save(self) -> None:
        assets, record = self._assets, self.record()
        self.save.setEnabled(False)

        def failed(error: Exception) -> None:
            self.save.setEnabled(True)
            self._touched = True
            self._bench.notices.report(error)

        self._bench.act(
            lambda desk, session: record_rights_of_all(desk.workspace, session, assets, record),
            self._saved,
            changes=Change(images=frozenset(assets)),
            owner=self,
            failed=failed,
        )
        self._touched = False

    def _saved(self, signed: tuple[object, ...]) -> None:
        self.save.setEnabled(True)
        self._bench.notices.succeed(
            self.tr("Fiche de droits enregistrée.")
            if len(signed) == 1
            else self.tr("Fiche de droits enregistrée pour {0} images.").format(len(signed))
        )
        self.saved.emit()

    def _touch(self, *_: object) -> None:
        self._touched = True

    def _lay_out(self) -> None:
        theme = self._theme
        layout = column(theme, space="small")
        self.setLayout(layout)
        warned = row(theme, margin="small")
        warned.addWidget(
            label(
                self.tr(
                    "Cette image a été retirée faute de droits ou de consentement. Une nouvelle fiche la rendrait "
                    "utilisable\u00a0: vérifiez d’abord ce qui a changé."
                ),
                wrap=True,
            )
        )
        self._withdrawn = frame("danger", warned)
        self._withdrawn.hide()
        layout.addWidget(self.badge)
        layout.addWidget(self._withdrawn)
        layout.addWidget(self._origin)
        layout.addLayout(field(theme, self.tr("Titulaire des droits"), self.holder))
        layout.addLayout(field(theme, self.tr("Licence ou autorisation"), self.licence))
        layout.addLayout(field(theme, self.tr("Médias permis"), self.channels))
        layout.addWidget(self.expires)
        layout.addLayout(field(theme, self.tr("Modification (recadrage, logo)"), self.modifications))
        layout.addWidget(self.credited)
        layout.addLayout(field(theme, self.tr("Mention demandée"), self.credit_line))
        foot = FlowLayout(theme)
        foot.addWidget(self.save)
        layout.addLayout(foot)
        layout.addStretch(1)

    def _connect(self) -> None:
        for typed in (self.holder, self.credit_line):
            typed.textEdited.connect(self._touch)
        self.licence.editTextChanged.connect(self._touch)
        self.modifications.activated.connect(self._touch)
        self.credited.clicked.connect(self._touch)
        for changed in (self.channels.changed, self.expires.changed):
            changed.connect(self._touch)

    def _licences(self) -> tuple[str, ...]:
        """The usual grounds of use; the words of Creative Commons and « propriété municipale » are understood."""
        return (
            self.tr("Propriété municipale (photo du personnel)"),
            self.tr("Contrat de photographie"),
            self.tr("Autorisation écrite du titulaire"),
            self.tr("Banque d’images, licence nº\u00a0"),
            "CC BY 4.0",
            "CC BY-SA 4.0",
            "CC BY-NC 4.0",
            "CC BY-ND 4.0",
            "CC0 1.0",
            self.tr("Domaine public"),
            self.tr("Logo d’un partenaire, avec son accord"),
            self.tr("Image produite par un outil d’IA"),
        )


def _suggested(suggestion: RightsSuggestion | None) -> RightsRecord:
    if suggestion is None:
        return RightsRecord(None, None, frozenset())
    return suggestion.unconfirmed_record()
