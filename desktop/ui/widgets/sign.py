"""An icon alone, beside words that say the same: it follows the theme and the zoom."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme


class Sign(QLabel):
    """The icon of a role in a colour token, `side` pixels at 100 %."""

    def __init__(
        self, theme: Theme, role: str, token: str = "text", side: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._token, self._side = theme, role, token, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._draw)
        self._draw()

    def show_role(self, role: str, token: str) -> None:
        """Show another icon or colour."""
        self._role, self._token = role, token
        self._draw()

    def _draw(self) -> None:
        side = self._theme.px(self._side)
        self.setPixmap(icon(self._role, self._theme.colours[self._token]).pixmap(side, side))
