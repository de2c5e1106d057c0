"""An icon alone, beside words that say the same: it follows the theme and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme


class Sign(QWidget):
    """The icon of a role in a colour token, `side` pixels at 100 %.

    It draws itself: a label keeps in `QPixmapCache` each picture that it was given, under each palette.
    """

    def __init__(
        self, theme: Theme, role: str, token: str = "text", side: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._token, self._side = theme, role, token, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)

    def show_role(self, role: str, token: str) -> None:
        """Show another icon or colour."""
        self._role, self._token = role, token
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A square, in proportion to the zoom."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon in the colours of now."""
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        drawn = icon(self._role, self._theme.colours[self._token], self._theme.colours["muted"])
        painter = QPainter(self)
        drawn.paint(painter, self.rect(), mode=mode)

    def _resize(self) -> None:
        """PySide never lets go of a method of Qt's own that a signal was connected to: this one is ours."""
        self.updateGeometry()
