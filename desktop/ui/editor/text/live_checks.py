"""From a keystroke to the findings: each paragraph as it is typed, then the whole as it will be submitted.

The paragraph comes first because it is quick; the whole text of a channel is what counts, and takes its place
when typing pauses. A worker that cannot check says so, and is asked again until it can.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField
from desktop.checks.process.client import EVERYTHING
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.findings import Finding
from desktop.ui.editor.text.check_state import CheckState
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.editor.text.watched_field import KnownParagraphs, Surroundings, WatchedField
from desktop.ui.workbench import Workbench

PAUSE = 350
"""Milliseconds without an edit before the whole text is checked."""
PATIENCE = 6_000
"""Milliseconds of silence of the worker, plus one for two characters, before the text counts as not checked."""
FIRST_RETRY, LAST_RETRY = 1_000, 30_000
_NUMBERS = itertools.count(1)


@dataclass(slots=True)
class _Channel:
    """What is known of one channel. `revision` counts what changed, `checked` is the one of `report`."""

    surroundings: Surroundings | None = None
    fields: tuple[TextField, ...] = ()
    revision: int = 1
    checked: int = 0
    report: CheckReport | None = None

    @property
    def is_due(self) -> bool:
        return self.surroundings is not None and self.checked != self.revision


@dataclass(slots=True)
class _Asked:
    """A whole channel sent to the worker, as it was."""

    channel: str
    revision: int
    surroundings: Surroundings
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)


class LiveChecks(QObject):
    """The checks of a post being written. A field is `channel.where`, such as `website.corps`.

    `findings_changed(field)` when what was found, or its place, changed; `state_changed` when `state` did.
    """

    findings_changed = Signal(str)
    state_changed = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        # The pad and the editor may both ask about a « website.corps »: neither must replace the other.
        self._number = next(_NUMBERS)
        self._fields: dict[str, WatchedField] = {}
        self._channels: dict[str, _Channel] = {}
        self._known = KnownParagraphs()
        self._ignored_once: set[tuple[str, str, str, str]] = set()
        self._ignored_here: set[tuple[str, str]] = set()
        self._current = ""
        self._asked: _Asked | None = None
        self._silent = False
        self._told: tuple[CheckState, ...] = ()
        self._wait = FIRST_RETRY
        self._pause = self._timer(self._advance)
        self._late = self._timer(self._lost_patience)
        self._retry = self._timer(self._ask_again)

    def _timer(self, then: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.timeout.connect(then)
        return made

    # What is checked

    def watch(self, field_id: str, area: TextArea, *, where: str, markdown: bool | None = None) -> None:
        """Check the text of an area. `where` names it as `Finding.where` does; `markdown` None keeps the area's."""
        self.forget(field_id)
        if markdown is not None:
            area.set_markdown(markdown)
        watched = WatchedField(self._bench, field_id, area, where, self._known, self._is_ignored, self)
        self._fields[field_id] = watched
        watched.key = f"{self._number}:{field_id}"
        watched.surroundings = self._channel(field_id).surroundings
        watched.edited.connect(self._edited)
        watched.changed.connect(self._changed)
        self._touch(_channel_of(field_id))

    def forget(self, field_id: str) -> None:
        """Stop checking an area."""
        watched = self._fields.pop(field_id, None)
        if watched is not None:
            watched.forget()
            watched.deleteLater()
            self._touch(_channel_of(field_id))

    def set_context(self, channel: str, context: CheckContext, medium: str, kind: str) -> None:
        """What surrounds the texts of a channel; another context has them all checked again."""
        state = self._channels.setdefault(channel, _Channel())
        wanted = Surroundings(context, medium, kind)
        if wanted == state.surroundings:
            return
        state.surroundings = wanted
        for name, watched in self._fields.items():
            if _channel_of(name) == channel:
                watched.surroundings = wanted
        self._touch(channel)

    def set_fields(self, channel: str, fields: tuple[TextField, ...]) -> None:
        """The texts of a channel that no area shows (alternative texts, credits), as `variant_fields` gives them.

        Those an area shows may be among them: the area's own text counts.
        """
        state = self._channels.setdefault(channel, _Channel())
        hidden = tuple(each for each in fields if f"{channel}.{each.where}" not in self._fields)
        if hidden != state.fields:
            state.fields = hidden
            self._touch(channel)

    def set_current(self, channel: str) -> None:
        """Which channel the person looks at: it is checked first."""
        self._current = channel

    # What was found

    def findings(self, field_id: str) -> tuple[Finding, ...]:
        """What is known of an area now, at its present place, what the person ignores left out."""
        watched = self._fields.get(field_id)
        return watched.area.present_findings() if watched else ()

    def report(self, channel: str) -> CheckReport | None:
        """What the whole channel gave, exactly as it is now; None while that is not known."""
        state = self._channels.get(channel)
        return state.report if state and state.checked == state.revision else None

    def state(self, channel: str | None = None) -> CheckState:
        """Where a channel is, or all of them together: the least sure of them."""
        if channel is None:
            states = {self.state(name) for name in self._channels} or {CheckState.UNCHECKED}
            order = (CheckState.UNCHECKED, CheckState.CHECKING, CheckState.UP_TO_DATE)
            return next(each for each in order if each in states)
        known = self._channels.get(channel)
        if known is None or known.surroundings is None or self._silent:
            return CheckState.UNCHECKED
        if known.report is not None and known.report.unchecked:
            return CheckState.UNCHECKED
        return CheckState.CHECKING if known.is_due else CheckState.UP_TO_DATE

    @property
    def unchecked(self) -> tuple[str, ...]:
        """The names of the checks that could not run, in French."""
        reports = [state.report for state in self._channels.values() if state.report is not None]
        return tuple(dict.fromkeys(name for report in reports for name in report.unchecked))

    # What the person does not want to see

    def ignore_once(self, field_id: str, finding: Finding) -> None:
        """Hide one finding, as long as its passage stays as it is. Submitting will speak of it all the same."""
        watched = self._fields[field_id]
        paragraphs, words = watched.area.paragraphs, watched.area.text()[finding.start : finding.end]
        number, column = paragraphs.place(finding.start)
        around = watched.area.passage(paragraphs.texts[number], column)
        self._ignored_once.add((field_id, finding.rule, words, around))
        watched.hide_ignored()

    def ignore_in_post(self, field_id: str, finding: Finding) -> None:
        """Hide the same remark about the same words everywhere in this post."""
        words = self._fields[field_id].area.text()[finding.start : finding.end]
        self._ignored_here.add((finding.rule, words))
        for watched in self._fields.values():
            watched.hide_ignored()

    def _is_ignored(self, field_id: str, rule: str, words: str, around: str) -> bool:
        return (rule, words) in self._ignored_here or (field_id, rule, words, around) in self._ignored_once

    # The whole, when typing pauses

    def _channel(self, field_id: str) -> _Channel:
        return self._channels.setdefault(_channel_of(field_id), _Channel())

    def _edited(self, field_id: str) -> None:
        self._current = _channel_of(field_id)
        loading = self._fields[field_id].area.loading
        self._touch(self._current, 0 if loading else PAUSE)

    def _changed(self, field_id: str) -> None:
        self.findings_changed.emit(field_id)

    def _touch(self, channel: str, pause: int = 0) -> None:
        state = self._channels.setdefault(channel, _Channel())
        was_due = state.is_due
        state.revision += 1
        self._pause.start(pause)
        if not was_due:  # once late, a channel is no later with each key
            self._tell()

    def _advance(self) -> None:
        """Send the next channel that changed, the one being looked at first; one at a time."""
        if self._asked is not None or self._pause.isActive():
            return
        due = [name for name, state in self._channels.items() if state.is_due]
        due.sort(key=lambda name: name != self._current)
        if due:
            self._ask(due[0])

    def _ask(self, name: str) -> None:
        state = self._channels[name]
        assert state.surroundings is not None
        watched = [each for field_id, each in self._fields.items() if _channel_of(field_id) == name]
        fields = tuple(f for f in (*(w.field() for w in watched), *state.fields) if f.text.strip())
        around = state.surroundings
        asked = _Asked(
            name, state.revision, around, {w.name: tuple(w.area.paragraphs.texts) for w in watched}
        )
        self._asked = asked
        if not fields:  # the worker would answer the same
            self._receive(asked, CheckReport(()))
            return
        request = CheckRequest(
            fields, around.context, around.medium, around.kind, f"{self._number}:{name}:ensemble"
        )
        self._late.start(PATIENCE + request.length() // 2)
        self._bench.check(request, functools.partial(self._receive, asked), owner=self)

    def _receive(self, asked: _Asked, report: CheckReport) -> None:
        self._asked, self._silent = None, False
        self._late.stop()
        state = self._channels[asked.channel]
        if asked.surroundings == state.surroundings:
            if EVERYTHING not in report.unchecked:
                self._show(asked, report)
            state.report = report
            if asked.revision == state.revision:
                state.checked = state.revision
        self._plan_retry(report)
        self._tell()
        self._advance()

    def _show(self, asked: _Asked, report: CheckReport) -> None:
        for name, texts in asked.texts.items():
            watched = self._fields.get(name)
            if watched is not None:
                found = [finding for finding in report.findings if finding.where == watched.where]
                watched.show_whole(texts, found)

    # When the worker does not answer, or cannot check

    def _plan_retry(self, report: CheckReport) -> None:
        if not report.unchecked:
            self._wait = FIRST_RETRY
            self._retry.stop()
        elif not self._retry.isActive():
            self._retry.start(self._wait)
            self._wait = min(2 * self._wait, LAST_RETRY)

    def _ask_again(self) -> None:
        for state in self._channels.values():
            if state.report is not None and state.report.unchecked:
                state.checked = 0
        self._advance()

    def _lost_patience(self) -> None:
        self._silent = True
        self._tell()

    def _tell(self) -> None:
        told = tuple(self.state(name) for name in self._channels)
        if told != self._told:
            self._told = told
            self.state_changed.emit()


def _channel_of(field_id: str) -> str:
    return field_id.partition(".")[0]
