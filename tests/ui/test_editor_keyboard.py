"""The editor by keyboard alone, with a name on every control."""

from __future__ import annotations

from dataclasses import replace

from editor_driving import judged, opened, press
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Channel, PostKind
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.services.posts import new_post
from desktop.services.situation import state_of
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab() -> QWidget:
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    return focused()


def test_a_post_is_written_and_submitted_without_a_mouse(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = replace(new_post(PostKind.NEWS), site_page="https://stesophie.ca/actualites/parc")
    screen = opened(bench, qtbot, post)
    page = screen.work.tabs.page
    assert focused() is page.title, "the title first"
    QTest.keyClicks(page.title, "Ouverture du parc Sophie-Masson")
    QTest.keyClick(page.title, Qt.Key.Key_Return)
    assert focused() is page.body
    QTest.keyClicks(page.body, "Le parc Sophie-Masson est ouvert tous les jours.")
    assert tab() is page.links, "Tab leaves the text"
    QTest.keyClick(focused(), Qt.Key.Key_F7)
    assert judged(screen, qtbot).left == 0
    press(page.body, Qt.Key.Key_Return, CONTROL)
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_tab_reads_the_sheet_then_the_text_then_the_verifications_then_the_foot(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    judged(screen, qtbot)
    screen.work.sheet.kind.setFocus()
    met: list[QWidget] = []
    while focused() not in met:
        met.append(focused())
        tab()
    places = [_part(screen, widget) for widget in met]
    order = [place for place, before in zip(places, [None, *places], strict=False) if place != before]
    assert order[:4] == ["sheet", "text", "panel", "foot"]
    assert screen.footer.submit in met


def _part(screen: EditorScreen, widget: QWidget) -> str:
    for name, part in (
        ("sheet", screen.work.sheet),
        ("text", screen.work.tabs),
        ("panel", screen.work.panel),
        ("foot", screen.footer),
    ):
        if part.isAncestorOf(widget):
            return name
    return "head"


def test_every_control_has_a_name(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    asset = office.photo()
    post = office.illustrated(
        office.post(*Channel, kind=PostKind.EVENT, body="Les enfants sont content."), asset
    )
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    screen.work.open_left()
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in screen.findChildren(kind)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_the_media_turn_by_keyboard_and_the_preview_opens(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(Channel.WEBSITE, Channel.FACEBOOK).id)
    press(screen.work.tabs.page.body, Qt.Key.Key_2, CONTROL)
    assert screen.work.tabs.channel is Channel.FACEBOOK
    screen.footer.preview.click()
    assert screen.work.preview.isVisible()
    screen.footer.preview.click()
    assert not screen.work.preview.isVisible()


def test_the_keys_of_the_preview_leave_the_keyboard_in_the_text(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    body = screen.work.tabs.page.body
    for shown in (True, False):
        press(body, Qt.Key.Key_A, CONTROL, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda shown=shown: screen.work.preview.isVisible() is shown)
        assert screen.focusWidget() is body


def test_the_first_letter_takes_the_place_of_what_a_template_asks_in_the_title(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    asked = "Avis\u00a0: [à compléter\u00a0: l’objet]"
    post = office.post()
    post = office.save(with_variant(post, replace(post.variants[0], title=asked)))
    screen = opened(bench, qtbot, post.id)
    title = screen.work.tabs.page.title
    assert title.selected_text() == "[à compléter\u00a0: l’objet]"
    qtbot.keyClicks(title, "x")
    assert title.text() == "Avis\u00a0: x"


def test_the_text_keeps_its_room_in_a_small_window_and_at_200_per_cent(
    office: Office, bench: Workbench, qtbot: QtBot, theme: Theme
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    theme.use(zoom=2.0)
    screen.resize(1024, 640)
    columns, work = screen.work.columns, screen.work
    assert not (columns.is_shown(work.sheet) and columns.is_shown(work.panel)), "one side steps aside"
    screen.header.sheet.click()
    assert columns.is_shown(work.sheet)
    work.open_left()
    assert work.tabs.width() > 0
    theme.use(zoom=1.0)
    screen.resize(1400, 900)
    assert columns.is_shown(work.sheet)
    assert columns.is_shown(work.panel)


def test_find_and_replace_is_there(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    press(screen.work.tabs.page.body, Qt.Key.Key_F, CONTROL)
    assert screen.work.tools.find.isVisible()
    QTest.keyClicks(screen.work.tools.find.wanted, "sophie")
    qtbot.waitUntil(lambda: screen.work.tabs.page.body.selected_text() == "Sophie")


def test_find_and_replace_reads_the_title_then_the_text(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(Channel.WEBSITE, Channel.FACEBOOK).id)
    page, find = screen.work.tabs.page, screen.work.tools.find
    press(page.body, Qt.Key.Key_H, CONTROL)
    find.wanted.setText("Ouverture")
    assert find.count.text() == "1 sur 1", "it is in the title alone"
    assert page.title.selected_text() == "Ouverture"
    find.wanted.setText("Sophie")
    assert find.count.text() == "1 sur 2"
    find.next()
    assert (page.title.selected_text(), page.body.selected_text()) == ("", "Sophie")
    find.next()
    assert (page.title.selected_text(), page.body.selected_text()) == ("Sophie", "")
    find.new.setText("Anne")
    find.replace()
    assert page.title.text() == "Ouverture du parc Anne-Masson"
    assert page.body.selected_text() == "Sophie"
    page.title.undo()
    assert find.replace_all() == 2
    assert "Anne" in page.body.text()
    assert page.title.text() == "Ouverture du parc Anne-Masson"
    screen.work.tabs.turn_to(Channel.FACEBOOK)
    facebook = screen.work.tabs.page
    facebook.heads["title"].adapt.click()
    find.wanted.setText("parc")
    find.new.setText("jardin")
    assert find.replace_all() == 1, "the text is that of the site"
    assert facebook.title.text() == "Ouverture du jardin Anne-Masson"
    assert "parc" in facebook.body.text()
