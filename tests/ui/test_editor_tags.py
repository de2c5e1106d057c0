"""The tags of a video are marked, mended and gone through as the title and the text are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editor_driving import WAIT, cards, judged, opened, press, rewrite
from office import Office
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from text_driving import type_keys, underlined

from desktop.editorial.findings import VIDEO_TAGS
from desktop.editorial.post import Channel, Post, VideoFacts
from desktop.editorial.variant import own_variant, with_variant
from desktop.services.written_answers import WAIVER, answers_of
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.editor.text.families import Family, family_of
from desktop.ui.editor.text.finding_choices import Choice
from desktop.ui.editor.text.tags_area import TagsArea
from desktop.ui.theme import Appearance
from desktop.ui.workbench import Workbench

CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
BODY = "Le parc Sophie-Masson est ouvert."
TYPED = "bac brun,  #compostge, matières résiduelle,#bac brun, votez pour Guy Lamothe"
WORDS = ["compostge", "résiduelle", "votez pour Guy Lamothe"]


def tagged(post: Post, *tags: str) -> Post:
    own = own_variant(post, Channel.YOUTUBE)
    return with_variant(post, replace(own, video=VideoFacts(tags)))


def tags_of(screen: EditorScreen) -> TagsArea:
    video = screen.work.tabs.pages[Channel.YOUTUBE].video
    assert video is not None
    return video.tags


def writing(
    office: Office, bench: Workbench, qtbot: QtBot, typed: str, *channels: Channel, body: str = BODY
) -> EditorScreen:
    """The editor on its YouTube tab, these tags typed and read."""
    screen = opened(bench, qtbot, office.post(*(channels or (Channel.YOUTUBE,)), body=body).id)
    screen.work.tabs.turn_to(Channel.YOUTUBE)
    rewrite(tags_of(screen), typed)
    judged(screen, qtbot)
    return screen


def strike(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> QWidget:
    """Press a key where the keyboard is; where it is then."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    now = QApplication.focusWidget()
    assert now is not None
    return now


def said(bench: Workbench) -> str:
    return " ".join(each.text() for each in bench.notices.findChildren(QLabel))


# The marks


def test_each_tag_is_marked_where_it_was_typed_in_the_colour_of_its_family(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, TYPED)
    tags = tags_of(screen)
    assert underlined(tags) == WORDS
    families = [family_of(each) for each in tags.present_findings()]
    assert families == [Family.SPELLING, Family.GRAMMAR, Family.POLICY]


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_wave_is_drawn_under_the_words(
    office: Office, bench: Workbench, qtbot: QtBot, appearance: Appearance, zoom: float
) -> None:
    bench.theme.use(appearance, zoom=zoom)
    screen = writing(office, bench, qtbot, "bac brun, compostge")
    tags = tags_of(screen)
    screen.work.tabs.page.title.setFocus()
    (finding,) = tags.present_findings()
    place = tags.rectangle(finding.start, finding.end)
    drawn = tags.viewport().grab(place.adjusted(0, place.height() // 2, 0, 4)).toImage()
    places = [(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    wanted = bench.theme.colour("spelling").getRgb()
    apart = min(
        sum(abs(one - other) for one, other in zip(drawn.pixelColor(*each).getRgb(), wanted, strict=True))
        for each in places
    )
    assert apart < 30


def test_a_tag_keeps_its_mark_while_others_are_typed_before_it(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, "bac brun, compostge")
    tags = tags_of(screen)
    tags.moveCursor(tags.textCursor().MoveOperation.Start)
    type_keys(tags, "#eau potable, ")
    assert underlined(tags) == ["compostge"], "before any answer about the new line"
    judged(screen, qtbot)
    assert underlined(tags) == ["compostge"]
    type_keys(tags, "compostge, ")
    judged(screen, qtbot)
    (finding,) = tags.present_findings()
    assert finding.start == len("#eau potable, "), "said twice, told once, the first time"


def test_a_remark_ignored_once_stays_so_while_other_tags_come(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, "compostge")
    tags = tags_of(screen)
    screen.work.tools.card.ignore_once.emit(f"youtube.{VIDEO_TAGS}", tags.present_findings()[0])
    assert underlined(tags) == []
    tags.moveCursor(tags.textCursor().MoveOperation.End)
    tags.insertPlainText(", résidu, matières résiduelle")
    judged(screen, qtbot)
    assert [tags.text()[each.start : each.end] for each in tags.present_findings()] == ["résiduelle"]
    rewrite(tags, "le compostge")
    judged(screen, qtbot)
    assert tags.present_findings(), "another tag, another remark"


# The card


def test_a_tag_is_mended_by_keyboard_and_undone_at_once(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, TYPED)
    tags, card = tags_of(screen), screen.work.tools.card
    tags.select(0, 0)
    tags.setFocus()
    strike(Qt.Key.Key_F8)
    strike(Qt.Key.Key_Period, CONTROL)
    assert card.isVisible()
    assert card.body is not None
    assert "compostage" in card.body.finding.suggestions
    number = card.body.finding.suggestions.index("compostage")
    assert strike(Qt.Key(Qt.Key.Key_1 + number)) is tags
    assert tags.text() == TYPED.replace("compostge", "compostage").replace("#bac brun, ", "")
    mended = own_variant(screen.edited.settled(), Channel.YOUTUBE).video
    assert mended is not None
    assert mended.tags == ("bac brun", "compostage", "matières résiduelle", "votez pour Guy Lamothe")
    strike(Qt.Key.Key_Z, CONTROL)
    assert tags.text() == TYPED


def test_a_tag_mended_into_another_is_kept_once_and_says_so(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, "compostge, bac brun, compostage")
    tags = tags_of(screen)
    point = next(each for each in cards(screen, "langue") if "compostge" in each.point.text).point
    screen.work.panel.fix_chosen.emit(point, "compostage")
    assert tags.text() == "compostage, bac brun"
    assert "gardé qu’une fois" in said(bench)
    assert screen.work.panel.done.isHidden(), "taking the word back would not bring the other tag back"
    press(tags, Qt.Key.Key_Z, CONTROL)
    assert tags.text() == "compostge, bac brun, compostage"
    assert judged(screen, qtbot).left == 1


def test_the_card_opens_at_rest_of_the_pointer_and_its_menu_at_a_click(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, TYPED)
    tags, card = tags_of(screen), screen.work.tools.card
    finding = tags.present_findings()[1]
    at = tags.rectangle(finding.start, finding.end).center()
    assert tags.finding_under(at) == finding
    with qtbot.waitSignal(tags.hovered):
        QTest.mouseMove(tags.viewport(), at)
    assert card.isVisible()
    assert card.body is not None
    assert card.body.finding == finding
    card.dismiss()
    menu = card.menu(tags, finding)
    assert menu.actions()[0].text() == "résiduelles"
    menu.actions()[0].trigger()
    menu.close()
    assert "matières résiduelles," in tags.text()


def test_a_reason_written_beside_a_tag_answers_the_point_of_the_panel(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, "#eau,  compostge")
    tags, card = tags_of(screen), screen.work.tools.card
    press(tags, Qt.Key.Key_F8)
    strike(Qt.Key.Key_Period, CONTROL)
    assert card.body is not None
    card.body.choices[Choice.JUSTIFY].click()
    assert card.body.form is not None
    card.body.form.reason.setPlainText("C’est le nom du concours.")
    card.body.form.send.click()
    (answer,) = answers_of(office.workspace, screen.edited.post.id)
    assert (answer.kind, answer.key.where, answer.key.start, answer.key.end) == (WAIVER, VIDEO_TAGS, 4, 13)
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == 0, timeout=WAIT)
    assert underlined(tags) == ["compostge"]


# F8


def test_f8_goes_on_to_the_tags_of_another_tab_and_comes_back(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(
        office, bench, qtbot, TYPED, Channel.WEBSITE, Channel.YOUTUBE, body="Les enfants sont content."
    )
    tabs, tags = screen.work.tabs, tags_of(screen)
    tabs.turn_to(Channel.WEBSITE)
    judged(screen, qtbot)
    press(tabs.page.title, Qt.Key.Key_F8)
    assert (tabs.channel, tabs.page.body.selected_text()) == (Channel.WEBSITE, "content")
    seen = []
    for _ in WORDS:
        assert strike(Qt.Key.Key_F8) is tags
        assert tabs.channel is Channel.YOUTUBE
        seen.append(tags.selected_text())
    assert seen == WORDS
    assert tags.marks.current is not None
    qtbot.waitUntil(lambda: bool(tabs.page.body.present_findings()), timeout=WAIT)
    assert strike(Qt.Key.Key_F8) is tabs.page.body, "the words taken from the site, where they are seen"
    assert tabs.channel is Channel.YOUTUBE
    assert strike(Qt.Key.Key_F8, SHIFT) is tags
    assert tags.selected_text() == WORDS[-1]


def test_f8_shows_the_tags_at_the_foot_of_a_low_window(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    bench.theme.use(zoom=2.0)
    post = office.post(Channel.WEBSITE, Channel.YOUTUBE, body=BODY)
    screen = opened(bench, qtbot, office.save(tagged(post, "bac brun", "compostge")).id)
    tabs, tags = screen.work.tabs, tags_of(screen)
    judged(screen, qtbot)
    assert tabs.channel is Channel.WEBSITE, "the other page was never on show"
    press(tabs.page.title, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: tags.visibleRegion().boundingRect() == tags.rect(), timeout=WAIT)
    assert tags.hasFocus()
    strike(Qt.Key.Key_Period, CONTROL)
    assert screen.work.rect().contains(screen.work.tools.card.geometry())


def test_tags_that_may_not_be_written_are_read_and_visited_all_the_same(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, TYPED)
    tags = tags_of(screen)
    screen.work.allow(False)
    press(tags, Qt.Key.Key_F8)
    assert tags.selected_text() in WORDS
    type_keys(tags, "x")
    assert tags.text() == TYPED
    strike(Qt.Key.Key_Period, CONTROL)
    assert screen.work.tools.card.body is not None
    assert screen.work.tools.card.body.fixes == []


# The field itself


def test_the_field_is_told_as_a_text_with_its_name(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    tags = tags_of(writing(office, bench, qtbot, "bac brun"))
    told = QAccessible.queryAccessibleInterface(tags)
    assert told.text(QAccessible.Text.Name) == "Mots-clés de la vidéo, séparés par des virgules"
    assert told.role() is QAccessible.Role.EditableText


def test_a_list_copied_line_by_line_is_pasted_as_tags(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    tags = tags_of(writing(office, bench, qtbot, ""))
    copied = QMimeData()
    copied.setText("bac brun\ncompost\n")
    tags.insertFromMimeData(copied)
    assert tags.reading().tags == ("bac brun", "compost")
    tags.undo()
    assert tags.text() == ""


def test_what_was_opened_cannot_be_undone_and_what_comes_back_can(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.save(tagged(office.post(Channel.YOUTUBE), "bac brun"))
    screen = opened(bench, qtbot, post.id)
    screen.work.tabs.turn_to(Channel.YOUTUBE)
    tags = tags_of(screen)
    assert tags.text() == "bac brun"
    assert not tags.document().isUndoAvailable()
    screen.edited.change(tagged(screen.edited.settled(), "compost"))
    assert tags.text() == "compost"
    press(tags, Qt.Key.Key_Z, CONTROL)
    assert tags.text() == "bac brun"
    assert own_variant(screen.edited.settled(), Channel.YOUTUBE).video == VideoFacts(("bac brun",))


def test_a_statement_taken_back_leaves_the_tags_written_since(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = writing(office, bench, qtbot, "bac brun")
    video = screen.work.tabs.page.video
    assert video is not None
    video.kids.box.click()
    video.tags.moveCursor(video.tags.textCursor().MoveOperation.End)
    type_keys(video.tags, ", compost")
    press(video.kids.box, Qt.Key.Key_Z, CONTROL)
    assert not video.kids.is_checked()
    assert video.tags.text() == "bac brun, compost"
    assert own_variant(screen.edited.settled(), Channel.YOUTUBE).video == VideoFacts(("bac brun", "compost"))
