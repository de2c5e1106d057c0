"""Who worked last on this workstation, to be proposed first at the next start."""

from __future__ import annotations

from PySide6.QtCore import QSettings

_LAST = "derniere_personne"


def last_to_work() -> str:
    """The code of that person; empty when nobody is known to have worked here."""
    return str(_settings().value(_LAST, ""))


def remember_who_works(person: str) -> None:
    """Keep who works now."""
    _settings().setValue(_LAST, person)


def _settings() -> QSettings:
    return QSettings("bon-a-tirer", "fenetre")
