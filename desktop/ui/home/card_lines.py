"""The lines of a card: one under the other, or in two columns when the card is as wide as the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow


class CardLines(QWidget):
    """Holds the lines it is given, in their order; read down, then across, as the columns of a newspaper."""

    def __init__(self, theme: Theme, lines: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = tuple(lines)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        follow(theme, self, self._space)
        self.arrange(1)

    def arrange(self, columns: int) -> None:
        """So many columns of the same width."""
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._lines) // columns) or 1
        for line in self._lines:
            self._grid.removeWidget(line)
        for number, line in enumerate(self._lines):
            self._grid.addWidget(line, number % rows, number // rows)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def _space(self) -> None:
        """The columns stand under those of the cards above: a gap between two cards, and a margin of each."""
        outside = (
            self._theme.space("tiny") + 1
        )  # what a link has around its words, which goes out of the card's margin
        self._grid.setHorizontalSpacing(3 * self._theme.space("large") - outside)
        self._grid.setVerticalSpacing(self._theme.space("small"))
