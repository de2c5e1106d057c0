"""The look: design tokens, light and dark, at any zoom; the palette and the style sheet made from them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.ui.style_sheet import style_sheet

ZOOMS = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_REFERENCE_POINTS = 9.0
"""The size of a desktop's usual interface font, for which the tokens' pixels were chosen."""


class Appearance(enum.StrEnum):
    """What the person asked for."""

    SYSTEM = "systeme"
    LIGHT = "clair"
    DARK = "sombre"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens as written: colours by theme, lengths in pixels at 100 %."""

    colours: Mapping[str, Mapping[str, str]]
    spaces: Mapping[str, int]
    radii: Mapping[str, int]
    texts: Mapping[str, int]
    measures: Mapping[str, int]


def read_tokens(path: Path | None = None) -> Tokens:
    """The tokens of a file, those of the application by default."""
    content = (path or paths.resources() / "themes" / "jetons.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomli.loads(content)
    return Tokens(table["couleurs"], table["espaces"], table["rayons"], table["textes"], table["mesures"])


class Theme(QObject):
    """The theme in use, for an application whose style is Fusion. `changed` follows each other look or zoom.

    Widgets that paint by themselves ask `colour`, `px` and `font` each time they paint.
    """

    changed = Signal()
    _restyled = Signal(str)

    def __init__(self, application: QApplication, tokens: Tokens | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._tokens = tokens or read_tokens()
        self._appearance = Appearance.SYSTEM
        self._zoom = 1.0
        self._system_font = QFont(application.font())
        self._applied: tuple[bool, float] | None = None
        self._sheet = ""
        self._follows = True
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def appearance(self) -> Appearance:
        """What was asked for."""
        return self._appearance

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._zoom

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        if self._appearance is Appearance.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._appearance is Appearance.DARK

    def use(self, appearance: Appearance | None = None, zoom: float | None = None) -> None:
        """Take another look or zoom (1.0 to 2.0), and apply it to the whole application."""
        self._appearance = appearance if appearance is not None else self._appearance
        self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1]) if zoom is not None else self._zoom
        self._apply()

    def close(self) -> None:
        """The windows it dresses are closed: the system's colours are no longer its business. Harmless twice.

        It lives as long as the application of Qt, which another theme may dress by then.
        """
        if self._follows:
            self._follows = False
            QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._follow_system)

    def dress(self, window: QWidget) -> None:
        """Give a window the style sheet of the theme, now and at each change; what it holds follows it.

        A style sheet of the whole application would do the same, at a price: Qt then styles a widget again each time
        what holds it enters something else, so five to ten times before the screen that is built enters the window.
        """
        window.setStyleSheet(self._sheet)
        self._restyled.connect(window.setStyleSheet)

    def redress(self, window: QWidget) -> None:
        """Take the style sheet off a dressed window and put it on again, when it holds little.

        Qt keeps rules of lists, fields and scrolled places that are gone (some 200 bytes each), until no widget
        wears a style sheet any more.
        """
        window.setStyleSheet("")
        window.setStyleSheet(self._sheet)

    def step_zoom(self, steps: int) -> None:
        """The next larger (+1) or smaller (-1) zoom of `ZOOMS`."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self._zoom))
        self.use(zoom=ZOOMS[min(max(nearest + steps, 0), len(ZOOMS) - 1)])

    def colour(self, name: str) -> QColor:
        """A colour token in the theme in use."""
        return QColor(self.colours[name])

    @property
    def colours(self) -> Mapping[str, str]:
        """The colour tokens in use, as `#RRGGBB`."""
        return self._tokens.colours["sombre" if self.dark else "clair"]

    def px(self, length: float) -> int:
        """A length given at 100 %, in pixels at the present zoom and system text size."""
        return max(1, round(length * self.scale))

    @property
    def scale(self) -> float:
        """The zoom times how much larger than usual the system's own text is."""
        points = self._system_font.pointSizeF()
        system = points / _REFERENCE_POINTS if points > 0 else 1.0
        return self._zoom * min(max(system, 1.0), 2.0)

    def space(self, name: str) -> int:
        """A spacing token (`tiny`, `small`, `medium`, `large`, `huge`)."""
        return self.px(self._tokens.spaces[name])

    def radius(self, name: str) -> int:
        """A radius token (`small`, `medium`, `large`)."""
        return self.px(self._tokens.radii[name])

    def measure(self, name: str) -> int:
        """A measure token; `line` is in characters and does not scale."""
        value = self._tokens.measures[name]
        return value if name == "line" else self.px(value)

    def font(self, name: str = "body", *, bold: bool = False) -> QFont:
        """The system's interface font in a size token."""
        font = QFont(self._system_font)
        font.setPixelSize(self.px(self._tokens.texts[name]))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _follow_system(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        state = (self.dark, self.scale)
        if state == self._applied:
            return
        if self._applied is not None:
            _forget_drawings()
        self._applied = state
        self._application.setPalette(self._palette())
        self._application.setFont(self.font("body"))
        self._sheet = style_sheet(self._tokens_in_use(), self.px, dark=self.dark)
        self._restyled.emit(self._sheet)
        self.changed.emit()

    def _tokens_in_use(self) -> dict[str, Any]:
        return {
            "colours": self.colours,
            "spaces": self._tokens.spaces,
            "radii": self._tokens.radii,
            "texts": self._tokens.texts,
            "measures": self._tokens.measures,
        }

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "hover",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.ToolTipBase: "raised",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "text",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.Accent: "accent",
        }
        for role, name in roles.items():
            palette.setColor(role, self.colour(name))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        return palette


def _forget_drawings() -> None:
    """Let go of what Qt drew with the former palette: it would keep up to 10 MB that nothing asks for again."""
    # This class is not made before the first paint.
    from PySide6.QtGui import QPixmapCache

    QPixmapCache.clear()
