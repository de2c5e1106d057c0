"""The Tab key follows what is read: layouts from top to bottom, whatever the order in which widgets were made."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget

from desktop.ui.widgets.held import held_by


def follow_layout(root: QWidget) -> None:
    """Give the controls under `root` the Tab order of its layouts. To be called again when they are rebuilt."""
    for one, following in itertools.pairwise(stops_of(root)):
        QWidget.setTabOrder(one, following)


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """The widgets under this one that Tab reaches, or will reach once they are chosen, as they are read."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _may_be_chosen(widget):
        yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from stops_of(inside)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _laid(layout)


def _may_be_chosen(widget: QWidget) -> bool:
    """Whether it is one of exclusive buttons: Tab stops at the one that is chosen, whichever it is then."""
    return isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.group() is not None


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for held in held_by(layout):
        if isinstance(held, QWidget):
            yield from stops_of(held)
        else:
            yield from _laid(held)
