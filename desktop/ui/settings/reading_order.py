"""The Tab key goes where the eye goes: down the page, whatever was made last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.reading_order import follow_layout


class ReadingOrder(QObject):
    """Keeps the tab order of a page that of its layouts, each time something is added to it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A layout below was changed."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            follow_layout(self._page)
        return False
