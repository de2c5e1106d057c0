"""Opening a post in the editor: what is shown, and where the keyboard goes."""

from __future__ import annotations

from office import Office
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import Channel, PostKind
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
