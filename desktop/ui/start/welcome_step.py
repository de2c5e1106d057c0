"""Assistant, first page: what will be asked, what to have at hand; or a backup to take up, a workspace to join."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.restoration import Restored
from desktop.services.workspace_folder import join
from desktop.ui.background import Lane
from desktop.ui.start.step import Setting, Step, said, signed
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_folder
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import card, column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.restore_form import RestoreForm


class WelcomeStep(Step):
    """Asks nothing, unless a backup is to be taken up, `restored(Restored)` once it is, or the workspace of another
    folder is to be worked in: `joined(Path)` once it is known to be one.
    """

    icon = "home"
    restored = Signal(object)
    joined = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Bienvenue")
        self.title = self.tr("Bienvenue")
        self._beginning = QWidget()
        beginning = column(self.theme, space="medium")
        advice = self.tr(
            "Quelques questions préparent ce poste\u00a0: comptez une dizaine de minutes. Rien n’est créé avant la "
            "dernière étape, et vous pouvez revenir en arrière sans rien perdre."
        )
        beginning.addWidget(label(advice, wrap=True))
        add_gap(self.theme, beginning, "tiny")
        beginning.addWidget(self._needed())
        beginning.addWidget(
            said(
                self.theme,
                "info",
                "info",
                self.tr(
                    "Ce poste travaille seul. L’échange entre plusieurs postes n’est pas encore offert\u00a0: pour "
                    "l’instant, les personnes partagent cet ordinateur, chacune avec sa phrase de passe."
                ),
            )
        )
        self._beginning.setLayout(beginning)
        self.body.addWidget(self._beginning)
        self.form = RestoreForm(self.theme, setting.background, setting.folder, open_=False)
        self.take_up = button(
            self.theme, self.tr("Reprendre une sauvegarde…"), self.ask_backup, role="backup"
        )
        self.other = button(self.theme, self.tr("Ouvrir un autre dossier…"), self._ask_folder, role="folder")
        self._add_restoring()
        self.form.restored.connect(self._restored)
        self.ask_nothing()

    def can_go_on(self) -> bool:
        """Not while a backup is being chosen."""
        return self.leads_on()

    def leads_on(self) -> bool:
        """Not while a backup is being chosen: the form has its own next step."""
        return self._restoring.isHidden()

    def inside(self) -> bool:
        """While a backup is being chosen."""
        return not self._restoring.isHidden()

    def step_out(self) -> None:
        """A new workspace after all."""
        self.ask_nothing()
        self.take_up.setFocus()

    def first_focus(self) -> QWidget | None:
        """What the form still needs, when it is open."""
        return None if self._restoring.isHidden() else self.form.first_focus()

    def ask_backup(self) -> None:
        """Open the form, in place of what a new workspace needs."""
        self._turn(restoring=True)
        self.form.first_focus().setFocus()

    def ask_nothing(self) -> None:
        """A new workspace after all; what was typed in the form stays there, the code apart."""
        self.form.forget()
        self._turn(restoring=False)

    def join(self, folder: Path) -> None:
        """Work in the workspace of a folder, or say why it cannot be; it is opened on another thread to be sure."""
        self.clear_problem()
        self.other.setEnabled(False)
        self.setting.background.run(
            lambda: join(folder), self._joined, owner=self, failed=self._not_joined, lane=Lane.FILES
        )

    def _ask_folder(self) -> None:
        folder = choose_folder(self, self.tr("Dossier de l’espace de travail"))
        if folder is not None:
            self.join(folder)

    def _joined(self, folder: Path) -> None:
        self.other.setEnabled(True)
        self.joined.emit(folder)

    def _not_joined(self, error: Exception) -> None:
        self.other.setEnabled(True)
        self.other.setFocus()
        self.show_problem(error)

    def _turn(self, *, restoring: bool) -> None:
        self._beginning.setVisible(not restoring)
        self._offer.setVisible(not restoring)
        self._restoring.setVisible(restoring)
        self.clear_problem()
        self.settled.emit()

    def _restored(self, restored: Restored) -> None:
        self.restored.emit(restored)

    def _add_restoring(self) -> None:
        self._offer = QWidget()
        offered = column(self.theme, space="small")
        add_gap(self.theme, offered)
        offered.addWidget(
            label(self.tr("Retrouver un espace de travail qui existe déjà"), "section", wrap=True)
        )
        for role, words in (
            (
                "backup",
                self.tr(
                    "L’ordinateur a changé, ou le disque est brisé\u00a0: reprenez ici la dernière sauvegarde. La feuille de "
                    "secours refait ensuite une clé à la direction générale, qui en donne une à chaque personne "
                    "(Paramètres\u00a0› Personnes)."
                ),
            ),
            (
                "folder",
                self.tr(
                    "L’espace est dans un autre dossier de cet ordinateur\u00a0: ouvrez ce dossier. L’application s’ouvrira "
                    "ensuite toujours là. Si ce poste n’a aucune clé, la feuille de secours en refera une à la direction "
                    "générale."
                ),
            ),
        ):
            offered.addLayout(signed(self.theme, role, "accent", label(words, "muted", wrap=True)))
        line = FlowLayout(self.theme)
        line.addWidget(self.take_up)
        line.addWidget(self.other)
        offered.addLayout(line)
        self._offer.setLayout(offered)
        self._restoring, inside = card(self.theme)
        inside.setSpacing(self.theme.space("medium"))
        inside.addWidget(label(self.tr("Reprendre une sauvegarde"), "section", wrap=True))
        advice = self.tr(
            "Choisissez le fichier le plus récent du disque des sauvegardes, et prenez la feuille de secours qui était en "
            "vigueur à cette date. Les clés des personnes ne sont pas dans une sauvegarde\u00a0: sur un autre ordinateur, la "
            "même feuille servira ensuite à en refaire une à la direction générale."
        )
        inside.addWidget(label(advice, "muted", wrap=True))
        inside.addWidget(self.form)
        self.body.addWidget(self._offer)
        self.body.addWidget(self._restoring)

    def _needed(self) -> QWidget:
        made, inside = card(self.theme)
        inside.setSpacing(self.theme.space("medium"))
        inside.addWidget(label(self.tr("À avoir sous la main"), "section"))
        for role, words in (
            ("people", self.tr("La personne qui rédige et celle qui approuve, pour leurs phrases de passe.")),
            ("image", self.tr("Le logo officiel, en SVG ou en PNG. Il peut attendre.")),
            (
                "backup",
                self.tr("Un disque externe ou un dossier du serveur de fichiers, pour les sauvegardes."),
            ),
            ("print", self.tr("Une imprimante, pour la feuille de secours.")),
        ):
            inside.addLayout(signed(self.theme, role, "accent", label(words, wrap=True)))
        return made
