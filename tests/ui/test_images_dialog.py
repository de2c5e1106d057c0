"""The details of an image: framing, words, rights, people; and forty photographs at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from showing import shown
from widget_walk import out_of_order, settle, tab_stops

from desktop.editorial.post import Channel, Crop, ImageUse
from desktop.editorial.rights import RightsRecord
from desktop.services.image_names import named_people
from desktop.services.image_rights import rights_of
from desktop.services.release_forms import blank_release_form
from desktop.ui.editor.images.image_dialog import ImageDialog
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.editor.point_places import PEOPLE
from desktop.ui.theme import Theme
from desktop.ui.widgets.crop_view import CropView
from desktop.ui.workbench import Workbench


@pytest.fixture
def strip(bench: Workbench, office: Office, qtbot: QtBot) -> ImageStrip:
    made = ImageStrip(bench)
    shown(made, qtbot, 300, 700)
    made.set_images([ImageUse(office.photo(colour)) for colour in ("red", "green", "blue")], False)
    return made


@pytest.fixture
def dialog(strip: ImageStrip, qtbot: QtBot) -> ImageDialog:
    made = strip.open_details(0)
    assert made is not None
    return made


def test_the_description_is_said_when_typing_pauses_and_never_lost(
    strip: ImageStrip, dialog: ImageDialog, qtbot: QtBot
) -> None:
    dialog.description.alt.setPlainText("Des enfants jouent au parc.")
    assert strip.images()[0].alt == ""
    qtbot.waitUntil(lambda: strip.images()[0].alt == "Des enfants jouent au parc.")
    dialog.description.alt.setPlainText("Des enfants jouent.")
    dialog.close()
    assert strip.images()[0].alt == "Des enfants jouent."


def test_turning_to_another_image_keeps_what_was_typed(strip: ImageStrip, dialog: ImageDialog) -> None:
    dialog.description.alt.setPlainText("La première.")
    dialog._turn(1)
    dialog.description.alt.setPlainText("La deuxième.")
    dialog._turn(1)
    assert [use.alt for use in strip.images()] == ["La première.", "La deuxième.", ""]


def test_a_description_too_long_is_said_in_words(dialog: ImageDialog) -> None:
    dialog.description.alt.setPlainText("é" * 151)
    assert dialog.description.counter.text() == "151 caractères\u00a0: trop long, restez sous 150."


def test_another_framing_asks_to_look_at_people_again(
    strip: ImageStrip, dialog: ImageDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.people.statement.box, Qt.MouseButton.LeftButton)
    assert strip.images()[0].people_reviewed
    dialog.framing.ratio.setCurrentIndex(3)
    dialog.framing._ratio_chosen(3)
    use = strip.images()[0]
    assert not use.people_reviewed
    assert use.crop == Crop(0.166562, 0.0, 0.833438, 1.0)
    assert dialog.framing.view.measures() == (1067, 1067)


def test_the_logo_shows_at_once_and_a_tiny_image_says_why_not(
    strip: ImageStrip, dialog: ImageDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.framing.logo, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert strip.images()[0].logo
    assert not dialog.framing.result._picture.isNull()
    tiny = replace(strip.images()[0], crop=Crop(0.4, 0.4, 0.43, 0.43))
    strip.set_images((tiny, *strip.images()[1:]), False)
    assert "trop petite pour porter le logo" in dialog.framing._said.text()


def test_the_rights_are_signed_for_the_whole_selection(
    strip: ImageStrip, office: Office, qtbot: QtBot
) -> None:
    strip.list.select([0, 1, 2])
    dialog = strip.open_details(0)
    assert dialog is not None
    form = dialog.rights
    form.holder.setText("Noé Vallerand")
    form.licence.setCurrentText("Contrat de photographie")
    form.channels.set_channels(Channel)
    form.expires.set_day(dt.date(2027, 6, 30), dt.date(2027, 6, 30))
    assert form.save.text() == "Enregistrer la fiche des 3 images"
    form._save()
    wanted = RightsRecord(
        "Noé Vallerand", "Contrat de photographie", frozenset(Channel), dt.date(2027, 6, 30)
    )
    assert [rights_of(office.workspace, use.asset) for use in strip.images()] == [wanted] * 3
    assert dialog.rights.badge.text() == "Droits\u00a0: fiche complète"


def test_nobody_recognisable_is_stated_once_for_a_selection(strip: ImageStrip, qtbot: QtBot) -> None:
    strip.list.select([0, 2])
    dialog = strip.open_details(0)
    assert dialog is not None
    assert "ces 2 images" in dialog.people.statement.text()
    told: list[int] = []
    strip.changed.connect(lambda: told.append(1))
    dialog.people.reviewed.emit(True)
    assert [use.people_reviewed for use in strip.images()] == [True, False, True]
    assert told == [1]


def test_one_signed_form_serves_the_whole_selection(
    strip: ImageStrip, office: Office, tmp_path: Path
) -> None:
    strip.list.select([0, 1, 2])
    dialog = strip.open_details(0)
    assert dialog is not None
    scan = tmp_path / "formulaire.pdf"
    scan.write_bytes(b"%PDF-1.7 signe")
    dialog.people._new()
    form = dialog.people.form
    form.name.setText("Formulaire nº\u00a012")
    form.age.setValue(9)
    form.status.setCurrentIndex(2)
    form.attach(scan)
    assert (form.minor.isChecked(), form.signatory.currentIndex()) == (True, 1)
    form._enter()
    for use in strip.images():
        (person,) = named_people(office.workspace, office.officer, use.asset)
        assert person.scanned
        assert person.release is not None
        assert (person.release.status, person.release.signed_by) == ("signé", "parent ou tuteur")
    listed = dialog.people.list
    assert listed.item(0).text() == "Formulaire nº\u00a012\n9 ans, autorisation signée"
    assert listed.height() >= listed.sizeHintForRow(0) > 2 * listed.fontMetrics().height()


def test_somebody_already_recorded_is_taken_up_again(strip: ImageStrip, office: Office) -> None:
    subject = office.child(strip.images()[1].asset)
    dialog = strip.open_details(0)
    assert dialog is not None
    dialog.people._new()
    dialog.people.form._take_known(1)
    dialog.people.form._enter()
    (person,) = named_people(office.workspace, office.officer, strip.images()[0].asset)
    assert person.subject == subject


def test_a_form_that_is_no_document_is_refused_in_words(
    dialog: ImageDialog, bench: Workbench, tmp_path: Path
) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("oui", encoding="utf-8")
    dialog.people.form.attach(wrong)
    assert any("n’est ni un PDF ni une image" in text for text in bench.notices.texts())


def test_an_image_taken_out_closes_its_details(strip: ImageStrip, dialog: ImageDialog) -> None:
    strip.set_images(strip.images()[1:], False)
    assert not dialog.isVisible()


def test_with_little_room_the_framing_is_a_tab(dialog: ImageDialog, theme: Theme, qtbot: QtBot) -> None:
    dialog.resize(960, 640)
    assert dialog.tabs.tabText(0) == "Description"
    theme.use(zoom=2.0)
    assert dialog.tabs.tabText(0) == "Cadrage"
    theme.use(zoom=1.0)
    assert dialog.tabs.tabText(0) == "Description"
    assert dialog.framing.isVisible()


def test_the_frame_moves_and_grows_with_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    view = CropView(theme)
    shown(view, qtbot, 400, 300)
    view.show_picture(QImage(200, 100, QImage.Format.Format_RGB32), (2000, 1000), Crop(0.2, 0.2, 0.6, 0.6))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.crop == Crop(0.21, 0.2, 0.61, 0.6)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.crop == Crop(0.21, 0.2, 0.61, 0.61)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert view.crop.top == 0
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.crop == Crop()
    assert "2000\u00a0×\u00a01000 pixels" in view.accessibleDescription()


def test_a_drag_is_one_change_and_keeps_its_ratio(theme: Theme, qtbot: QtBot) -> None:
    view = CropView(theme)
    shown(view, qtbot, 412, 312)
    view.show_picture(QImage(200, 150, QImage.Format.Format_RGB32), (400, 300), Crop())
    view.take_ratio(1.0)
    told: list[Crop] = []
    view.crop_changed.connect(told.append)
    corner = view._frame().bottomRight().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    for step in range(1, 6):
        qtbot.mouseMove(view, corner - QPoint(10 * step, 10 * step))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corner - QPoint(50, 50))
    assert len(told) == 1
    width, height = view.measures()
    assert abs(width - height) <= 1
    assert width < 300


def test_a_record_that_was_not_signed_waits_for_its_image(
    dialog: ImageDialog, bench: Workbench, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.rights.holder, "Ana Roy")
    dialog._turn(1)
    assert dialog.rights.holder.text() == ""
    dialog._turn(-1)
    assert dialog.rights.holder.text() == "Ana Roy"
    dialog.close()
    assert any("n’est pas enregistrée" in text for text in bench.notices.texts())


def test_tab_goes_from_the_framing_to_the_forms_and_ends_on_the_way_out(dialog: ImageDialog) -> None:
    settle()
    assert out_of_order(dialog) == []
    stops = list(tab_stops(dialog))
    assert isinstance(stops[-1], QPushButton)
    assert stops[-1].text() == "Fermer"


def test_what_records_leads_and_enter_in_a_field_records_nothing(dialog: ImageDialog, qtbot: QtBot) -> None:
    dialog.people._new()
    dialog.show_part(PEOPLE)
    settle()
    (leads,) = (each for each in dialog.findChildren(QPushButton) if each.isVisible() and is_primary(each))
    assert leads.text() == "Enregistrer la personne"
    dialog.people.form.name.setText("Ana Roy")
    qtbot.keyClick(dialog.people.form.name, Qt.Key.Key_Return)
    assert dialog.people.form.isVisible()
    assert dialog.isVisible()


def is_primary(button: QPushButton) -> bool:
    return button.property("look") == "primary"


def test_one_does_not_turn_the_page_while_writing_a_person(dialog: ImageDialog) -> None:
    dialog.people._new()
    assert not dialog._forth.isEnabled()
    dialog.people.form.left.emit()
    assert dialog._forth.isEnabled()


def test_a_paper_form_is_printed_and_its_number_stands_for_the_name(
    dialog: ImageDialog, office: Office, tmp_path: Path, bench: Workbench
) -> None:
    form = dialog.people
    document = blank_release_form(office.desk, dialog._assets())
    path = tmp_path / "formulaire.pdf"
    form.write_paper(document, path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert f"Le formulaire nº\u00a0{document.number} est prêt à imprimer." in bench.notices.texts()
    entry = form.form.entry()
    assert entry.who.name == f"Formulaire nº\u00a0{document.number}"
    assert entry.release is not None
    assert entry.release.status == "demandé"
    form.form.entered.emit(entry)
    (person,) = named_people(office.workspace, office.officer, dialog._assets()[0])
    assert person.who.name == f"Formulaire nº\u00a0{document.number}"


def test_two_forms_never_have_the_same_number(office: Office) -> None:
    numbers = {blank_release_form(office.desk, ("ab" * 32,)).number for _ in range(200)}
    assert len(numbers) == 200
