"""Keeps the Tab key in the order of reading when widgets are made again and again.

Qt puts a new widget at the end of the focus chain, whatever its place in a layout: a mark holds the place.
Among buttons of which one is chosen, Tab stops at that one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QButtonGroup, QWidget


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


def focus_chain(start: QWidget) -> Iterator[QWidget]:
    """The widgets after `start` in the order of Tab, those that Tab skips too, once around its window.

    In Python alone, what a widget gives as the next one becomes its child: deleting the first would have the other taken
    for deleted, and its signals lost. Each is put back under its own parent; the window, which has none, is never asked for.
    """
    window = start.window()
    last = _put_back(window.previousInFocusChain())
    widget = start
    while True:
        widget = window if widget is last else _put_back(widget.nextInFocusChain())
        if widget is start:
            return
        yield widget


def _put_back(widget: QWidget | None) -> QWidget:
    assert widget is not None, "the chain is a ring"
    parent = widget.parentWidget()
    if parent is not None:
        # What a widget finds among its children becomes its child again.
        parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return widget


class ChosenStop(QObject):
    """Makes one stop of the Tab key of an exclusive group: the button that is chosen. The arrows choose another.

    Qt sees to it only once the keyboard was among them: until then Shift+Tab comes to the last one, chosen or not,
    and no key goes back to the one that is. While nothing is chosen, Tab comes to the first one and Shift+Tab to the
    last.
    """

    def __init__(self, group: QButtonGroup) -> None:
        super().__init__(group)
        self._group = group
        group.buttonToggled.connect(self._settle)
        self._settle()

    def _settle(self, *_: object) -> None:
        chosen = self._group.checkedButton()
        for each in self._group.buttons():
            stops = chosen is None or each is chosen
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
