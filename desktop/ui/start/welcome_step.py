"""Assistant, first page: what will be asked, what to have at hand, and that this workstation works alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop import paths
from desktop.ui.start.step import Setting, Step, said, signed
from desktop.ui.widgets.frames import card, column
from desktop.ui.widgets.labels import label


class WelcomeStep(Step):
    """Asks nothing."""

    icon = "home"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Bienvenue")
        self.title = self.tr("Bienvenue")
        self.advice = self.tr(
            "Quelques questions préparent ce poste\u00a0: comptez une dizaine de minutes. Rien n’est créé avant la "
            "dernière étape, et vous pouvez revenir en arrière sans rien perdre."
        )
        self._add_needed()
        self.body.addWidget(
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
        self._add_restoring()

    def _add_restoring(self) -> None:
        """The command has its own line: it is copied, and no end of line cuts it."""
        words = self.tr(
            "Pour reprendre une sauvegarde au lieu de commencer, fermez cette fenêtre et donnez cette commande dans un "
            "terminal, FICHIER étant la sauvegarde\u00a0:"
        )
        command = label(f"{paths.own_command()} restaurer FICHIER", "muted", wrap=True)
        command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        command.setAccessibleName(self.tr("Commande de restauration\u00a0: {0}").format(command.text()))
        restoring = column(self.theme, space="tiny")
        restoring.addWidget(label(words, "muted", wrap=True))
        restoring.addWidget(command)
        self.body.addLayout(restoring)

    def _add_needed(self) -> None:
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
        self.body.addWidget(made)
