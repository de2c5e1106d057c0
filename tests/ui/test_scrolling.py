"""A page that scrolls: only when its words need more room than there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import column, scrolling
from desktop.ui.widgets.labels import label

WORDS = "La Municipalité avise la population que la rue de l’Hôtel-de-Ville sera fermée. " * 6


@pytest.mark.parametrize(("height", "scrolls"), [(600, False), (200, True)])
def test_wrapped_words_are_measured_at_the_width_that_they_have(
    height: int, *, scrolls: bool, theme: Theme, qtbot: QtBot
) -> None:
    inside = QWidget()
    page = column(theme)
    for _ in range(8):
        page.addWidget(label(WORDS, "muted", wrap=True))
    page.addStretch(1)
    inside.setLayout(page)
    area = scrolling(inside, "Page")
    qtbot.addWidget(area)
    area.resize(900, height)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0 if scrolls else inside.width() > 800)
    assert (area.verticalScrollBar().maximum() > 0) is scrolls
