"""What was published over twelve months, by medium and by objective; how long approvals take."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.civil_dates import civil_day
from desktop.services.posts import manifest_of_revision

MONTHS = 12

Month = tuple[int, int]
"""A year and a month."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Counts by month, oldest first; `approval_hours` is the median by month, None without a decision.

    `channels` and `objectives` map a code to one count a month. One post on two media counts twice by
    medium, once by objective.
    """

    months: tuple[Month, ...]
    channels: Mapping[str, tuple[int, ...]]
    objectives: Mapping[str, tuple[int, ...]]
    approval_hours: tuple[float | None, ...]
    median_hours: float | None


def activity(workspace: Workspace, today: dt.date) -> Activity:
    """The activity of the twelve months that end with this one."""
    months = _months(today)
    channels: dict[str, Counter[Month]] = defaultdict(Counter)
    objectives: dict[str, Counter[Month]] = defaultdict(Counter)
    claims = {fact.hash: fact for fact in workspace.ledger.facts(kind="claim")}
    counted: set[tuple[str, str]] = set()
    for fact in workspace.ledger.facts(kind="receipt"):
        claim = claims.get(str(fact.body["claim"]))
        month = _month(str(fact.body["published"]))
        if claim is None or month not in months:
            continue
        channels[str(claim.body["channel"])][month] += 1
        once = (str(fact.item), str(claim.body["revision"]))
        if once not in counted:
            counted.add(once)
            for objective in _objectives(workspace, once[1]):
                objectives[objective][month] += 1
    waited = _approval_hours(workspace)
    return Activity(
        months,
        {code: tuple(found[month] for month in months) for code, found in channels.items()},
        {code: tuple(found[month] for month in months) for code, found in objectives.items()},
        tuple(_median(waited.get(month, [])) for month in months),
        _median([hours for month in months for hours in waited.get(month, ())]),
    )


def _approval_hours(workspace: Workspace) -> dict[Month, list[float]]:
    """Hours between the last submission of a revision and its first decision, by month of the decision."""
    submitted: dict[str, Fact] = {
        str(fact.body["revision"]): fact for fact in workspace.ledger.facts(kind="submission")
    }
    found: dict[Month, list[float]] = defaultdict(list)
    decided: set[str] = set()
    for fact in workspace.ledger.facts(kind="decision"):
        revision = str(fact.body["revision"])
        asked = submitted.get(revision)
        if asked is None or revision in decided:
            continue
        decided.add(revision)
        begin, end = dt.datetime.fromisoformat(asked.at), dt.datetime.fromisoformat(fact.at)
        found[_month(fact.at)].append(max((end - begin).total_seconds(), 0) / 3600)
    return found


def _objectives(workspace: Workspace, revision: str) -> tuple[str, ...]:
    fact = workspace.ledger.fact(revision)
    if fact is None:
        return ()
    return tuple(manifest_of_revision(workspace, fact)["post"].get("objectives", ()))


def _month(moment: str) -> Month:
    day = civil_day(dt.datetime.fromisoformat(moment))
    return day.year, day.month


def _months(today: dt.date) -> tuple[Month, ...]:
    last = today.year * 12 + today.month - 1
    return tuple((number // 12, number % 12 + 1) for number in range(last - MONTHS + 1, last + 1))


def _median(values: list[float]) -> float | None:
    # It brings fractions with it: not for a start.
    from statistics import median

    return median(values) if values else None
