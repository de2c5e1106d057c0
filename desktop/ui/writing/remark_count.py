"""How many remarks a text has, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def remark_count(number: int) -> str:
    """« Aucune remarque », « 1 remarque », « 2 remarques »."""
    words = {0: "Aucune remarque", 1: "1 remarque"}.get(number, "{0} remarques")
    return QCoreApplication.translate("remark_count", words).format(number)
