"""Opening a post in the editor: what is shown, and where the keyboard goes."""

from __future__ import annotations

from office import Office
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import Channel
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.workbench import Workbench


def test_a_post_opens_with_its_words(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    screen = EditorScreen(bench)
    shown(screen, qtbot, 1440, 900)
    screen.visit(post.id)
    assert screen.work.tabs.page.title.text() == "Ouverture du parc Sophie-Masson"
    qtbot.waitUntil(lambda: screen.work.review.points is not None, timeout=20000)
    screen.grab().save("/tmp/editor.png")
