"""The port to the checks: the worker process in the application, an immediate runner in tests."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.checks.base import CheckReport
    from desktop.checks.process.protocol import CheckRequest


class Checker(Protocol):
    """Answers requests in the background; never raises into the future for a text it could not check."""

    def submit(self, request: CheckRequest) -> Future[CheckReport]:
        """The report to come; a check that could not run is named in `CheckReport.unchecked`."""

    def unavailable(self) -> Future[dict[str, str]]:
        """Which checks cannot run on this computer, each with the French sentence that says why."""
