"""Who is working: one of the people of this workstation, and their passphrase."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.editorial.workflow import ROLE_LABELS
from desktop.errors import EnvironmentFault, Refusal
from desktop.ui.start.centred_page import CentredPage
from desktop.ui.start.last_to_work import last_to_work, remember_who_works
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, primary_button
from desktop.ui.widgets.frames import column, frame, line, row
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.passphrase import PassphraseField
from desktop.ui.widgets.sign import Sign

if TYPE_CHECKING:
    from desktop.services.unlocking import PeopleHere, PersonHere
    from desktop.ui.start.new_key_form import NewKeyForm


class UnlockPage(CentredPage):
    """`asked(person, passphrase)` is emitted when somebody wants in; answer by `refuse`, or leave the page.
    `retried` asks for the list again, when nobody has a key here; `key_asked(person, passphrase, code)` is then the
    wish to have one made by the recovery sheet, answered in the same way.

    `passphrase` fills the field: that of a demonstration.
    """

    asked = Signal(str, str)
    retried = Signal()
    key_asked = Signal(str, str, str)

    def __init__(
        self, theme: Theme, here: PeopleHere, *, passphrase: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", width=480, parent=parent)
        self.setAccessibleName(self.tr("Qui travaille"))
        self._given = passphrase
        self._new_key: NewKeyForm | None = None
        self._choices: dict[str, PersonChoice] = {}
        self._group = QButtonGroup(self)
        self._field = PassphraseField(theme, self.tr("Phrase de passe"))
        self._wrong = label("", "danger", wrap=True)
        self._open = button(theme, self.tr("Ouvrir"), self._ask, look="primary", role="key")
        self._retry = primary_button(theme, self.tr("Réessayer"), self.retried.emit, role="retry")
        self.add_title("lock", self.tr("Qui travaille?"))
        if here.municipality:
            self.body.addWidget(label(here.municipality, "muted", wrap=True))
        if here.people:
            self._add_people(here.people)
            self._add_passphrase()
        else:
            self._add_nobody(here.by_code)

    def first_focus(self) -> QWidget:
        """The passphrase of the person who worked last; in a demonstration, the button."""
        if not self._choices:
            return self._retry
        return self._open if self._given else self._field.line

    def refuse(self, error: Exception) -> bool:
        """Say why the passphrase was not taken, under it; False for what is not a refusal."""
        if self._new_key is not None:
            if isinstance(error, Refusal | EnvironmentFault):
                self._new_key.refuse(error)
            return isinstance(error, Refusal | EnvironmentFault)
        self._busy(False)
        if not isinstance(error, Refusal):
            return False
        self._wrong.setText(error.message)
        self._wrong.show()
        self._field.mark_wrong(True)
        self._field.line.selectAll()
        self._field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget(self) -> None:
        """Leave nothing of the passphrase in the field."""
        self._field.set_text("")

    def _add_people(self, people: tuple[PersonHere, ...]) -> None:
        rows = column(self.theme, space="tiny")
        for who in people:
            choice = PersonChoice(self.theme, who.name, role_words(who.roles))
            choice.clicked.connect(partial(self._chosen, who.person))
            self._group.addButton(choice)
            self._choices[who.person] = choice
            rows.addWidget(choice)
        self.body.addLayout(rows)
        self._choices.get(last_to_work(), next(iter(self._choices.values()))).setChecked(True)

    def _add_passphrase(self) -> None:
        words = label(self.tr("&Phrase de passe"), "strong")
        words.setTextFormat(Qt.TextFormat.AutoText)
        words.setBuddy(self._field.line)
        self._field.set_text(self._given)
        self._field.changed.connect(self._typed)
        self._field.entered.connect(self._ask)
        self._wrong.hide()
        asked = column(self.theme, space="tiny")
        asked.addWidget(words)
        asked.addWidget(self._field)
        self.body.addLayout(asked)
        self.body.addWidget(self._wrong)
        if self._given:
            said = self.tr(
                "Démonstration\u00a0: la phrase de passe fictive est déjà remplie pour chaque personne."
            )
            note = Column()
            note.setContentsMargins(*([self.theme.space("small")] * 4))
            note.addWidget(label(said, wrap=True))
            self.body.addWidget(frame("warning", note))
        self.body.addWidget(self._open)
        self._typed()

    def _add_nobody(self, by_code: tuple[PersonHere, ...]) -> None:
        self.body.addWidget(
            label(
                self.tr(
                    "Aucune clé n’est gardée sur ce poste pour les personnes de cet espace de travail. Rien n’a été "
                    "changé. Une sauvegarde restaurée ne contient pas les clés\u00a0: travaillez dans la session de "
                    "l’ordinateur où elles ont été créées, ou remettez en place le fichier ou le trousseau qui les garde, "
                    "puis réessayez."
                ),
                wrap=True,
            )
        )
        self.body.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignRight)
        if by_code:
            from desktop.ui.start.new_key_form import NewKeyForm

            self._retry.lead(False)
            self.body.addWidget(line())
            self.body.addWidget(
                label(self.tr("L’ordinateur a changé, et les clés sont perdues?"), "section", wrap=True)
            )
            self._new_key = NewKeyForm(self.theme, by_code)
            self._new_key.asked.connect(self.key_asked)
            self.body.addWidget(self._new_key)

    def _chosen(self, _person: str) -> None:
        self._field.set_text(self._given)
        self._clear_refusal()
        self._typed()
        self._field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._clear_refusal()
        self._open.setEnabled(bool(self._field.text()))

    def _clear_refusal(self) -> None:
        self._wrong.hide()
        self._field.mark_wrong(False)

    def _ask(self) -> None:
        person = next((code for code, choice in self._choices.items() if choice.isChecked()), None)
        if person is None or not self._field.text() or not self._field.isEnabled():
            return
        self._field.hide_words()
        self._busy(True)
        remember_who_works(person)
        self.asked.emit(person, self._field.text())

    def _busy(self, busy: bool) -> None:
        self._open.setText(self.tr("Vérification…") if busy else self.tr("Ouvrir"))
        for widget in (self._open, self._field, *self._choices.values()):
            widget.setEnabled(not busy)


class PersonChoice(QPushButton):
    """One person of a list: their name, and their roles under it."""

    def __init__(self, theme: Theme, name: str, roles: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setProperty("look", "choice")
        self.setAccessibleName(name)
        self.setAccessibleDescription(roles)
        self._sign = Sign(theme, "person", "muted", 22)
        words = column(theme, space="tiny")
        for text, look in ((name, "strong"), (roles, "muted")):
            words.addWidget(self._through(label(text, look, wrap=True)))
        inside = row(theme, space="medium", margin="small")
        inside.addWidget(self._through(self._sign))
        inside.addLayout(words, 1)
        self.setLayout(inside)
        self.toggled.connect(self._mark)
        self._mark(False)

    def _mark(self, chosen: bool) -> None:
        self._sign.show_role(*(("pass", "accent") if chosen else ("person", "muted")))
        # Tab stops at whoever is chosen; Qt sees to it only once the keyboard was among them.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    @staticmethod
    def _through(inside: QWidget) -> QWidget:
        """Let the mouse reach the button behind."""
        inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return inside

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Tall enough for both lines, at the width it has."""
        inside = self.layout()
        hint = inside.sizeHint() if inside is not None else super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._theme.measure("control")))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Both lines are always whole."""
        inside = self.layout()
        return inside.minimumSize() if inside is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of both labels at a width."""
        inside = self.layout()
        return inside.heightForWidth(width) if inside is not None else super().heightForWidth(width)


def role_words(roles: frozenset[str]) -> str:
    """Roles in words, in the usual order, capital first."""
    words = ", ".join(name for role, name in ROLE_LABELS.items() if role in roles)
    return words[:1].upper() + words[1:]
