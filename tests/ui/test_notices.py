"""Notices inside the window: what stays, what leaves by itself, and what is said of an error."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.errors import EnvironmentFault, Refusal
from desktop.ui import notices as notices_module
from desktop.ui.notices import NoticeAction, NoticeBoard
from desktop.ui.theme import Theme


@pytest.fixture
def window(notices: NoticeBoard, qtbot: QtBot) -> QWidget:
    """A page with the notices above it."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(notices)
    layout.addWidget(QLabel("Page"), 1)
    return shown(page, qtbot, 900, 600)


def close_button(notice: QFrame) -> QAbstractButton:
    (found,) = (b for b in notice.findChildren(QAbstractButton) if b.accessibleName() == "Fermer l’avis")
    return found


def test_without_notices_the_board_takes_no_room(window: QWidget, notices: NoticeBoard) -> None:
    assert notices.isHidden()
    notices.inform("Bonjour")
    assert notices.isVisible()
    notices.clear()
    assert notices.isHidden()


def test_the_newest_is_first(window: QWidget, notices: NoticeBoard) -> None:
    notices.inform("Un")
    notices.succeed("Deux")
    notices.warn("Trois")
    assert notices.texts() == ("Trois", "Deux", "Un")


def test_a_refusal_shows_its_message_and_every_reason(window: QWidget, notices: NoticeBoard) -> None:
    reasons = tuple(f"Raison {number}" for number in range(12))
    notices.report(Refusal("refus", "La soumission est refusée. Le brouillon est conservé.", reasons))
    written = [label.text() for label in notices.findChildren(QLabel)]
    assert "La soumission est refusée. Le brouillon est conservé." in written
    assert [each for each in written if each.startswith("Raison")] == list(reasons)


def test_a_fault_of_the_computer_is_said(window: QWidget, notices: NoticeBoard) -> None:
    notices.report(EnvironmentFault("disque", "Le disque est plein. Rien n’a été changé."))
    assert notices.texts() == ("Le disque est plein. Rien n’a été changé.",)


def test_a_bug_is_logged_and_said_once(
    window: QWidget, notices: NoticeBoard, expected_logs: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.append("unexpected error")
    for _ in range(3):
        notices.report(ValueError("détail technique"))
    (said,) = notices.texts()
    assert "imprévue" in said
    assert "détail technique" not in said
    assert caplog.text.count("unexpected error") == 3


def test_what_needs_no_answer_leaves_by_itself_and_a_warning_stays(
    window: QWidget, notices: NoticeBoard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices_module, "_BRIEF", 1)
    notices.warn("À régler")
    notices.inform("Avec un choix", NoticeAction("Voir", lambda: None))
    notices.succeed("Enregistré")
    qtbot.waitUntil(lambda: "Enregistré" not in notices.texts())
    assert notices.texts() == ("Avec un choix", "À régler")


def test_a_notice_being_read_with_the_keyboard_stays(
    window: QWidget, notices: NoticeBoard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices_module, "_BRIEF", 1)
    read = notices.inform("Lue")
    close_button(read).setFocus()
    notices.inform("Passagère")
    qtbot.waitUntil(lambda: notices.texts() == ("Lue",))
    window.setFocus()
    close_button(read).clearFocus()
    qtbot.waitUntil(lambda: notices.texts() == ())


def test_an_action_runs_and_dismisses_its_notice(window: QWidget, notices: NoticeBoard, qtbot: QtBot) -> None:
    done: list[str] = []
    notice = notices.succeed("Abandonné", NoticeAction("Le reprendre", lambda: done.append("repris")))
    (action,) = (b for b in notice.findChildren(QAbstractButton) if b.text() == "Le reprendre")
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert done == ["repris"]
    assert notices.texts() == ()


def test_a_notice_is_closed_with_the_keyboard(window: QWidget, notices: NoticeBoard, qtbot: QtBot) -> None:
    notice = notices.warn("À régler")
    QTest.keyClick(close_button(notice), Qt.Key.Key_Space)
    assert notices.texts() == ()


def test_the_same_words_again_are_not_piled_up(window: QWidget, notices: NoticeBoard) -> None:
    for _ in range(5):
        notices.warn("Le disque est plein.", reasons=("Libérez de l’espace",))
        notices.warn("Autre chose")
    assert notices.texts() == ("Autre chose", "Le disque est plein.")


def test_many_notices_never_push_out_one_that_needs_the_person(window: QWidget, notices: NoticeBoard) -> None:
    warned = [f"À régler {number}" for number in range(9)]
    for text in warned:
        notices.warn(text)
        notices.succeed(f"Après {text}")
    assert [text for text in reversed(notices.texts()) if text.startswith("À régler")] == warned
    assert len(notices.texts()) <= len(warned) + 1


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_however_many_they_leave_most_of_the_window_to_the_page_and_can_all_be_reached(
    window: QWidget, notices: NoticeBoard, theme: Theme, qtbot: QtBot, zoom: float
) -> None:
    theme.use(zoom=zoom)
    for number in range(8):
        notices.warn(f"Une chose à régler, numéro {number}", reasons=("Une raison", "Une autre raison"))
    qtbot.waitUntil(lambda: notices.height() > 100)
    assert notices.height() <= window.height() * 0.4 + 1
    qtbot.waitUntil(lambda: notices.verticalScrollBar().maximum() > 0)
    notices.clear()
    assert notices.isHidden()


def test_one_notice_takes_the_height_of_its_words(
    window: QWidget, notices: NoticeBoard, qtbot: QtBot
) -> None:
    notice = notices.warn(
        "Une phrase assez longue pour tenir sur plusieurs lignes quand la place manque. " * 4
    )
    qtbot.waitUntil(lambda: notices.height() > 40)
    qtbot.waitUntil(lambda: notices.verticalScrollBar().maximum() == 0)
    high = notices.height()
    window.resize(420, 600)
    qtbot.waitUntil(lambda: notices.height() > high)
    assert notice.height() >= notice.heightForWidth(notice.width())


def test_tab_reaches_the_newest_notice_first_then_the_page(window: QWidget, notices: NoticeBoard) -> None:
    field = QLineEdit(window)
    field.show()
    older, newer = notices.warn("Un"), notices.warn("Deux", NoticeAction("Voir", lambda: None))
    close_button(newer).setFocus()
    for expected in (close_button(older), field):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()


def field_of(window: QWidget) -> QLineEdit:
    """One more field on the page."""
    made = QLineEdit(window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("with_the_mouse", [True, False])
def test_closing_a_notice_gives_the_keyboard_back_to_what_was_being_written(
    window: QWidget, notices: NoticeBoard, with_the_mouse: bool
) -> None:
    field_of(window)
    written = field_of(window)
    written.setFocus()
    for notice in (notices.warn("Un"), notices.warn("Deux")):
        if with_the_mouse:
            QTest.mouseClick(close_button(notice), Qt.MouseButton.LeftButton)
        else:
            close_button(notice).setFocus()
            QTest.keyClick(close_button(notice), Qt.Key.Key_Space)
        assert written.hasFocus()


def test_a_notice_whose_field_left_meanwhile_lets_the_keyboard_go_on(
    window: QWidget, notices: NoticeBoard
) -> None:
    left, stays = field_of(window), field_of(window)
    left.setFocus()
    notice = notices.warn("Un")
    close_button(notice).setFocus()
    left.hide()
    QTest.keyClick(close_button(notice), Qt.Key.Key_Space)
    assert stays.hasFocus()
