"""What a check is: one file, one class, findings in the code points of `Document.text`."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from desktop.editorial.findings import Finding
from desktop.editorial.profile import MunicipalProfile

if TYPE_CHECKING:
    from desktop.checks.document import Document


class Period(enum.IntEnum):
    """What the publication day is to the council (art. 9): how much a wording weighs depends on it."""

    NONE = 0
    """No election period."""
    COUNCIL = 1
    """The council's own seats are at stake: a municipal general election or by-election."""
    OTHER = 2
    """A provincial, federal or school election, or a referendum: nobody of the council seeks votes."""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What surrounds a text. `election_period` is already decided, from the publication date (art. 9).

    `council_election` says whether that period is the council's own; when nothing says which one it is, it is.
    """

    profile: MunicipalProfile
    publication_date: dt.date | None = None
    election_period: bool = False
    emergency: bool = False
    council_election: bool = True

    @property
    def period(self) -> Period:
        """What the day is to the council."""
        if not self.election_period:
            return Period.NONE
        return Period.COUNCIL if self.council_election else Period.OTHER


class Check(Protocol):
    """One kind of verification. Built once, used for every text; never raises on any text.

    `name` is stable and shown when the check could not run. `unavailable()` returns None, or the
    French sentence saying what is missing: the points it would have found are then *non vérifiés*.
    """

    name: str

    def unavailable(self) -> str | None:
        """Why this check cannot run on this computer, in French, or None."""

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The findings in `document`, spans in code points of `document.text`."""


@runtime_checkable
class GrammarCheck(Check, Protocol):
    """A check that one mistake may lead astray about another: it is asked again about the sentence mended."""

    def found_by(self, rules: tuple[str, ...], document: Document) -> Iterable[Finding]:
        """What those of its rules whose names begin so would say, in the context of the last `check`."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings of a text, spans in code points of the *original*, sorted; and what did not run."""

    findings: tuple[Finding, ...]
    unchecked: tuple[str, ...] = ()
