"""Small habits of hands: a click beside the arrow, a letter typed too early, the End key, a year with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from approvals_driving import Opening, opening, submitted
from editor_driving import cards, judged, opened
from office import Office
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage, shown
from widget_walk import settle

from desktop.ui.registers.registers_screen import RegistersScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.charts import MonthChart, Series
from desktop.ui.workbench import Workbench
from desktop.ui.writing.posts_screen import PostsScreen

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def approvals(office: Office, bench_for: BenchFor, qtbot: QtBot) -> Iterator[Opening]:
    yield from opening(office, bench_for, qtbot)


def test_a_click_on_the_name_of_a_requirement_opens_its_points(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfants sont content.").id)
    gate = next(gate for gate in judged(screen, qtbot).gates if gate.left)
    row = screen.work.panel.rows[gate.name]
    texts = {each.text(): each for each in row.findChildren(QLabel)}
    name = texts[gate.label]
    assert "art. 22 · 1 point à régler" in texts
    qtbot.mouseClick(name, LEFT)
    assert row.turn.isChecked()
    settle()
    beside = row.points.cards[0].findChildren(QLabel)[0]
    qtbot.mouseClick(beside, LEFT)
    assert row.turn.isChecked(), "its points have clicks of their own"
    qtbot.mouseClick(row, LEFT, pos=QPoint(row.width() - 4, 8))
    assert not row.turn.isChecked()


def test_a_requirement_without_a_point_opens_nothing(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    judged(screen, qtbot)
    row = screen.work.panel.rows["langue"]
    qtbot.mouseClick(row, LEFT, pos=QPoint(row.width() // 2, 8))
    assert not row.turn.isChecked()


def test_letters_typed_after_tab_from_the_title_are_in_the_text(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(body="Le parc.").id)
    screen.activateWindow()
    page = screen.work.tabs.page
    qtbot.waitUntil(screen.isActiveWindow)
    page.title.setFocus()
    QTest.keyClick(page.title, Qt.Key.Key_Tab)
    toolbar = QApplication.focusWidget()
    assert isinstance(toolbar, QToolButton)
    page.body.select(0, 0)
    QTest.keyClick(toolbar, "U")
    assert page.body.hasFocus()
    QTest.keyClicks(page.body, "n jour. ")
    assert page.body.text() == "Un jour. Le parc."


@pytest.mark.parametrize("screen_of", [PostsScreen, RegistersScreen])
def test_home_and_end_go_to_the_first_and_the_last_line(
    office: Office, bench: Workbench, stage: Stage, screen_of: type[PostsScreen | RegistersScreen]
) -> None:
    for _ in range(3):
        office.submit(office.post())
    screen = screen_of(bench)
    stage(screen)
    screen.visit(None)
    screen.table.setFocus()
    last = screen.table.model().rowCount() - 1
    assert last >= 2
    QTest.keyClick(screen.table, Qt.Key.Key_End)
    assert screen.table.currentIndex().row() == last
    QTest.keyClick(screen.table, Qt.Key.Key_Home)
    assert screen.table.currentIndex().row() == 0


def test_escape_in_a_reason_keeps_it_and_the_button_says_so(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfants sont content.").id)
    gate = next(gate for gate in judged(screen, qtbot).gates if gate.left)
    card = cards(screen, gate.name)[0]
    words = card.answer.text()
    card.answer.click()
    assert card.form is not None
    QTest.keyClick(card.form.reason, Qt.Key.Key_Escape)
    assert (card.form, card.answer.text()) == (None, words), "nothing typed, nothing said"
    card.answer.click()
    QTest.keyClicks(card.form.reason, "C’est le titre".replace("’", "'"))
    QTest.keyClick(card.form.reason, Qt.Key.Key_Escape)
    assert card.form is None
    assert card.answer.text() == "Reprendre votre motif…"
    body = screen.work.tabs.page.body
    body.replace_text(len(body.text()), len(body.text()), " Bonne visite.")
    judged(screen, qtbot)
    card = cards(screen, gate.name)[0]
    assert card.answer.text() == "Reprendre votre motif…", "another review forgets nothing"
    card.answer.click()
    assert card.form is not None
    assert card.form.text() == "C'est le titre"
    card.form.dropped.emit()
    assert card.answer.text() == words, "given up is given up"
    card.answer.click()
    assert card.form.text() == ""


def test_a_reason_begun_beside_the_words_waits_there(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfants sont content.").id)
    judged(screen, qtbot)
    body, card = screen.work.tabs.page.body, screen.work.tools.card
    finding = body.present_findings()[0]
    card.open(body, finding)
    assert card.body is not None
    card.body.open_form()
    assert card.body.form is not None
    card.body.form.reason.setPlainText("C’est voulu")
    card.dismiss()
    card.open(body, finding)
    card.body.open_form()
    assert card.body.form.text() == "C’est voulu"
    card.forget()
    card.open(body, finding)
    card.body.open_form()
    assert card.body.form.text() == "", "another post knows nothing of it"


def test_what_the_direction_looked_at_is_no_longer_new_once_she_moves_on(
    office: Office, approvals: Opening
) -> None:
    first, second = submitted(office), submitted(office)
    screen = approvals(office.direction, first.id)
    view = screen.queue.view

    def fresh() -> dict[str, bool]:
        return {line.item: line.fresh for line in view.lines.lines}

    assert fresh() == {first.id: True, second.id: True}, "nothing changes under the eyes"
    view.setCurrentIndex(view.lines.index(view.lines.row_of(second.id), 0))
    assert fresh() == {first.id: False, second.id: True}
    assert view.lines.lines[view.currentIndex().row()].item == second.id, "the choice stays"
    assert not any(
        "Pas encore vue" in mark.text for mark in view.lines.lines[view.lines.row_of(first.id)].marks
    )


def test_a_chart_without_a_figure_says_so(theme: Theme, qtbot: QtBot) -> None:
    chart = MonthChart(theme, "Publications")
    shown(chart, qtbot, 400, 140)
    chart.show_series([(2026, month) for month in range(1, 13)], [Series("Site", (0,) * 12)])
    assert chart.accessibleDescription() == "Rien encore au cours de ces douze mois"
    empty = chart.grab().toImage()
    chart.show_series([(2026, month) for month in range(1, 13)], [Series("Site", (0,) * 11 + (1,))])
    assert "1" in chart.accessibleDescription()
    assert chart.grab().toImage() != empty
