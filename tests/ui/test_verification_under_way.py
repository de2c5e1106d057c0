"""While the verifications are under way the editor says so, waits for them when asked, and keeps the keyboard."""

from __future__ import annotations

import pytest
from editor_driving import WAIT, judged, opened, press, rewrite
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.checks.base import CheckReport
from desktop.editorial.workflow import State
from desktop.services.situation import state_of
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
CLEAN, WRONG = "Le parc est ouvert tous les jours.", "Les enfants sont content."


class Held:
    """The checks of a workbench, held back until they are let go."""

    def __init__(self, bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
        self._check = bench.check
        self._asked: list[tuple[object, object, object]] = []
        self._holding = True
        monkeypatch.setattr(bench, "check", self.ask)

    def ask(self, request: object, done: object, *, owner: object = None) -> None:
        if self._holding:
            self._asked.append((request, done, owner))
        else:
            self._check(request, done, owner=owner)  # type: ignore[arg-type]

    def let_go(self) -> None:
        self._holding = False
        for request, done, owner in self._asked:
            self.ask(request, done, owner=owner)
        self._asked.clear()


@pytest.fixture
def writing(office: Office, bench: Workbench, qtbot: QtBot) -> EditorScreen:
    """The editor on a clean post, verified, with the keyboard in its text."""
    screen = opened(bench, qtbot, office.post().id)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    judged(screen, qtbot)
    return screen


@pytest.fixture
def held(bench: Workbench, writing: EditorScreen, monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(bench, monkeypatch)


def typed(screen: EditorScreen, words: str) -> None:
    """Write these words, of which nothing is known yet."""
    rewrite(screen.work.tabs.page.body, words)
    screen.work.settle()
    assert screen.work.review.late


def test_the_button_does_not_look_ready_while_the_verifications_are_under_way(
    writing: EditorScreen, held: Held, qtbot: QtBot
) -> None:
    submit = writing.footer.submit
    assert (submit.text(), submit.property("look")) == ("Soumettre à l’approbation", "primary")
    typed(writing, "Le parc est ouvert.")
    assert (submit.text(), submit.property("look")) == ("Vérification en cours…", "")
    held.let_go()
    judged(writing, qtbot)
    assert (submit.text(), submit.property("look")) == ("Soumettre à l’approbation", "primary")


def test_nothing_moves_beside_the_button_when_its_words_change(writing: EditorScreen, held: Held) -> None:
    typed(writing, "Le parc est ouvert.")
    writing.footer.show_left(1)
    assert writing.footer.submit.minimumWidth() >= writing.footer.submit.sizeHint().width()
    before = writing.footer.submit.minimumWidth()
    writing.footer.show_left(None, late=True)
    assert writing.footer.submit.minimumWidth() == before


def test_what_is_submitted_meanwhile_waits_and_then_goes(
    office: Office, writing: EditorScreen, held: Held, qtbot: QtBot
) -> None:
    item = writing.edited.post.id
    typed(writing, CLEAN)
    press(writing.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    assert writing.footer.submit.text() == "Soumission après vérification…"
    assert state_of(office.workspace, item) is State.DRAFT, "nobody knows yet whether it may go"
    assert QApplication.focusWidget() is writing.work.tabs.page.body
    held.let_go()
    qtbot.waitUntil(lambda: state_of(office.workspace, item) is State.AWAITING, timeout=WAIT)


@pytest.mark.parametrize("by_button", [False, True])
def test_the_keyboard_goes_from_the_text_to_what_is_missing_and_nowhere_else(
    office: Office, writing: EditorScreen, held: Held, qtbot: QtBot, by_button: bool
) -> None:
    typed(writing, WRONG)
    began = writing.footer.submit if by_button else writing.work.tabs.page.body
    press(began, Qt.Key.Key_Space if by_button else Qt.Key.Key_Return, *(() if by_button else (CONTROL,)))
    assert QApplication.focusWidget() is began
    held.let_go()
    row = writing.work.panel.rows["langue"]
    qtbot.waitUntil(row.turn.hasFocus, timeout=WAIT)
    assert row.turn.isChecked()
    assert state_of(office.workspace, writing.edited.post.id) is State.DRAFT


def test_the_keyboard_stays_on_the_button_while_it_submits(
    writing: EditorScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A button that is greyed gives the keyboard to whatever comes next."""
    monkeypatch.setattr(writing.bench, "act", lambda *_, **__: None)
    writing.footer.submit.setFocus()
    press(writing.footer.submit, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: writing.footer.submit.text() == "Soumission en cours…", timeout=WAIT)
    assert QApplication.focusWidget() is writing.footer.submit


def test_words_written_while_it_waits_are_not_submitted_without_a_word(
    office: Office, bench: Workbench, writing: EditorScreen, held: Held, qtbot: QtBot
) -> None:
    typed(writing, CLEAN)
    press(writing.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    typed(writing, "Le parc est ouvert tous les jours, mê")
    assert any("a changé pendant la vérification" in text for text in bench.notices.texts())
    held.let_go()
    judged(writing, qtbot)
    qtbot.wait(1)
    assert state_of(office.workspace, writing.edited.post.id) is State.DRAFT


def test_asked_again_it_goes_at_once_and_its_refusal_lists_the_reasons(
    office: Office, writing: EditorScreen, held: Held
) -> None:
    """The verifications of the window may be long in coming: a submission verifies everything too."""
    typed(writing, WRONG)
    body = writing.work.tabs.page.body
    press(body, Qt.Key.Key_Return, CONTROL)
    press(body, Qt.Key.Key_Return, CONTROL)
    assert state_of(office.workspace, writing.edited.post.id) is State.DRAFT
    assert writing.work.messages.isVisible()
    assert QApplication.focusWidget() is body
    assert writing.footer.submit.isEnabled(), "mended, it is submitted again"


def test_another_post_forgets_that_one_was_to_be_submitted(
    office: Office, writing: EditorScreen, held: Held, qtbot: QtBot
) -> None:
    first = writing.edited.post.id
    typed(writing, CLEAN)
    press(writing.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    other = office.post(body=CLEAN)
    writing.visit(other.id)
    held.let_go()
    judged(writing, qtbot)
    qtbot.wait(1)
    assert {state_of(office.workspace, item) for item in (first, other.id)} == {State.DRAFT}


def test_what_could_not_be_verified_is_no_wait_without_end(
    bench: Workbench, writing: EditorScreen, held: Held, expected_logs: list[str]
) -> None:
    expected_logs.append("unexpected error")
    typed(writing, CLEAN)
    press(writing.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    writing.work.review._not_gathered(OSError("le disque ne répond pas"))
    assert writing.footer.submit.text() == "Vérification en cours…"
    assert bench.notices.texts()


def test_keeping_a_version_leaves_the_keyboard_in_the_words(
    office: Office, writing: EditorScreen, qtbot: QtBot
) -> None:
    body = writing.work.tabs.page.body
    rewrite(body, CLEAN)
    writing.footer.keep_version.trigger()
    qtbot.waitUntil(
        lambda: bool(office.workspace.ledger.facts("revision", writing.edited.post.id)), timeout=WAIT
    )
    assert QApplication.focusWidget() is body


def test_a_check_that_died_is_not_a_verification_under_way(
    bench: Workbench, writing: EditorScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dead(request: object, done: object, *, owner: object = None) -> None:
        done(CheckReport((), ("orthographe",)))  # type: ignore[operator]

    monkeypatch.setattr(bench, "check", dead)
    typed(writing, CLEAN)
    qtbot.waitUntil(lambda: not writing.work.review.late, timeout=WAIT)
    assert "à régler" in writing.footer.submit.text()
