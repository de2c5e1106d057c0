"""The log: one rotating file in the person's local folder, nothing uploaded, no personal content."""

from __future__ import annotations

import faulthandler
import logging
from pathlib import Path

from db.deferred import defer

# For a log that is sent elsewhere, which this one never is: they would be imported before the first paint.
defer("pickle")
defer("socket")

import logging.handlers  # noqa: E402

_SIZE = 1_000_000
_KEPT = 5


def start_log(folder: Path) -> Path | None:
    """Write the log in `folder` and dump Python's stacks there on a crash.

    Returns the file, or None when the folder cannot be written: the application works without a log,
    and says so on its standard error through the logging module's last resort.
    """
    path = folder / "bon-a-tirer.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError as error:
        logging.getLogger(__name__).warning(
            "Le journal technique ne peut pas être écrit : %s", error.strerror
        )
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    if handler.stream is not None:
        faulthandler.enable(handler.stream)
    return path
