"""The report bound to a submission: the verdicts, the findings, and the answers that were written to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from db.workspace import Workspace
from desktop.editorial.findings import Finding
from desktop.services.channel_review import ChannelReview
from desktop.services.review import Review
from desktop.services.stored_json import read_json


def report_of(reviewed: Review) -> dict[str, Any]:
    """What a submission keeps of its review. Nobody of an image is named in it."""
    return {
        "v": 1,
        "day": reviewed.day.isoformat(),
        "channels": {str(channel.channel): _channel(channel) for channel in reviewed.channels},
    }


def contests_in(workspace: Workspace, report: str, channels: Collection[str]) -> frozenset[str]:
    """The contestations (fact hashes) of some channels in a stored report."""
    return _facts_in(workspace, report, channels, "contests")


def waivers_in(workspace: Workspace, report: str, channels: Collection[str]) -> frozenset[str]:
    """The justifications (fact hashes) of some channels in a stored report."""
    return _facts_in(workspace, report, channels, "waivers")


def answers_in(workspace: Workspace, report: str) -> frozenset[str]:
    """Every answer (fact hashes) that a stored report binds."""
    kept: Mapping[str, Any] = read_json(workspace, report)["channels"]
    return frozenset(
        fact for found in kept.values() for kind in ("contests", "waivers") for fact in found[kind]
    )


def _facts_in(workspace: Workspace, report: str, channels: Collection[str], kind: str) -> frozenset[str]:
    kept: Mapping[str, Any] = read_json(workspace, report)["channels"]
    return frozenset(fact for channel, found in kept.items() if channel in channels for fact in found[kind])


def _channel(channel: ChannelReview) -> dict[str, Any]:
    return {
        "overall": str(channel.overall),
        "gates": {name: result.to_mapping() for name, result in channel.gates.items()},
        "findings": [_finding(finding) for finding in channel.report.findings],
        "unchecked": list(channel.report.unchecked),
        "contests": [answer.fact for answer in channel.contests],
        "waivers": [answer.fact for answer in channel.waivers],
        "answered": {answer.fact: channel.said_of(answer) for answer in channel.answers},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": str(finding.category),
        "severity": str(finding.severity),
        "where": finding.where,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "article": finding.article,
    }
