"""`verifier --format jsonl`: one line in, one line out, in order, as soon as it is known."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from desktop.checks.base import CheckReport
from desktop.cli.output import Exit
from desktop.editorial.findings import Severity
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel
from desktop.errors import Refusal
from desktop.services.proofreading import Proofreader, TextToCheck, finding_to_mapping, judge

# Lines read ahead of the answers: enough to keep the worker busy, little enough to stop soon.
AHEAD = 32


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A line whose report is to come; `case` when it is a whole case."""

    id: Any
    report: Future[CheckReport]
    case: GateCase | None


@dataclass(frozen=True, slots=True)
class _Malformed:
    """A line that is not a request."""

    id: Any
    error: str


def stream_lines(source: Iterable[bytes], proofreader: Proofreader, write: Callable[[str], None]) -> Exit:
    """Answer every line of `source` on `write`, in order.

    A malformed line gives an error line and the rest goes on. Returns 1 when anything blocks, else 2 when
    a line was malformed, else 0.
    """
    waiting: queue.Queue[_Waiting | _Malformed | BaseException | None] = queue.Queue(AHEAD)
    threading.Thread(target=_feed, args=(source, proofreader, waiting), name="lignes", daemon=True).start()
    blocked = malformed = False
    while (entry := waiting.get()) is not None:
        if isinstance(entry, BaseException):
            raise entry
        if isinstance(entry, _Malformed):
            malformed = True
            known = {} if entry.id is None else {"id": entry.id}
            write(_json(known | {"error": entry.error}))
            continue
        answer, blocks = _answer(entry)
        blocked = blocked or blocks
        write(_json(answer))
    return Exit.BLOCKED if blocked else Exit.ENVIRONMENT if malformed else Exit.FINE


def _feed(
    source: Iterable[bytes],
    proofreader: Proofreader,
    waiting: queue.Queue[_Waiting | _Malformed | BaseException | None],
) -> None:
    try:
        for number, line in enumerate(source, 1):
            if line.strip():
                waiting.put(_ask(line, number, proofreader))
    except Exception as error:  # noqa: BLE001 - handed over to the main thread, which raises it
        waiting.put(error)
    waiting.put(None)


def _ask(line: bytes, number: int, proofreader: Proofreader) -> _Waiting | _Malformed:
    try:
        item = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return _Malformed(None, f"ligne {number}\u00a0: ce n’est pas du JSON en UTF-8")
    if not isinstance(item, dict):
        return _Malformed(None, f"ligne {number}\u00a0: un objet JSON est attendu")
    identity = item.get("id")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        return _Malformed(None, f"ligne {number}\u00a0: il manque «\u00a0id\u00a0»")
    try:
        if "text" in item:
            return _Waiting(identity, proofreader.text(_text(item)), None)
        case, report = proofreader.case(item)
        return _Waiting(identity, report, case)
    except Refusal as refusal:
        points = "; ".join(refusal.reasons)
        return _Malformed(
            identity, f"ligne {number}\u00a0: {refusal.message}{' ' + points if points else ''}"
        )


def _text(item: dict[str, Any]) -> TextToCheck:
    """The text of a line. Raises `Refusal` naming the field that is wrong."""
    text, medium = item["text"], item.get("medium", "website")
    kind, period = item.get("kind", "publication"), item.get("election_period")
    if not isinstance(text, str):
        raise Refusal("texte", "«\u00a0text\u00a0» n’est pas un texte")
    if medium not in set(Channel):
        raise Refusal("media", f"«\u00a0medium\u00a0» inconnu\u00a0: {medium!r}")
    if not isinstance(kind, str):
        raise Refusal("nature", "«\u00a0kind\u00a0» n’est pas un texte")
    if period is not None and not isinstance(period, bool):
        raise Refusal("periode", "«\u00a0election_period\u00a0» n’est ni true ni false")
    return TextToCheck(text, medium, kind, period)


def _answer(entry: _Waiting) -> tuple[dict[str, Any], bool]:
    """The output line, and whether it blocks."""
    report = entry.report.result()
    answer: dict[str, Any] = {
        "id": entry.id,
        "findings": [finding_to_mapping(finding) for finding in report.findings],
    }
    if report.unchecked:
        answer["unchecked"] = list(report.unchecked)
    if entry.case is None:
        blocks = any(finding.severity is Severity.BLOCKING for finding in report.findings)
        return answer, blocks or bool(report.unchecked)
    outcome = judge(entry.case, report)
    answer["gates"] = {name: result.to_mapping() for name, result in outcome.gates.items()}
    answer["overall"] = str(outcome.overall)
    return answer, outcome.overall is Verdict.BLOCKS


def _json(value: object) -> str:
    """One line; a lone surrogate is escaped rather than refused by the output's UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
