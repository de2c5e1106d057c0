"""The sheet: what it is, when, where and for whom; every change undone by Ctrl+Z."""

from __future__ import annotations

from dataclasses import replace

from editor_driving import judged, opened, press, saved
from office import Office
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Channel, EventFacts, PostKind
from desktop.services.posts import draft_of
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_change_of_the_sheet_is_undone_one_by_one(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    screen = opened(bench, qtbot, post.id)
    sheet = screen.work.sheet
    before = screen.edited.post
    sheet.kind.setCurrentIndex(list(PostKind).index(PostKind.WORKS))
    sheet.kind.activated.emit(sheet.kind.currentIndex())
    sheet.emergency.box.click()
    sheet.channels.checks[Channel.FACEBOOK].box.click()
    sheet.objectives.open()
    sheet.objectives.checks["informer"].box.click()
    now = screen.edited.post
    assert (now.kind, now.emergency, now.objectives) == (PostKind.WORKS, True, ("informer",))
    assert now.channels == (Channel.WEBSITE, Channel.FACEBOOK)
    for _ in range(4):
        press(sheet.emergency.box, Qt.Key.Key_Z, CONTROL)
    assert screen.edited.post == before
    assert not sheet.emergency.is_checked()
    assert not sheet.channels.checks[Channel.FACEBOOK].is_checked()


def test_undoing_the_sheet_leaves_alone_what_was_typed_since(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    screen.work.sheet.emergency.box.click()
    body = screen.work.tabs.page.body
    press(body, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(body, " Bonjour.")
    press(screen.work.sheet.emergency.box, Qt.Key.Key_Z, CONTROL)
    assert not screen.edited.post.emergency
    assert body.text().endswith(" Bonjour.")
    press(body, Qt.Key.Key_Z, CONTROL)
    assert not body.text().endswith(" Bonjour.")


def test_the_planned_date_says_its_weekday_and_can_be_erased(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    planned = screen.work.sheet.planned
    assert planned.said.text().startswith("Aucune date prévue")
    planned.on_today.click()
    assert screen.edited.post.planned_at == "2026-05-04"
    assert planned.said.text() == "Lundi 4 mai 2026, aujourd’hui"
    planned.day.setDate(QDate(2026, 5, 12))
    assert planned.said.text() == "Mardi 12 mai 2026"
    planned.timed.click()
    planned.hour.setTime(QTime(14, 30))
    assert screen.edited.post.planned_at == "2026-05-12T14:30"
    planned.erase.click()
    assert screen.edited.post.planned_at is None


def test_the_planned_hour_is_shown_as_in_quebec_and_typed_as_one_likes(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.save(replace(office.post(), planned_at="2026-05-12T09:00"))
    screen = opened(bench, qtbot, post.id)
    planned = screen.work.sheet.planned
    hour = planned.hour

    def typed(letters: str) -> str:
        hour.setFocus()
        hour.selectAll()
        QTest.keyClicks(hour, letters)
        return hour.lineEdit().text()

    assert hour.lineEdit().text() == "9\u00a0h"
    for letters, written, planned_at in (
        ("14:05", "14\u00a0h\u00a005", "2026-05-12T14:05"),
        ("9 h 30", "9\u00a0h\u00a030", "2026-05-12T09:30"),
        ("0800", "8\u00a0h", "2026-05-12T08:00"),
    ):
        assert typed(letters) == letters
        press(hour, Qt.Key.Key_Return)
        assert (hour.lineEdit().text(), screen.edited.post.planned_at) == (written, planned_at)
    assert typed("25 hz") == "25 h"
    press(hour, Qt.Key.Key_Return)
    assert hour.lineEdit().text() == "8\u00a0h"
    press(hour, Qt.Key.Key_Up)
    assert screen.edited.post.planned_at == "2026-05-12T08:15"
    typed("16h")
    screen.leave()
    draft = draft_of(office.workspace, office.officer, post.id)
    assert draft is not None
    assert draft.post.planned_at == "2026-05-12T16:00"


def test_a_date_that_is_none_is_said_and_replaced(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.save(replace(office.post(), planned_at="2026-05-12T09:00"))
    screen = opened(bench, qtbot, post.id)
    assert screen.work.sheet.planned.said.text() == "Mardi 12 mai 2026"


def test_the_questions_of_article_10_come_with_an_event(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    sheet = screen.work.sheet
    assert sheet._event_part.isHidden()
    sheet.kind.setCurrentIndex(list(PostKind).index(PostKind.EVENT))
    sheet.kind.activated.emit(sheet.kind.currentIndex())
    assert not sheet._event_part.isHidden()
    assert any(gate.name == "evenement" and gate.left for gate in judged(screen, qtbot).gates)
    sheet.event_facts.ours.box.click()
    QTest.keyClicks(sheet.event_facts.organiser, "Service des loisirs")
    press(sheet.event_facts.organiser, Qt.Key.Key_Return)
    assert screen.edited.post.event == EventFacts("Service des loisirs", organised_by_municipality=True)
    assert not any(gate.name == "evenement" and gate.left for gate in judged(screen, qtbot).gates)


def test_a_page_address_typed_and_not_left_is_saved_all_the_same(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.save(replace(office.post(), site_page=None))
    screen = opened(bench, qtbot, post.id)
    screen.work.sheet.page.setFocus()
    QTest.keyClicks(screen.work.sheet.page, "https://stesophie.ca/parc")
    screen.leave()
    draft = draft_of(office.workspace, office.officer, post.id)
    assert draft is not None
    assert draft.post.site_page == "https://stesophie.ca/parc"


def test_images_go_to_the_medium_on_show(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    asset = office.photo()
    office.rights(asset)
    post = office.illustrated(office.post(Channel.WEBSITE, Channel.FACEBOOK), asset)
    screen = opened(bench, qtbot, post.id)
    strip = screen.work.images.strip
    assert [use.asset for use in strip.images()] == [asset]
    screen.work.tabs.turn_to(Channel.FACEBOOK)
    strip.adapt_asked.emit()
    assert screen.edited.post.variants[1].images == post.variants[0].images
    screen.edited.history.undo()
    assert len(screen.edited.post.variants) == 1 or screen.edited.post.variants[1].images is None
    screen.leave()
    saved(opened(bench, qtbot, post.id), qtbot)


def test_an_image_leaves_the_text_its_width(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    before = screen.work.sheet.minimumSizeHint().width()
    screen = opened(bench, qtbot, office.illustrated(office.post(), office.photo()).id)
    sheet = screen.work.sheet
    assert len(screen.work.images.strip.images()) == 1
    assert sheet.minimumSizeHint().width() <= max(before, bench.theme.px(270))


def test_the_sheet_widens_for_what_it_comes_to_hold(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    screen.resize(1400, 800)
    sheet = screen.work.sheet
    wide = QWidget()
    wide.setMinimumWidth(bench.theme.px(340))
    sheet.use_images(wide)
    qtbot.waitUntil(lambda: sheet.width() >= sheet.minimumSizeHint().width() > wide.minimumWidth())
