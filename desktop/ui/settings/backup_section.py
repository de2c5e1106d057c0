"""Sauvegarde: where, the last ones, one more now, and how to put one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.french_sizes import french_size
from desktop.errors import Refusal
from desktop.services.backup_place import BackupPlace
from desktop.services.backups import (
    Backup,
    BackupState,
    BegunBackup,
    KeptBackup,
    backup_state,
    begin_backup,
    try_backup_place,
    use_backup_place,
)
from desktop.services.long_work import LongWork
from desktop.services.restoration import Wanted
from desktop.ui.background import AtClose
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons
from desktop.ui.widgets.buttons import button, primary_button
from desktop.ui.widgets.file_choices import choose_folder
from desktop.ui.widgets.frames import clear, column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.restore_form import RestoreForm
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.working import Working
from desktop.ui.workbench import Change

_SHOWN = 8


class BackupSection(Section):
    """One encrypted file a backup; only the recovery code opens it."""

    title = "Sauvegarde"
    advice = (
        "Une sauvegarde est un seul fichier chiffré, relu après l’écriture. Seul le code de la feuille de secours peut "
        "la rouvrir\u00a0: gardez cette feuille ailleurs que sur ce poste."
    )

    def build(self) -> None:
        """Where, now, the last ones, restoring."""
        self._state: BackupState | None = None
        inside = self.card(self.tr("Dossier des sauvegardes"))
        self.place = label("", wrap=True)
        self._trouble = label("", "danger", wrap=True)
        self._warnings = column(self.theme, space="tiny")
        self.working = Working(self.theme)
        inside.addWidget(self.place)
        inside.addWidget(self._trouble)
        inside.addLayout(self._warnings)
        inside.addWidget(self.working)
        words = self.tr("Sauvegarder maintenant"), self.tr("Choisir un dossier…")
        self.now = primary_button(self.theme, words[0], self.save_now, role="backup")
        self.choose = primary_button(self.theme, words[1], self._ask_folder, role="folder")
        self.choose.lead(False)
        self.test = button(self.theme, self.tr("Vérifier ce dossier"), self._test, role="check")
        inside.addLayout(buttons(self.theme, (self.now, self.choose, self.test)))
        inside = self.card(self.tr("Dernières sauvegardes"))
        self.table = Records(self.theme, self.tr("Sauvegardes"), (4, 2, 5, 3))
        inside.addWidget(self.table)
        inside = self.card(
            self.tr("Restaurer une sauvegarde"),
            self.tr(
                "La sauvegarde est d’abord relue et vérifiée en entier, et vous voyez ce qu’elle contient\u00a0: rien ne change "
                "avant. Ensuite, l’espace actuel est mis de côté, jamais effacé, et ce qui a été détruit "
                "demeure détruit. Les clés ne sont pas dans la sauvegarde\u00a0: elles restent sur le poste."
            ),
        )
        self.restoring = RestoreForm(self.theme, self.bench.background, Path(), open_=True)
        self.restoring.asked.connect(self._restore)
        inside.addWidget(self.restoring)

    def read(self) -> None:
        """Read where backups are."""
        self.bench.ask(lambda desk, _: backup_state(desk), self._show, owner=self)

    def leave(self) -> None:
        """The code does not stay in the form."""
        super().leave()
        self.restoring.forget()

    def first_focus(self) -> QWidget | None:
        """The button."""
        return self.now if self.now.isEnabled() else self.choose

    def save_now(self) -> None:
        """Copy the database, then write the rest without holding it."""
        self._busy(True)
        self.bench.ask(lambda desk, _: begin_backup(desk), self._begun, owner=self, failed=self._failed)

    def use_folder(self, folder: Path) -> None:
        """Try a folder, then keep it."""
        if self._state is not None:
            workspace = self._state.workspace
            self.bench.compute(lambda: try_backup_place(folder, workspace), self._keep, owner=self)

    def _show(self, state: BackupState) -> None:
        self._state = state
        if state.folder is None:
            self.place.setText(
                self.tr("Aucun dossier n’est choisi. Prenez un disque externe ou le serveur de fichiers.")
            )
        else:
            self.place.setText(str(state.folder))
        self._trouble.setText(state.trouble)
        self._trouble.setVisible(bool(state.trouble))
        self.now.lead(state.folder is not None)
        self.choose.lead(state.folder is None)
        self.now.setEnabled(state.folder is not None and self.working.isHidden())
        self.test.setEnabled(state.folder is not None)
        self.table.show_records(
            [self._record(each) for each in state.kept[:_SHOWN]],
            self.tr("Aucune sauvegarde de cet espace de travail n’est dans ce dossier.")
            if state.folder is not None
            else self.tr("Choisissez d’abord un dossier."),
        )
        self.restoring.move_to(state.workspace)
        posts = self.tr("{0} publications") if state.posts > 1 else self.tr("{0} publication")
        self.restoring.compare(state.identifier, posts.format(state.posts))

    def _record(self, each: KeptBackup) -> Record:
        moment = french_moment(each.made_at)
        choose = button(self.theme, self.tr("Restaurer…"), partial(self._choose, each), look="quiet")
        choose.setAccessibleName(self.tr("Restaurer la sauvegarde du {0}").format(moment))
        words = (moment[:1].upper() + moment[1:], french_size(each.size), each.path.name)
        return Record(words, actions=(choose,))

    def _choose(self, each: KeptBackup) -> None:
        """Its code is what the form still needs."""
        self.restoring.choose(each.path)
        self.page.ensureWidgetVisible(self.restoring)

    def _restore(self, wanted: Wanted) -> None:
        if self.bench.demonstration:
            self.bench.notices.inform(
                self.tr(
                    "La sauvegarde est bonne, mais une démonstration ne se restaure pas. Rien n’a été changé."
                )
            )
        else:
            self.bench.restore_asked.emit(wanted)

    def _begun(self, begun: BegunBackup) -> None:
        work = LongWork()
        self.working.follow(work, self.tr("Sauvegarde en cours. Vous pouvez continuer à travailler."))
        self.bench.compute(
            lambda: begun.write(work),
            self._saved,
            owner=self,
            failed=self._failed,
            at_close=AtClose(
                work.cancel,
                self.tr(
                    "Une sauvegarde est en cours\u00a0: la fenêtre se fermera d’elle-même dès qu’elle sera finie. "
                    "Interrompue, elle ne compte pas, et les précédentes sont toujours là."
                ),
            ),
        )

    def _saved(self, made: Backup) -> None:
        self._busy(False)
        if made.damaged:
            self.bench.notices.warn(
                self.tr(
                    "La sauvegarde est écrite, mais des fichiers de l’espace de travail étaient déjà endommagés ({0}). "
                    "Aucune ancienne sauvegarde n’a été retirée. Vérifiez le journal."
                ).format(len(made.damaged))
            )
        else:
            self.say(self.tr("Sauvegarde écrite et relue ({0}).").format(french_size(made.size)))
        self.read()

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, Refusal) and error.code == "travail_interrompu":
            self.bench.notices.inform(
                self.tr("Sauvegarde interrompue. Les sauvegardes précédentes sont toujours là.")
            )
        else:
            self.bench.notices.report(error)

    def _busy(self, busy: bool) -> None:
        if not busy:
            self.working.end()
        self.now.setEnabled(not busy)
        self.choose.setEnabled(not busy)

    def _ask_folder(self) -> None:
        folder = choose_folder(self, self.tr("Dossier des sauvegardes"))
        if folder is not None:
            self.use_folder(folder)

    def _test(self) -> None:
        if self._state is None or self._state.folder is None:
            return
        folder, workspace = self._state.folder, self._state.workspace
        self.bench.compute(lambda: try_backup_place(folder, workspace), self._tested, owner=self)

    def _tested(self, place: BackupPlace) -> None:
        self._warn(place)
        self.say(self.tr("Ce dossier convient\u00a0: {0} libres.").format(french_size(place.free)))

    def _keep(self, place: BackupPlace) -> None:
        def kept(_: None) -> None:
            self._warn(place)
            self.say(self.tr("Les sauvegardes iront dans «\u00a0{0}\u00a0».").format(place.folder))
            self.read()

        self.bench.act(lambda desk, _: use_backup_place(desk, place), kept, changes=Change(), owner=self)

    def _warn(self, place: BackupPlace) -> None:
        clear(self._warnings)
        for sentence in place.warnings:
            self._warnings.addWidget(Said(self.theme, sentence, "warning", "warning"))
