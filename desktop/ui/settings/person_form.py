"""One person to add, or whose roles change: name, roles in words, passphrase."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.services.first_run import suggested_code
from desktop.services.installation import NewPerson
from desktop.services.people import PersonLine
from desktop.ui.settings.passphrase_form import NewPassphrase
from desktop.ui.settings.section import buttons, field
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.wrapped_check import WrappedCheck

_ROLES = {
    "redaction": "Rédaction\u00a0: écrit, ajoute des images, soumet",
    "publication": "Publication\u00a0: publie ce qui est approuvé et le consigne",
    "direction": "Direction générale\u00a0: approuve, autorise les comptes, met en vigueur le profil et les règles",
    "greffe": "Greffe\u00a0: périodes électorales, conservation, profil et règles",
    "administration": "Administration\u00a0: donne et retire les rôles",
}


class PersonForm(QFrame):
    """Hidden until `add` or `change`. `asked(NewPerson, PersonLine or None)` when the form is to be signed."""

    asked = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._who: PersonLine | None = None
        self._taken: Collection[str] = ()
        self.setProperty("look", "card")
        self._title = label("", "section", wrap=True)
        self.name = QLineEdit()
        self.name.textChanged.connect(self._settle)
        self._name_field = QWidget()
        self._name_field.setLayout(
            field(theme, self.tr("&Nom, tel qu’il paraîtra sous les signatures"), self.name)
        )
        self._code = label("", "muted", wrap=True)
        self.roles = {role: WrappedCheck(theme, self.tr(words)) for role, words in _ROLES.items()}
        for check in self.roles.values():
            check.toggled.connect(self._settle)
        self.new_key = WrappedCheck(
            theme,
            self.tr("Lui créer une nouvelle clé sur ce poste (ordinateur changé, phrase de passe oubliée)"),
        )
        self.new_key.toggled.connect(self._settle)
        self.passphrase = NewPassphrase(theme)
        self.passphrase.changed.connect(self._settle)
        self.sign = button(theme, self.tr("Continuer…"), self._ask, role="next")
        self.remove = button(theme, self.tr("Retirer tous ses rôles…"), self._remove, look="danger")
        self._lay_out()
        self.hide()

    def add(self, taken: Collection[str]) -> None:
        """Ask for a new person; `taken` are the identifiers in use."""
        self.forget()
        self._taken = taken
        self._show(self.tr("Ajouter une personne"), frozenset())
        self.name.setFocus()

    def change(self, who: PersonLine) -> None:
        """Ask for other roles, or another key."""
        self.forget()
        self._who = who
        self._show(self.tr("Modifier {0}").format(who.name), who.roles)
        next(iter(self.roles.values())).box.setFocus()

    def forget(self) -> None:
        """Empty and hide the form."""
        self._who = None
        self.name.clear()
        self.passphrase.forget()
        self.new_key.set_checked(False)
        self.hide()

    def chosen(self) -> frozenset[str]:
        """The roles that are checked."""
        return frozenset(role for role, check in self.roles.items() if check.is_checked())

    def _show(self, title: str, roles: frozenset[str]) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        for role, check in self.roles.items():
            check.set_checked(role in roles)
        adding = self._who is None
        self._name_field.setVisible(adding)
        self._code.setVisible(adding)
        self.new_key.setVisible(not adding and bool(roles))
        self.remove.setVisible(not adding and bool(roles))
        self._settle()
        self.show()

    def _person(self) -> str:
        return self._who.person if self._who else suggested_code(self.name.text(), self._taken)

    def _settle(self) -> None:
        adding = self._who is None
        key = adding or self.new_key.is_checked()
        self.passphrase.setVisible(key)
        for check in self.roles.values():
            check.setEnabled(adding or not self.new_key.is_checked())
        self._code.setText(
            self.tr("Identifiant\u00a0: {0}").format(self._person()) if self.name.text().strip() else ""
        )
        named = not adding or bool(self._person())
        changed = bool(self.chosen()) and (
            adding or key or (self._who is not None and self.chosen() != self._who.roles)
        )
        self.sign.setEnabled(named and changed and (not key or self.passphrase.is_ready()))

    def _ask(self) -> None:
        name = self._who.name if self._who else " ".join(self.name.text().split())
        key = self._who is None or self.new_key.is_checked()
        passphrase = self.passphrase.text() if key else ""
        self.asked.emit(NewPerson(self._person(), name, self.chosen(), passphrase), self._who)

    def _remove(self) -> None:
        if self._who is not None:
            self.asked.emit(NewPerson(self._who.person, self._who.name, frozenset(), ""), self._who)

    def _lay_out(self) -> None:
        whole: QVBoxLayout = column(self._theme, margin="large")
        whole.addWidget(self._title)
        whole.addWidget(self._name_field)
        whole.addWidget(self._code)
        roles = column(self._theme, space="small")
        heading: QLabel = label(self.tr("Rôles"), "strong")
        roles.addWidget(heading)
        for check in self.roles.values():
            roles.addWidget(check)
        roles.addWidget(
            label(
                self.tr(
                    "La direction générale et l’administration se donnent et se retirent avec le code de la feuille de "
                    "secours."
                ),
                "muted",
                wrap=True,
            )
        )
        whole.addLayout(roles)
        whole.addWidget(self.new_key)
        whole.addWidget(self.passphrase)
        cancel = button(self._theme, self.tr("Annuler"), self.forget, look="quiet")
        whole.addLayout(buttons(self._theme, (self.sign, self.remove, cancel)))
        self.setLayout(whole)
