"""How the columns of the editor share the width: the text is never squeezed, the sides step aside."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.theme import Theme

_SHEET, _PANEL, _TEXT, _PREVIEW = 270, 330, 420, 360
"""Pixels at 100 %: what each column asks for."""
_NARROWEST = 280
"""Pixels at 100 %: the least a text is given."""
_LOWEST = 160
"""Pixels at 100 %: every column scrolls."""


class Columns(QSplitter):
    """The sheet, the texts, the preview, the panel.

    A side that the person asks for is shown; when all that is asked for does not fit, the sheet steps aside
    first, then the panel, unless it is the one asked for last. In a window too narrow for a text and a side,
    the side asked for takes the place of the text until `show_text`. `shown_changed` follows what is on show.
    """

    shown_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        sheet: QWidget,
        text: QWidget,
        preview: QWidget,
        panel: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._widths = {sheet: _SHEET, text: _TEXT, preview: _PREVIEW, panel: _PANEL}
        self._sheet, self._text, self._preview, self._panel = sheet, text, preview, panel
        self._asked = [preview, sheet, panel]
        self._wanted = {sheet: True, preview: False, panel: True}
        for place, (part, width) in enumerate(self._widths.items()):
            self.addWidget(part)
            self.setStretchFactor(place, int(part in {text, preview}) * width)
        self.setChildrenCollapsible(False)
        self._alone: QWidget | None = None
        self._moved = False
        self.splitterMoved.connect(self._note_moved)
        theme.changed.connect(self.fit)
        self.fit()

    def want(self, part: QWidget, wanted: bool) -> None:
        """Show or hide a side; what is asked for last steps aside last."""
        self._wanted[part] = wanted
        self._asked.remove(part)
        self._asked.append(part)
        self._alone = part if wanted else None
        self.fit()

    def show_text(self) -> None:
        """Make sure that the text is on show: a side that took all the room gives it back."""
        self._alone = None
        self.fit()

    def is_shown(self, part: QWidget) -> bool:
        """Whether a side is on show."""
        return not part.isHidden()

    def fit(self) -> None:
        """Share the width."""
        before = [part.isHidden() for part in self._asked]
        shown = self._fitting()
        alone = self._alone if self._alone is not None and self._alone not in shown else None
        if alone is not None:
            shown = {alone}
        for part in self._asked:
            part.setMinimumWidth(0 if part is alone else self._least(part))
            part.setVisible(part in shown)
        self._text.setVisible(alone is None)
        self._text.setMinimumWidth(self._theme.px(_NARROWEST))
        if before != [part.isHidden() for part in self._asked]:
            self._moved = False
        if not self._moved or self._text.width() < self._theme.px(_NARROWEST):
            self._share(shown)
        self.shown_changed.emit()

    def _fitting(self) -> set[QWidget]:
        """The sides that are asked for and fit beside the text, those asked for last first."""
        shown: set[QWidget] = set()
        room = self.width() - self._theme.px(_TEXT)
        for part in reversed(self._asked):
            # One side may stand beside a narrow text, never several.
            spare = room if shown else self.width() - self._theme.px(_NARROWEST)
            least = self._least(part)
            if self._wanted[part] and least <= spare:
                shown.add(part)
                room -= least
        return shown

    def _share(self, shown: set[QWidget]) -> None:
        """The sides at their usual width, or narrower when the text would lack room; the rest is the text's."""
        px = self._theme.px
        usual = {part: max(px(self._widths[part]), self._least(part)) for part in shown}
        if sum(usual.values()) + px(_TEXT) > self.width():
            usual = {part: self._least(part) for part in shown}
        usual[self._text] = max(self.width() - sum(usual.values()), 1) if not self._text.isHidden() else 0
        self.setSizes([usual.get(part, 0) for part in self._widths])

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The text alone: the sides step aside rather than widen the window."""
        return QSize(self._theme.px(_NARROWEST), self._theme.px(_LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, another sharing."""
        super().resizeEvent(event)
        self.fit()

    def _note_moved(self) -> None:
        """The person chose the widths: kept until other columns are shown."""
        self._moved = True

    def _least(self, part: QWidget) -> int:
        """Pixels below which a side would be cut."""
        return max(self._theme.px(self._widths[part] * 9 // 10), part.minimumSizeHint().width())
