"""A look at a workspace before it is opened: its roster.

The opening imports fifty files more, while somebody can already choose their name and type their
passphrase. What is read here is verified like the rest, and decides nothing: the opening reads it again.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from pathlib import Path

from db.errors import EnvironmentFault, Refusal
from db.location import DATABASE_NAME, refuse_unsafe
from db.migrations import CURRENT
from db.roster import Roster
from db.trust import roster_of, stored_trust

log = logging.getLogger(__name__)

_REVISION = "SELECT version_num FROM alembic_version"


def roster_at(folder: Path) -> Roster | None:
    """The roster of the workspace of `folder`, closed again; None when only opening it can tell what to do or to say.

    Not while this process has it open: closing a file drops the locks that its other connections hold on it.
    """
    path = folder / DATABASE_NAME
    try:
        refuse_unsafe(folder)
        if not path.is_file():
            return None
        with contextlib.closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as raw:
            if raw.execute(_REVISION).fetchall() != [(CURRENT,)]:
                return None
            roster = roster_of(stored_trust(raw.execute))
    except (Refusal, EnvironmentFault, sqlite3.Error, UnicodeDecodeError, OSError) as error:
        log.info("nothing to see before the workspace is opened: %s", error)
        return None
    return roster if roster.workspace is not None else None
