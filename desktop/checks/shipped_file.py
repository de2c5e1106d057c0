"""The word lists and tables of `resources/lexicon/`, read so that a damaged one is named, with its line.

Everything here raises EnvironmentFault: the check that needs the file is then listed as unavailable, with the
reason, and the others go on.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import tomli

from desktop.errors import EnvironmentFault

_Read = TypeVar("_Read")
_TOML_LINE = re.compile(r"at line (\d+)")


def rows_of(path: Path, convert: Callable[[str], _Read]) -> list[_Read]:
    """What each row of a word list gives, in order; empty rows and those that begin with `#` give nothing."""
    with reading(path):
        rows = path.read_text(encoding="utf-8").splitlines()
    found = []
    for number, row in enumerate(map(str.strip, rows), 1):
        if row and not row.startswith("#"):
            with reading(path, lambda number=number: number):  # type: ignore[misc]
                found.append(convert(row))
    return found


def words_of(path: Path) -> list[str]:
    """The rows of a list that several checks read: one copy of each for all of them."""
    return rows_of(path, sys.intern)


def table_of(path: Path) -> dict[str, Any]:
    """A TOML table."""
    with reading(path):
        return tomli.loads(path.read_text(encoding="utf-8"))


def entries_of(path: Path, section: str, convert: Callable[[dict[str, Any]], _Read]) -> list[_Read]:
    """What each `[[section]]` of a TOML file gives, in order."""
    found = []
    for rank, entry in enumerate(table_of(path).get(section, ())):
        with reading(path, lambda rank=rank: line_of(path, f"[[{section}]]", rank)):  # type: ignore[misc]
            found.append(convert(entry))
    return found


@contextlib.contextmanager
def reading(path: Path, line: Callable[[], int | None] = lambda: None, subject: str = "") -> Iterator[None]:
    """What goes wrong inside is the fault of that file, at that line, about that subject when they are known."""
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError, AttributeError, re.error) as error:
        number, reason = _place(error) or line(), _reason(error)
        place = f", ligne {number}" if number is not None else ""
        about = f"{subject}, {reason}" if subject else reason
        raise EnvironmentFault(
            "lexicon.damaged",
            f"Le fichier «\u00a0{path.name}\u00a0» du lexique est endommagé{place}\u00a0: {about}. "
            "Cette vérification n’est pas faite; vos textes sont conservés. Réinstallez l’application.",
        ) from error


def line_of(path: Path, beginning: str, rank: int = 0) -> int | None:
    """The number of the line that begins so (of the `rank`-th, from 0), or None."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    numbers = [number for number, line in lines if line.strip().startswith(beginning)]
    return numbers[rank] if rank < len(numbers) else None


def _place(error: Exception) -> int | None:
    """The line that the error itself gives."""
    if isinstance(error, tomli.TOMLDecodeError) and (found := _TOML_LINE.search(str(error))):
        return int(found[1])
    if isinstance(error, UnicodeDecodeError):
        return error.object[: error.start].count(b"\n") + 1
    return None


def _reason(error: Exception) -> str:
    """Why, in French."""
    if isinstance(error, OSError):
        return "il ne s’ouvre pas"
    if isinstance(error, UnicodeDecodeError):
        return "il n’est pas en UTF-8"
    if isinstance(error, tomli.TOMLDecodeError):
        return "ce n’est pas du TOML"
    if isinstance(error, KeyError):
        return f"il manque «\u00a0{error.args[0]}\u00a0»"
    if isinstance(error, re.error):
        return f"l’expression ne se lit pas ({error})"
    return f"ce passage ne se lit pas ({error})"
