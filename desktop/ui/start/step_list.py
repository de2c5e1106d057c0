"""The list of the assistant's steps: done, present, to come. It is read, not clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.sign import Sign
from desktop.ui.widgets.styled import restyle

_WIDTH = 220


class StepList(QFrame):
    """Each step has a sign and a word; the present one is bold too."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._present = 0
        self.setProperty("look", "rail")
        self.setAccessibleName(self.tr("Étapes"))
        self._signs = [Sign(theme, "to_come", "rail_text") for _ in names]
        self._names = [label(name, wrap=True) for name in names]
        self._lay_out()
        theme.changed.connect(self._draw)
        self._draw()

    def mark(self, present: int) -> None:
        """Show which step is on show."""
        self._present = present
        self._draw()

    def _lay_out(self) -> None:
        inside = column(self._theme, space="large", margin="large")
        inside.addWidget(label("Bon à tirer", "section"))
        add_gap(self._theme, inside)
        for sign, name in zip(self._signs, self._names, strict=True):
            line = row(self._theme, space="small")
            line.addWidget(sign)
            line.addWidget(name, 1)
            inside.addLayout(line)
        inside.addStretch(1)
        self.setLayout(inside)

    def _draw(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))
        for number, (sign, name) in enumerate(zip(self._signs, self._names, strict=True)):
            state = self._state(number)
            sign.show_role(state[0], "rail_text")
            name.setAccessibleName(f"{name.text()} ({state[1]})")
            restyle(name, "look", "strong" if number == self._present else "")

    def _state(self, number: int) -> tuple[str, str]:
        """The icon and the word of a step."""
        if number < self._present:
            return "pass", self.tr("fait")
        if number == self._present:
            return "present", self.tr("en cours")
        return "to_come", self.tr("à venir")
