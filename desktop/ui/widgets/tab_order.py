"""Keeps the Tab key in the order of reading when widgets are made again and again.

Qt puts a new widget at the end of the focus chain, whatever its place in a layout: a mark holds the place.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def place_kept(parent: QWidget) -> QWidget:
    """A mark that holds, in the focus chain, the place where `parent` is being built. Never seen nor focused."""
    mark = QWidget(parent)
    mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # one without focus could not lead the others
    mark.setFixedSize(0, 0)
    mark.hide()
    return mark


def order_after(mark: QWidget, widgets: Iterable[QWidget]) -> None:
    """Visit `widgets` in this order, right after the place that `mark` holds."""
    for one, following in itertools.pairwise([mark, *widgets]):
        QWidget.setTabOrder(one, following)
