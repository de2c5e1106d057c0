"""A section that opens and closes, with a summary of what it holds while it is closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import ElidedLabel, label

_DRAWING = 16
_GAP = 4
"""Pixels that Qt leaves between the drawing of a button and its words, at any zoom."""


def title_offset(theme: Theme) -> int:
    """Pixels between the left side of a fold and its title: what is listed above or below begins there too."""
    return 1 + theme.space("tiny") + theme.px(_DRAWING) + _GAP


class Fold(QFrame):
    """A title that opens `body`. `opened(bool)` follows the person's choice."""

    opened = Signal(bool)

    def __init__(
        self, theme: Theme, title: str, parent: QWidget | None = None, *, is_open: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self.head = QToolButton(self)
        self.head.setProperty("look", "fold")
        self.head.setText(title)
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._summary = ElidedLabel("", "muted")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._inside = QWidget(self)
        self.body: QVBoxLayout = column(theme, space="small")
        self.body.setContentsMargins(theme.space("small"), 0, 0, theme.space("small"))
        self._inside.setLayout(self.body)
        top = row(theme)
        top.addWidget(self.head)
        top.addWidget(self._summary, 1)
        whole = column(theme, space="tiny")
        whole.addLayout(top)
        whole.addWidget(self._inside)
        self.setLayout(whole)
        theme.changed.connect(self._draw)
        self.head.toggled.connect(self._turn)
        self.head.setChecked(is_open)
        self._turn(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the body is on show."""
        return self.head.isChecked()

    def open(self, wanted: bool = True) -> None:
        """Open or close it."""
        self.head.setChecked(wanted)

    def summarise(self, text: str) -> None:
        """Say in a few words what the body holds."""
        self._summary.setText(text)
        self.head.setAccessibleName(f"{self._title}, {text}" if text else self._title)

    def explain(self, text: str) -> None:
        """A secondary sentence at the top of the body."""
        self.body.insertWidget(0, label(text, "muted", wrap=True))

    def _turn(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self._draw()
        self.opened.emit(is_open)

    def _draw(self) -> None:
        role = "open" if self.is_open else "next"
        side = self._theme.px(_DRAWING)
        self.head.setIconSize(QSize(side, side))
        self.head.setIcon(icon(role, self._theme.colours["muted"]))
