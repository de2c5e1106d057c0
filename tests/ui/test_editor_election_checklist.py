"""In an election period the officer confirms the list where she writes, then the post is submitted (art. 9)."""

from __future__ import annotations

import datetime as dt

import pytest
from editor_driving import judged, opened, press, rewrite
from office import Office
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from widget_walk import faults, settle

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel
from desktop.editorial.workflow import State
from desktop.services.election_checklist import lists_of
from desktop.services.elections import enter_election
from desktop.services.situation import state_of
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.theme import Appearance, Theme
from desktop.ui.widgets.election_checklist import ElectionChecklist
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
POLL = dt.date(2026, 6, 21)


@pytest.fixture
def by_election(office: Office) -> None:
    start = POLL - dt.timedelta(days=44)
    enter_election(
        office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, start, POLL, POLL
    )


def checklist(screen: EditorScreen) -> ElectionChecklist | None:
    found = [each for each in screen.work.messages.findChildren(ElectionChecklist) if each.isVisible()]
    return found[0] if found else None


def asked(screen: EditorScreen, qtbot: QtBot) -> ElectionChecklist:
    judged(screen, qtbot)
    press(screen.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    shown = checklist(screen)
    assert shown is not None
    return shown


def test_the_planned_day_says_that_it_is_in_a_period(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    screen = opened(bench, qtbot, office.post(planned_at="2026-06-21").id)
    planned = screen.work.sheet.planned
    assert planned.period.isVisible()
    assert "période électorale municipale (partielle)" in planned.period.text()
    planned.day.setDate(planned.day.date().addDays(1))
    assert planned.period.isHidden()


def test_every_sentence_is_ticked_before_one_may_go_on(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    post = office.post(planned_at="2026-06-01")
    screen = opened(bench, qtbot, post.id)
    shown = asked(screen, qtbot)
    assert state_of(office.workspace, post.id) is State.DRAFT
    for check in shown.checks.values():
        assert not check.is_checked()
        assert not shown.go.isEnabled()
        check.box.click()
    shown.go.click()
    assert state_of(office.workspace, post.id) is State.AWAITING
    (head,) = office.workspace.ledger.heads(post.id)
    assert len(lists_of(office.workspace, post.id, head)) == 1


def test_it_is_answered_with_the_keyboard_alone(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    post = office.post(planned_at="2026-06-01")
    screen = opened(bench, qtbot, post.id)
    asked(screen, qtbot)
    for _ in range(4):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_other_words_close_the_list_and_it_is_asked_again(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    post = office.post(planned_at="2026-06-01")
    screen = opened(bench, qtbot, post.id)
    asked(screen, qtbot)
    rewrite(screen.work.tabs.page.body, "Le parc Sophie-Masson est ouvert de 8 h à 21 h.")
    screen.work.settle()
    assert checklist(screen) is None
    again = asked(screen, qtbot)
    assert not any(check.is_checked() for check in again.checks.values())


def test_giving_it_up_leaves_the_draft(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    post = office.post(planned_at="2026-06-01")
    screen = opened(bench, qtbot, post.id)
    asked(screen, qtbot).drop.click()
    assert checklist(screen) is None
    assert screen.footer.submit.isEnabled()
    assert state_of(office.workspace, post.id) is State.DRAFT


def test_one_button_at_a_time_is_the_next_step(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    screen = opened(bench, qtbot, office.post(planned_at="2026-06-01").id)
    judged(screen, qtbot)
    looks = [screen.footer.submit.property("look")]
    shown = asked(screen, qtbot)
    looks += [screen.footer.submit.property("look"), shown.go.property("look")]
    shown.drop.click()
    looks.append(screen.footer.submit.property("look"))
    assert looks == ["primary", "", "primary", "primary"]


def test_submitting_again_goes_to_what_is_not_ticked_then_confirms(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    post = office.post(planned_at="2026-06-01")
    screen = opened(bench, qtbot, post.id)
    shown = asked(screen, qtbot)
    boxes = [check.box for check in shown.checks.values()]
    for box in boxes:
        assert screen.focusWidget() is box
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert state_of(office.workspace, post.id) is State.DRAFT
        qtbot.keyClick(box, Qt.Key.Key_Return, CONTROL)
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_escape_gives_the_list_up_and_the_keyboard_back(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    screen = opened(bench, qtbot, office.post(planned_at="2026-06-01").id)
    shown = asked(screen, qtbot)
    qtbot.keyClick(shown.first_focus(), Qt.Key.Key_Escape)
    assert checklist(screen) is None
    assert screen.focusWidget() is screen.work.tabs.page.body


def test_another_post_does_not_inherit_the_list(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None
) -> None:
    screen = opened(bench, qtbot, office.post(planned_at="2026-06-01").id)
    asked(screen, qtbot)
    screen.visit(office.post(planned_at="2026-07-01").id)
    assert checklist(screen) is None


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_list_lacks_nothing(
    office: Office,
    bench: Workbench,
    qtbot: QtBot,
    by_election: None,
    theme: Theme,
    zoom: float,
    appearance: Appearance,
) -> None:
    theme.use(appearance, zoom)
    post = office.post(Channel.WEBSITE, Channel.CONTACT, planned_at="2026-06-01")
    screen = opened(bench, qtbot, post.id)
    asked(screen, qtbot)
    settle()
    assert faults(screen) == []
    theme.use(Appearance.LIGHT, 1.0)


def test_a_large_text_never_lays_the_list_over_the_media(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None, theme: Theme
) -> None:
    theme.use(Appearance.LIGHT, 2.0)
    screen = opened(bench, qtbot, office.post(Channel.WEBSITE, planned_at="2026-06-01").id)
    screen.resize(1700, 760)
    asked(screen, qtbot)
    settle()
    messages, tabs = screen.work.messages, screen.work.tabs
    below = messages.mapTo(screen, messages.rect().bottomLeft()).y()
    assert below <= tabs.mapTo(screen, tabs.rect().topLeft()).y()
    theme.use(Appearance.LIGHT, 1.0)


def test_a_large_text_still_shows_the_whole_list_at_once(
    office: Office, bench: Workbench, qtbot: QtBot, by_election: None, theme: Theme
) -> None:
    theme.use(Appearance.LIGHT, 2.0)
    screen = opened(bench, qtbot, office.post(Channel.WEBSITE, planned_at="2026-06-01").id)
    screen.resize(1800, 960)
    shown = asked(screen, qtbot)
    settle()
    messages, tabs = screen.work.messages, screen.work.tabs
    for part in (*shown.checks.values(), shown.go):
        bottom = part.mapTo(messages, part.rect().bottomLeft()).y()
        assert bottom <= messages.rect().bottom(), part.accessibleName()
    assert tabs.tabBar().height() <= tabs.height(), "the names of the media stay"
    shown.drop.click()
    settle()
    assert tabs.height() >= tabs.minimumSizeHint().height(), "the text has its room again"
    theme.use(Appearance.LIGHT, 1.0)
