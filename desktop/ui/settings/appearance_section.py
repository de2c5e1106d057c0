"""Apparence: light, dark or as the system, and the size of everything; seen at once, kept on this workstation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSizePolicy, QWidget

from desktop.ui.appearance import remember
from desktop.ui.settings.section import Section, field
from desktop.ui.theme import ZOOMS, Appearance
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tab_order import ChosenStop

_LOOKS = (
    (Appearance.SYSTEM, "Comme le système"),
    (Appearance.LIGHT, "Clair"),
    (Appearance.DARK, "Sombre"),
)


class AppearanceSection(Section):
    """Three looks and six sizes."""

    title = "Apparence"
    advice = "Ces choix s’appliquent tout de suite et valent pour ce poste seulement."

    def build(self) -> None:
        """The looks and the sizes."""
        inside = self.card(self.tr("Couleurs"))
        self._group = QButtonGroup(self)
        self.looks: dict[Appearance, QRadioButton] = {}
        for look, words in _LOOKS:
            made = QRadioButton(QCoreApplication.translate("AppearanceSection", words))
            made.setAccessibleName(made.text())
            self._group.addButton(made)
            self.looks[look] = made
            made.clicked.connect(self._use)
            # No wider than its words: the frame of the focus is around them.
            made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            inside.addWidget(made)
        ChosenStop(self._group)
        inside = self.card(self.tr("Taille"))
        self.zoom = QComboBox()
        for zoom in ZOOMS:
            self.zoom.addItem(f"{round(zoom * 100)}\u00a0%", zoom)
        self.zoom.activated.connect(self._use)
        advice = self.tr(
            "Ctrl\u00a0+\u00a0«\u00a0+\u00a0» agrandit, Ctrl\u00a0+\u00a0«\u00a0–\u00a0» réduit, Ctrl\u00a0+\u00a00 revient à 100\u00a0%."
        )
        inside.addLayout(field(self.theme, self.tr("&Taille du texte et des boutons"), self.zoom, advice))
        inside = self.card(self.tr("Aperçu"))
        inside.addWidget(
            label(self.tr("Avis d’ébullition levé dans le secteur du lac"), "section", wrap=True)
        )
        inside.addWidget(
            label(
                self.tr(
                    "L’eau du réseau peut être consommée sans être bouillie depuis mardi, à 14\u00a0h. Merci de votre "
                    "collaboration."
                ),
                wrap=True,
            )
        )
        inside.addWidget(label(self.tr("Enregistré à 14\u00a0h\u00a032"), "muted"))
        self.theme.changed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Show what is in use, whoever changed it."""
        self.looks[self.theme.appearance].setChecked(True)
        nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self.theme.zoom))
        self.zoom.setCurrentIndex(nearest)

    def first_focus(self) -> QWidget | None:
        """The look in use."""
        return self.looks[self.theme.appearance]

    def _use(self) -> None:
        look = next(look for look, made in self.looks.items() if made.isChecked())
        self.theme.use(look, float(self.zoom.currentData()))
        remember(self.theme)
