"""A register on paper: what was signed, line by line, without what is sealed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.editorial.civil_dates import civil_day, french_day, french_time
from desktop.printing.printable import plain, printable
from desktop.printing.typesetting import typeset


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One line: when it was signed, what it is, of what, with what detail, by whom."""

    at: dt.datetime
    what: str
    subject: str
    detail: str
    person: str


@dataclass(frozen=True, slots=True)
class PrintedRegister:
    """The values of a register. `period` says its days in words, `searched` the words looked for, if any."""

    municipality: str
    name: str
    period: str
    prepared: dt.datetime
    rows: tuple[PrintedRow, ...]
    searched: str = ""


def register_pdf(document: PrintedRegister) -> bytes:
    """The register, in PDF. The same document gives the same bytes; raises `EnvironmentFault` as `typeset` does."""
    values = {
        "title": f"Registre\u00a0: {plain(document.name)}",
        "running": f"Registre\u00a0: {plain(document.name)}",
        "municipality": printable(document.municipality),
        "name": printable(document.name),
        "period": printable(document.period),
        "searched": printable(document.searched),
        "prepared": french_day(civil_day(document.prepared)),
        "count": f"{len(document.rows):,}".replace(",", "\u00a0"),
        "rows": [
            {
                "when": f"{civil_day(row.at).isoformat()} {french_time(row.at)}",
                "what": printable(row.what),
                "subject": printable(row.subject),
                "detail": printable(row.detail),
                "person": printable(row.person),
            }
            for row in document.rows
        ],
    }
    return typeset("register", values, document.prepared)
