"""Verify the whole ledger from the window: the decisions on the database lane, the files elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.desk import Desk
from desktop.services.long_work import LongWork


@dataclass(frozen=True, slots=True)
class LedgerSummary:
    """What the ledger holds: facts, streams (one key on one workstation), and sealed records erased."""

    facts: int
    streams: int
    erased: int


@dataclass(frozen=True, slots=True)
class LedgerAudit:
    """What an audit found: sentences in French, none when everything is intact."""

    summary: LedgerSummary
    problems: tuple[str, ...]


def ledger_summary(desk: Desk) -> LedgerSummary:
    """The size of the ledger."""
    streams = desk.workspace.ledger.streams()
    erased = sum(entry.destroyed for entry in desk.workspace.sealed.entries())
    return LedgerSummary(sum(streams.values()), len(streams), erased)


def audit_decisions(desk: Desk, progress: LongWork) -> LedgerAudit:
    """Read every fact again: signatures, chains, authority, indexes. The content of the files is left out.

    Raises `Refusal` when it was cancelled.
    """
    problems = desk.workspace.ledger.audit(files=False, progress=progress)
    return LedgerAudit(ledger_summary(desk), tuple(problem.message for problem in problems))


def audit_files(desk: Desk, progress: LongWork) -> tuple[str, ...]:
    """Read every object again. Needs no database. Raises `Refusal` when it was cancelled."""
    return tuple(problem.message for problem in desk.workspace.objects.audit(progress))
