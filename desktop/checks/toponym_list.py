"""The official names of places and of their inhabitants that the application ships with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """An official name, its kind (`ville`, `mrc`, `region`) and its demonym, masculine singular, or ""."""

    name: str
    kind: str
    demonym: str = ""


def read_places(folder: Path) -> tuple[Place, ...]:
    """The places of `toponymes.tsv`, in its order."""
    return tuple(Place(*row.split("\t")) for row in _rows(folder / "toponymes.tsv"))


def read_demonyms(folder: Path) -> tuple[str, ...]:
    """The demonyms of `toponymes.tsv`, then those of `gentiles.txt`: peoples, provinces, countries."""
    towns = (place.demonym for place in read_places(folder) if place.demonym)
    return tuple(dict.fromkeys((*towns, *_rows(folder / "gentiles.txt"))))


def _rows(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
