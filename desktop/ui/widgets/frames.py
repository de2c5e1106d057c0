"""Frames: cards, lines, scrolling pages, and the empty state that says what to do next."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Theme
from desktop.ui.widgets.following import add_gap, follow, keep_spacing
from desktop.ui.widgets.held import Column, Row, held_by
from desktop.ui.widgets.labels import label

L = TypeVar("L", bound=QBoxLayout)

_LINE = 600
"""Pixels at 100 %: the widest line of an advice."""


def column(theme: Theme, *, space: str = "medium", margin: str | None = None) -> QVBoxLayout:
    """A vertical layout with token spacing, without margins unless one is named. It follows the zoom."""
    return _laid(Column(), theme, space, margin)


def row(theme: Theme, *, space: str = "small", margin: str | None = None) -> QHBoxLayout:
    """A horizontal layout with token spacing, without margins unless one is named. It follows the zoom."""
    return _laid(Row(), theme, space, margin)


def frame(look: str, layout: QLayout | None = None, parent: QWidget | None = None) -> QFrame:
    """A frame of a look of the style sheet (`card`, `panel`, `warning`…)."""
    made = QFrame(parent)
    made.setProperty("look", look)
    if layout is not None:
        made.setLayout(layout)
    return made


class _Flush(Row):
    """Goes out on the left by the border and the room that a link has around its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setContentsMargins(0, 0, 0, 0)

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Qt takes no margin below zero."""
        super().setGeometry(place.adjusted(-self._theme.space("tiny") - 1, 0, 0, 0))


def flush(theme: Theme, links: QWidget) -> QHBoxLayout:
    """Buttons that look like links, their words level with those above them.

    There must be a margin on the left, of whatever holds them: they go out in it.
    """
    made = _laid(_Flush(theme), theme, "small", None)
    made.addWidget(links)
    return made


def dashed(theme: Theme, sentence: str, look: str = "") -> QHBoxLayout:
    """One sentence of a list: what goes on to another line begins under its first word, not under the dash."""
    made = row(theme, space="tiny")
    made.addWidget(label("–", look), 0, Qt.AlignmentFlag.AlignTop)
    made.addWidget(label(sentence, look, wrap=True), 1)
    return made


def counted_title(theme: Theme, title: str, count: QLabel) -> QWidget:
    """The title of a page beside how many things it lists; the buttons that follow it go to the end of the line."""
    made = QWidget()
    named = row(theme)
    named.addWidget(label(title, "page"))
    named.addWidget(count, 1)
    made.setLayout(named)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def growing_title(title: str) -> QLabel:
    """The title of a page that takes what is left of its line: the buttons that follow it go to the end."""
    made = label(title, "page")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def card(theme: Theme, parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A card and its inner layout."""
    layout = column(theme, space="small", margin="large")
    return frame("card", layout, parent), layout


def line(parent: QWidget | None = None) -> QFrame:
    """A thin horizontal line."""
    return frame("line", parent=parent)


class ScrollBody(QWidget):
    """As tall as its words need at the present width, and no taller.

    Wrapped words would otherwise ask for the height they would have in the narrowest column, and show a
    scroll bar that nothing needs.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The width that is needed; the height follows from the width that is given."""
        least = super().minimumSizeHint()
        layout = self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


class _ScrollArea(QScrollArea):
    """Follows the Tab key; stays where it is when what had the keyboard leaves the page.

    Qt then gives the keyboard to whatever comes next, were it at the other end of the page, and would go there.
    """

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802 - Qt's name
        """Move the keyboard; scroll only if the person did it."""
        before = self.focusWidget()
        left, at = before is not None and not before.isVisible(), self.verticalScrollBar().value()
        moved = super().focusNextPrevChild(next_)
        if left:
            self.verticalScrollBar().setValue(at)
        return moved


def scrolling(inside: QWidget, name: str, parent: QWidget | None = None) -> QScrollArea:
    """A page that scrolls vertically; `name` is its accessible name.

    One that is filled afterwards, and has its parent at once, is dressed once by the style sheet instead of four times.
    """
    area = _ScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    body = ScrollBody()
    for each in (body, inside):
        each.setProperty("look", "inside")
    around = Column(body)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(inside)
    area.setWidget(body)
    area.setAccessibleName(name)
    return area


def empty_state(theme: Theme, title: str, advice: str, action: QPushButton | None = None) -> QWidget:
    """What an empty list shows: what it is, what to do next, and the button for it."""
    made = QWidget()
    layout = column(theme, space="small", margin="huge")
    layout.addStretch(1)
    for text, look in ((title, "section"), (advice, "muted")):
        said = label(text, look, wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        follow(theme, said, partial(_hold_line, theme, said))
        centred = row(theme)
        centred.addStretch(1)
        centred.addWidget(said, 1000)
        centred.addStretch(1)
        layout.addLayout(centred)
    if action is not None:
        add_gap(theme, layout)
        layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(2)
    made.setLayout(layout)
    return made


def _hold_line(theme: Theme, said: QLabel) -> None:
    said.setMaximumWidth(theme.px(_LINE))


def clear(layout: QLayout) -> None:
    """Remove and delete everything a layout holds."""
    for each in held_by(layout):
        if isinstance(each, QWidget):
            layout.removeWidget(each)
            each.hide()
        else:
            clear(each)
            layout.removeItem(each)
        each.deleteLater()
    while (gap := layout.takeAt(0)) is not None:
        shiboken6.delete(gap)


def _laid(layout: L, theme: Theme, space: str, margin: str | None) -> L:
    layout.setSpacing(theme.space(space))
    around = theme.space(margin) if margin is not None else 0
    layout.setContentsMargins(around, around, around, around)
    keep_spacing(theme, layout)
    return layout
