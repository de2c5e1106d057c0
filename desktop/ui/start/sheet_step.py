"""Assistant: the recovery sheet is saved and printed, then the workspace is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.errors import EnvironmentFault
from desktop.printing.recovery_sheet import RecoverySheet
from desktop.services.civil_time import now
from desktop.services.first_run import (
    Answers,
    FirstDay,
    Recovery,
    recovery_sheet,
    save_recovery_sheet,
)
from desktop.ui.background import Lane
from desktop.ui.start.step import Setting, Step, said
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_new_file
from desktop.ui.widgets.frames import card, column, row
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.wrapped_check import WrappedCheck

Install = Callable[[Answers, Recovery], FirstDay]


class SheetStep(Step):
    """The last question. `working(bool)` says that the workspace is being made, or no longer."""

    icon = "print"
    working = Signal(bool)

    def __init__(self, setting: Setting, install: Install) -> None:
        super().__init__(setting)
        self._install = install
        self.name = self.tr("Feuille de secours")
        self.title = self.tr("La feuille de secours")
        self.advice = self.tr(
            "Son code est le seul moyen de rouvrir une sauvegarde et de remplacer la clé d’une direction absente. "
            "L’application ne le garde nulle part et ne pourra jamais le redonner."
        )
        self._save = button(self.theme, self.tr("Enregistrer la feuille en PDF…"), self._ask, role="save")
        self._open = button(self.theme, self.tr("Ouvrir pour imprimer"), self._show_pdf, role="print")
        self._state = Badge(self.theme, "", "info", "muted")
        self.printed = WrappedCheck(
            self.theme, self.tr("La feuille est imprimée et rangée en lieu sûr, hors de cet ordinateur.")
        )
        self.printed.toggled.connect(self._ticked)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._doing = label(
            self.tr("Création des clés et de l’espace de travail… Quelques secondes."), wrap=True
        )
        self._lay_out()

    def enter(self) -> None:
        """The sheet of the people as they are now."""
        self.draft.recovery = self.draft.recovery or Recovery()
        self._busy(False)
        self._show_state()

    def can_go_on(self) -> bool:
        """Once the sheet is saved as it is, and said to be printed."""
        return self._is_saved() and self.printed.is_checked() and self._doing.isHidden()

    def verify(self, then: Callable[[], None]) -> None:
        """Make the workspace, in the background; what fails leaves every answer as it is."""
        answers, recovery = self.draft.answers(), self._recovery()
        self.clear_problem()
        self._busy(True)
        self.setting.background.run(
            lambda: self._install(answers, recovery),
            partial(self._made, then),
            owner=self,
            failed=self._not_made,
        )

    def first_focus(self) -> QWidget | None:
        """Saving, until it is done."""
        return self.printed if self._is_saved() else self._save

    def save(self, path: Path) -> None:
        """Write the sheet there."""
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        sheet = self._sheet()
        self.setting.background.run(
            lambda: save_recovery_sheet(sheet, path),
            partial(self._saved, sheet),
            owner=self,
            failed=self.show_problem,
            lane=Lane.FILES,
            key="feuille",
        )

    def _lay_out(self) -> None:
        made, inside = card(self.theme)
        inside.setSpacing(self.theme.space("medium"))
        for number, words in enumerate(
            (
                self.tr("Enregistrez la feuille, de préférence sur une clé USB."),
                self.tr(
                    "Imprimez-la, puis rangez-la avec les documents du greffe, dans un lieu fermé à clé."
                ),
                self.tr("Effacez ensuite le fichier PDF\u00a0: qui lit ce code peut tout ouvrir."),
            ),
            1,
        ):
            line = row(self.theme, space="medium")
            line.addWidget(label(f"{number}.", "strong"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, wrap=True), 1)
            inside.addLayout(line)
        buttons = row(self.theme, space="medium")
        buttons.addWidget(self._save)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addWidget(self._state)
        self.body.addWidget(made)
        self.body.addWidget(self.printed)
        doing = column(self.theme, space="small")
        doing.addWidget(self._doing)
        doing.addWidget(self._progress)
        self.body.addLayout(doing)

    def _ask(self) -> None:
        title = self.tr("Feuille de secours")
        path = choose_new_file(self, title, "feuille-de-secours.pdf", self.tr("Document PDF (*.pdf)"))
        if path is not None:
            self.save(path)

    def _show_pdf(self) -> None:
        path = self.draft.saved_to
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr(
                "Aucune application de ce poste n’a ouvert le fichier «\u00a0{0}\u00a0». Il est bien enregistré\u00a0: ouvrez-le "
                "vous-même, ou imprimez-le depuis un autre ordinateur."
            )
            self.show_problem(EnvironmentFault("pdf_non_ouvert", words.format(path)))

    def _saved(self, sheet: RecoverySheet, path: Path) -> None:
        self.draft.saved_sheet, self.draft.saved_to = sheet, path
        self.clear_problem()
        self._show_state()
        self._open.setFocus()

    def _ticked(self, _: bool) -> None:
        self.settled.emit()

    def _show_state(self) -> None:
        saved = self._is_saved()
        self._open.setVisible(saved)
        self.printed.setEnabled(saved)
        if not saved:
            self.printed.set_checked(False)
        if saved:
            name = self.draft.saved_to.name if self.draft.saved_to is not None else ""
            self._state.show_state(self.tr("Enregistrée\u00a0: {0}").format(name), "pass", "success")
        elif self.draft.saved_sheet is not None:
            changed = self.tr(
                "Vos réponses ont changé depuis\u00a0: enregistrez et imprimez la feuille de nouveau."
            )
            self._state.show_state(changed, "warning", "warning")
        else:
            self._state.show_state(self.tr("Pas encore enregistrée"), "info", "muted")
        self.settled.emit()

    def _made(self, then: Callable[[], None], day: FirstDay) -> None:
        self.draft.day = day
        self._busy(False)
        then()

    def _not_made(self, error: Exception) -> None:
        self._busy(False)
        self.show_problem(error)

    def _busy(self, busy: bool) -> None:
        self._doing.setVisible(busy)
        self._progress.setVisible(busy)
        self._save.setEnabled(not busy)
        self.printed.setEnabled(not busy and self._is_saved())
        self.working.emit(busy)
        self.settled.emit()

    def _is_saved(self) -> bool:
        return self.draft.saved_sheet is not None and self.draft.saved_sheet == self._sheet()

    def _sheet(self) -> RecoverySheet:
        return recovery_sheet(self.draft.answers(), self._recovery(), now().date())

    def _recovery(self) -> Recovery:
        assert self.draft.recovery is not None, "`enter` made it"
        return self.draft.recovery


class DoneStep(Step):
    """What was made, and what could not be finished."""

    icon = "pass"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Terminé")
        self.title = self.tr("L’espace de travail est prêt")

    def enter(self) -> None:
        """Show what was made."""
        day = self.draft.day
        assert day is not None, "this page comes after the workspace"
        self.body.addWidget(
            said(
                self.theme,
                "success",
                "pass",
                self.tr(
                    "{0} peut commencer. Pour passer à quelqu’un d’autre, choisissez «\u00a0Verrouiller ou changer de personne\u00a0» sous le nom, en haut à droite."
                ).format(day.session.name),
            )
        )
        for notice in day.notices:
            self.body.addWidget(said(self.theme, "warning", "warning", notice))
        if self.draft.saved_to is not None:
            kept = self.tr("Une fois la feuille de secours imprimée, effacez le fichier «\u00a0{0}\u00a0».")
            self.body.addWidget(said(self.theme, "info", "info", kept.format(self.draft.saved_to)))
