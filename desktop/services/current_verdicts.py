"""What the gates answer now of a version that was submitted: a release may have ended since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.editorial.gates.verdict import Verdict
from desktop.services.decision_points import GateLine, lines_of_review
from desktop.services.desk import Desk
from desktop.services.heard_answers import bound_answers
from desktop.services.review import review_of_revision


@dataclass(frozen=True, slots=True)
class CurrentVerdicts:
    """The gates judged at `at` for a publication on `day`. `blocking` are sentences, each once."""

    revision: str
    at: dt.datetime
    day: dt.date
    gates: tuple[GateLine, ...]
    blocking: tuple[str, ...]
    unchecked: tuple[str, ...]


def current_verdicts(desk: Desk, revision: str) -> CurrentVerdicts:
    """Judge a version again, with the answers it was submitted with. Waits for the checks: ask for it with a low
    priority.
    """
    bound = bound_answers(desk.workspace, revision)
    reviewed = (
        review_of_revision(desk, revision)
        if bound is None
        else review_of_revision(desk, revision, ticked=bound.contests, read=bound.waivers)
    )
    blocking = (
        f"{channel.channel.label}\u00a0: {reason.text}"
        for channel in reviewed.channels
        for _, reason in channel.unanswered
        if reason.verdict is Verdict.BLOCKS
    )
    unchecked = (check for channel in reviewed.channels for check in channel.report.unchecked)
    return CurrentVerdicts(
        revision,
        desk.now(),
        reviewed.day,
        lines_of_review(reviewed),
        tuple(dict.fromkeys(blocking)),
        tuple(dict.fromkeys(unchecked)),
    )
