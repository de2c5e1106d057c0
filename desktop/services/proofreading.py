"""Check a text or a whole case outside any workspace: what `verifier` does, and the pad of the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from desktop.channels.captions import Captions
from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.elections import of_the_council, period_on
from desktop.editorial.findings import VIDEO_TAGS, Finding
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.evaluation import evaluate, overall
from desktop.editorial.gates.verdict import GateResult, Verdict
from desktop.editorial.post import MARKDOWN_CHANNELS, Channel
from desktop.editorial.profile import MunicipalProfile
from desktop.services.caption_proofreading import request_of
from desktop.services.case_file import case_from_mapping
from desktop.services.checker import Checker
from desktop.services.desk import Desk
from desktop.services.elections import periods_in_force
from desktop.services.in_force import profile_in_force


@dataclass(frozen=True, slots=True)
class TextToCheck:
    """One text. `election_period` None means: as the calendar says on the publication date."""

    text: str
    medium: str = "website"
    kind: str = "publication"
    election_period: bool | None = None


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What a whole case gave: findings of every field, the verdict of every gate, and the worst one."""

    report: CheckReport
    gates: Mapping[str, GateResult]
    overall: Verdict


class Proofreader:
    """Checks texts and cases with one profile, on one publication date."""

    def __init__(self, checker: Checker, profile: MunicipalProfile, day: dt.date) -> None:
        self._checker = checker
        self._profile = profile
        self._day = day

    def text(self, request: TextToCheck) -> Future[CheckReport]:
        """The report to come on one text."""
        election, period = None, request.election_period
        if period is None:
            election = period_on(self._day, self._profile.elections)
            period = election is not None
        field = TextField("corps", request.text, markdown=uses_markdown(request.medium))
        context = CheckContext(
            self._profile, self._day, period, request.kind == "urgence", of_the_council(election)
        )
        return self._checker.submit(CheckRequest((field,), context, request.medium, request.kind))

    def captions(self, captions: Captions) -> Future[CheckReport]:
        """The report to come on a caption file; `placed` puts it back in the file."""
        context = CheckContext(self._profile, self._day, self._in_period())
        return self._checker.submit(request_of(captions, context))

    def _in_period(self) -> bool:
        return period_on(self._day, self._profile.elections) is not None

    def case(self, mapping: Mapping[str, Any]) -> tuple[GateCase, Future[CheckReport]]:
        """The case that a mapping describes, and the report to come on its texts.

        Raises `Refusal` when the mapping is not a case.
        """
        case = case_from_mapping(mapping, self._profile)
        return case, self._checker.submit(
            CheckRequest(case_fields(case), self.context_of(case), case.medium, case.kind)
        )

    def context_of(self, case: GateCase) -> CheckContext:
        """What surrounds the texts of a case; the period is its own calendar's, on the publication date."""
        day = case.planned_on or self._day
        period = case.election is not None and case.election.contains(day)
        council = case.election is None or case.election.of_the_council
        return CheckContext(self._profile, day, period, case.emergency, council)


def context_today(desk: Desk) -> CheckContext:
    """What surrounds a text that would go out today: the profile and the election periods in force."""
    profile = profile_in_force(desk.workspace).profile
    today = desk.today()
    election = period_on(today, periods_in_force(desk.workspace, profile))
    return CheckContext(profile, today, election is not None, council_election=of_the_council(election))


def case_fields(case: GateCase) -> tuple[TextField, ...]:
    """Every text of a case that would be published."""
    fields = [
        TextField("titre", case.title),
        TextField("corps", case.body, markdown=uses_markdown(case.medium)),
    ]
    if case.medium == Channel.YOUTUBE:
        fields.append(TextField(VIDEO_TAGS, case.text_of(VIDEO_TAGS)))
    fields += [
        TextField(f"texte_de_remplacement:{index}", image.alt or "")
        for index, image in enumerate(case.images)
        if not image.decorative
    ]
    return tuple(field for field in fields if field.text.strip())


def judge(case: GateCase, report: CheckReport) -> CaseOutcome:
    """The verdicts of a case once its texts have been checked."""
    gates = evaluate(replace(case, findings=(*case.findings, *report.findings), unchecked=report.unchecked))
    return CaseOutcome(report, gates, overall(gates))


def uses_markdown(medium: str) -> bool:
    """Whether a medium's text is Markdown (site and newsletter) or plain."""
    return medium in MARKDOWN_CHANNELS


def finding_to_mapping(finding: Finding) -> dict[str, Any]:
    """A finding as `verifier` prints it; offsets are code points of the text given."""
    return {
        "rule": finding.rule,
        "category": str(finding.category),
        "article": finding.article,
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "where": finding.where,
    }
