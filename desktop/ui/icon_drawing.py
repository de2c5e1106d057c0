"""Draws icons: each is one character of a font that comes with qtawesome."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_FONT = "materialdesignicons6-webfont-*.ttf"
_SHARE = 0.875
"""Size of the text that draws an icon, in parts of the icon's height: its drawing keeps clear of the edges."""


def drawn(character: str, colour: str, disabled: str) -> QIcon:
    """An icon drawn by a character of the font, in a colour (`#RRGGBB`), and in another when it is disabled."""
    return QIcon(_Drawing(character, colour, disabled))


def fonts_folder() -> Path:
    """Where qtawesome keeps its fonts. It is not imported: that would take 90 ms, and 22 MB."""
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome, whose fonts draw the icons, is not installed")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@functools.cache
def _family() -> str:
    """The family of the font, given to Qt once."""
    (path,) = fonts_folder().glob(_FONT)
    (family,) = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return family


class _Drawing(QIconEngine):
    """Draws one character at the size that is asked."""

    def __init__(self, character: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._character = character
        self._colour = colour
        self._disabled = disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it in the middle of a rectangle."""
        font = QFont(_family())
        font.setPixelSize(max(round(rect.height() * _SHARE), 1))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._disabled if mode is QIcon.Mode.Disabled else self._colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing on nothing."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made
