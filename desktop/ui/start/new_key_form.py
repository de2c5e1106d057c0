"""A workspace restored on another computer, where nobody has a key: the recovery sheet makes the first one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.errors import EnvironmentFault, Refusal
from desktop.services.unlocking import PersonHere
from desktop.ui.settings.passphrase_form import NewPassphrase
from desktop.ui.settings.section import field
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label


class NewKeyForm(QWidget):
    """`asked(person, passphrase, code)`; answer by `refuse`, or leave the page."""

    asked = Signal(str, str, str)

    def __init__(self, theme: Theme, people: tuple[PersonHere, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = QComboBox()
        for who in people:
            self.person.addItem(who.name, who.person)
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("quatorze groupes de quatre caractères"))
        self.phrase = NewPassphrase(theme)
        self._wrong = label("", "danger", wrap=True)
        self._wrong.hide()
        self.make = button(theme, self.tr("Créer cette clé"), self._ask, look="primary", role="key")
        whole = column(theme, space="medium")
        advice = self.tr(
            "La feuille de secours en refait une à la direction générale ou à l’administration, avec les rôles que la "
            "personne tient déjà. Elle donnera ensuite leur clé aux autres, dans les paramètres, sous «\u00a0Personnes\u00a0»."
        )
        whole.addWidget(label(advice, "muted", wrap=True))
        for words, inside in (
            (self.tr("Pour qui"), self.person),
            (self.tr("Code de la feuille de secours"), self.code),
        ):
            whole.addLayout(field(theme, words, inside, wide=True))
        for each in (self.phrase, self._wrong, self.make):
            whole.addWidget(each)
        self.setLayout(whole)
        self.code.textEdited.connect(self._settle)
        self.phrase.changed.connect(self._settle)
        self._settle()

    def refuse(self, error: Refusal | EnvironmentFault) -> None:
        """Say why no key was made; what was typed is still there."""
        self._busy(False)
        self._wrong.setText(error.message)
        self._wrong.show()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, _: str = "") -> None:
        self._wrong.hide()
        self.make.setEnabled(bool(self.code.text().strip()) and self.phrase.is_ready())

    def _busy(self, busy: bool) -> None:
        for each in (self.person, self.code, self.phrase, self.make):
            each.setEnabled(not busy)
        self.make.setText(self.tr("Création de la clé…") if busy else self.tr("Créer cette clé"))

    def _ask(self) -> None:
        self._busy(True)
        self.asked.emit(str(self.person.currentData()), self.phrase.text(), self.code.text())
