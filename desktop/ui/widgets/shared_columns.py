"""Columns side by side when there is room; otherwise as many as fit, and buttons to choose the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, frame, row
from desktop.ui.widgets.tab_order import ChosenStop


@dataclass(frozen=True, slots=True)
class Part:
    """One column: its name on the button, its content, its least width at 100 %, its share of the room."""

    name: str
    content: QWidget
    least: int
    share: int


class SharedColumns(QWidget):
    """Three columns that answer to the width: all, the first and one of the others, or one.

    `show_part(index)` brings a column forward; it changes nothing while all are on show. `leave_alone(index)` gives
    one the whole room, as an empty list needs, until it is called with None.
    """

    def __init__(self, theme: Theme, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = tuple(parts)
        self._wanted = 0
        self._alone: int | None = None
        self._group = QButtonGroup(self)
        ChosenStop(self._group)
        self._chooser = frame("topbar", row(theme, space="tiny", margin="tiny"))
        self._buttons = [self._chooser_button(index, part) for index, part in enumerate(self._parts)]
        self._lines = [self._line() for _ in self._parts[1:]]
        line = row(theme, space="tiny")
        line.setSpacing(0)
        for index, part in enumerate(self._parts):
            if index:
                line.addWidget(self._lines[index - 1])
            line.addWidget(part.content, part.share)
        whole = column(theme)
        whole.setSpacing(0)
        whole.addWidget(self._chooser)
        whole.addLayout(line, 1)
        self.setLayout(whole)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_part(self, index: int) -> None:
        """Bring a column forward."""
        self._wanted = index
        self._arrange()

    def leave_alone(self, index: int | None) -> None:
        """Give the whole room to a column, the others having nothing to show; None shares it again."""
        if index != self._alone:
            self._alone = index
            self._arrange()

    def shown_parts(self) -> tuple[int, ...]:
        """Which columns are on show."""
        return tuple(i for i, part in enumerate(self._parts) if not part.content.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, other columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = self._fitting()
        for index, part in enumerate(self._parts):
            part.content.setVisible(index in shown)
        for index, line in enumerate(self._lines, 1):
            line.setVisible(index in shown and any(other in shown for other in range(index)))
        whole = self._alone is not None or len(shown) == len(self._parts)
        choices = [] if whole else self._choices(shown)
        self._chooser.setVisible(bool(choices))
        for index, chooser in enumerate(self._buttons):
            chooser.setVisible(index in choices)
            chooser.setChecked(index in shown)

    def _fitting(self) -> set[int]:
        if self._alone is not None:
            return {self._alone}
        widths = [self._theme.px(part.least) for part in self._parts]
        if sum(widths) <= self.width():
            return set(range(len(self._parts)))
        beside = max(self._wanted, 1)
        if widths[0] + widths[beside] <= self.width():
            return {0, beside}
        return {self._wanted}

    def _choices(self, shown: set[int]) -> list[int]:
        """The columns one may ask for: the first one only when it is not always there."""
        return list(range(1 if len(shown) > 1 else 0, len(self._parts)))

    def _chooser_button(self, index: int, part: Part) -> QPushButton:
        made = button(self._theme, part.name, lambda: self.show_part(index), look="quiet")
        made.setCheckable(True)
        self._group.addButton(made)
        layout = self._chooser.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def _line(self) -> QFrame:
        made = frame("column", parent=self)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made
