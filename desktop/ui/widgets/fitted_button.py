"""A button whose words are cut with an ellipsis when there is no room; they are whole in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget


class FittedButton(QPushButton):
    """As wide as its column. `name` is its accessible name, never cut; `short` says what matters when `text` is too long."""

    def __init__(self, text: str, name: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self._short = short or text
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def whole_text(self) -> str:
        """The words, uncut."""
        return self._whole

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as one needs."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        icon = self.iconSize().width() + 4 if not self.icon().isNull() else 0
        metrics = self.fontMetrics()
        room = max(self._inside() - icon, metrics.averageCharWidth())
        words = self._whole if metrics.horizontalAdvance(self._whole) <= room else self._short
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setText(shown.replace("&", "&&"))

    def _inside(self) -> int:
        """The width between the padding of the two sides, which grows with the text."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
