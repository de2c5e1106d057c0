"""The few settings of the profile that change often, without a file: they become a proposal to sign."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QSpinBox, QWidget

from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.rights import LEGAL_CONSENT_AGE, MAJORITY
from desktop.ui.settings.section import buttons, field
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.wrapped_check import WrappedCheck


class ProfileForm(QFrame):
    """Hidden until `show_profile`. `proposed(MunicipalProfile)` when the person wants to compare and sign."""

    proposed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: MunicipalProfile | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Réglages du profil"))
        self.hours, self.phone, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.age = QSpinBox()
        self.age.setRange(LEGAL_CONSENT_AGE, MAJORITY)
        self.age.setSuffix(self.tr("\u00a0ans"))
        self.ads = WrappedCheck(
            theme, self.tr("Le journal municipal accepte de la publicité externe (art.\u00a013)")
        )
        self.urgent = WrappedCheck(
            theme,
            self.tr(
                "Une urgence peut sortir avant son approbation; la direction générale la révise ensuite (art.\u00a019)"
            ),
        )
        whole = column(theme, margin="large")
        whole.addWidget(label(self.tr("Modifier les réglages"), "section"))
        for made in (
            field(
                theme,
                self.tr("&Heures de bureau"),
                self.hours,
                self.tr("Par exemple\u00a0: du lundi au jeudi, de 8\u00a0h\u00a030 à 16\u00a0h\u00a030"),
            ),
            field(theme, self.tr("&Téléphone pour les plaintes et requêtes"), self.phone),
            field(theme, self.tr("&Formulaire de plaintes et requêtes"), self.address),
            field(
                theme,
                self.tr("Accord d’un &parent demandé jusqu’à"),
                self.age,
                self.tr(
                    "La loi l’exige avant 14\u00a0ans; la pratique le demande souvent jusqu’à la majorité."
                ),
            ),
        ):
            whole.addLayout(made)
        whole.addWidget(self.ads)
        whole.addWidget(self.urgent)
        self.compare = button(theme, self.tr("Voir ce qui change"), self._propose, role="next")
        whole.addLayout(
            buttons(theme, (self.compare, button(theme, self.tr("Annuler"), self.hide, look="quiet")))
        )
        self.setLayout(whole)
        self.hide()

    def show_profile(self, profile: MunicipalProfile) -> None:
        """Fill the fields with the profile in force."""
        self._profile = profile
        self.hours.setText(profile.office_hours)
        self.phone.setText(profile.complaint_phone)
        self.address.setText(profile.complaint_form)
        self.age.setValue(profile.parental_consent_until)
        self.ads.set_checked(profile.newsletter_external_ads)
        self.urgent.set_checked(profile.emergency_first)
        self.show()
        self.hours.setFocus()

    def _propose(self) -> None:
        if self._profile is None:
            return
        self.proposed.emit(
            replace(
                self._profile,
                office_hours=self.hours.text().strip(),
                complaint_phone=self.phone.text().strip(),
                complaint_form=self.address.text().strip(),
                parental_consent_until=self.age.value(),
                newsletter_external_ads=self.ads.is_checked(),
                emergency_first=self.urgent.is_checked(),
            )
        )
