"""Opening a post in the editor: what is shown, and where the keyboard goes."""

from __future__ import annotations

from office import Office
from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import Channel, ImageUse, PostKind
from desktop.services.decision import request_changes
from desktop.services.posts import new_post
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.workbench import Workbench


def test_a_post_opens_with_its_words(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    screen = EditorScreen(bench)
    shown(screen, qtbot, 1440, 900)
    screen.visit(post.id)
    assert screen.work.tabs.page.title.text() == "Ouverture du parc Sophie-Masson"
    qtbot.waitUntil(lambda: screen.work.review.points is not None, timeout=20000)


def test_what_the_direction_asks_is_on_show_as_soon_as_the_post_opens(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    submitted = office.submit(post)
    request_changes(office.desk, office.direction, post.id, submitted.revision, "Ajoutez la date limite.")
    screen = EditorScreen(live_bench)
    shown(screen, qtbot)
    screen.visit(new_post(PostKind.NEWS))
    qtbot.waitUntil(lambda: screen.editing is not None)
    screen.visit(post.id)
    remark = "Ajoutez la date limite."
    qtbot.waitUntil(lambda: any(said.text() == remark for said in screen.work.messages.findChildren(QLabel)))
    said = next(each for each in screen.work.messages.findChildren(QLabel) if each.text() == remark)
    qtbot.waitUntil(lambda: not said.visibleRegion().isEmpty())
    screen.leave()


def test_leaving_a_post_closes_the_details_of_its_image_and_keeps_what_was_typed_there(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    post = office.illustrated(office.post(), office.photo("red"))
    screen = EditorScreen(live_bench)
    shown(screen, qtbot, 1440, 900)
    screen.visit(post.id)
    qtbot.waitUntil(lambda: screen.editing is not None)
    details = screen.work.images.strip.open_details(0)
    assert details is not None
    details.description.alt.setPlainText("Un banc rouge.")
    screen.leave()
    assert not details.isVisible()
    (used,) = screen.work.images.strip.images()
    assert used.alt == "Un banc rouge."


def test_the_details_of_an_image_go_with_the_person_who_opened_them(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    pages = QStackedWidget()
    screen = EditorScreen(live_bench)
    pages.addWidget(screen)
    shown(pages, qtbot, 1440, 900)
    strip = screen.work.images.strip
    strip.set_images([ImageUse(office.photo("red"))], False)
    details = strip.open_details(0)
    assert details is not None
    with qtbot.waitSignal(details.destroyed):
        screen.deleteLater()


def test_another_post_opens_without_what_was_looked_for_in_the_former(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    screen = EditorScreen(live_bench)
    shown(screen, qtbot, 1440, 900)
    screen.visit(new_post(PostKind.NEWS))
    qtbot.waitUntil(lambda: screen.editing is not None)
    screen.work.tools.find.open()
    screen.visit(new_post(PostKind.NEWS))
    qtbot.waitUntil(screen.work.isEnabled)
    assert not screen.work.tools.find.isVisible()
    screen.leave()
