"""A page alone in the window: one column of readable width, in the middle, that scrolls when it must."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import card, column, scrolling
from desktop.ui.widgets.held import Column, Row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.sign import Sign


class CentredPage(QWidget):
    """`body` is the layout to fill: the inside of a card, at most `width` pixels wide at 100 %."""

    def __init__(self, theme: Theme, name: str, *, width: int = 520, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._width = width
        self.setProperty("look", "page")
        self.setAccessibleName(name)
        self._card, self.body = card(theme)
        self._card.layout().setContentsMargins(*([theme.space("huge")] * 4))  # type: ignore[union-attr]
        self.body.setSpacing(theme.space("medium"))
        self._column = QWidget()
        self._lay_out(name)
        theme.changed.connect(self._resize)
        self._resize()

    def add_title(self, role: str, title: str, token: str = "accent") -> None:
        """An icon and the title of the page."""
        self.body.addLayout(titled(self.theme, role, title, token))

    def _lay_out(self, name: str) -> None:
        inner = column(self.theme, space="large", margin="large")
        inner.addStretch(1)
        inner.addWidget(self._card)
        inner.addStretch(2)
        self._column.setLayout(inner)
        inside = QWidget()
        across = Row(inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._column, 1000)
        across.addStretch(1)
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside, name))

    def _resize(self) -> None:
        self._column.setMaximumWidth(self.theme.px(self._width))


def titled(theme: Theme, role: str, title: str, token: str = "accent") -> QBoxLayout:
    """A page title with its icon, on one line."""
    line = Row()
    line.setSpacing(theme.space("medium"))
    line.addWidget(Sign(theme, role, token, 26), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(title, "page", wrap=True), 1)
    return line
