"""Lines of records: aligned in columns when there is room, one thing under another when there is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column, line
from desktop.ui.widgets.held import Column, widgets_of
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_NARROW = 520
"""Width, at 100 %, under which a record is written one thing under another whatever it says."""


@dataclass(frozen=True)
class Record:
    """One line: its words in columns, then perhaps a state (word, icon, colour) and what can be done."""

    cells: tuple[str, ...]
    state: tuple[str, str, str] | None = None
    actions: tuple[QPushButton, ...] = ()


class Records(QWidget):
    """Some records. `shares` are the widths of the columns; the first one is written in `look`.

    The last columns leave their room to the others when no record has anything for them.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        shares: Sequence[int],
        *,
        look: str = "strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares = tuple(shares)
        self._columns = len(self._shares)
        self._look = look
        self._lines: list[QBoxLayout] = []
        self._flows: list[FlowLayout] = []
        self._rows: QVBoxLayout = column(theme, space="small")
        self.setLayout(self._rows)
        self.setAccessibleName(name)
        theme.changed.connect(self._fit)

    def show_records(self, records: Sequence[Record], empty: str = "") -> None:
        """Show these instead; `empty` is what to say when there is none."""
        clear(self._rows)
        self._lines.clear()
        self._flows.clear()
        held = (len(each.cells) + bool(each.state) + bool(each.actions) for each in records)
        self._columns = max(held, default=len(self._shares))
        for number, record in enumerate(records):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._made(record))
        if not records and empty:
            self._rows.addWidget(label(empty, "muted", wrap=True))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns, or one thing under another."""
        super().resizeEvent(event)
        self._fit()

    def _made(self, record: Record) -> QWidget:
        made = QWidget()
        made.setAccessibleName(", ".join(text for text in record.cells if text))
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._theme.space("small"))
        for number, text in enumerate(record.cells):
            cell = label(text, self._look if not number else "", wrap=True, exact=True)
            cell.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            across.addWidget(_narrowing(cell))
        if record.state is not None:
            across.addWidget(_narrowing(_centred(Said(self._theme, *record.state))))
        if record.actions:
            across.addWidget(self._buttons(record.actions))
        for _ in range(across.count(), self._columns):
            # Nothing to show there, but the columns still line up with those of the other records.
            blank = QWidget()
            blank.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            across.addWidget(blank)
        self._lines.append(across)
        return made

    def _buttons(self, actions: tuple[QPushButton, ...]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(self._theme)
        for each in actions:
            flow.addWidget(each)
        self._flows.append(flow)
        holder.setLayout(flow)
        return _narrowing(_centred(holder))

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW) or self._cuts()
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for flow in self._flows:
            # At the edge of the card, under each other from one record to the next.
            flow.set_trailing(not narrow)
        for across in self._lines:
            across.setDirection(wanted)
            across.setSpacing(self._theme.space("tiny" if narrow else "medium"))
            for index in range(across.count()):
                share = self._shares[index] if index < len(self._shares) else 1
                across.setStretch(index, 0 if narrow else share)

    def _cuts(self) -> bool:
        """Whether a column is narrower than a word of a record, which would be cut."""
        shares = self._shares[: self._columns]
        room, whole = self.width() - (len(shares) - 1) * self._theme.space("medium"), sum(shares)
        return any(
            cell.minimumSizeHint().width() > room * share // whole
            for across in self._lines
            for cell, share in zip(widgets_of(across), shares, strict=False)
        )


def _centred(widget: QWidget) -> QWidget:
    """In the middle of the height of its line."""
    holder = QWidget()
    inside = Column(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    inside.addStretch(1)
    inside.addWidget(widget)
    inside.addStretch(1)
    return holder


def _narrowing(widget: QWidget) -> QWidget:
    """A cell takes the width of its column, whatever it holds: columns line up from one record to the next."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    widget.setSizePolicy(policy)
    return widget
