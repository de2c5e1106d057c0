"""A title: one line of text, which wraps on the screen and never holds a line end."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Theme

TALLEST = 4
"""Lines shown at once; a longer title scrolls."""


class LineArea(TextArea):
    """A text area for one line, as high as what it holds. `entered` follows Enter, which inserts nothing."""

    entered = Signal()

    def __init__(self, theme: Theme, *, name: str, look: str = "title") -> None:
        self._size = "page" if look == "title" else "body"
        super().__init__(theme, markdown=False, name=name)
        self.setProperty("look", look)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self._restyle()
        self.fit()

    def acceptable(self, text: str) -> str:
        """Line ends become spaces."""
        return " ".join(super().acceptable(text).split("\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on to what follows; there is no second line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines; narrow if need be."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self._height())

    def fit(self) -> None:
        """Take the height of the lines it holds; a bar says that there are more of them."""
        always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        shown = always if self._is_tall() else never
        if shown is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(shown)
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new font changes the height of the lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width may need another number of lines."""
        super().resizeEvent(event)
        self.fit()

    def _height(self) -> int:
        # One pixel more than whole lines: Qt counts as seen a line that ends before the last pixel.
        shown = math.ceil(TALLEST * self._first_line()) + 1 if self._is_tall() else self._lines()
        around = self.height() - self.viewport().height() if self._is_laid_out() else 0
        return shown + round(2 * self.document().documentMargin()) + around

    def _is_tall(self) -> bool:
        """Whether it holds more lines than are shown at once."""
        return self.document().firstBlock().layout().lineCount() > TALLEST

    def _first_line(self) -> float:
        """The height of a line as it is laid out, which the font alone does not tell at every zoom."""
        return self.document().firstBlock().layout().lineAt(0).height()

    def _lines(self) -> int:
        """The height of all its lines."""
        text = self.blockBoundingRect(self.document().firstBlock()).height()
        return max(self.fontMetrics().lineSpacing(), round(text))

    def _is_laid_out(self) -> bool:
        """Whether Qt has placed the viewport inside the borders of the style sheet."""
        return 0 < self.viewport().height() < self.height()

    def _side(self) -> int:
        """A title begins where the text under it does, which has more room around it."""
        return self._theme.space("small") - self._theme.space("tiny") if self._size == "page" else 0

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._size, bold=self._size == "page"))
        self.document().setDocumentMargin(self._theme.space("tiny"))
        self.centre()
