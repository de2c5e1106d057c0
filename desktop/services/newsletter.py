"""The next deadline of *Le Contact de chez nous*: a working date of this workstation, not a decision."""

from __future__ import annotations

import datetime as dt

from db.workspace import Workspace

_DEADLINE = "contact:tombee"


def next_deadline(workspace: Workspace) -> dt.date | None:
    """The day that was set, None when none was."""
    written = workspace.database.setting(_DEADLINE)
    return dt.date.fromisoformat(written) if written else None


def set_next_deadline(workspace: Workspace, day: dt.date | None) -> None:
    """Keep the next deadline; None forgets it."""
    workspace.database.set_setting(_DEADLINE, day.isoformat() if day is not None else None)
