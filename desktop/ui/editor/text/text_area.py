"""The writing area: the text, the findings that follow it, and what helps while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)

from desktop.editorial.findings import Finding
from desktop.ui.editor.text import continuation, spaces
from desktop.ui.editor.text.fold_line import FoldLine
from desktop.ui.editor.text.marks import Marks
from desktop.ui.editor.text.paragraphs import Edit
from desktop.ui.editor.text.placed_findings import Mark, PlacedFindings, finding_of
from desktop.ui.editor.text.plain_area import PlainArea
from desktop.ui.editor.text.readings import AsTyped, Reading
from desktop.ui.theme import Theme
from desktop.ui.window_keys import REDO

Pasted = Callable[[str, str], tuple[str, str]]
"""From a clipboard, as HTML ("" when it has none) and as plain text: what to insert, and what to say of it."""

RESTING = 450
"""Milliseconds after which the pointer is at rest."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextArea(PlainArea):
    """One text. `name` is its accessible name; `markdown` whether its marks mean something.

    `finding_at_caret` gives the finding under the caret, or None, when it becomes another one; `hovered`
    the finding under the pointer, or None. `asked` is a wish to see what can be done about a finding, at a
    point of the screen for a menu, or None for the keyboard. `said` is a sentence about what a paste
    changed. `paragraph_entered` gives the number of the caret's paragraph when it is another one.
    `pictures_offered` hands over a clipboard that holds pictures or files (`QMimeData`, valid
    during the call). `pasted` turns what is pasted into what is inserted; None takes the plain text.
    """

    finding_at_caret = Signal(object)
    paragraph_entered = Signal(int)
    hovered = Signal(object)
    asked = Signal(object, object)
    said = Signal(str)
    pictures_offered = Signal(object)

    def __init__(self, theme: Theme, *, markdown: bool, name: str) -> None:
        super().__init__(theme, name)
        self._markdown = markdown
        self._typing = False
        self._changed = False
        self._dropping = False
        self._at_caret: Mark | None = None
        self._paragraph = 0
        self._fold: FoldLine | None = None
        self._pointed = QPoint()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTING)
        self._rest.timeout.connect(self._rested)
        self.viewport().setMouseTracking(True)
        self.pasted: Pasted | None = None
        self.findings = PlacedFindings()
        self.marks = Marks(self, theme)
        self.paragraphs.changed.connect(self._follow)
        self.cursorPositionChanged.connect(self.marks.schedule)
        self.verticalScrollBar().valueChanged.connect(self.marks.schedule)

    @property
    def markdown(self) -> bool:
        """Whether Markdown means something here."""
        return self._markdown

    def set_markdown(self, markdown: bool) -> None:
        """Whether Markdown means something here."""
        self._markdown = markdown

    def set_fold(self, offset: int | None, caption: str = "") -> None:
        """Show where a channel folds the text, with a few words; None shows nothing."""
        known = (self._fold.offset, self._fold.caption) if self._fold is not None else None
        if known == (None if offset is None else (offset, caption)):
            return
        if self._fold is not None:
            self._fold.hide()
            self._fold.deleteLater()
        self._fold = None if offset is None else FoldLine(self, self._theme, offset, caption)

    # The findings

    def finding_near(self, offset: int) -> Finding | None:
        """The heaviest finding that covers or touches a place, at its present span."""
        number, column = self.paragraphs.place(offset)
        mark = self._mark_at(number, column)
        return self.present(number, mark) if mark else None

    def present(self, number: int, mark: Mark) -> Finding:
        """The finding of a mark of paragraph `number`, at its present span in the whole text."""
        start, text = self.paragraphs.start, self.paragraphs.texts[number]
        intact = mark.lines > 0 or text[mark.start : mark.end] == mark.words
        return finding_of(
            mark, start(number) + mark.start, start(number + mark.lines) + mark.end, intact=intact
        )

    def reading(self, text: str | None = None) -> Reading:
        """What the checks read of `text`, which this area holds, or held; of the present one when none is given."""
        return AsTyped(self.text() if text is None else text)

    def passage(self, text: str, column: int) -> str:
        """What surrounds a place of a paragraph: while it stays the same, so does what was said of that place."""
        return text

    def mend(self, replacements: Iterable[tuple[int, int, str]]) -> None:
        """Replace the words of findings, and what that leaves to put right, in one undo step."""
        self.replace_all(replacements)

    def present_findings(self) -> tuple[Finding, ...]:
        """Every finding at its present span, in reading order."""
        return tuple(self.present(number, mark) for number, mark in self.findings.all())

    def emphasise(self, finding: Finding | None) -> None:
        """Bring one of `present_findings` forward, or none."""
        if finding is None:
            self.marks.emphasise(None)
            return
        number, column = self.paragraphs.place(finding.start)
        same = (
            m for m in self.findings.marks(number) if m.start == column and m.finding.rule == finding.rule
        )
        self.marks.emphasise(next(same, None))

    def settle(self, number: int, column: int) -> None:
        """After an edit, a move or a scroll, the caret being there: the fold follows, and what the caret is on is told."""
        if self._fold is not None:
            self._fold.place()
        if number != self._paragraph:
            self._paragraph = number
            self.paragraph_entered.emit(number)
        mark = self._mark_at(number, column)
        if mark is not self._at_caret:
            self._at_caret = mark
            self.finding_at_caret.emit(self.present(number, mark) if mark else None)

    def _mark_at(self, number: int, column: int) -> Mark | None:
        touching = [
            m for m in self.findings.marks(number) if m.start <= column and (m.lines or column <= m.end)
        ]
        return max(touching, key=lambda m: (m.finding.severity.rank, not m.is_long), default=None)

    def _follow(self, edit: Edit) -> None:
        if self.loading:
            self.findings.clear(len(self.paragraphs.texts))
            self.marks.schedule()
            return
        self._changed = True
        dropped = self.findings.follow(edit)
        self.marks.follow(edit, typed=self._typing, dropped=dropped)
        self.edited.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The words, then what is underlined."""
        if not self.viewport().autoFillBackground():
            # Each key would have all that is behind drawn again, up to the window. A style sheet undoes it as it is
            # applied, but leaves the right colour.
            self.viewport().setAutoFillBackground(True)
        super().paintEvent(event)
        self.marks.paint(event.rect())

    # Typing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type, then put the spaces right; Enter goes on with a list, Ctrl+Y does again what was undone."""
        if event.keyCombination() == REDO:
            self.redo()
            event.accept()
            return
        enter = event.key() in _ENTER and event.matches(QKeySequence.StandardKey.InsertParagraphSeparator)
        if enter and self.continue_list():
            return
        typed = event.text()
        # A character made with AltGr carries Ctrl and Alt on Windows: it is typed all the same.
        typed = "\n" if enter else typed if typed.isprintable() else ""
        self._type(typed, lambda: super(TextArea, self).keyPressEvent(event))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """What a dead key or an input method composed counts as typed."""
        self._type(event.commitString(), lambda: super(TextArea, self).inputMethodEvent(event))

    def _type(self, typed: str, insert: Callable[[], None]) -> None:
        self._typing, self._changed = bool(typed), False
        try:
            insert()
        finally:
            self._typing = False
        if self._changed and typed in spaces.TRIGGERS:
            self._put_spaces_right(typed)

    def _put_spaces_right(self, typed: str) -> None:
        number, column = self.caret_place()
        if typed == "\n" and number:
            number, column = number - 1, len(self.paragraphs.texts[number - 1]) + 1
        before = self.paragraphs.texts[number][: column - 1]
        wanted = spaces.correction(before, typed)
        if wanted is not None:
            start = self.paragraphs.start(number)
            self.replace_text(start + wanted.start, start + wanted.end, wanted.text)

    def continue_list(self) -> bool:
        """Begin the next item of the Markdown list the caret is in, or end the list. False: not in one."""
        if not self._markdown or self.isReadOnly() or self.textCursor().hasSelection():
            return False
        number, column = self.caret_place()
        wanted = continuation.next_line(self.paragraphs.texts[number], column)
        if wanted is None:
            return False
        start = self.paragraphs.start(number)
        self.replace_text(start + wanted.start, start + wanted.end, wanted.text)
        self.ensureCursorVisible()
        return True

    # Pasting and dropping

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Text, and pictures when something takes them."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Insert what is pasted or dropped, in one undo step; a picture goes to who takes pictures."""
        if (source.hasImage() or source.hasUrls()) and not source.hasText() and not source.hasHtml():
            self.pictures_offered.emit(source)
            return
        if source.hasUrls() and all(url.isLocalFile() for url in source.urls()):
            self.pictures_offered.emit(source)
            return
        text, sentence = source.text(), ""
        if self.pasted is not None and not self._dropping:
            text, sentence = self.pasted(source.html() if source.hasHtml() else "", text)
        cursor = self.textCursor()
        cursor.insertText(self.acceptable(text))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if sentence:
            self.said.emit(sentence)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Words may be dropped here; files and pictures go to what is behind."""
        if _words_only(event.mimeData()):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """See `dragEnterEvent`."""
        if _words_only(event.mimeData()):
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Insert the plain words."""
        if not _words_only(event.mimeData()):
            event.ignore()
            return
        self._dropping = True
        try:
            super().dropEvent(event)
        finally:
            self._dropping = False

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Once the pointer rests, say which finding it is on."""
        super().mouseMoveEvent(event)
        self._pointed = event.position().toPoint()
        self._rest.start()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The pointer rests elsewhere."""
        super().leaveEvent(event)
        self._rest.stop()

    def _rested(self) -> None:
        self.hovered.emit(self.finding_under(self._pointed))

    def finding_under(self, point: QPoint) -> Finding | None:
        """The finding at a point of the viewport."""
        cursor = self.cursorForPosition(point)
        if not self.cursorRect(cursor).adjusted(-24, 0, 24, 4).contains(point):
            return None
        return self.finding_near(self._offset(cursor.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """On a finding, what can be done about it; elsewhere, the usual menu."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        finding = self.finding_near(self.caret()) if by_key else self.finding_under(event.pos())
        if finding is None:
            super().contextMenuEvent(event)
            return
        at = self.viewport().mapToGlobal(self.rectangle(finding.start, finding.end).bottomLeft())
        self.asked.emit(finding, at if by_key else event.globalPos())


def _words_only(source: QMimeData) -> bool:
    return source.hasText() and not source.hasUrls() and not source.hasImage()
