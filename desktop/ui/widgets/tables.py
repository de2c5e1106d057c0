"""Tables of lines that one reads and opens: what they all do alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView


def reading_table(table: QTableView, name: str, stretched: int) -> None:
    """One line at a time, Tab leaves the table, nothing is typed in it; the column `stretched` takes the room left."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def to_the_end(table: QTableView, event: QKeyEvent) -> bool:
    """Début and Fin go to the first and the last line: in lines, Qt's own move among cells would be seen by nobody."""
    home = event.key() == Qt.Key.Key_Home
    if not (home or event.key() == Qt.Key.Key_End) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    last = table.model().rowCount() - 1
    if last >= 0:
        table.setCurrentIndex(table.model().index(0 if home else last, max(table.currentIndex().column(), 0)))
    return True
