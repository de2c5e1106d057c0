"""What follows the theme: anything computed from `Theme.px` is computed again when the zoom changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, QObject
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpacerItem

from desktop.ui.theme import Theme

_Policy = QSizePolicy.Policy


def follow(theme: Theme, owner: QObject, apply: Callable[[], object]) -> None:
    """Run `apply` now, and after each change of theme or zoom as long as `owner` lives."""
    _Following(theme, owner, apply)
    apply()


def keep_spacing(theme: Theme, layout: QLayout) -> None:
    """Keep the spacing and margins of `layout` in proportion to the zoom, as last set by anyone."""
    _Spacing(theme, layout)


def add_gap(theme: Theme, layout: QBoxLayout, size: str = "small") -> None:
    """Add a fixed space between what is before and what comes after, in proportion to the zoom."""
    upright = layout.direction() in (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop)
    gap = QSpacerItem(0, 0)

    def fit() -> None:
        length = theme.space(size)
        gap.changeSize(*((0, length) if upright else (length, 0)), _Policy.Minimum, _Policy.Minimum)
        layout.invalidate()

    follow(theme, layout, fit)
    layout.addSpacerItem(gap)


class _Following(QObject):
    """A child of the owner: the connection ends with it."""

    def __init__(self, theme: Theme, owner: QObject, apply: Callable[[], object]) -> None:
        super().__init__(owner)
        self._apply = apply
        theme.changed.connect(self.apply)

    def apply(self) -> None:
        """Compute again with the theme in use."""
        self._apply()


class _Spacing(QObject):
    """Scales the lengths of a layout by the change of zoom.

    The exact lengths are remembered beside the rounded ones, so that zooming in and out returns to the same.
    """

    def __init__(self, theme: Theme, layout: QLayout) -> None:
        super().__init__(layout)
        self._theme = theme
        self._layout = layout
        self._scale = theme.scale
        self._exact: dict[str, float] = {}
        self._written: dict[str, int] = {}
        theme.changed.connect(self.rescale)

    def rescale(self) -> None:
        """Take the lengths that the present zoom asks for."""
        ratio = self._theme.scale / self._scale
        self._scale = self._theme.scale
        if ratio == 1:
            return
        present = self._read()
        exact = {
            name: (self._exact[name] if length == self._written.get(name) else length) * ratio
            for name, length in present.items()
        }
        self._exact = exact
        self._written = {name: round(length) for name, length in exact.items()}
        self._write(self._written)

    def _read(self) -> dict[str, int]:
        around = self._layout.contentsMargins()
        return {
            "spacing": self._layout.spacing(),
            "left": around.left(),
            "top": around.top(),
            "right": around.right(),
            "bottom": around.bottom(),
        }

    def _write(self, lengths: dict[str, int]) -> None:
        self._layout.setSpacing(lengths["spacing"])
        self._layout.setContentsMargins(
            QMargins(lengths["left"], lengths["top"], lengths["right"], lengths["bottom"])
        )
