"""Runs every check on a text: one report, spans in the text as it was given, one finding per mistake."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.checks.base import Check, CheckContext, CheckReport, GrammarCheck
from desktop.checks.document import Document
from desktop.checks.echoes import without_echoes
from desktop.checks.fields import TextField
from desktop.checks.merge import merge
from desktop.checks.suggestions import with_best_first
from desktop.checks.video_tags import suited_to_tags
from desktop.editorial.findings import VIDEO_TAGS, Finding

log = logging.getLogger(__name__)

# Reports kept for texts that come back unchanged (undo, another channel that inherits the body).
REMEMBERED = 512

MOST_FINDINGS = 20_000
"""Of one text: nobody reads more, and what says them all must cross the pipe to the interface."""
TOO_MANY = "remarques de trop"


class Runner:
    """The checks of one process. They are built once and see every text.

    A check that raises is named in `CheckReport.unchecked`, its trace goes to the log and the others go
    on. The same holds for one whose engine is missing: silence is never "no error". Of more than `MOST_FINDINGS`,
    the heaviest are told, and `TOO_MANY` says that there are others.
    """

    def __init__(self, checks: Sequence[Check], *, remembered: int = REMEMBERED) -> None:
        self._checks = tuple(checks)
        self._remembered = remembered
        self._reports: OrderedDict[tuple[object, ...], CheckReport] = OrderedDict()

    def unavailable(self) -> dict[str, str]:
        """The checks that cannot run here, each with the French sentence that says why."""
        reasons = ((check.name, check.unavailable()) for check in self._checks)
        return {name: reason for name, reason in reasons if reason is not None}

    def check(self, document: Document, context: CheckContext) -> CheckReport:
        """All findings of one document, in the code points of `document.original`, in reading order."""
        key = (
            document.original,
            document.where,
            document.medium,
            document.kind,
            document.markdown,
            document.typing,
            context,
        )
        if report := self._reports.get(key):
            self._reports.move_to_end(key)
            return report
        report = self._run(document, context)
        if report.unchecked:
            return report  # asked again, it may be complete
        self._reports[key] = report
        while len(self._reports) > self._remembered:
            self._reports.popitem(last=False)
        return report

    def check_fields(
        self,
        fields: Sequence[TextField],
        context: CheckContext,
        *,
        medium: str = "website",
        kind: str = "publication",
        typing: int | None = None,
    ) -> CheckReport:
        """The findings of all texts of a post, field after field; `where` tells them apart. See `CheckRequest`."""
        reports = [
            self.check(
                Document(
                    field.text,
                    where=field.where,
                    medium=medium,
                    kind=kind,
                    markdown=field.markdown,
                    typing=typing,
                ),
                context,
            )
            for field in fields
        ]
        findings = tuple(finding for report in reports for finding in report.findings)
        unchecked = dict.fromkeys(name for report in reports for name in report.unchecked)
        return CheckReport(findings, tuple(unchecked))

    def _run(self, document: Document, context: CheckContext) -> CheckReport:
        findings: list[Finding] = []
        unchecked: list[str] = []
        for check in self._checks:
            found = _found(check, document, context)
            if found is None:
                unchecked.append(check.name)
            else:
                findings += found
        told = self._heard(merge(findings), document, context)
        if document.where == VIDEO_TAGS:
            told = list(suited_to_tags(told, document))
        if len(told) > MOST_FINDINGS:
            told = sorted(told, key=lambda finding: -finding.severity.rank)[:MOST_FINDINGS]
            unchecked.append(TOO_MANY)
        return CheckReport(_mapped(told, document), tuple(unchecked))

    def _heard(self, told: list[Finding], document: Document, context: CheckContext) -> list[Finding]:
        """What is told, less the echoes, best suggestions first; as it is when a rule fails on a sentence asked again."""
        grammar = _Grammar(self._checks, context)
        try:
            return with_best_first(without_echoes(told, document, grammar), document, grammar)
        except Exception:  # as for a check: the findings are there
            log.exception("a text of %d characters is told as it was found", len(document.text))
            return told


class _Grammar:
    """The checks of grammar, to read again a sentence that is mended."""

    def __init__(self, checks: Sequence[Check], context: CheckContext) -> None:
        self._checks = [check for check in checks if isinstance(check, GrammarCheck)]
        self._context = context

    def found(self, document: Document) -> Iterator[Finding]:
        for check in self._checks:
            yield from _found(check, document, self._context) or ()

    def found_by(self, rules: tuple[str, ...], document: Document) -> Iterable[Finding]:
        return [f for check in self._checks for f in check.found_by(rules, document)]


def _found(check: Check, document: Document, context: CheckContext) -> list[Finding] | None:
    """The findings of one check, or None when it could not run."""
    try:
        if check.unavailable() is not None:
            return None
        return list(check.check(document, context))
    except Exception:  # a bug in one rule must not hide the findings of the others
        log.exception("check %s failed on a text of %d characters", check.name, len(document.text))
        return None


def _mapped(findings: Sequence[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings on the original text, named after the field, in reading order."""
    placed = [
        replace(finding.moved(*document.to_original(finding.start, finding.end)), where=document.where)
        for finding in findings
    ]
    return tuple(sorted(placed, key=lambda f: (f.start, f.end, -f.severity.rank, f.rule)))
