"""The recovery sheet: the code shown once at installation, and how to keep it. Printed, never stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.editorial.civil_dates import french_day
from desktop.editorial.workflow import ROLE_LABELS
from desktop.printing.printable import plain, printable
from desktop.printing.typesetting import typeset


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Someone on the roster, with the codes of their roles (`direction`, `greffe`…)."""

    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The values of a recovery sheet. `recovery_code` is in groups set apart by hyphens, as `db.signing` gives it.

    `installed_on` is the civil day on which the workspace was made. Whoever reads the code holds the root key:
    the document is to be printed and forgotten.
    """

    municipality: str
    installed_on: dt.date
    recovery_code: str
    people: tuple[RosterLine, ...] = ()


def recovery_sheet_pdf(document: RecoverySheet) -> bytes:
    """The sheet, in PDF. The same document gives the same bytes; raises `EnvironmentFault` as `typeset` does."""
    values = {
        "title": f"Feuille de secours, {plain(document.municipality)}",
        "municipality": printable(document.municipality),
        "installed": french_day(document.installed_on),
        "groups": [printable(group) for group in document.recovery_code.split("-")],
        "people": [_person(line) for line in document.people],
    }
    return typeset("recovery_sheet", values, document.installed_on)


def _person(line: RosterLine) -> dict[str, object]:
    """Roles in the order of `ROLE_LABELS`; one that this version does not know is printed as it is written."""
    known = [label for role, label in ROLE_LABELS.items() if role in line.roles]
    unknown = sorted(line.roles - ROLE_LABELS.keys())
    return {"name": printable(line.name), "roles": printable(", ".join([*known, *unknown]))}
