"""A reason that was signed is changed or taken back where it shows; somebody else's is only added to."""

from __future__ import annotations

from editor_driving import WAIT, judged, opened, press
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Post
from desktop.services.written_answers import WAIVER, answers_of, write_answers
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.editor.point_card import PointCard
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
SLIP, REASON = "Titre d’une chansson.", "Titre d’une chanson."


def justified(office: Office, who: object) -> Post:
    """A post whose only warning somebody justified."""
    post = office.post(body="Les enfants sont content.")
    keys = [c.key_of(g, r) for c in office.review(post).channels for g, r in c.unanswered]
    write_answers(office.workspace, who, post.id, WAIVER, keys, SLIP)  # type: ignore[arg-type]
    return post


def answered(screen: EditorScreen, qtbot: QtBot) -> PointCard:
    judged(screen, qtbot)
    fold, points = screen.work.panel.justified, screen.work.panel._answered
    fold.open()
    (card,) = points.cards
    return card


def reasons(office: Office, post: Post) -> list[str]:
    return [answer.reason for answer in answers_of(office.workspace, post.id)]


def undo(bench: Workbench) -> None:
    button = next(each for each in bench.notices.findChildren(QPushButton) if each.text() == "Annuler")
    button.click()


def test_ones_own_reason_is_changed_taken_back_and_had_back(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = justified(office, office.officer)
    screen = opened(bench, qtbot, post.id)
    card = answered(screen, qtbot)
    assert card.answer is not None
    press(card.answer, Qt.Key.Key_Space)
    assert card.form is not None
    assert card.form.text() == SLIP
    assert not card.form.send.isEnabled(), "the same words replace nothing"
    card.form.reason.setPlainText("…")
    assert not card.form.send.isEnabled(), "nor does a reason without words"
    card.form.reason.setPlainText(REASON)
    press(card.form.reason, Qt.Key.Key_Return, CONTROL)
    assert reasons(office, post) == [REASON]
    qtbot.waitUntil(lambda: REASON in [each.text() for each in answered(screen, qtbot).findChildren(QLabel)])
    assert answered(screen, qtbot).form is None

    withdraw = answered(screen, qtbot).withdraw
    assert withdraw is not None
    press(withdraw, Qt.Key.Key_Space)
    assert reasons(office, post) == []
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == 1, timeout=WAIT)
    assert any("de nouveau à régler" in text for text in bench.notices.texts())
    undo(bench)
    assert reasons(office, post) == [REASON]
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == 0, timeout=WAIT)


def test_the_reason_of_a_colleague_is_not_ones_own_to_change(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = justified(office, office.colleague)
    screen = opened(bench, qtbot, post.id)
    card = answered(screen, qtbot)
    assert card.withdraw is None
    assert card.answer is not None
    assert card.answer.text() == "Ajouter votre motif…"
    card.answer.click()
    assert card.form is not None
    assert card.form.text() == ""
    card.form.reason.setPlainText(REASON)
    card.form.send.click()
    assert reasons(office, post) == [SLIP, REASON]
    qtbot.waitUntil(lambda: answered(screen, qtbot).withdraw is not None)


def test_once_submitted_the_person_is_told_who_still_reads_the_former_reason(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = justified(office, office.officer)
    office.submit(post)
    screen = opened(bench, qtbot, post.id)
    withdraw = answered(screen, qtbot).withdraw
    assert withdraw is not None
    withdraw.click()
    qtbot.waitUntil(lambda: any("La version soumise garde" in text for text in bench.notices.texts()))


def test_a_reason_written_once_submitted_says_how_the_direction_will_read_it(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = justified(office, office.colleague)
    office.submit(post)
    screen = opened(bench, qtbot, post.id)
    card = answered(screen, qtbot)
    assert screen.locked
    assert not screen.footer.submit.isEnabled()
    assert card.answer is not None
    card.answer.click()
    assert card.form is not None
    card.form.reason.setPlainText(REASON)
    card.form.send.click()
    qtbot.waitUntil(lambda: any("Soumettez de nouveau ces mots" in text for text in bench.notices.texts()))
    assert screen.locked, "the words are still to be asked for"
    assert screen.footer.submit.isEnabled()
    screen.commands.submit()
    revisions = office.workspace.ledger.facts
    qtbot.waitUntil(lambda: len(revisions("revision", post.id)) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: not screen.may_submit, timeout=WAIT)
