"""The look that the person chose, kept from one start to the next on this workstation."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from desktop.ui.theme import ZOOMS, Appearance, Theme

_LOOK = "apparence"
_ZOOM = "zoom"


def remember(theme: Theme) -> None:
    """Keep the look and the zoom in use."""
    settings = _settings()
    settings.setValue(_LOOK, str(theme.appearance))
    settings.setValue(_ZOOM, str(theme.zoom))


def restore(theme: Theme) -> None:
    """Take the look and the zoom that were kept; what cannot be read is as the system wants, at 100 %."""
    settings = _settings()
    look = str(settings.value(_LOOK, Appearance.SYSTEM))
    theme.use(
        Appearance(look) if look in set(Appearance) else Appearance.SYSTEM,
        _zoom(str(settings.value(_ZOOM, ZOOMS[0]))),
    )


def _zoom(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return ZOOMS[0]


def _settings() -> QSettings:
    return QSettings("bon-a-tirer", "apparence")
