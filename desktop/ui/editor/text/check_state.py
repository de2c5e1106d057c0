"""Where the checks of a text are."""

from __future__ import annotations

import enum

from PySide6.QtCore import QCoreApplication


class CheckState(enum.Enum):
    """Being checked, checked as it is now, or not checked: silence is never « no error »."""

    CHECKING = "checking"
    UP_TO_DATE = "up_to_date"
    UNCHECKED = "unchecked"

    @property
    def label(self) -> str:
        """The words shown."""
        return {
            CheckState.CHECKING: QCoreApplication.translate("CheckState", "vérification…"),
            CheckState.UP_TO_DATE: QCoreApplication.translate("CheckState", "à jour"),
            CheckState.UNCHECKED: QCoreApplication.translate("CheckState", "non vérifié"),
        }[self]

    @property
    def icon(self) -> str:
        """The role of its icon."""
        return {"CHECKING": "sync", "UP_TO_DATE": "pass", "UNCHECKED": "unchecked"}[self.name]
