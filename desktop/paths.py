"""Where things are on this computer: shipped resources, and the person's local data."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from db.deferred import defer
from db.location import DATABASE_NAME

# For a place of its own among temporary files, which nothing here asks for.
defer("tempfile", functions=["gettempdir"])

import platformdirs  # noqa: E402

APPLICATION = "bon-a-tirer"


def own_command() -> str:
    """What to type in a terminal to call this program: its name when the terminal finds it, else where it is."""
    beside = Path(sys.executable).with_name(f"{APPLICATION}.exe" if sys.platform == "win32" else APPLICATION)
    if shutil.which(APPLICATION) or not beside.is_file():
        return APPLICATION
    return f'"{beside}"' if " " in str(beside) else str(beside)


def resources() -> Path:
    """The folder of shipped data (rule packs, lexicon, profiles), in a checkout, a wheel or a bundle."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    return root / "resources"


def data_folder() -> Path:
    """Local, never roaming, application data of the person (`%LOCALAPPDATA%` on Windows)."""
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False, roaming=False))


def own_workspace() -> Path:
    """The workspace that this workstation makes for itself."""
    return data_folder() / "espace"


def joined_workspace() -> Path:
    """The file that names the workspace joined from this workstation, in place of its own; there may be none."""
    return data_folder() / "espace-joint.txt"


def default_workspace() -> Path:
    """The workspace used when `--espace` names none: the one that was joined, while it is there, else its own."""
    try:
        joined = Path(joined_workspace().read_text(encoding="utf-8").strip())
        there = joined.is_absolute() and (joined / DATABASE_NAME).is_file()
    except (OSError, UnicodeDecodeError):
        there = False
    return joined if there else own_workspace()


def log_folder() -> Path:
    """Where the rotating log is written."""
    return Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))
