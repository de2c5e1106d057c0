"""What is painted first, and while the workspace opens or closes: the name, and what is under way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import label

_BAR = 260
"""Pixels at 100 %."""


class WaitingPage(QWidget):
    """Light: it exists before the workspace does. `long` shows that the work goes on."""

    def __init__(
        self, theme: Theme, doing: str, *, long: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setAccessibleName(doing)
        name = label("Bon à tirer", "page")
        said = label(doing, "muted", wrap=True)
        layout = Column(self)
        layout.setSpacing(theme.space("small"))
        layout.addStretch(2)
        for words in (name, said):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(words)
        if long:
            layout.addSpacing(theme.space("medium"))
            layout.addWidget(_endless(theme, doing), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def _endless(theme: Theme, doing: str) -> QProgressBar:
    """A bar for work whose end is not known."""
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedWidth(theme.px(_BAR))
    bar.setAccessibleName(doing)
    return bar
