"""A plain text whose every offset is in code points, in a column of at most 75 characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from desktop.ui.editor.text.offsets import clean, to_code_points, to_utf16
from desktop.ui.editor.text.paragraphs import Paragraphs
from desktop.ui.theme import Theme
from desktop.ui.widgets.copied import copied


class PlainArea(QPlainTextEdit):
    """The text and its caret, without findings. `edited` follows every change but `set_text`."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._loading = False
        self._view: tuple[int, int] = (0, 0)
        self._view_state: tuple[int, ...] = ()
        self.setProperty("look", "writing")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.paragraphs = Paragraphs(self.document())
        theme.changed.connect(self._restyle)
        self._restyle()

    # The text

    def text(self) -> str:
        """The whole text, its no-break spaces kept."""
        return self.paragraphs.text()

    def set_text(self, text: str) -> None:
        """Show another text, which cannot be undone; the same text again changes nothing."""
        text = self.acceptable(text)
        if text == self.text():
            return
        self._loading = True
        try:
            self.setPlainText(text)
        finally:
            self._loading = False

    @property
    def loading(self) -> bool:
        """Whether the change under way is a `set_text`."""
        return self._loading

    def acceptable(self, text: str) -> str:
        """`text` as this area can hold it."""
        return clean(text)

    def replace_text(self, start: int, end: int, new: str) -> None:
        """Replace a span, in one undo step; the caret stays where it was in the text."""
        self.replace_all([(start, end, new)])

    def replace_all(self, replacements: Iterable[tuple[int, int, str]], *, joined: bool = False) -> None:
        """Replace several spans that do not overlap, all in one undo step; `joined` to the step before, if asked."""
        ordered = sorted(replacements, reverse=True)
        spans = [(self._position(start), self._position(end), new) for start, end, new in ordered]
        cursor = self.textCursor()  # undoing gives back the place the cursor had when the block began
        (cursor.joinPreviousEditBlock if joined else cursor.beginEditBlock)()
        for start, end, new in spans:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self.acceptable(new))
        cursor.endEditBlock()

    # The caret

    def caret(self) -> int:
        """Where the caret is."""
        return self._offset(self.textCursor().position())

    def caret_place(self) -> tuple[int, int]:
        """The paragraph of the caret, and its place there."""
        return self._place(self.textCursor().position())

    def selection(self) -> tuple[int, int]:
        """The selected span; empty, at the caret, when nothing is selected."""
        cursor = self.textCursor()
        return self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())

    def selected_text(self) -> str:
        """The selected words, their no-break spaces kept."""
        start, end = self.selection()
        return self.text()[start:end]

    def select(self, start: int, end: int) -> None:
        """Select a span and bring it into view."""
        self.setTextCursor(self.cursor_over(start, end))
        self.ensureCursorVisible()

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """A cursor of the document over a span."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def rectangle(self, start: int, end: int) -> QRect:
        """Where a span begins and, on the same line, ends: in the coordinates of the viewport."""
        first = self.cursorRect(self.cursor_over(start, start))
        last = self.cursorRect(self.cursor_over(end, end))
        return first.united(last) if last.top() == first.top() else first

    def lines(self, start: int, end: int) -> QRect:
        """Where a span is: its words when one line holds them, else its lines from side to side."""
        words, last = self.rectangle(start, end), self.cursorRect(self.cursor_over(end, end))
        if last.top() == words.top():
            return words
        return QRect(0, words.top(), self.viewport().width(), last.bottom() - words.top() + 1)

    def paragraph_rectangle(self, number: int) -> QRectF:
        """Where a paragraph is, in the coordinates of the viewport; empty when there is no such paragraph."""
        block = self.document().findBlockByNumber(number)
        return (
            self.blockBoundingGeometry(block).translated(self.contentOffset())
            if block.isValid()
            else QRectF()
        )

    def draw_paragraph(self, number: int) -> None:
        """Have a paragraph drawn again."""
        self.viewport().update(self.paragraph_rectangle(number).toAlignedRect())

    def exposed(self, part: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The paragraphs in a part of the viewport, each with its top left corner there."""
        block = self.cursorForPosition(part.topLeft()).block()
        corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        while block.isValid() and corner.y() <= part.bottom():
            yield block, corner
            corner += QPointF(0, self.blockBoundingRect(block).height())
            block = block.next()

    def paragraphs_in_view(self) -> tuple[int, int]:
        """The numbers of the first and last paragraphs in view."""
        bar, bottom = self.verticalScrollBar(), self.viewport().height()
        state = (bar.value(), bar.maximum(), bottom, len(self.paragraphs.texts))
        if state != self._view_state:  # as many lines as before, at the same place: nothing came into view
            self._view_state = state
            self._view = self._measure_view(bottom)
        return self._view

    def _measure_view(self, bottom: int) -> tuple[int, int]:
        block = self.firstVisibleBlock()
        first = last = max(0, block.blockNumber())
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= bottom:
            last = block.blockNumber()
            top += self.blockBoundingRect(block).height()
            block = block.next()
        return first, min(last, len(self.paragraphs.texts) - 1)

    def _position(self, offset: int) -> int:
        """A place of the whole text as a position of the document."""
        number, column = self.paragraphs.place(offset)
        block = self.document().findBlockByNumber(number)
        return block.position() + to_utf16(self.paragraphs.texts[number], column)

    def _place(self, position: int) -> tuple[int, int]:
        block = self.document().findBlock(position)
        number = max(0, block.blockNumber())
        return number, to_code_points(self.paragraphs.texts[number], position - block.position())

    def _offset(self, position: int) -> int:
        number, column = self._place(position)
        return self.paragraphs.start(number) + column

    # The clipboard and the column

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Qt would copy ordinary spaces in place of the no-break ones."""
        return copied(self.selected_text())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the column centred, then lay the text out in it.

        While the window is being shown, Qt drops the event that new margins cause: this one must do.
        """
        self.centre()
        super().resizeEvent(QResizeEvent(self.viewport().size(), event.oldSize()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new font changes the width of the column."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.centre()

    def centre(self) -> None:
        """Give the margins what the column does not need."""
        side = self._side()
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def _side(self) -> int:
        wanted = self._theme.measure("line") * self.fontMetrics().averageCharWidth()
        wanted += round(2 * self.document().documentMargin())
        return max(
            0, (self.contentsRect().width() - self.verticalScrollBar().sizeHint().width() - wanted) // 2
        )

    def _restyle(self) -> None:
        self.setFont(self._theme.font("writing"))
        self.document().setDocumentMargin(self._theme.space("small"))
        self.centre()
