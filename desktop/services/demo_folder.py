"""The folder of a demonstration: temporary, deleted on exit, and by the next demonstration if that failed.

Its name carries the process that made it: a folder whose process is gone was left by a run that was killed.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX = "bon-a-tirer-demonstration-"

_NAME = re.compile(re.escape(PREFIX) + r"(\d+)-\w+")
_ALIVE_ON_WINDOWS = 259  # STILL_ACTIVE, https://learn.microsoft.com/windows/win32/api/processthreadsapi
_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION

log = logging.getLogger(__name__)


@contextlib.contextmanager
def demo_folder() -> Iterator[Path]:
    """A new folder, readable by its owner alone, deleted however the block ends.

    It is deleted too when the interpreter exits with the block still open. Those of killed runs are removed
    first.
    """
    remove_abandoned()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    remove = functools.partial(_remove, folder)
    atexit.register(remove)
    try:
        yield folder
    finally:
        remove()
        atexit.unregister(remove)


def remove_abandoned(within: Path | None = None) -> tuple[Path, ...]:
    """Delete the demonstrations whose process is gone, in the temporary folder or `within`; returns them.

    One that cannot be deleted (somebody else's) is left where it is.
    """
    place = within or Path(tempfile.gettempdir())
    found = [(path, _NAME.fullmatch(path.name)) for path in place.glob(f"{PREFIX}*")]
    left = [path for path, name in found if name is not None and not is_alive(int(name[1]))]
    return tuple(path for path in left if _remove(path))


def is_alive(process: int) -> bool:
    """Whether a process of this number runs on this computer."""
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def _is_alive_on_windows(process: int) -> bool:
    """The same where `os.kill` would end the process instead of asking about it."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent elsewhere, and typed so
    handle = kernel.OpenProcess(_QUERY, False, process)
    if not handle:
        return False
    status = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(status))
    kernel.CloseHandle(handle)
    return not known or status.value == _ALIVE_ON_WINDOWS


def _remove(folder: Path) -> bool:
    """Delete a folder; what resists (a file open on Windows) is for the next demonstration to delete."""
    try:
        if sys.platform == "win32":
            _allow_deletion(folder)
        shutil.rmtree(folder)
    except FileNotFoundError:
        return True
    except OSError as error:
        log.info("a demonstration folder is left for later: %s", error)
        return False
    return True


def _allow_deletion(folder: Path) -> None:
    """Windows refuses to delete a read-only file, and objects are read-only."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o600)
