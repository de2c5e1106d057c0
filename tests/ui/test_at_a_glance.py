"""What is seen without being looked for: frames of the focus, places of buttons, pages that stay where they are."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.ui.background import LaneBackground
from desktop.ui.captures import Photographer
from desktop.ui.notices import NoticeBoard
from desktop.ui.settings.records import Record, Records
from desktop.ui.theme import Appearance, Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.filter_field import FilterField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column, growing_title, scrolling
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.wrapped_check import WrappedCheck
from desktop.ui.writing.fix_words import fix_words


@pytest.fixture(autouse=True)
def _usual_look(theme: Theme) -> Iterator[None]:
    yield
    theme.use(Appearance.LIGHT, 1.0)


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QCheckBox, QRadioButton])
@pytest.mark.parametrize("look", ["", "primary", "quiet"])
def test_the_tab_key_puts_nothing_over_the_words(
    theme: Theme, qtbot: QtBot, kind: type[QAbstractButton], look: str
) -> None:
    """Qt's style frames the words of what the Tab key reaches; ours frames the whole control."""
    window = QWidget()
    page = column(theme, margin="large")
    control = kind()
    control.setText("Continuer")
    control.setProperty("look", look)
    page.addWidget(control)
    window.setLayout(page)
    shown(window, qtbot, 300, 100)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control.setFocus(Qt.FocusReason.OtherFocusReason)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
    plain = picture(control)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, True)
    control.update()
    assert picture(control) == plain


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_what_cannot_be_chosen_looks_so(theme: Theme, qtbot: QtBot) -> None:
    check = WrappedCheck(theme, "La feuille est imprimée et rangée en lieu sûr.")
    shown(check, qtbot, 500, 40)
    usual = picture(check)
    check.setEnabled(False)
    muted = theme.colour("muted").rgb()
    drawn = picture(check)
    assert drawn != usual
    words = {drawn.pixel(x, y) for x in range(60, drawn.width()) for y in range(drawn.height())}
    assert muted in words


def test_a_page_stays_where_it_is_when_what_had_the_keyboard_leaves(theme: Theme, qtbot: QtBot) -> None:
    """Qt gives the keyboard to what comes next, here at the other end of the page."""
    inside = QWidget()
    page = column(theme)
    leaving = QPushButton("Ouvrir")
    first = column(theme)
    first.addWidget(leaving)
    page.addLayout(first)
    tall = QWidget()
    tall.setFixedHeight(2000)
    page.addWidget(tall)
    next_, last = QPushButton("Plus loin"), QPushButton("Au bout")
    page.addWidget(next_)
    page.addWidget(last)
    inside.setLayout(page)
    area = scrolling(inside, "Page")
    shown(area, qtbot, 400, 300)
    area.window().activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    leaving.setFocus()
    clear(first)
    assert next_.hasFocus()
    assert area.verticalScrollBar().value() == 0
    qtbot.keyClick(next_, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert area.verticalScrollBar().value() > 0, "the person's own key does go there"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_cross_of_a_filter_grows_with_the_words(theme: Theme, qtbot: QtBot, zoom: float) -> None:
    theme.use(Appearance.LIGHT, zoom)
    field = FilterField(theme, "Chercher")
    shown(field, qtbot, 400, 40)
    field.setText("parc")
    (cross,) = field.findChildren(QToolButton)
    assert cross.iconSize().width() == theme.px(16)
    assert field.rect().contains(cross.geometry())
    assert field.textMargins().right() >= theme.px(16)
    field.clear()
    assert (cross.isVisible(), field.textMargins().right()) == (False, 0)


@pytest.mark.parametrize("trailing", [False, True])
def test_buttons_of_a_heading_that_wrap_stay_at_the_end_of_the_line(
    theme: Theme, qtbot: QtBot, *, trailing: bool
) -> None:
    window = QWidget()
    flow = FlowLayout(theme, trailing=trailing)
    flow.addWidget(growing_title("Rédaction"))
    buttons = [button(theme, "Importer de Word"), button(theme, "Nouvelle publication")]
    for each in buttons:
        flow.addWidget(each)
    window.setLayout(flow)
    shown(window, qtbot, 300, 120)
    first, second = (each.geometry() for each in buttons)
    assert second.top() > first.top(), "there is no room for both"
    assert (second.right() == window.width() - 1) is trailing
    flow.set_trailing(not trailing)
    QApplication.processEvents()
    assert (buttons[1].geometry().right() == window.width() - 1) is not trailing


def test_a_notice_is_no_taller_than_its_words(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    page = column(theme)
    notices = NoticeBoard(theme)
    page.addWidget(notices)
    page.addStretch(1)
    window.setLayout(page)
    shown(window, qtbot, 1200, 800)
    notices.warn("La sauvegarde attend. " * 14)
    qtbot.waitUntil(lambda: notices.height() > 0 and notices.isVisible())
    QApplication.processEvents()
    assert notices.height() <= theme.px(90)


@pytest.mark.parametrize(
    ("words", "suggestion", "said"),
    [
        ("\u00a0!", "!", "Retirer l’espace"),
        (" :", "\u00a0:", "Mettre une espace insécable"),
        ("10h", "10\u00a0h", "Mettre une espace insécable"),
        ("lundi,mardi", "lundi, mardi", "Mettre une espace"),
        ("10h00", "10\u00a0h", "Remplacer par «\u00a010 h\u00a0»"),
        ("très très", "très", "Remplacer par «\u00a0très\u00a0»"),
        ("très", "", "Retirer ces mots"),
        ("  ", "", "Retirer l’espace"),
    ],
)
def test_a_correction_of_spaces_is_named(words: str, suggestion: str, said: str) -> None:
    assert fix_words(words, suggestion) == said


@pytest.mark.parametrize("width", [400, 530, 560, 600, 700, 850])
def test_a_column_of_records_never_cuts_a_word(theme: Theme, qtbot: QtBot, width: int) -> None:
    """One thing under another, before a date that no space cuts is."""
    table = Records(theme, "Périodes", (8, 14, 12))
    dates = "Du 22 septembre 2028".replace(" ", "\u00a0")
    table.show_records([Record(("Municipale, générale", dates, "Scrutin le 1er\u00a0novembre\u00a02037"))])
    shown(table, qtbot, width, 200)
    QApplication.processEvents()
    cells = [each for each in table.findChildren(QLabel) if each.isVisible()]
    assert len(cells) == 3
    assert [each.text() for each in cells if each.minimumSizeHint().width() > each.width()] == []


def test_a_column_that_no_record_fills_leaves_its_room(theme: Theme, qtbot: QtBot) -> None:
    table = Records(theme, "Comptes officiels", (3, 6, 5, 6))
    late = "À réviser depuis le 2\u00a0février\u00a02027", "warning", "warning"
    records = [("Facebook", "Municipalité"), ("YouTube", "Municipalité")]
    table.show_records([Record(cells, late) for cells in records])
    shown(table, qtbot, 800, 200)
    QApplication.processEvents()
    said = table.findChildren(Said)
    assert {each.height() < 2 * each.fontMetrics().height() for each in said} == {True}
    assert len({each.mapTo(table, each.rect().topLeft()).x() for each in said}) == 1
    assert {table.width() - each.mapTo(table, each.rect().topRight()).x() for each in said} == {1}


class Idle:
    """A background whose work ended, while the page is still being made of it."""

    busy = False


def test_a_picture_waits_for_a_page_that_is_made_turn_after_turn(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    """Each turn is long on a busy machine: after a quarter of a second, the page is far from made."""
    turns: list[int] = []

    def turn() -> None:
        turns.append(len(turns))
        time.sleep(0.08)
        if len(turns) < 8:
            QTimer.singleShot(0, turn)

    QTimer.singleShot(0, turn)
    assert Photographer(theme, cast("LaneBackground", Idle()), tmp_path).wait()
    assert len(turns) == 8
