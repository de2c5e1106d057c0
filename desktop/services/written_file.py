"""Writes a file that a person asked for, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import EnvironmentFault


def write_file(path: Path, content: bytes, code: str, what: str) -> Path:
    """Write `content` in `path`, in place of what was there, or leave it as it was.

    Raises `EnvironmentFault` (`code`) when it cannot be written; `what` begins the sentence (« Le dossier »).
    """
    beside = path.with_name(f".{path.name}.partiel")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            code,
            f"{what} n’a pas pu être écrit dans «\u00a0{path.parent.name}\u00a0» ({error.strerror or error}). Rien n’a été "
            "changé; choisissez un autre emplacement, ou libérez de l’espace.",
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return path
