"""What a second look at the screens asked for: notices read whole, rings with their corners, a way to each image."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from approvals_driving import FACEBOOK, SITE, Opening, opening, submitted
from editor_driving import cards, judged, opened
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from showing import Stage, shown

from desktop.editorial.post import Channel, ImageUse
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import Action
from desktop.ui.captures import close_over
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.editor.text.line_area import TALLEST, LineArea
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.notices import NoticeBoard
from desktop.ui.rail import Rail
from desktop.ui.screens import PLACES
from desktop.ui.theme import Appearance, Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import scrolling
from desktop.ui.workbench import Workbench

LONG = (
    "Les règles installées sur ce poste ne sont pas celles que la direction ou le greffe a mises en vigueur. Le "
    "brouillon est conservé; demandez-leur de les mettre en vigueur, puis soumettez-le de nouveau."
)
UP, DOWN, END = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End


@pytest.fixture(autouse=True)
def _usual_look(theme: Theme) -> Iterator[None]:
    yield
    theme.use(Appearance.LIGHT, 1.0)


# Notices


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_a_notice_that_has_room_is_read_whole(
    theme: Theme, notices: NoticeBoard, qtbot: QtBot, zoom: float
) -> None:
    theme.use(zoom=zoom)
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(notices)
    layout.addWidget(QLabel("Page"), 1)
    shown(page, qtbot, 1400, 1000)
    notices.warn(LONG)
    qtbot.waitUntil(lambda: notices.isVisible() and notices.viewport().height() > 1)
    qtbot.waitUntil(lambda: notices.verticalScrollBar().maximum() == 0)
    (words,) = (each for each in notices.findChildren(QLabel) if each.text() == LONG)
    bottom = words.mapTo(notices.viewport(), words.rect().bottomLeft()).y()
    assert bottom <= notices.viewport().rect().bottom()


# The rail


@pytest.fixture
def rail(theme: Theme, stage: Stage) -> Rail:
    made = Rail(theme)
    made.show_places([place for place in PLACES if place.in_rail])
    made.mark(made.keys()[0])
    stage(made, 220, 800)
    return made


def test_the_arrows_go_along_the_rail_without_opening_what_they_pass(rail: Rail) -> None:
    told: list[str] = []
    rail.chosen.connect(told.append)
    buttons = rail.findChildren(QPushButton)
    buttons[0].setFocus()
    for key, expected in ((DOWN, 1), (DOWN, 2), (UP, 1), (UP, 0), (UP, 0), (END, len(buttons) - 1)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is buttons[expected]
    assert told == []
    assert buttons[0].isChecked(), "the screen that is open stays marked"
    QTest.keyClick(buttons[-1], Qt.Key.Key_Space)
    assert told == [rail.keys()[-1]]


# Buttons


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_ring_of_the_next_step_is_inside_and_leaves_its_corners(
    theme: Theme, stage: Stage, appearance: Appearance
) -> None:
    theme.use(appearance)
    page = QWidget()
    layout = QVBoxLayout(page)
    leading, other = button(theme, "Continuer", look="primary"), button(theme, "Revenir")
    layout.addWidget(leading)
    layout.addWidget(other)
    stage(page, 300, 200)
    other.setFocus()
    without = leading.grab().toImage()
    leading.setFocus()
    ringed = leading.grab().toImage()
    middle = ringed.height() // 2
    assert without.pixelColor(3, middle) == theme.colour("accent")
    assert ringed.pixelColor(3, middle) == theme.colour("on_accent")
    assert ringed.pixelColor(0, middle) == theme.colour("accent"), "the edge keeps its colour"
    corner = [(x, y) for x in range(3) for y in range(3)]
    assert [ringed.pixelColor(*at) for at in corner] == [without.pixelColor(*at) for at in corner]


@pytest.fixture
def deciding(office: Office, bench_for: Callable[..., Workbench], qtbot: QtBot) -> Iterator[Opening]:
    yield from opening(office, bench_for, qtbot)


def test_while_words_are_corrected_the_first_button_is_to_sign_them(
    office: Office, deciding: Opening
) -> None:
    submitted(office, SITE, FACEBOOK)
    screen = deciding()
    approve, correct = (screen.bar.buttons[each] for each in (Action.APPROVE, Action.APPROVE_WITH_CORRECTION))
    assert (approve.property("look"), correct.property("look")) == ("primary", "")
    correct.click()
    assert not approve.isVisible()
    assert correct.property("look") == "primary"
    screen.bar.correcting.emit(False)
    assert correct.property("look") == ""


# Titles, images, media


@pytest.mark.parametrize("zoom", [1.0, 1.25, 2.0])
def test_a_long_title_shows_whole_lines_and_nothing_below_the_last(
    theme: Theme, qtbot: QtBot, zoom: float
) -> None:
    theme.use(zoom=zoom)
    page = QWidget()
    layout = QVBoxLayout(page)
    title = LineArea(theme, name="Titre")
    layout.addWidget(title)
    layout.addStretch(1)
    shown(page, qtbot, theme.px(560), theme.px(400))
    title.set_text("Un titre que personne n’écrit, sauf dans un règlement d’urbanisme. " * 4)
    qtbot.waitUntil(lambda: title.verticalScrollBar().pageStep() == TALLEST)
    lines = title.document().firstBlock().layout().lineCount()
    assert title.verticalScrollBar().maximum() == lines - TALLEST


def test_a_point_about_an_image_opens_the_part_that_settles_it(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(SITE, FACEBOOK)
    images = (ImageUse(office.photo("red"), alt="Un parc."), ImageUse(office.photo("blue"), alt="Un banc."))
    office.save(with_variant(post, replace(post.variants[0], images=images)))
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    (card,) = (each for each in cards(screen, "droits_image") if "Image\u00a02" in each.point.text)
    (way,) = (each for each in card.findChildren(QPushButton) if each.accessibleName() == "Ouvrir l’image 2")
    way.click()
    dialog = screen.work.images.strip._dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.current == 1
    assert dialog.rights.isVisible()
    dialog.close()


def test_a_missing_page_of_the_site_is_one_click_away(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.save(replace(office.post(SITE, FACEBOOK), site_page=None))
    screen = opened(bench, qtbot, post.id)
    screen.activateWindow()
    judged(screen, qtbot)
    (card,) = cards(screen, "site_web")
    (way,) = (
        each for each in card.findChildren(QPushButton) if each.accessibleName() == "Inscrire la page du site"
    )
    way.click()
    assert screen.work.sheet.page.hasFocus()


def test_what_is_no_address_is_said_beside_it(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(SITE).id)
    page = screen.work.sheet.page
    for typed, wrong in (("pas une adresse", True), ("stesophie.ca/parc", False), ("", False)):
        page.setFocus()
        page.selectAll()
        page.del_()
        qtbot.keyClicks(page, typed)
        QTest.keyClick(page, Qt.Key.Key_Return)
        assert bool(page.property("invalid")) is wrong
        assert ("adresse du Web" in page.accessibleDescription()) is wrong


def test_a_refused_file_is_told_where_one_looks(
    theme: Theme, bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    strip = ImageStrip(bench)
    tall = QWidget()
    layout = QVBoxLayout(tall)
    layout.addSpacing(900)
    layout.addWidget(strip)
    area = scrolling(tall, "Fiche")
    shown(area, qtbot, 320, 300)
    wrong = tmp_path / "faux.jpg"
    wrong.write_text("pas une image", encoding="utf-8")
    strip.add_files([wrong])

    def told() -> bool:
        said = [each for each in strip.findChildren(QLabel) if "faux.jpg" in each.text()]
        return bool(said) and not said[0].visibleRegion().isEmpty()

    qtbot.waitUntil(told)


def test_a_record_under_the_eyes_again_is_no_longer_announced(
    office: Office, bench: Workbench, notices: NoticeBoard, qtbot: QtBot
) -> None:
    strip = ImageStrip(bench)
    shown(strip, qtbot, 300, 700)
    strip.set_images([ImageUse(office.photo("red"))], False)
    dialog = strip.open_details(0)
    assert dialog is not None
    qtbot.keyClicks(dialog.rights.holder, "Ana Roy")
    dialog.close()
    (said,) = notices.texts()
    assert "n’est pas enregistrée" in said
    assert strip.open_details(0) is dialog
    assert notices.texts() == ()
    dialog.rights._touched = False
    dialog.close()


def test_control_y_does_again_what_was_undone(theme: Theme, stage: Stage) -> None:
    area = TextArea(theme, markdown=False, name="Texte")
    stage(area, 400, 300)
    area.setFocus()
    QTest.keyClicks(area, "Bonjour")
    QTest.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == ""
    QTest.keyClick(area, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "Bonjour"


def test_a_medium_that_is_not_chosen_is_offered_in_words(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(Channel.FACEBOOK).id)
    offered = {
        channel: screen.work.tabs._adding[channel].text() for channel in (Channel.WEBSITE, Channel.CONTACT)
    }
    assert offered == {
        Channel.WEBSITE: "Publier aussi sur le site",
        Channel.CONTACT: "Publier aussi dans Le Contact de chez nous",
    }


# Pictures of the screens


def test_a_dialog_of_one_scene_is_not_in_the_next(theme: Theme, stage: Stage) -> None:
    page = QWidget()
    stage(page)
    dialog = QDialog(page)
    dialog.open()
    assert dialog.isVisible()
    close_over()
    assert not dialog.isVisible()
    assert page.isVisible()


@pytest.mark.parametrize("zoom", [1.0, 1.25, 2.0])
def test_fields_and_buttons_beside_one_another_are_of_one_height(
    theme: Theme, stage: Stage, zoom: float
) -> None:
    theme.use(zoom=zoom)
    kinds = (QComboBox, QLineEdit, QDateEdit, QTimeEdit, QSpinBox, QPushButton)
    line = QWidget()
    beside = [kind(line) for kind in kinds]
    line.findChildren(QComboBox)[0].addItem("Site")
    stage(line)
    heights = {type(each).__name__: each.sizeHint().height() for each in beside}
    assert len(set(heights.values())) == 1, str(heights)
