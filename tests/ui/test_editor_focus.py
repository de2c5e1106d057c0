"""In the editor the keyboard is never lost: Escape closes what is open, and what is settled gives way to what is left."""

from __future__ import annotations

from editor_driving import WAIT, cards, judged, opened, press
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.editor.images.image_dialog import ImageDialog
from desktop.ui.editor.images.strip_records import ImageRecordsShown
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
TWO_MISTAKES = "Les enfants sont content. Les parents sont ravi."


def writing(bench: Workbench, qtbot: QtBot, office: Office, body: str = TWO_MISTAKES) -> EditorScreen:
    """The editor on that text, with the keyboard and its verifications."""
    screen = opened(bench, qtbot, office.post(body=body).id)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    judged(screen, qtbot)
    return screen


def strike(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget | None:
    """Press a key where the keyboard is; where it is then."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)
    return QApplication.focusWidget()


def test_escape_closes_the_form_then_the_card_and_goes_back_to_the_words(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(bench, qtbot, office)
    body, card = screen.work.tabs.page.body, screen.work.tools.card
    body.setFocus()
    strike(Qt.Key.Key_F8)
    strike(Qt.Key.Key_Period, CONTROL)
    assert card.isVisible()
    assert card.body is not None
    next(each for each in card.body.findChildren(QPushButton) if each.text() == "Justifier…").click()
    assert card.body.form is not None
    strike(Qt.Key.Key_Escape)
    assert card.isVisible()
    assert card.body.form is None
    assert strike(Qt.Key.Key_Escape) is body
    assert card.isHidden()
    assert body.selected_text() == "content"


def test_escape_closes_the_search_and_leaves_what_was_found_selected(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(bench, qtbot, office)
    body = screen.work.tabs.page.body
    body.setFocus()
    strike(Qt.Key.Key_F, CONTROL)
    screen.work.tools.find.wanted.setText("parents")
    assert strike(Qt.Key.Key_Escape) is body
    assert screen.work.tools.find.isHidden()
    assert body.selected_text() == "parents"


def test_escape_goes_from_the_versions_back_to_the_text(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(bench, qtbot, office)
    screen.footer.versions.click()
    screen.versions.list.setFocus()
    assert strike(Qt.Key.Key_Escape) is screen.work.tabs.page.title
    assert screen.on_text


def test_a_point_that_is_mended_gives_the_keyboard_to_the_next_one(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(bench, qtbot, office)
    first, second = cards(screen, "langue")
    fix = next(each for each in first.findChildren(QPushButton) if each.text().startswith("Remplacer"))
    fix.setFocus()
    fix.click()
    qtbot.waitUntil(lambda: len(screen.work.panel.rows["langue"].points.cards) == 1, timeout=WAIT)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen.work.panel.rows["langue"].points.cards[0].isAncestorOf(focused)
    del second


def test_once_the_last_point_is_answered_the_keyboard_stays_in_the_verifications(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(bench, qtbot, office, "Les enfants sont content.")
    (card,) = cards(screen, "langue")
    card.answer.click()
    assert card.form is not None
    card.form.reason.setPlainText("C’est le titre d’une chanson.")
    press(card.form.reason, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == 0, timeout=WAIT)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert screen.work.panel.isAncestorOf(focused)


def test_nothing_is_said_of_a_post_before_it_is_here(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    screen = EditorScreen(live_bench)
    qtbot.addWidget(screen, before_close_func=EditorScreen.leave)
    shown(screen, qtbot, 1400, 900)
    screen.visit(office.post().id)
    assert not screen.work.isVisible(), "an empty sheet would say « ne va pas sur Site », which is not so"
    assert not screen.footer.isVisible(), "nothing to submit yet"
    assert screen.header.title.text() == ""
    qtbot.waitUntil(lambda: screen.editing is not None, timeout=WAIT)
    assert screen.work.isVisible()
    assert screen.header.title.text() == "Ouverture du parc Sophie-Masson"
    assert screen.header.state.isVisible()


def test_what_was_written_in_another_post_cannot_be_brought_here(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(bench, qtbot, office)
    body = screen.work.tabs.page.body
    screen.visit(office.post(body="Le parc est ouvert.").id)
    press(body, Qt.Key.Key_Z, CONTROL)
    assert body.text() == "Le parc est ouvert."
    title = screen.work.tabs.page.title
    assert title.caret() == len(title.text()), "one goes on with the title"


def test_enter_presses_a_button_of_the_details_of_an_image(bench: Workbench, qtbot: QtBot) -> None:
    dialog = ImageDialog(bench, ImageRecordsShown(bench))
    shown(dialog, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.tabs.setCurrentIndex(dialog.tabs.count() - 2)
    dialog.people.add.setFocus()
    strike(Qt.Key.Key_Return)
    assert dialog.people.form.isVisible()
    dialog.close()
