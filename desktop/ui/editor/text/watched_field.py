"""One text under the eye of the checks: the paragraph being typed, at once; the whole, when it comes."""

from __future__ import annotations

import functools
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField
from desktop.checks.process.client import EVERYTHING
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.findings import Finding
from desktop.ui.editor.text.paragraphs import Edit
from desktop.ui.editor.text.placed_findings import Mark, marks_of
from desktop.ui.editor.text.readings import as_typed
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.workbench import Workbench

AFTER_PAINTING = 3
"""Milliseconds: the character just typed is painted before its paragraph is sent."""
RHYTHM = 0.060
"""Seconds between two requests of one text. The first edit after a rest is sent at once: a delay before it
would cost more than the check (25 ms for 80 words)."""
MANY = 8
"""Paragraphs changed at once beyond which only the whole text is checked."""
REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What surrounds the texts of a channel. Its hash, that of a whole profile, is worked out once."""

    context: CheckContext
    medium: str
    kind: str
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.context, self.medium, self.kind)))

    def __hash__(self) -> int:
        return self._hash


class KnownParagraphs:
    """What the checks said of paragraphs read alone, the latest `REMEMBERED`."""

    def __init__(self) -> None:
        self._findings: OrderedDict[tuple[object, ...], tuple[Finding, ...]] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> tuple[Finding, ...] | None:
        """The findings of a paragraph in its surroundings, or None when it was not read."""
        return self._findings.get(key)

    def put(self, key: tuple[object, ...], findings: tuple[Finding, ...]) -> None:
        """Remember the findings of a paragraph."""
        self._findings[key] = findings
        self._findings.move_to_end(key)
        while len(self._findings) > REMEMBERED:
            self._findings.popitem(last=False)


Ignored = Callable[[str, str, str, str], bool]
"""Field, rule, words, passage: whether the person asked not to see it."""


class WatchedField(QObject):
    """Sends the paragraphs of one area as they change, and places the findings that come back.

    `edited` follows a change of the text, `changed` a change of what was found; both carry the field.
    """

    edited = Signal(str)
    changed = Signal(str)

    def __init__(
        self, bench: Workbench, name: str, area: TextArea, where: str, known: KnownParagraphs, ignored: Ignored,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.name = name
        self.key = name
        self.area = area
        self.where = where
        self.surroundings: Surroundings | None = None
        self._bench = bench
        self._known = known
        self._ignored = ignored
        self._pending: list[int] = []
        self._exact = False
        self._asked = 0
        self._answered = 0
        self._sent_at = 0.0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._send)
        area.paragraphs.changed.connect(self._follow)
        area.paragraph_entered.connect(self._entered)

    @property
    def awaiting(self) -> bool:
        """Whether a paragraph has yet to be read."""
        return bool(self._pending) or self._answered < self._asked

    def field(self) -> TextField:
        """The text, as it is to be checked."""
        return TextField(self.where, self.area.reading().text, self.area.markdown)

    def forget(self) -> None:
        """Take the marks away and stop following."""
        self._soon.stop()
        self.area.paragraphs.changed.disconnect(self._follow)
        self.area.paragraph_entered.disconnect(self._entered)
        self.area.findings.clear(len(self.area.paragraphs.texts))
        self.area.marks.schedule()

    # The paragraph

    def _follow(self, edit: Edit) -> None:
        self._exact = False
        if self.area.loading:
            self._pending = []
        else:
            after = edit.first + len(edit.before)
            kept = [
                n if n < edit.first else n + edit.shift for n in self._pending if not edit.first <= n < after
            ]
            if len(edit.after) <= MANY:
                kept += range(edit.first, edit.first + len(edit.after))
            self._pending = kept[-MANY:]
            self._hurry()
        self.edited.emit(self.name)

    def _entered(self, number: int) -> None:
        """The caret came to a paragraph: what it gives alone will be needed at the first keystroke."""
        if self._exact and number not in self._pending and self.surroundings is not None:
            text = self.area.paragraphs.texts[number]
            if text.strip() and self._known.get(self._key(text)) is None:
                self._pending.append(number)
                self._hurry()

    def _hurry(self) -> None:
        if self._pending and not self._soon.isActive():
            wait = RHYTHM - (time.monotonic() - self._sent_at)
            self._soon.start(max(AFTER_PAINTING, round(wait * 1000)))

    def _send(self) -> None:
        """Ask for the paragraphs that changed, except those already known."""
        if self.surroundings is None:
            return
        self._sent_at = time.monotonic()
        pending, self._pending = self._pending, []
        around = self.surroundings
        for number in dict.fromkeys(pending):
            text = self.area.paragraphs.texts[number]
            reading = self.area.reading(text)
            known = self._known.get(self._key(text)) if reading.text.strip() else ()
            if known is not None:
                self._show(number, known)
                continue
            caret = self.area.marks.typing_in(number)
            request = CheckRequest(
                (TextField(self.where, reading.text, self.area.markdown),),
                around.context,
                around.medium,
                around.kind,
                f"{self.key}#{number}",
                None if caret is None else reading.to_text(caret, caret)[0],
            )
            self._asked += 1
            key = self._key(text)
            done = functools.partial(self._receive, self._asked, number, key, request.typing is None)
            self._bench.check(request, done, owner=self)

    def _receive(
        self, asked: int, number: int, key: tuple[object, ...], complete: bool, report: CheckReport
    ) -> None:
        self._answered = max(self._answered, asked)
        if EVERYTHING in report.unchecked:
            self.changed.emit(self.name)
            return
        text = str(key[0])
        findings = self._placed(text, report.findings)
        if complete:
            self._known.put(key, findings)
        if self.surroundings is None or key != self._key(text):
            return
        texts = self.area.paragraphs.texts
        near = sorted(
            range(max(0, number - MANY), min(len(texts), number + MANY + 1)), key=lambda n: abs(n - number)
        )
        place = next((n for n in near if texts[n] == text), None)
        if place is None:
            self.changed.emit(self.name)
        else:
            self._show(place, findings)

    def _show(self, number: int, alone: tuple[Finding, ...]) -> None:
        """Show what a paragraph gives alone, corrected by what the whole text has taught."""
        placed, rules = self.area.findings, {finding.rule for finding in alone}
        marks = placed.marks(number)
        if self._exact:
            placed.refute(number, frozenset(rules - {mark.finding.rule for mark in marks}))
            for mark in marks:
                mark.of_document = mark.finding.rule not in rules
        else:
            text, refuted = self.area.paragraphs.texts[number], placed.refuted(number)
            kept = [mark for mark in marks if mark.of_document]
            (found,) = marks_of((finding for finding in alone if finding.rule not in refuted), (text,))
            if placed.set_paragraph(number, self._wanted([*found, *kept], text)):
                self.area.marks.schedule()
        self.changed.emit(self.name)

    # The whole

    def show_whole(self, texts: Sequence[str], findings: Sequence[Finding]) -> None:
        """Show the findings of the whole text as it was; its paragraphs that are still the same take them."""
        findings = self._placed("\n".join(texts), findings)
        current = self.area.paragraphs.texts
        self._exact = len(texts) == len(current) and list(texts) == list(current)
        shift, first = len(current) - len(texts), 0
        while first < min(len(texts), len(current)) and texts[first] == current[first]:
            first += 1
        last = len(texts)
        while last > first and last + shift > first and texts[last - 1] == current[last + shift - 1]:
            last -= 1
        changed = False
        for number, marks in enumerate(marks_of(findings, texts)):
            if number < first:
                changed |= self._place(number, texts[number], marks)
            elif number >= last:
                changed |= self._place(number + shift, texts[number], marks)
        if changed:
            self.area.marks.schedule()
        self.changed.emit(self.name)
        if self._exact and self.area.hasFocus():
            self._entered(self.area.caret_place()[0])

    def _place(self, number: int, text: str, marks: list[Mark]) -> bool:
        placed = self.area.findings
        alone = self._known.get(self._key(text))
        if alone is not None:
            rules = {finding.rule for finding in alone}
            placed.refute(number, frozenset(rules - {mark.finding.rule for mark in marks}))
            for mark in marks:
                mark.of_document = mark.finding.rule not in rules
        if not marks and not placed.marks(number):
            return False
        return placed.set_paragraph(number, self._wanted(marks, text))

    def hide_ignored(self) -> None:
        """Take away the marks that the person no longer wants to see."""
        for number, text in enumerate(self.area.paragraphs.texts):
            marks = self.area.findings.marks(number)
            if marks and self.area.findings.set_paragraph(number, self._wanted(marks, text)):
                self.area.marks.schedule()
        self.changed.emit(self.name)

    def _wanted(self, marks: Sequence[Mark], text: str) -> list[Mark]:
        around = self.area.passage
        return [
            mark
            for mark in marks
            if not self._ignored(self.name, mark.finding.rule, mark.words, around(text, mark.start))
        ]

    def _placed(self, text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Findings of what was read of a text, where they are in it."""
        reading = self.area.reading(text)
        return tuple(as_typed(reading, finding) for finding in findings)

    def _key(self, text: str) -> tuple[object, ...]:
        return (text, self.where, self.area.markdown, self.surroundings)
