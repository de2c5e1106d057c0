"""A new passphrase, typed twice, with what it is worth; and the change of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import EnvironmentFault, Refusal
from desktop.services.installation import SHORTEST_PASSPHRASE
from desktop.services.passphrase_advice import Strength, advise
from desktop.ui.settings.section import buttons, field
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.passphrase import PassphraseField
from desktop.ui.widgets.said import Said

_LOOKS = {
    Strength.SHORT: ("info", "muted"),
    Strength.WEAK: ("warning", "warning"),
    Strength.FAIR: ("check", "text"),
    Strength.STRONG: ("pass", "success"),
}


class NewPassphrase(QWidget):
    """Two fields that must agree. `changed` follows every edit."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = (name,) if name else ()
        self.first = PassphraseField(theme, self.tr("Nouvelle phrase de passe"))
        self.again = PassphraseField(theme, self.tr("La même, encore une fois"))
        self._advice = Said(theme, "", "info", "muted")
        self._differs = label(self.tr("Les deux phrases diffèrent."), "danger", wrap=True)
        for each in (self.first, self.again):
            each.changed.connect(self._typed)
        whole = column(theme, space="small")
        for words, each in (
            (self.tr("Nouvelle phrase de passe"), self.first),
            (self.tr("La même, encore une fois"), self.again),
        ):
            whole.addLayout(field(theme, words, each))
            if each is self.first:
                whole.addWidget(self._advice)
        whole.addWidget(self._differs)
        self.setLayout(whole)
        self._typed()

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def is_ready(self) -> bool:
        """Long enough, and typed twice the same."""
        return len(self.text()) >= SHORTEST_PASSPHRASE and self.text() == self.again.text()

    def forget(self) -> None:
        """Leave nothing in the fields."""
        for each in (self.first, self.again):
            each.set_text("")
            each.hide_words()
        self._typed()

    def _typed(self) -> None:
        advice = advise(self.text(), self._known)
        self._advice.show_state(advice.sentence, *_LOOKS[advice.strength])
        self._differs.setVisible(bool(self.again.text()) and not self.text().startswith(self.again.text()))
        self.changed.emit()


class OwnPassphrase(QWidget):
    """`asked(present, new)`; answer by `refuse` or `forget`."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.present = PassphraseField(theme, self.tr("Phrase de passe actuelle"))
        self.new = NewPassphrase(theme, name)
        self._wrong = label("", "danger", wrap=True)
        self.change = button(theme, self.tr("Changer ma phrase de passe"), self._ask, role="key")
        self.present.changed.connect(self._settle)
        self.new.changed.connect(self._settle)
        whole = column(theme)
        whole.addLayout(field(theme, self.tr("Phrase de passe actuelle"), self.present))
        whole.addWidget(self.new)
        whole.addWidget(self._wrong)
        whole.addLayout(buttons(theme, (self.change,)))
        self.setLayout(whole)
        self.forget()

    def refuse(self, error: Exception) -> None:
        """Say why it was not changed; raises what is neither a refusal nor a fault of the computer."""
        if not isinstance(error, Refusal | EnvironmentFault):
            raise error
        self._wrong.setText(error.message)
        self._wrong.show()
        self.present.mark_wrong(True)
        self.present.line.selectAll()
        self.present.setFocus()
        self.change.setEnabled(True)

    def forget(self) -> None:
        """Leave nothing in the fields."""
        self.present.set_text("")
        self.present.hide_words()
        self.new.forget()
        self._settle()

    def _settle(self) -> None:
        self._wrong.hide()
        self.present.mark_wrong(False)
        self.change.setEnabled(bool(self.present.text()) and self.new.is_ready())

    def _ask(self) -> None:
        self.change.setEnabled(False)
        self.asked.emit(self.present.text(), self.new.text())
