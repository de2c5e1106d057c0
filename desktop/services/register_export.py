"""A register as a file: CSV for Excel, PDF for paper; without what is private."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.editorial.civil_dates import civil_day, french_day
from desktop.errors import Refusal
from desktop.printing.register import PrintedRegister, PrintedRow, register_pdf
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.registers import Register, RegisterRow
from desktop.services.written_file import write_file

HEADERS = ("Date", "Heure", "Registre", "Inscription", "Objet", "Détail", "Par")
MOST_PRINTED = 2000
"""Lines of a register on paper: sixty pages; beyond, its typesetting would take the memory of the workstation."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(rows: Iterable[RegisterRow]) -> str:
    """The rows as Excel reads them in French: semicolons, and each text as a text, never as a formula.

    What is private is left out: nothing sealed goes with the file.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for row in rows:
        day, time = civil_day(row.at).isoformat(), row.at.strftime("%H:%M")
        cells = (row.register.label, row.what, row.subject, row.detail, row.person)
        writer.writerow((day, time, *(_plain(cell) for cell in cells)))
    return written.getvalue()


def write_register(rows: Iterable[RegisterRow], path: Path) -> Path:
    """Write the CSV in UTF-8 with its mark, whole or not at all. Raises `EnvironmentFault` when it cannot be."""
    content = csv_of(rows).encode("utf-8-sig")
    return write_file(path, content, "registre_non_ecrit", "Le registre")


@dataclass(frozen=True, slots=True)
class RegisterHead:
    """What heads a register on paper, as the screen asked for it."""

    municipality: str
    register: Register
    since: dt.date | None
    until: dt.date | None
    searched: str
    prepared: dt.datetime

    @property
    def period(self) -> str:
        """Its days in words."""
        if self.since and self.until:
            return f"du {french_day(self.since)} au {french_day(self.until)}"
        if self.since:
            return f"depuis le {french_day(self.since)}"
        return f"jusqu’au {french_day(self.until)}" if self.until else "depuis le début"


def register_head(
    desk: Desk, register: Register, since: dt.date | None, until: dt.date | None, searched: str
) -> RegisterHead:
    """The head of a register, made now."""
    municipality = profile_in_force(desk.workspace).profile.municipality
    return RegisterHead(municipality, register, since, until, searched.strip(), desk.now())


def refuse_too_long(count: int) -> None:
    """Raises `Refusal` for a register that is too long for paper."""
    if count > MOST_PRINTED:
        raise Refusal(
            "registre_trop_long",
            f"Ce registre compte {count} inscriptions, et {MOST_PRINTED} s’impriment au plus. Rien n’a été écrit; "
            "restreignez les dates, ou exportez-le en CSV.",
        )


def write_printed_register(head: RegisterHead, rows: Sequence[RegisterRow], path: Path) -> Path:
    """Write the PDF, whole or not at all. Raises `Refusal` for too many lines, `EnvironmentFault` otherwise."""
    refuse_too_long(len(rows))
    document = PrintedRegister(
        head.municipality,
        head.register.label,
        head.period,
        head.prepared,
        tuple(PrintedRow(row.at, row.what, row.subject, row.detail, row.person) for row in rows),
        head.searched,
    )
    return write_file(path, register_pdf(document), "registre_non_ecrit", "Le registre")


def _plain(text: str) -> str:
    """A cell that a spreadsheet shows as it is: one that begins like a formula is marked as text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
