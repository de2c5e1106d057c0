"""Assistant: one person, their identifier suggested from their name, their roles, their passphrase typed twice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.services.first_run import PersonTyped
from desktop.services.passphrase_advice import Strength, advise
from desktop.ui.start.step import Pair, field
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.passphrase import PassphraseField
from desktop.ui.widgets.sign import Sign
from desktop.ui.widgets.wrapped_check import WrappedCheck

_LONGEST_NAME, _LONGEST_CODE = 120, 40
_SIGNS = {
    Strength.SHORT: ("info", "muted"),
    Strength.WEAK: ("warning", "warning"),
    Strength.FAIR: ("check", "info"),
    Strength.STRONG: ("pass", "success"),
}


def role_sentences() -> dict[str, str]:
    """Each role and what it lets somebody do."""

    def said(text: str) -> str:
        return QCoreApplication.translate("PersonForm", text)

    return {
        "redaction": said("Rédaction\u00a0: écrit et soumet à l’approbation"),
        "publication": said("Publication\u00a0: publie ce qui est approuvé"),
        "direction": said("Direction générale\u00a0: approuve, ou demande des modifications"),
        "greffe": said("Greffe\u00a0: avis publics, périodes électorales, conservation"),
        "administration": said("Administration\u00a0: clés et réglages du poste"),
    }


class PersonForm(QFrame):
    """`changed` follows every edit; `renamed` an edit of the name or the identifier; `removed` the button."""

    changed = Signal()
    renamed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, roles: frozenset[str]) -> None:
        super().__init__()
        self._theme = theme
        self._typed_code = False
        self.setProperty("look", "card")
        self._title = label("", "section")
        self._remove = button(theme, self.tr("Retirer"), self.removed.emit, look="quiet", role="remove")
        self.name = QLineEdit(maxLength=_LONGEST_NAME)
        self.code = QLineEdit(maxLength=_LONGEST_CODE)
        self.roles = {role: WrappedCheck(theme, words) for role, words in role_sentences().items()}
        self.passphrase = PassphraseField(theme, self.tr("Phrase de passe"))
        self.confirmation = PassphraseField(theme, self.tr("La même, encore une fois"))
        self._sign = Sign(theme, "info", "muted")
        self._advice = label("", wrap=True)
        self._same = label("", "danger", wrap=True)
        for role, box in self.roles.items():
            box.set_checked(role in roles)
        self._lay_out()
        self._connect()
        self._advise()

    def typed(self) -> PersonTyped:
        """What was typed."""
        return PersonTyped(
            self.name.text(),
            self.code.text(),
            frozenset(role for role, box in self.roles.items() if box.is_checked()),
            self.passphrase.text(),
            self.confirmation.text(),
        )

    def show_place(self, number: int, *, removable: bool) -> None:
        """Show which of the people this is, and whether there are enough others to remove it."""
        self._title.setText(self.tr("Personne {0}").format(number))
        self._remove.setVisible(removable)
        self._remove.setAccessibleName(self.tr("Retirer la personne {0}").format(number))

    def suggest_code(self, code: str) -> None:
        """Propose an identifier, unless one was typed."""
        if not self._typed_code:
            self.code.setText(code)

    def hide_words(self) -> None:
        """Hide the passphrases: another page is shown."""
        self.passphrase.hide_words()
        self.confirmation.hide_words()

    def _lay_out(self) -> None:
        inside = column(self._theme, space="medium", margin="large")
        head = row(self._theme)
        head.addWidget(self._title, 1)
        head.addWidget(self._remove)
        inside.addLayout(head)
        note = label(self.tr("Court, sans espaces; c’est définitif."), "muted", wrap=True)
        name = field(self._theme, self.tr("Prénom et nom"), self.name)
        code = field(self._theme, self.tr("Identifiant"), self.code, note)
        inside.addWidget(Pair(self._theme, name, code, (3, 2)))
        roles = column(self._theme, space="tiny")
        roles.addWidget(label(self.tr("Rôles"), "strong"))
        for box in self.roles.values():
            roles.addWidget(box)
        inside.addLayout(roles)
        first = field(self._theme, self.tr("Phrase de passe"), self.passphrase)
        again = field(self._theme, self.tr("La même, encore une fois"), self.confirmation, self._same)
        inside.addWidget(Pair(self._theme, first, again))
        advice = row(self._theme, space="small")
        advice.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        advice.addWidget(self._advice, 1)
        inside.addLayout(advice)
        self.setLayout(inside)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._name_edited)
        self.code.textEdited.connect(self._code_edited)
        for box in self.roles.values():
            box.toggled.connect(self._tell)
        for phrase in (self.passphrase, self.confirmation):
            phrase.changed.connect(self._advise)

    def _name_edited(self, _: str) -> None:
        self.renamed.emit()
        self._advise()

    def _code_edited(self, code: str) -> None:
        self._typed_code = bool(code)
        self._tell()

    def _tell(self, _: bool = False) -> None:
        self.changed.emit()

    def _advise(self) -> None:
        phrase, again = self.passphrase.text(), self.confirmation.text()
        advice = advise(phrase, (*self.name.text().split(), self.code.text()))
        self._advice.setText(advice.sentence)
        self._sign.show_role(*_SIGNS[advice.strength])
        differs = bool(again) and not phrase.startswith(again) and phrase != again
        self._same.setText(self.tr("Ce n’est pas la même.") if differs else "")
        self._same.setVisible(differs)
        self.confirmation.mark_wrong(differs)
        self.changed.emit()
