"""A choice among a few things, side by side, on as many lines as they need: no tab is ever out of sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear
from desktop.ui.widgets.tab_order import ChosenStop


class ChoiceRow(QWidget):
    """Exclusive buttons. `chosen(key)` follows each change, the person's or `choose`'s, never `show_choices`.

    `again(key)` is the person pressing what is chosen already: something else may be on show in its stead, and then
    nothing here is pressed (`stand_aside`).
    """

    chosen = Signal(str)
    again = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self._choices: tuple[tuple[str, str], ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        ChosenStop(self._group)
        self._layout = FlowLayout(theme, self)
        self.setAccessibleName(name)

    def show_choices(self, choices: Iterable[tuple[str, str]], current: str | None = None) -> None:
        """Offer other things, as (key, words); `current` is chosen when it is among them, else the first.

        The same things offered again stay as they are, under the keyboard too.
        """
        wanted = tuple(choices)
        if wanted != self._choices:
            self._choices = wanted
            self._make(wanted)
        self._key = current if current in self._buttons else next(iter(self._buttons), "")
        if self._key:
            self._buttons[self._key].setChecked(True)

    def _make(self, choices: tuple[tuple[str, str], ...]) -> None:
        for former in self._buttons.values():
            self._group.removeButton(former)
        clear(self._layout)
        self._buttons = {}
        for key, words in choices:
            made = button(self._theme, words, look="quiet", parent=self)
            made.setCheckable(True)
            made.toggled.connect(lambda on, key=key: self._toggled(key) if on else None)
            made.clicked.connect(lambda _, key=key: self.again.emit(key))
            self._group.addButton(made)
            self._buttons[key] = made
            self._layout.addWidget(made)

    def key(self) -> str:
        """What is chosen, empty when there is nothing to choose."""
        return self._key

    def keys(self) -> tuple[str, ...]:
        """What there is to choose, in order."""
        return tuple(self._buttons)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons, in order."""
        return tuple(self._buttons.values())

    def choose(self, key: str) -> None:
        """Choose something that is offered. Raises KeyError for anything else."""
        self._buttons[key].setChecked(True)

    def stand_aside(self, aside: bool) -> None:
        """Whether something else is on show: no button is pressed then, and `key` is what to come back to."""
        chosen = self._buttons.get(self._key)
        if chosen is not None and chosen.isChecked() is aside:
            # An exclusive group lets nobody press its last button up.
            self._group.setExclusive(not aside)
            chosen.setChecked(not aside)
            self._group.setExclusive(True)

    def _toggled(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.chosen.emit(key)
