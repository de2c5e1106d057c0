"""Drives a text area: types in it, marks words, reads what is underlined."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.editorial.findings import Category, Finding, Severity
from desktop.ui.editor.text.placed_findings import marks_of
from desktop.ui.editor.text.text_area import TextArea


def type_keys(area: TextArea, text: str) -> None:
    """Type, character by character."""
    for character in text:
        key = Qt.Key.Key_Return if character == "\n" else 0
        event = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r" if key else character
        )
        QApplication.sendEvent(area, event)


def mark(area: TextArea, start: int, end: int, *fixes: str, category: Category = Category.SPELLING) -> None:
    """Mark a span of the area."""
    finding = Finding("essai", category, Severity.WARNING, start, end, "À revoir.", suggestions=fixes)
    texts = list(area.paragraphs.texts)
    for number, marks in enumerate(marks_of((finding,), texts)):
        if marks:
            area.findings.set_paragraph(number, [*area.findings.marks(number), *marks])
    area.marks.schedule()


def underlined(area: TextArea) -> list[str]:
    """The words underlined on the screen, once it is drawn."""
    area.marks.draw()
    texts = area.paragraphs.texts
    return [texts[number][mark.start : mark.end] for number, mark in area.marks.shown()]
