"""Assistant: where backups go, tried at once; or later, knowing what that means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import Refusal
from desktop.services.backup_place import BackupPlace, check_backup_place
from desktop.ui.background import Lane
from desktop.ui.start.step import Setting, Step, field, said
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_folder
from desktop.ui.widgets.frames import clear, column, row
from desktop.ui.widgets.wrapped_check import WrappedCheck

_GIGABYTE = 1_000_000_000


class BackupStep(Step):
    """The folder is checked when it is chosen, and once more when the page is left."""

    icon = "backup"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Sauvegardes")
        self.title = self.tr("Les sauvegardes")
        self.advice = self.tr(
            "Choisissez un dossier hors de cet ordinateur\u00a0: un disque externe ou le serveur de fichiers. Les "
            "sauvegardes y sont chiffrées; seul le code de la feuille de secours les ouvre. La première est faite "
            "à la création."
        )
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(self.tr("Aucun dossier choisi"))
        self.folder.textEdited.connect(self._edited)
        self._browse = button(self.theme, self.tr("Parcourir…"), self._ask, role="folder")
        self._result = column(self.theme, space="small")
        self.later = WrappedCheck(
            self.theme,
            self.tr("Choisir plus tard. D’ici là, une panne du disque ferait tout perdre."),
        )
        self.later.toggled.connect(self._postponed)
        self._lay_out()

    def verify(self, then: Callable[[], None]) -> None:
        """Try the folder, unless the person chose to decide later."""
        if self.later.is_checked():
            self.draft.backup = None
            then()
            return
        if not self.folder.text().strip():
            said_so = self.tr("Choisissez un dossier, ou cochez «\u00a0Choisir plus tard\u00a0».")
            self.show_problem(Refusal("dossier_requis", said_so))
            return

        def go_on(place: BackupPlace) -> None:
            self._take(place)
            then()

        self._check(go_on)

    def first_focus(self) -> QWidget | None:
        """The folder."""
        return self._browse if not self.folder.text() else self.folder

    def choose(self, folder: Path) -> None:
        """Take a folder and try it."""
        self.folder.setText(str(folder))
        self._edited("")
        self._check(self._take)

    def _lay_out(self) -> None:
        inside = QWidget()
        across = row(self.theme, space="small")
        across.addWidget(self.folder, 1)
        across.addWidget(self._browse)
        inside.setLayout(across)
        made = field(self.theme, self.tr("Dossier des sauvegardes"), inside)
        self.folder.setAccessibleName(self.tr("Dossier des sauvegardes"))
        self.body.addWidget(made)
        self.body.addLayout(self._result)
        self.body.addWidget(self.later)

    def _ask(self) -> None:
        folder = choose_folder(self, self.tr("Dossier des sauvegardes"))
        if folder is not None:
            self.choose(folder)

    def _check(self, done: Callable[[BackupPlace], None]) -> None:
        folder, workspace = Path(self.folder.text().strip()), self.setting.folder
        self.setting.background.run(
            lambda: check_backup_place(folder, workspace),
            done,
            owner=self,
            failed=self.show_problem,
            lane=Lane.FILES,
            key="sauvegardes",
        )

    def _take(self, place: BackupPlace) -> None:
        self.draft.backup = place
        self.clear_problem()
        clear(self._result)
        room = f"{place.free / _GIGABYTE:.0f}" if place.free >= _GIGABYTE else self.tr("moins de 1")
        words = self.tr("Le dossier peut être écrit. Place libre\u00a0: {0}\u00a0Go.").format(room)
        self._result.addWidget(said(self.theme, "success", "pass", words))
        for warning in place.warnings:
            self._result.addWidget(said(self.theme, "warning", "warning", warning))

    def _edited(self, _: str) -> None:
        self.draft.backup = None
        self.later.set_checked(False)
        clear(self._result)
        self.clear_problem()

    def _postponed(self, _: bool) -> None:
        self.draft.backup = None
        clear(self._result)
        self.clear_problem()
