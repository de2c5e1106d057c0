"""The last words mended from the panel: what replaced them, and the button that puts them back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.editor.text.finding_choices import shown_fix
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import row
from desktop.ui.widgets.said import Said

_LONGEST = 60
"""Characters shown of each: a rewritten sentence is read in the text."""


class DoneFix(QFrame):
    """Hidden until `show_fix`, in the place of the card that is settled. `undo_asked` takes the fix back."""

    undo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "success")
        self._said = Said(theme, "", "pass", "success")
        self.undo = button(
            theme,
            self.tr("Annuler"),
            self.undo_asked.emit,
            look="quiet",
            role="undo",
            help_=self.tr("Remet les mots d’avant\u00a0: le point est de nouveau à régler."),
        )
        self.undo.setAccessibleName(self.tr("Annuler cette correction"))
        line = row(theme, margin="small")
        line.addWidget(self._said, 1)
        line.addWidget(self.undo)
        self.setLayout(line)
        self.hide()

    def show_fix(self, before: str, after: str) -> None:
        """Say that `after` took the place of `before`; either may be empty."""
        if not after.strip():
            text = self.tr("«\u00a0{0}\u00a0» est retiré.").format(_short(before))
        elif not before.strip():
            text = self.tr("«\u00a0{0}\u00a0» est ajouté.").format(_short(after))
        else:
            text = self.tr("«\u00a0{0}\u00a0» remplace «\u00a0{1}\u00a0».").format(
                _short(after), _short(before)
            )
        self._said.show_state(text, "pass", "success")
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """What is said."""
        return self._said.text()


def _short(words: str) -> str:
    shown = " ".join(shown_fix(words).split())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST].rstrip()}…"
