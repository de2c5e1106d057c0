"""The official names of places and of their inhabitants that the application ships with."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.shipped_file import rows_of


@dataclass(frozen=True, slots=True)
class Place:
    """An official name, its kind (`ville`, `mrc`, `region`) and its demonym, masculine singular, or ""."""

    name: str
    kind: str
    demonym: str = ""


@functools.lru_cache(maxsize=1)
def read_places(folder: Path) -> tuple[Place, ...]:
    """The places of `toponymes.tsv`, in its order, read once: three checks hold them."""
    return tuple(rows_of(folder / "toponymes.tsv", lambda row: Place(*row.split("\t"))))


def read_demonyms(folder: Path) -> tuple[str, ...]:
    """The demonyms of `toponymes.tsv`, then those of `gentiles.txt`: peoples, provinces, countries."""
    towns = (place.demonym for place in read_places(folder) if place.demonym)
    return tuple(dict.fromkeys((*towns, *rows_of(folder / "gentiles.txt", str))))
