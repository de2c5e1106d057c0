"""What a layout holds, without a wrapper of its items that outlives them.

PySide ties the wrapper that `QLayout.itemAt` returns to the layout, and keeps it when Qt deletes the item; so does
`addLayout` for what the inner layout holds. The next object that Qt creates at that address then has two wrappers, and
its end damages the heap: the window aborts, much later (`free(): invalid pointer`). So what a layout holds is asked
here, and layouts are `Column` and `Row`, never Qt's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSpacerItem, QVBoxLayout, QWidget, QWidgetItem

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def held_by(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and the inner layouts of a layout, in its order; its gaps are left out.

    A widget counts once its layout, or the outermost one around it, has been given to a widget.
    """
    owner = layout.parentWidget()
    widgets: list[QWidget] = owner.findChildren(QWidget, options=_DIRECT) if owner is not None else []
    inner: list[QLayout] = layout.findChildren(QLayout, options=_DIRECT)
    places: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(each), each) for each in widgets),
        *((layout.indexOf(each), each) for each in inner),
    ]
    return [each for place, each in sorted(places, key=itemgetter(0)) if place >= 0]


def widgets_of(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout, in its order; those of its inner layouts are left out."""
    return (each for each in held_by(layout) if isinstance(each, QWidget))


class Column(QVBoxLayout):
    """A vertical layout."""

    def addLayout(self, layout: QLayout, stretch: int | None = 0) -> None:  # noqa: N802 - Qt's name
        """Add a layout at the end."""
        super().addLayout(layout, stretch)
        _forget_items(layout)


class Row(QHBoxLayout):
    """A horizontal layout."""

    def addLayout(self, layout: QLayout, stretch: int | None = 0) -> None:  # noqa: N802 - Qt's name
        """Add a layout at the end."""
        super().addLayout(layout, stretch)
        _forget_items(layout)


def _forget_items(layout: QLayout) -> None:
    """Forget the wrappers that PySide has just made, while the items are there."""
    if layout.parentWidget() is None:
        return  # PySide makes them once there is a widget
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            _forget_items(item)
        elif (
            item is not None
            and type(item) in (QWidgetItem, QSpacerItem)
            and not shiboken6.createdByPython(item)
        ):
            shiboken6.invalidate(item)
