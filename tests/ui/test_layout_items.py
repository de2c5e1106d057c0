"""No wrapper of a layout's item outlives it: Qt reuses its address, and the window would abort much later."""

from __future__ import annotations

import gc

import pytest
from editor_driving import WAIT
from office import Office
from PySide6.QtWidgets import QPushButton, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot
from showing import known_items, shown

from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import clear, column, row
from desktop.ui.widgets.held import held_by, widgets_of
from desktop.ui.widgets.reading_order import follow_layout
from desktop.ui.workbench import Workbench


def known_to_python(kind: type) -> int:
    """How many objects of that type Python holds."""
    gc.collect()
    return sum(type(each) is kind for each in gc.get_objects())


def test_what_a_layout_holds_is_given_in_its_order(theme: Theme, qtbot: QtBot) -> None:
    page, first, last, inner = QWidget(), QPushButton("a"), QPushButton("b"), row(theme)
    qtbot.addWidget(page)
    layout = column(theme)
    page.setLayout(layout)
    layout.addWidget(last)
    layout.insertWidget(0, first)
    layout.addStretch(1)
    layout.insertLayout(1, inner)
    inner.addWidget(QPushButton("c"))
    assert held_by(layout) == [first, inner, last]
    assert list(widgets_of(layout)) == [first, last]


def test_ordering_zooming_and_clearing_a_page_leave_no_item_behind(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = column(theme, margin="small")
    page.setLayout(layout)
    for _ in range(5):
        inner = row(theme)
        for name in "abc":
            inner.addWidget(QPushButton(name))
        inner.addStretch(1)
        layout.addLayout(inner)
    follow_layout(page)
    theme.use(zoom=2.0)
    theme.use(zoom=1.0)
    clear(layout)
    assert known_items() == []


def test_a_gap_follows_the_zoom_and_goes_with_its_layout(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    layout = column(theme)
    add_gap(theme, layout, "large")
    page.setLayout(layout)
    assert layout.sizeHint().height() == theme.space("large")
    theme.use(zoom=2.0)
    assert layout.sizeHint().height() == theme.space("large")
    page.deleteLater()
    del layout
    with qtbot.waitSignal(page.destroyed):
        pass
    theme.use(zoom=1.0)
    assert known_items() == []


@pytest.mark.parametrize("given", ["alone", "before", "after"])
def test_the_items_of_a_flow_go_with_its_page(theme: Theme, qtbot: QtBot, given: str) -> None:
    """PySide gives to Qt the items of a layout put in another; Qt leaves those of one written in Python to it."""

    def come_and_go() -> None:
        page, flow, around = QWidget(), FlowLayout(theme), column(theme)
        for name in "abc":
            flow.addWidget(QPushButton(name))
        if given == "before":
            around.addLayout(flow)
        page.setLayout(flow if given == "alone" else around)
        if given == "after":
            around.addLayout(flow)
        del flow, around
        page.deleteLater()
        with qtbot.waitSignal(page.destroyed):
            pass

    come_and_go()
    before = known_to_python(QWidgetItem)
    come_and_go()
    assert known_to_python(QWidgetItem) == before


def test_writing_a_post_leaves_no_item_behind(
    office: Office, live_bench: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    screen = EditorScreen(live_bench)
    shown(screen, qtbot, 1440, 900)
    for post in (office.post(), office.illustrated(office.post(), office.photo("red"))):
        screen.visit(post.id)
        qtbot.waitUntil(
            lambda: screen.editing is not None and screen.work.review.points is not None, timeout=WAIT
        )
        screen.work.open_left()
        theme.use(zoom=2.0)
        theme.use(zoom=1.0)
    screen.leave()
    assert known_items() == []
