"""On the YouTube tab, the tags and the two statements are written, counted, undone, and kept with the draft."""

from __future__ import annotations

from editor_driving import cards, judged, opened, press, rewrite
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Channel, VideoFacts
from desktop.editorial.variant import own_variant
from desktop.services.posts import draft_of, open_post
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_tags_and_statements_are_kept_and_read_again_from_what_was_submitted(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(Channel.WEBSITE, Channel.YOUTUBE)
    screen = opened(bench, qtbot, post.id)
    screen.work.tabs.turn_to(Channel.YOUTUBE)
    video = screen.work.tabs.page.video
    assert video is not None
    QTest.keyClicks(video.tags, "parc Sophie-Masson, #jeux ,, Jeux")
    assert video._count.text() == "25 caractères sur 500"
    video.kids.box.click()
    assert own_variant(screen.edited.post, Channel.YOUTUBE).video == VideoFacts(
        ("parc Sophie-Masson", "jeux"), made_for_kids=True
    )
    press(video.kids.box, Qt.Key.Key_Z, CONTROL)
    assert not video.kids.is_checked()
    assert video.tags.text() == "parc Sophie-Masson, #jeux ,, Jeux"
    screen.leave()
    draft = draft_of(office.workspace, office.officer, post.id)
    assert draft is not None
    said = own_variant(draft.post, Channel.YOUTUBE).video
    assert said == VideoFacts(("parc Sophie-Masson", "jeux"))
    office.submit(draft.post)
    read = open_post(office.workspace, office.colleague, post.id).post
    assert own_variant(read, Channel.YOUTUBE).video == said


def test_too_many_tags_are_told_before_the_submission(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(Channel.YOUTUBE).id)
    screen.work.tabs.turn_to(Channel.YOUTUBE)
    video = screen.work.tabs.page.video
    assert video is not None
    rewrite(video.tags, ",".join(f"mot{number:03}" for number in range(75)))
    assert video._count.text() == "524 caractères sur 500"
    assert video._count.property("look") == "danger"
    qtbot.waitUntil(
        lambda: (
            any("Les mots-clés font 524" in problem.message for problem in screen.work.review.points.limits)
            if screen.work.review.points is not None
            else False
        ),
        timeout=30_000,
    )


def test_a_mistake_in_a_tag_is_shown_found_and_mended_like_the_others(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(Channel.YOUTUBE).id)
    screen.work.tabs.turn_to(Channel.YOUTUBE)
    video = screen.work.tabs.page.video
    assert video is not None
    rewrite(video.tags, "bac brun,  compostge, 5$")
    judged(screen, qtbot)
    spelling = next(card for card in cards(screen, "langue") if "compostge" in card.point.text)
    assert [each.text() for each in spelling.findChildren(ElidedLabel)] == ["Mots-clés"]
    spelling.place_asked.emit(spelling.point)
    assert video.tags.selected_text() == "compostge"
    spelling.fix_chosen.emit(spelling.point, "compostage")
    assert video.tags.text() == "bac brun,  compostage, 5$", "what was typed around it stays"
    screen.work.panel.done.undo.click()
    assert video.tags.text() == "bac brun,  compostge, 5$"
    spelling.fix_chosen.emit(spelling.point, "compostage")
    judged(screen, qtbot)
    screen.work.fixes.fix_typography()
    assert video.tags.text() == "bac brun,  compostage, 5 $"
