"""Where the findings of a text stand while it is being edited: shifted at once, dropped when touched."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desktop.editorial.findings import Finding
from desktop.ui.editor.text.paragraphs import Edit

_INSIDE_WORDS = "’'-_"


@dataclass(slots=True, eq=False)
class Mark:
    """One finding and its present place: code points of its paragraph, `lines` paragraphs further for the end.

    `words` is what it was said of. `of_document` tells a finding that the paragraph alone does not give.
    """

    finding: Finding
    start: int
    end: int
    words: str
    lines: int = 0
    of_document: bool = False
    is_long: bool = field(init=False)
    """Whether it covers several words: an edit inside it does not settle the matter."""

    def __post_init__(self) -> None:
        self.is_long = len(self.words.split()) > 1

    def says(self, finding: Finding, start: int, end: int) -> bool:
        """Whether it already says this, at this place."""
        known = self.finding
        return (
            (self.start, self.end) == (start, end)
            and known.rule == finding.rule
            and known.severity is finding.severity
            and known.message == finding.message
            and known.suggestions == finding.suggestions
        )


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph; `refuted` are the rules that the whole text has overruled there."""

    marks: list[Mark] = field(default_factory=list)
    refuted: frozenset[str] = frozenset()


class PlacedFindings:
    """The marks of a text, by paragraph."""

    def __init__(self) -> None:
        self._paragraphs: list[_Paragraph] = [_Paragraph()]
        self._has_tall = False

    def marks(self, number: int) -> Sequence[Mark]:
        """The marks of one paragraph, in reading order."""
        return self._paragraphs[number].marks if number < len(self._paragraphs) else ()

    def all(self) -> Iterator[tuple[int, Mark]]:
        """Every mark with the number of its paragraph, in reading order."""
        for number, paragraph in enumerate(self._paragraphs):
            for mark in paragraph.marks:
                yield number, mark

    def from_above(self, number: int) -> list[tuple[Mark, int]]:
        """The marks of earlier paragraphs that go on in this one, each with how many paragraphs above it begins."""
        if not self._has_tall:
            return []
        above = enumerate(self._paragraphs[:number])
        return [
            (mark, number - first)
            for first, paragraph in above
            for mark in paragraph.marks
            if first + mark.lines >= number
        ]

    def refuted(self, number: int) -> frozenset[str]:
        """The rules that do not hold in a paragraph once the whole text is known."""
        return self._paragraphs[number].refuted

    def refute(self, number: int, rules: frozenset[str]) -> None:
        """Remember the rules that the whole text has overruled in a paragraph."""
        self._paragraphs[number].refuted = rules

    def clear(self, count: int = 1) -> None:
        """Forget everything; the text has `count` paragraphs."""
        self._paragraphs = [_Paragraph() for _ in range(count)]
        self._has_tall = False

    def set_paragraph(self, number: int, marks: Iterable[Mark]) -> bool:
        """Replace the marks of a paragraph, keeping those that say the same. Whether anything changed."""
        paragraph = self._paragraphs[number]
        known = paragraph.marks
        kept = [next((old for old in known if _same(old, new)), new) for new in marks]
        kept.sort(key=lambda mark: (mark.start, mark.end))
        for old, new in zip(known, kept, strict=False):
            if old is not new:
                break
        else:
            if len(known) == len(kept):
                return False
        paragraph.marks = kept
        self._has_tall = self._has_tall or any(mark.lines for mark in kept)
        return True

    def follow(self, edit: Edit) -> bool:
        """Move the marks as the text moved. Whether some were dropped."""
        if len(edit.before) == 1 == len(edit.after) and not self._has_tall:
            return self._follow_inside(edit)
        last_old = edit.first + len(edit.before)
        old = self._paragraphs[edit.first : last_old]
        new = [_Paragraph() for _ in edit.after]
        for number, paragraph in enumerate(new):
            paragraph.refuted = old[min(number, len(old) - 1)].refuted if old else frozenset()
        dropped = self._has_tall and self._follow_tall(edit)
        starts_before, starts_after = _starts(edit.before), _starts(edit.after)
        after = "\n".join(edit.after)
        for begin, (number, paragraph) in zip(starts_before, enumerate(old), strict=False):
            for mark in paragraph.marks:
                end_at = number + mark.lines
                if end_at >= len(old):  # it ends in paragraphs that were not touched
                    dropped = True
                    continue
                span = _moved(mark, begin + mark.start, starts_before[end_at] + mark.end, edit, after)
                if span is None:
                    dropped = True
                    continue
                first = bisect.bisect_right(starts_after, span[0]) - 1
                last = max(first, bisect.bisect_right(starts_after, max(span[0], span[1] - 1)) - 1)
                mark.start, mark.end = span[0] - starts_after[first], span[1] - starts_after[last]
                mark.lines = last - first
                self._has_tall = self._has_tall or last > first
                new[first].marks.append(mark)
        self._paragraphs[edit.first : last_old] = new
        return dropped

    def _follow_inside(self, edit: Edit) -> bool:
        """An edit of one paragraph, when no mark has several: what typing does."""
        paragraph, after = self._paragraphs[edit.first], edit.after[0]
        kept = []
        for mark in paragraph.marks:
            span = _moved(mark, mark.start, mark.end, edit, after)
            if span is not None:
                mark.start, mark.end = span
                kept.append(mark)
        dropped = len(kept) < len(paragraph.marks)
        paragraph.marks = kept
        return dropped

    def _follow_tall(self, edit: Edit) -> bool:
        """Marks of several paragraphs that begin before the edit: stretched, or dropped with their end."""
        dropped = False
        for number, paragraph in enumerate(self._paragraphs[: edit.first]):
            for mark in [mark for mark in paragraph.marks if number + mark.lines >= edit.first]:
                if number + mark.lines < edit.first + len(edit.before):
                    paragraph.marks.remove(mark)
                    dropped = True
                else:
                    mark.lines += edit.shift
        return dropped


def marks_of(
    findings: Iterable[Finding], texts: Sequence[str], *, of_document: bool = False
) -> list[list[Mark]]:
    """Findings of a whole text as marks by paragraph."""
    starts = _starts(texts)
    made: list[list[Mark]] = [[] for _ in texts]
    whole = "\n".join(texts)
    for finding in findings:
        begin = min(max(0, finding.start), len(whole))
        end = min(max(begin, finding.end), len(whole))
        first = bisect.bisect_right(starts, begin) - 1
        last = max(first, bisect.bisect_left(starts, end) - 1) if end > begin else first
        mark = Mark(
            finding, begin - starts[first], end - starts[last], whole[begin:end], last - first, of_document
        )
        made[first].append(mark)
    return made


def finding_of(mark: Mark, start: int, end: int, *, intact: bool = True) -> Finding:
    """The finding of a mark at its present place in the whole text.

    When its words are no longer `intact`, its suggestions were for others: it has none.
    """
    if not intact:
        return replace(mark.finding, start=start, end=end, suggestions=())
    return mark.finding.moved(start, end)


def _same(old: Mark, new: Mark) -> bool:
    return (
        old.says(new.finding, new.start, new.end)
        and old.lines == new.lines
        and old.words == new.words
        and old.of_document == new.of_document
    )


def _starts(texts: Sequence[str]) -> list[int]:
    return list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]


def _moved(mark: Mark, start: int, end: int, edit: Edit, after: str) -> tuple[int, int] | None:
    """The span of a mark after an edit, both in the joined paragraphs; None when its words were touched."""
    first, last = edit.start, edit.start + edit.removed
    shift = edit.added - edit.removed
    if end <= first:
        return None if end == first and _joins(after, end) else (start, end)
    if start >= last:
        return None if start == last and _joins(after, start + shift) else (start + shift, end + shift)
    if mark.is_long and start <= first and last <= end:
        return start, end + shift
    return None


def _joins(text: str, place: int) -> bool:
    """Whether the characters on both sides of `place` belong to one word."""
    around = text[max(0, place - 1) : place + 1]
    return len(around) == 2 and all(c.isalnum() or c in _INSIDE_WORDS for c in around)
