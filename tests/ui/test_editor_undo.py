"""Ctrl+Z wherever the keyboard is: the words first, then the steps of the sheet; and in the details of an image."""

from __future__ import annotations

from editor_driving import opened, press
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Channel, Crop
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier


def said(bench: Workbench) -> str:
    """What the notices say."""
    return " ".join(each.text() for each in bench.notices.findChildren(QLabel))


def urgent(screen: EditorScreen) -> bool:
    """Whether the sheet says so."""
    return screen.edited.post.emergency


def test_a_text_with_nothing_to_undo_leaves_the_key_to_the_sheet(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    page = screen.work.tabs.page
    screen.work.sheet.emergency.box.click()
    press(page.body, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(page.body, "!")
    press(page.body, Qt.Key.Key_Z, CONTROL)
    assert not page.body.text().endswith("!")
    assert urgent(screen), "the words first"
    while page.body.document().isUndoAvailable():
        press(page.body, Qt.Key.Key_Z, CONTROL)
    press(page.body, Qt.Key.Key_Z, CONTROL)
    assert not urgent(screen)
    assert "Annulé\u00a0: l’urgence." in said(bench), "it is out of sight of who writes"
    for area in (page.title, page.links):
        press(area, Qt.Key.Key_Y, CONTROL)
        assert urgent(screen)
        press(area, Qt.Key.Key_Z, CONTROL)
        assert not urgent(screen)


def test_ctrl_y_does_the_words_again_before_the_sheet(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    body = screen.work.tabs.page.body
    press(body, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(body, "!")
    press(body, Qt.Key.Key_Z, CONTROL)
    assert not body.text().endswith("!")
    press(body, Qt.Key.Key_Y, CONTROL)
    assert body.text().endswith("!")


def test_the_foot_undoes_the_sheet(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    screen.work.sheet.emergency.box.click()
    press(screen.footer.versions, Qt.Key.Key_Z, CONTROL)
    assert not urgent(screen)
    press(screen.footer.versions, Qt.Key.Key_Y, CONTROL)
    assert urgent(screen)


def test_nothing_is_undone_while_nothing_may_be_written(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    screen.work.sheet.emergency.box.click()
    screen.show_versions()
    QTest.keyClick(screen.versions, Qt.Key.Key_Z, CONTROL)
    assert urgent(screen), "the sheet is not on show"


def test_adapting_is_undone_at_once_and_from_its_notice(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(Channel.WEBSITE, Channel.FACEBOOK).id)
    screen.work.tabs.turn_to(Channel.FACEBOOK)
    page = screen.work.tabs.page
    page.heads["body"].adapt.click()
    assert not page.is_inherited("body")
    press(page.body, Qt.Key.Key_Z, CONTROL)
    assert page.is_inherited("body")
    page.heads["body"].adapt.click()
    assert "Ces mots s’écrivent maintenant à part pour Facebook." in said(bench)
    QTest.keyClicks(page.body, " Bonne visite.")
    undo = [each for each in bench.notices.findChildren(QPushButton) if each.text() == "Annuler"]
    undo[-1].click()
    assert page.is_inherited("body")
    press(page.body, Qt.Key.Key_Y, CONTROL)
    assert page.body.text().endswith(" Bonne visite."), "what was written since is not lost"


def test_the_details_of_an_image_undo_a_framing(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.illustrated(office.post(), office.photo())
    screen = opened(bench, qtbot, post.id)
    strip = screen.work.images.strip
    dialog = strip.open_details(0)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.framing.ratio.setCurrentIndex(3)
    dialog.framing._ratio_chosen(3)
    framed, alt = strip.images()[0].crop, strip.images()[0].alt
    assert framed != Crop()
    press(dialog.framing.ratio, Qt.Key.Key_Z, CONTROL)
    assert strip.images()[0].crop == Crop()
    assert screen.edited.post.variants[0].images == post.variants[0].images
    press(dialog.framing.ratio, Qt.Key.Key_Y, CONTROL)
    assert strip.images()[0].crop == framed
    dialog.description.alt.setPlainText("Le parc.")
    press(dialog.framing.ratio, Qt.Key.Key_Z, CONTROL)
    assert (strip.images()[0].alt, strip.images()[0].crop) == (alt, framed), "what was typed last"


def test_the_details_of_an_image_undo_nothing_of_the_sheet(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.illustrated(office.post(), office.photo()).id)
    screen.work.sheet.emergency.box.click()
    dialog = screen.work.images.strip.open_details(0)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog.framing.ratio, Qt.Key.Key_Z, CONTROL)
    assert screen.edited.post.emergency
