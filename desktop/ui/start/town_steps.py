"""Assistant: the official logo (art. 25), and the official accounts that the profile names (art. 3, 21)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import Channel
from desktop.editorial.profile import OfficialAccount
from desktop.imaging.logo import logo_png
from desktop.services.first_run import Logo, read_logo
from desktop.ui.background import Lane
from desktop.ui.start.step import Setting, Step, said
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_file
from desktop.ui.widgets.frames import card, clear, column, frame, line, row
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.sign import Sign

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


class AccountsStep(Step):
    """Shows; the direction signs these authorisations as the workspace is made."""

    icon = "rights"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Comptes officiels")
        self.title = self.tr("Les comptes officiels")
        self.advice = self.tr(
            "Seuls les comptes autorisés par la direction générale peuvent publier (articles\u00a03 et\u00a021). Elle signe "
            "ceux-ci à la création de l’espace de travail, et pourra en ajouter ou en retirer ensuite."
        )
        made, self._rows = card(self.theme)
        self._rows.setSpacing(self.theme.space("medium"))
        self.body.addWidget(made)

    def enter(self) -> None:
        """The accounts of the profile that is chosen now."""
        clear(self._rows)
        profile = self.draft.profile
        accounts = profile.accounts if profile is not None else ()
        if not accounts:
            words = self.tr("Le profil ne nomme aucun compte. La direction pourra en autoriser plus tard.")
            self._rows.addWidget(label(words, wrap=True))
        for number, account in enumerate(accounts):
            if number:
                self._rows.addWidget(line())
            self._add(account)

    def verify(self, then: Callable[[], None]) -> None:
        """Nothing to answer."""
        then()

    def _add(self, account: OfficialAccount) -> None:
        words = column(self.theme, space="tiny")
        words.addWidget(label(account.name, "strong", wrap=True))
        where = Channel(account.channel).label
        words.addWidget(label(f"{where} · {account.url}" if account.url else where, "muted", wrap=True))
        if account.approved_on is not None:
            since = self.tr("Autorisé depuis le {0}").format(french_day(account.approved_on))
            state = Badge(self.theme, since, "pass", "success")
        else:
            state = Badge(self.theme, self.tr("Pas encore autorisé"), "warning", "warning")
        across = row(self.theme, space="medium")
        across.addWidget(Sign(self.theme, account.channel, "muted", 22))
        across.addLayout(words, 1)
        across.addWidget(state)
        self._rows.addLayout(across)
