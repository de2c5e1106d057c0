"""Assistant: the official logo (art. 25)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from desktop.imaging.logo import logo_png
from desktop.services.first_run import Logo, read_logo
from desktop.ui.background import Lane
from desktop.ui.start.step import Setting, Step, said
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_file
from desktop.ui.widgets.frames import column, frame, row
from desktop.ui.widgets.labels import label

_SHOWN = 320
"""Pixels at 100 %: how wide the logo is shown."""


class LogoStep(Step):
    """The logo may come later; what that prevents is said."""

    icon = "image"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Logo officiel")
        self.title = self.tr("Le logo officiel")
        self.advice = self.tr(
            "Le fichier exact du logo, en SVG de préférence ou en PNG d’au moins 400\u00a0pixels de large. L’application "
            "le pose sur les images sans jamais le modifier (article\u00a025)."
        )
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = label("", "muted", wrap=True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown = column(self.theme, space="small", margin="large")
        shown.addWidget(self._picture)
        self._plate = frame("plate", shown)
        self._choose = button(self.theme, self.tr("Choisir le fichier…"), self._ask, role="folder")
        self._later = button(self.theme, self.tr("Retirer"), self.forget, look="quiet", role="remove")
        self._missing = said(
            self.theme,
            "warning",
            "warning",
            self.tr(
                "Sans logo, aucune image qui doit le porter ne pourra être publiée. Vous pourrez le donner plus tard, "
                "dans les Paramètres."
            ),
        )
        self._lay_out()
        self._show()

    def read(self, path: Path) -> None:
        """Take the logo of a file, if it is one."""
        width = self.theme.px(_SHOWN)

        def work() -> tuple[Logo, bytes]:
            logo = read_logo(path)
            return logo, logo_png(logo.data, width)

        self.setting.background.run(
            work, self._take, owner=self, failed=self.show_problem, lane=Lane.FILES, key="logo"
        )

    def forget(self) -> None:
        """No logo for now."""
        self.draft.logo = None
        self._picture.clear()
        self._show()

    def _lay_out(self) -> None:
        buttons = row(self.theme, space="medium")
        buttons.addWidget(self._choose)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        self.body.addWidget(self._plate)
        self.body.addWidget(self._name)
        self.body.addLayout(buttons)
        self.body.addWidget(self._missing)

    def _ask(self) -> None:
        path = choose_file(self, self.tr("Logo officiel"), self.tr("Logo (*.svg *.png)"))
        if path is not None:
            self.read(path)

    def _take(self, read: tuple[Logo, bytes]) -> None:
        self.draft.logo, png = read
        picture = QPixmap()
        picture.loadFromData(png)
        self._picture.setPixmap(picture)
        self.clear_problem()
        self._show()

    def _show(self) -> None:
        logo = self.draft.logo
        self._plate.setVisible(logo is not None)
        self._name.setVisible(logo is not None)
        self._later.setVisible(logo is not None)
        self._missing.setVisible(logo is None)
        if logo is not None:
            self._name.setText(logo.name)
            self._picture.setAccessibleName(self.tr("Logo lu dans le fichier {0}").format(logo.name))
        self._choose.setText(
            self.tr("Choisir un autre fichier…") if logo is not None else self.tr("Choisir le fichier…")
        )
        self.settled.emit()
