"""The left rail: one button a screen, in the order of the work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from desktop.ui.screens import Place
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import dress
from desktop.ui.widgets.following import add_gap, follow
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tab_order import ChosenStop, order_after, place_kept

_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -99,
    Qt.Key.Key_End: 99,
}
"""How many screens further each key goes."""


class _PlaceButton(QPushButton):
    """Opens a screen. The arrows go from one to the next without opening what they pass: Enter or Space does."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the keyboard, which Qt would do by choosing."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)
            event.accept()


class Rail(QFrame):
    """`chosen(key)` is emitted when a screen is picked with the mouse or the keyboard."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, _PlaceButton] = {}
        self._places: dict[str, tuple[Place, int]] = {}
        self._counts: dict[str, int] = {}
        self._mark = place_kept(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        ChosenStop(self._group)
        self.setProperty("look", "rail")
        self.setAccessibleName(self.tr("Sections"))
        self._layout = column(theme, space="tiny", margin="small")
        self._folded = False
        self._name = label("Bon à tirer", "section")
        follow(theme, self._name, lambda: self._name.setMargin(theme.px(10)))
        self._layout.addWidget(self._name)
        add_gap(theme, self._layout)
        self._layout.addStretch(1)
        self.setLayout(self._layout)
        self._resize()
        theme.changed.connect(self._resize)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these screens, in this order."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self._counts = {}
        self._places = {place.key: (place, n) for n, place in enumerate(places, 1)}
        self._buttons = {}
        for place in places:
            self._add_button(place)
        order_after(self._mark, self._buttons.values())

    def mark(self, key: str) -> None:
        """Show which screen is open."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Show how many things wait on a screen; nothing for none, nor for a screen that is not in the rail."""
        if key in self._buttons and count != self._counts.get(key, 0):
            self._counts[key] = count
            self._name_button(key)

    def fold(self, folded: bool) -> None:
        """Show icons only, when the window is narrow for its text; names stay in tool tips."""
        if folded == self._folded:
            return
        self._folded = folded
        for key in self._buttons:
            self._name_button(key)
        self._name.setVisible(not folded)
        self._resize()

    def keys(self) -> tuple[str, ...]:
        """The screens shown, in order."""
        return tuple(self._buttons)

    def _add_button(self, place: Place) -> None:
        button = _PlaceButton(place.label, self)
        button.setCheckable(True)
        dress(self._theme, button, place.icon, "rail_text")
        button.clicked.connect(lambda: self.chosen.emit(place.key))
        button.stepped.connect(lambda by: self._step(place.key, by))
        self._group.addButton(button)
        self._buttons[place.key] = button
        self._name_button(place.key)
        self._layout.insertWidget(self._layout.count() - 1, button)

    def _step(self, key: str, by: int) -> None:
        """Put the keyboard on another screen's button, the first or the last at most."""
        keys = self.keys()
        place = min(max(keys.index(key) + by, 0), len(keys) - 1)
        self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _name_button(self, key: str) -> None:
        """Its name, with what waits there; folded, the name is in the tool tip."""
        button, (place, number) = self._buttons[key], self._places[key]
        count = self._counts.get(key, 0)
        named = self.tr("{0}, {1} en attente").format(place.label, count) if count else place.label
        button.setAccessibleName(named)
        button.setToolTip(f"{named} (Alt+{number})")
        shown = f"{place.label}\u2002{count}" if count else place.label
        button.setText("" if self._folded else shown)
        before = button.property("folded")
        button.setProperty("folded", self._folded)
        # The first time, nothing of it is drawn yet: Python's class of styles, 5 ms, is for a window that gets narrow.
        if before not in (None, self._folded):
            button.style().unpolish(button)
            button.style().polish(button)

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.measure("rail_folded" if self._folded else "rail"))
