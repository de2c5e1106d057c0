"""À propos: version, folders, diagnosis to copy, licence."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.services.diagnosis import Diagnosis
from desktop.services.rule_book import read_licence
from desktop.services.workstation import Workstation, diagnose_desk, diagnosis_text, workstation
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said


class AboutSection(Section):
    """What to say, or to send, when help is needed."""

    title = "À propos"
    advice = "Bon à tirer, le pupitre des communications municipales."

    def build(self) -> None:
        """Version and folders, diagnosis, licence."""
        inside = self.card(self.tr("Ce poste"))
        self.table = Records(self.theme, self.tr("Ce poste"), (2, 5, 2), look="muted")
        inside.addWidget(self.table)
        inside = self.card(
            self.tr("Diagnostic"),
            self.tr("À joindre à une demande d’aide. Il ne contient aucun texte ni aucun nom de personne."),
        )
        self.state = Said(self.theme, self.tr("Diagnostic en cours…"), "clock", "muted")
        inside.addWidget(self.state)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("Diagnostic"))
        inside.addWidget(self.report)
        self.copy = button(self.theme, self.tr("Copier le diagnostic"), self._copy, role="copy")
        self.again = button(self.theme, self.tr("Refaire le diagnostic"), self._diagnose, role="retry")
        inside.addLayout(buttons(self.theme, (self.copy, self.again)))
        inside = self.card(self.tr("Licence"))
        inside.addWidget(
            label(
                self.tr(
                    "Logiciel libre, sous la licence publique générale GNU, version\u00a03 ou ultérieure (GPL-3.0-or-later). "
                    "Vous pouvez l’utiliser, l’étudier, le modifier et le partager."
                ),
                wrap=True,
            )
        )
        self.licence = Fold(self.theme, self.tr("Texte de la licence (en anglais)"))
        self._licence_text = QPlainTextEdit()
        self._licence_text.setReadOnly(True)
        self._licence_text.setTabChangesFocus(True)
        self._licence_text.setAccessibleName(self.tr("Texte de la licence"))
        self.licence.body.addWidget(self._licence_text)
        self.licence.opened.connect(self._read_licence)
        inside.addWidget(self.licence)
        self.theme.changed.connect(self._size)
        self._size()

    def read(self) -> None:
        """Read where things are; diagnose once."""
        self.bench.ask(lambda desk, _: workstation(desk), self._show, owner=self)
        if not self.report.toPlainText():
            self._diagnose()

    def first_focus(self) -> QWidget | None:
        """The button that copies."""
        return self.copy

    def _show(self, found: Workstation) -> None:
        self.table.show_records(
            [
                Record((self.tr("Version"), found.version)),
                self._folder(self.tr("Espace de travail"), found.workspace),
                self._folder(self.tr("Journal technique"), found.logs),
            ]
        )

    def _folder(self, name: str, folder: Path) -> Record:
        go = button(self.theme, self.tr("Ouvrir"), functools.partial(self._open, folder), look="link")
        go.setAccessibleName(self.tr("Ouvrir le dossier\u00a0: {0}").format(name))
        return Record((name, str(folder)), None, (go,))

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.bench.notices.inform(
                self.tr("Le dossier ne s’est pas ouvert. Son adresse\u00a0: {0}").format(folder)
            )

    def _diagnose(self) -> None:
        self.again.setEnabled(False)
        self.state.show_state(self.tr("Diagnostic en cours…"), "clock", "muted")

        # Only the worker and files are asked: the database is free meanwhile.
        self.bench.ask(lambda desk, _: functools.partial(diagnose_desk, desk), self._compute, owner=self)

    def _compute(self, work: Callable[[], Diagnosis]) -> None:
        self.bench.compute(work, self._show_diagnosis, owner=self, failed=self._failed)

    def _show_diagnosis(self, found: Diagnosis) -> None:
        self.again.setEnabled(True)
        self.report.setPlainText(diagnosis_text(found))
        count = len(found.problems)
        if not count:
            self.state.show_state(self.tr("Rien ne manque."), "pass", "success")
        else:
            words = (
                self.tr("1 point à corriger")
                if count == 1
                else self.tr("{0} points à corriger").format(count)
            )
            self.state.show_state(words, "warning", "warning")

    def _failed(self, error: Exception) -> None:
        self.again.setEnabled(True)
        self.state.show_state(self.tr("Le diagnostic n’a pas pu se faire."), "warning", "warning")
        self.bench.notices.report(error)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.say(self.tr("Le diagnostic est dans le presse-papiers."))

    def _read_licence(self, is_open: bool) -> None:
        if is_open and not self._licence_text.toPlainText():
            self.bench.ask(lambda desk, _: desk.resources, self._read_from, owner=self)

    def _read_from(self, resources: Path) -> None:
        self.bench.compute(
            functools.partial(read_licence, resources), self._licence_text.setPlainText, owner=self
        )

    def _size(self) -> None:
        self.report.setFixedHeight(self.theme.px(220))
        self._licence_text.setFixedHeight(self.theme.px(220))
