"""A day is typed as it is read, wherever the field was clicked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.ui.widgets.day_field import DayField


@pytest.mark.parametrize(
    ("before", "typed", "wanted"),
    [("", "20281120", (2028, 11, 20)), ("2026-", "1120", (2026, 11, 20)), ("2026-12-", "05", (2026, 12, 5))],
)
def test_a_click_selects_the_part_that_is_typed_over(
    qtbot: QtBot, before: str, typed: str, wanted: tuple[int, int, int]
) -> None:
    field = DayField(QDate(2026, 12, 20))
    field.setDisplayFormat("yyyy-MM-dd")
    shown(field, qtbot, 160, 32)
    line = field.lineEdit()
    line.setCursorPosition(len(before) + 1)
    at = line.cursorRect().center()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(at.x(), line.height() // 2))
    qtbot.keyClicks(field, typed)
    assert field.date() == QDate(*wanted)
