"""Échap and the keyboard in the details of an image: one step back at a time, nothing typed is lost."""

from __future__ import annotations

import pytest
from editor_driving import opened, rewrite
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from showing import shown
from widget_walk import settle

from desktop.editorial.post import Channel, ImageUse
from desktop.services.image_names import named_people
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.editor.images.image_dialog import ImageDialog
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.editor.point_places import PEOPLE
from desktop.ui.workbench import Workbench


@pytest.fixture
def strip(bench: Workbench, office: Office, qtbot: QtBot) -> ImageStrip:
    made = ImageStrip(bench)
    shown(made, qtbot, 300, 700)
    made.set_images([ImageUse(office.photo(colour)) for colour in ("red", "green")], False)
    return made


@pytest.fixture
def dialog(strip: ImageStrip, qtbot: QtBot) -> ImageDialog:
    made = strip.open_details(0)
    assert made is not None
    made.show_part(PEOPLE)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def escape() -> None:
    """Échap where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)


def recalled(dialog: ImageDialog) -> list[str]:
    """What the list of people says of what waits."""
    words = (each.text() for each in dialog.people.findChildren(QLabel) if each.isVisible())
    return [text for text in words if "est gardé" in text]


def test_escape_in_an_untouched_form_closes_that_form_alone(dialog: ImageDialog) -> None:
    dialog.people._new()
    assert dialog.people.form.name.hasFocus()
    escape()
    assert dialog.isVisible()
    assert not dialog.people.form.isVisible()
    assert dialog.people.add.hasFocus()
    assert recalled(dialog) == []
    assert not dialog.people.unfinished
    escape()
    assert not dialog.isVisible()


def test_escape_keeps_what_was_typed_of_somebody(dialog: ImageDialog, office: Office) -> None:
    form = dialog.people.form
    dialog.people._new()
    QTest.keyClicks(form.name, "Ana Roy")
    form.name.insert(" 🌻")
    form.age.setValue(9)
    form.status.setCurrentIndex(2)
    escape()
    assert dialog.isVisible()
    assert not form.isVisible()
    assert recalled(dialog) == [
        "Ce que vous aviez commencé à écrire est gardé\u00a0: «\u00a0Ajouter…\u00a0» le reprend."
    ]
    dialog.people.add.click()
    assert (form.name.text(), form.age.value(), form.status.currentIndex()) == ("Ana Roy 🌻", 9, 2)
    assert form.minor.isChecked()
    form._enter()
    (person,) = named_people(office.workspace, office.officer, dialog._assets()[0])
    assert person.who.name == "Ana Roy 🌻"
    dialog.people.add.click()
    assert form.name.text() == ""


def test_what_was_typed_waits_for_its_own_image_and_its_own_person(
    dialog: ImageDialog, strip: ImageStrip, office: Office
) -> None:
    office.child(strip.images()[0].asset)
    dialog.people.reload()
    dialog.people._edit()
    form = dialog.people.form
    name = form.name.text()
    form.contact.setText("450 555-0199")
    escape()
    dialog._turn(1)
    dialog.people._new()
    assert (form.name.text(), form.contact.text()) == ("", "")
    escape()
    dialog._turn(-1)
    dialog.people._edit()
    assert (form.name.text(), form.contact.text()) == (name, "450 555-0199")


def test_another_image_chosen_in_the_strip_loses_nothing(dialog: ImageDialog, strip: ImageStrip) -> None:
    dialog.people._new()
    dialog.people.form.name.setText("Ana Roy")
    strip.open_details(1)
    assert not dialog.people.form.isVisible()
    strip.open_details(0)
    dialog.people._new()
    assert dialog.people.form.name.text() == "Ana Roy"


def test_given_up_is_given_up(dialog: ImageDialog) -> None:
    dialog.people._new()
    dialog.people.form.name.setText("Ana Roy")
    dialog.people.form.left.emit()
    assert not dialog.people.unfinished
    dialog.people._new()
    assert dialog.people.form.name.text() == ""


def test_escape_in_a_consent_keeps_it_too_and_the_close_says_so(
    dialog: ImageDialog, bench: Workbench
) -> None:
    dialog.tabs.setCurrentIndex(3)
    settle()
    dialog.marks._new()
    dialog.marks.form.holder.setText("Club de soccer")
    escape()
    assert dialog.isVisible()
    assert dialog.marks.add.hasFocus()
    escape()
    assert not dialog.isVisible()
    (said,) = bench.notices.texts()
    assert said.startswith(
        "Le consentement pour un logo n’est pas enregistré. Ce que vous avez écrit vous attend"
    )
    dialog.show()
    dialog.marks._new()
    assert dialog.marks.form.holder.text() == "Club de soccer"


def with_an_image(office: Office, bench: Workbench, qtbot: QtBot) -> EditorScreen:
    """The editor on a post that has one image."""
    screen = opened(bench, qtbot, office.post().id)
    screen.work.images.strip._set((ImageUse(office.photo("red")),))
    screen.activateWindow()
    return screen


def test_the_editor_has_the_keyboard_again(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = with_an_image(office, bench, qtbot)
    body = screen.work.tabs.page.body
    rewrite(body, "Le parc est ouvert.")
    for leave in ("échap", "fermer"):
        body.setFocus()
        screen.work.go_to(Channel.WEBSITE, "image:0:droits", 0, 0)
        dialog = screen.work.images.strip.open_details(0)
        assert dialog is not None
        qtbot.waitUntil(dialog.isActiveWindow)
        if leave == "échap":
            escape()
        else:
            dialog.close()
        assert not dialog.isVisible()
        qtbot.waitUntil(body.hasFocus)
        QTest.keyClicks(body, "!")
    assert body.text() == "Le parc est ouvert.!!"


def test_what_had_the_keyboard_may_be_gone_meanwhile(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = with_an_image(office, bench, qtbot)
    strip = screen.work.images.strip
    gone = QLabel("point réglé", screen)
    gone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    gone.show()
    gone.setFocus()
    dialog = strip.open_details(0)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    gone.hide()
    screen.work.show_sheet(False)
    escape()
    qtbot.waitUntil(screen.work.tabs.page.body.hasFocus)
