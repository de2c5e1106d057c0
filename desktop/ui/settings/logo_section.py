"""Logo officiel: the one in force as it will be seen, and its replacement (art. 25)."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.imaging.logo import DEFAULT_RULES
from desktop.services.first_run import Logo, read_logo
from desktop.services.official_logo import (
    LogoInForce,
    LogoPreview,
    logo_in_force,
    preview_logo,
    register_official_logo,
)
from desktop.ui.settings.logo_consents_card import LogoConsentsCard
from desktop.ui.settings.logo_picture import LogoPicture
from desktop.ui.settings.section import Section, buttons, offer
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_file
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, empty_state
from desktop.ui.widgets.labels import label

_KINDS = "Logo (*.svg *.png)"
_MAY_CONSENT = frozenset({"redaction", "direction"})


class LogoSection(Section):
    """The logo, its clear space, its smallest size."""

    title = "Logo officiel"
    advice = (
        "Un seul logo, celui de la Municipalité, jamais modifié (art.\u00a025). L’application le pose elle-même, avec sa "
        "zone de protection, et ne le réduit jamais sous sa taille minimale."
    )

    def build(self) -> None:
        """The pictures and the button."""
        self._logo: LogoInForce | None = None
        inside = self.card(self.tr("Logo en vigueur"))
        self._pictures = QWidget()
        pictures = FlowLayout(self.theme)
        self.light = LogoPicture(self.theme, self.tr("Sur fond clair, avec sa zone de protection"))
        self.dark = LogoPicture(self.theme, self.tr("Sur fond foncé, avec sa zone de protection"))
        self.smallest = LogoPicture(self.theme, self.tr("À sa taille minimale"), real_size=True)
        for picture in (self.light, self.dark, self.smallest):
            pictures.addWidget(picture)
        whole = column(self.theme, space="small")
        whole.addLayout(pictures)
        self._facts = label("", "muted", wrap=True)
        whole.addWidget(self._facts)
        self._pictures.setLayout(whole)
        self._pictures.hide()
        inside.addWidget(self._pictures)
        self._none = empty_state(
            self.theme,
            self.tr("Aucun logo n’est enregistré"),
            self.tr("Les images se publient sans logo tant que le fichier officiel n’est pas enregistré."),
        )
        self._none.hide()
        inside.addWidget(self._none)
        self.change = button(
            self.theme, self.tr("Enregistrer un autre fichier…"), self._ask_file, role="folder"
        )
        offer(self.change, self.may_sign)
        inside.addLayout(buttons(self.theme, (self.change,)))
        if not self.may_sign:
            inside.addWidget(
                label(
                    self.tr("La direction générale ou le greffe peut l’enregistrer ou le remplacer."),
                    "muted",
                    wrap=True,
                )
            )
        self.consents: LogoConsentsCard | None = None
        if self.bench.roles & _MAY_CONSENT:
            uses = self.card(
                self.tr("Usage par des tiers"),
                self.tr(
                    "Personne n’utilise le logo sans le consentement du service des communications (art.\u00a025). Ce qui est "
                    "consigné ici est scellé."
                ),
            )
            self.consents = LogoConsentsCard(self.bench)
            uses.addWidget(self.consents)
        self._proposed = LogoPicture(self.theme, self.tr("Fichier proposé"))
        self._proposed.hide()
        self.body.insertWidget(0, self._proposed)

    def read(self) -> None:
        """Read the logo in force."""
        self.bench.ask(lambda desk, _: logo_in_force(desk), self._show, owner=self)
        if self.consents is not None:
            self.consents.read()

    def leave(self) -> None:
        """Nothing stays proposed."""
        super().leave()
        self._proposed.hide()

    def first_focus(self) -> QWidget | None:
        """The button, for who may use it."""
        return self.change if self.may_sign else None

    def import_file(self, path: Path) -> None:
        """Read a file that could become the logo; its refusal is shown as a notice."""
        self.bench.compute(functools.partial(_tried, path), self._propose, owner=self)

    def _show(self, logo: LogoInForce | None) -> None:
        same = logo is not None and self._logo is not None and logo.sha256 == self._logo.sha256
        self._logo = logo
        self._none.setVisible(logo is None)
        if logo is None:
            self._pictures.hide()
        elif not same or self._pictures.isHidden():
            self.bench.compute(functools.partial(preview_logo, logo.data), self._show_pictures, owner=self)

    def _show_pictures(self, preview: LogoPreview) -> None:
        self.light.show_look(preview.light)
        self.dark.show_look(preview.dark)
        self.smallest.show_look(preview.smallest)
        kind = "SVG" if preview.logo.media_type == "image/svg+xml" else "PNG"
        self._facts.setText(
            self.tr(
                "Fichier {0}. Zone de protection\u00a0: {1}\u00a0% de la hauteur du logo, de chaque côté. Taille minimale\u00a0: "
                "{2}\u00a0pixels de large. Empreinte\u00a0:\u00a0{3}…"
            ).format(
                kind,
                round(DEFAULT_RULES.clear_space * 100),
                DEFAULT_RULES.smallest_width,
                preview.logo.sha256[:12],
            )
        )
        self._pictures.show()

    def _ask_file(self) -> None:
        path = choose_file(self, self.tr("Enregistrer le logo officiel"), self.tr(_KINDS))
        if path is not None:
            self.import_file(path)

    def _propose(self, read: tuple[Logo, LogoPreview]) -> None:
        logo, preview = read
        self._proposed.show_look(preview.light)
        self._proposed.show()
        self.ask(
            ToSign(
                self.tr("Vous enregistrez «\u00a0{0}\u00a0» comme logo officiel.").format(logo.name),
                lambda desk, session, _: register_official_logo(desk, session, logo),
                self._registered,
                warnings=(
                    self.tr(
                        "Les images déjà approuvées gardent le logo avec lequel elles ont été approuvées."
                    ),
                ),
            )
        )

    def _registered(self, _: object) -> None:
        self._proposed.hide()
        self.say(self.tr("Le nouveau logo officiel est en vigueur."))


def _tried(path: Path) -> tuple[Logo, LogoPreview]:
    logo = read_logo(path)
    return logo, preview_logo(logo.data, logo.name)
