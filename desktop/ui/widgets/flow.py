"""A layout that goes on to the next line when there is no more room: toolbars and filters at any zoom."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

from desktop.ui.theme import Theme
from desktop.ui.widgets.following import keep_spacing


class FlowLayout(QLayout):
    """Widgets in a row, then in as many rows as they need. Those that may grow share what is left of theirs.

    `trailing` puts a row in which nothing grows at the end of its line: the buttons of a heading.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, trailing: bool = False) -> None:
        super().__init__(parent)
        self._trailing = trailing
        items: list[QLayoutItem] = []
        self._items = items
        # Those of a layout that was put in another belong to Qt, which leaves them to whoever wrote the layout.
        self.destroyed.connect(lambda: _delete(items))
        self.setSpacing(theme.space("small"))
        self.setContentsMargins(0, 0, 0, 0)
        keep_spacing(theme, self)

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - Qt's name
        """Add a widget at the end. Its item is made here: Python is then told when Qt deletes it (see `held`)."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Add at the end."""
        self._items.append(item)

    def set_trailing(self, trailing: bool) -> None:
        """Put the rows at the end of their line, or at its beginning."""
        if trailing is not self._trailing:
            self._trailing = trailing
            self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The item at a place, None beyond the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Remove and return the item at a place, None beyond the last one."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It takes the width it is given, no more height than it needs."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the rows at this width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All on one row."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest item alone."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not rows or used + self.spacing() + wanted > width:
                rows.append([item])
                used = wanted
            else:
                rows[-1].append(item)
                used += self.spacing() + wanted
        return rows

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        y = rect.y()
        for items in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in items)
            if place:
                self._place_row(items, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

    def _place_row(self, items: list[QLayoutItem], row: QRect) -> None:
        wanted = sum(item.sizeHint().width() for item in items) + self.spacing() * (len(items) - 1)
        growing = [item for item in items if _grows(item)]
        extra = max(row.width() - wanted, 0) // len(growing) if growing else 0
        x = row.x()
        if self._trailing and not growing:
            x += max(row.width() - wanted, 0)
        for item in items:
            width = min(item.sizeHint().width() + (extra if item in growing else 0), row.width())
            item.setGeometry(QRect(QPoint(x, row.y()), QSize(width, row.height())))
            x += width + self.spacing()


def _delete(items: list[QLayoutItem]) -> None:
    for item in items:
        if shiboken6.isValid(item):
            shiboken6.delete(item)
    items.clear()


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
