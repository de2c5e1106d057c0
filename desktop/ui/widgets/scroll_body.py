"""What a scrolling column holds: as tall as its words need at the present width, and no taller."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class ScrollBody(QWidget):
    """Give it a layout, and to `frames.scrolling`.

    Wrapped words would otherwise ask for the height they would have in the narrowest column, and show a
    scroll bar that nothing needs.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The width that is needed; the height follows from the width that is given."""
        least = super().minimumSizeHint()
        layout = self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least
