"""The verifications while one writes: live, answered, mended, and never silent about what was not verified."""

from __future__ import annotations

import pytest
from editor_driving import WAIT, cards, judged, opened, press, rewrite
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.checks.base import CheckReport
from desktop.checks.process.client import EVERYTHING
from desktop.editorial.post import Channel
from desktop.services.written_answers import CONTEST, WAIVER, answers_of
from desktop.ui.workbench import Workbench

OPINION = "Le maire a raison\u00a0: l’opposition a tort."
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_gate_turns_while_one_writes_and_the_button_follows(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    assert judged(screen, qtbot).left == 0
    assert screen.footer.submit.text() == "Soumettre à l’approbation"
    rewrite(screen.work.tabs.page.body, OPINION)
    points = judged(screen, qtbot)
    assert points.left
    assert str(points.left) in screen.footer.submit.text()
    assert next(gate for gate in points.gates if gate.name == "neutralite").left
    rewrite(screen.work.tabs.page.body, "Le parc est ouvert.")
    assert judged(screen, qtbot).left == 0


def test_what_the_panel_says_is_what_a_submission_says(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK, body=OPINION)
    screen = opened(bench, qtbot, post.id)
    points = judged(screen, qtbot)
    said = {point.text for gate in points.gates for point in gate.points if point.left}
    submitted = office.review(post)
    assert said == {reason.text for channel in submitted.channels for _, reason in channel.unanswered}


def test_a_warning_is_justified_where_it_is(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post(body="Les enfants sont content.")
    screen = opened(bench, qtbot, post.id)
    points = judged(screen, qtbot)
    gate = next(gate for gate in points.gates if gate.left)
    card = cards(screen, gate.name)[0]
    assert card.point.answerable == WAIVER
    card.answer.click()
    assert card.form is not None
    assert not card.form.send.isEnabled()
    card.form.reason.setPlainText("C’est le titre d’une chanson.")
    press(card.form.reason, Qt.Key.Key_Return, CONTROL)
    (answer,) = answers_of(office.workspace, post.id)
    assert (answer.kind, answer.reason) == (WAIVER, "C’est le titre d’une chanson.")
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == points.left - 1, timeout=WAIT)


def test_a_block_of_the_text_is_contested_on_every_medium_at_once(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK, body="Appelez Julie Tremblay au 450 555-0142.")
    screen = opened(bench, qtbot, post.id)
    points = judged(screen, qtbot)
    found = next(
        point for gate in points.gates for point in gate.points if point.left and point.answerable == CONTEST
    )
    assert found.channels == (Channel.WEBSITE, Channel.FACEBOOK)
    card = next(card for card in cards(screen, found.gate) if card.point == found)
    card.answer.click()
    assert card.form is not None
    card.form.reason.setPlainText("C’est le numéro du service.")
    card.form.send.click()
    assert {answer.kind for answer in answers_of(office.workspace, post.id)} == {CONTEST}
    qtbot.waitUntil(lambda: judged(screen, qtbot).left < points.left, timeout=WAIT)
    again = next(card for card in cards(screen, found.gate) if card.point.answer is not None)
    assert again.point.answerable is None
    assert not again.point.left


def test_a_reason_begun_stays_while_the_text_changes(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfants sont content.").id)
    gate = next(gate for gate in judged(screen, qtbot).gates if gate.left)
    card = cards(screen, gate.name)[0]
    card.open_form("C’est voulu, car")
    body = screen.work.tabs.page.body
    body.replace_text(len(body.text()), len(body.text()), " Bonne visite.")
    judged(screen, qtbot)
    (kept,) = (card for card in cards(screen, gate.name) if card.form is not None)
    assert kept.form is not None
    assert kept.form.text() == "C’est voulu, car"


def test_a_fix_of_the_panel_mends_the_text_in_one_undo(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfants sont content.").id)
    points = judged(screen, qtbot)
    point = next(p for g in points.gates for p in g.points if p.finding is not None and p.finding.suggestions)
    assert point.finding is not None
    card = next(card for card in cards(screen, point.gate) if card.point == point)
    card.fix_chosen.emit(point, point.finding.suggestions[0])
    body = screen.work.tabs.page.body
    assert body.text() == "Les enfants sont contents."
    body.undo()
    assert body.text() == "Les enfants sont content."


def test_clicking_a_point_goes_to_its_words(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK, body="Les enfants sont content.")
    screen = opened(bench, qtbot, post.id)
    points = judged(screen, qtbot)
    screen.work.tabs.turn_to(Channel.FACEBOOK)
    point = next(p for g in points.gates for p in g.points if p.finding is not None)
    card = next(card for card in cards(screen, point.gate) if card.point == point)
    card.place_asked.emit(point)
    assert screen.work.tabs.channel is Channel.WEBSITE, "where the words are written"
    assert screen.work.tabs.page.body.selected_text() == "content"


def test_the_article_is_quoted(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body=OPINION).id)
    judged(screen, qtbot)
    card = cards(screen, "neutralite")[0]
    assert card.why is not None
    card.why.click()
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "organisme neutre, au service des citoyens" in said


def test_typography_is_mended_at_once_on_every_medium_in_one_undo(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK, body='L\'eau est "bonne" : venez à 9h.')
    screen = opened(bench, qtbot, post.id)
    assert judged(screen, qtbot).mechanical
    body = screen.work.tabs.pages[Channel.WEBSITE].body
    press(screen.work.panel.typography, Qt.Key.Key_Space)
    assert "L'eau est «\u00a0bonne\u00a0»\u00a0:" in body.text()
    assert body.hasFocus()
    QTest.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.text() == 'L\'eau est "bonne" : venez à 9h.'


def test_what_could_not_be_verified_is_said_and_recovers_by_itself(
    office: Office, bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    judged(screen, qtbot)
    real = bench.check

    def dead(request: object, done: object, *, owner: object = None) -> None:
        done(CheckReport((), (EVERYTHING,)))  # type: ignore[operator]

    monkeypatch.setattr(bench, "check", dead)
    rewrite(screen.work.tabs.page.body, "Le parc est ouvert tous les jours.")
    qtbot.waitUntil(lambda: screen.work.panel.summary.text() == "Non vérifié", timeout=WAIT)
    assert screen.footer.submit.text() != "Soumettre à l’approbation"
    monkeypatch.setattr(bench, "check", real)
    qtbot.waitUntil(lambda: screen.work.panel.summary.text() == "Tout est en règle", timeout=WAIT)


def test_a_thousand_points_are_shown_a_few_at_a_time(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body="\n\n".join(["Les enfants sont content."] * 60)).id)
    assert judged(screen, qtbot).left == 60
    row = screen.work.panel.rows["langue"]
    assert row.points.cards == [], "nothing is made before one looks"
    row.open()
    assert len(row.points.cards) == 20
    row.points.more.click()
    assert len(row.points.cards) == 40
    assert row.points.more.text() == "Afficher les suivants (encore 20)"


def test_f8_goes_from_one_point_to_the_next(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfants sont content. Les filles sont contente.").id)
    judged(screen, qtbot)
    body = screen.work.tabs.page.body
    press(body, Qt.Key.Key_F8)
    first = body.selection()
    press(body, Qt.Key.Key_F8)
    assert first != body.selection()


def test_a_complaint_handled_in_public_offers_the_standard_reply(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    body = (
        "Mme Julie Lavoie, votre plainte contre le bruit au 12, rue des Pins, a été transmise à l’inspecteur."
    )
    screen = opened(bench, qtbot, office.post(body=body).id)
    judged(screen, qtbot)
    (card, *_) = cards(screen, "plainte")
    copy = next(each for each in card.findChildren(QPushButton) if each.text() == "Copier la réponse type")
    copy.click()
    reply = QGuiApplication.clipboard().text()
    profile = office.profile()
    assert profile.complaint_form in reply
    assert profile.emails[0] in reply
    assert profile.complaint_phone in reply


def test_a_point_of_the_policy_shows_its_cue_its_rewrite_and_its_article(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(body="Faites vite, les places s’envolent.").id)
    judged(screen, qtbot)
    card = next(
        each
        for each in cards(screen, "neutralite")
        if each.point.finding is not None and each.point.finding.rule == "subjectivite.fausse_urgence"
    )
    shown = [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]
    assert any("Indice\u00a0: «\u00a0Faites vite\u00a0»." in text for text in shown)
    assert any("Donnez la date limite" in text for text in shown)
    card.explain()
    shown = [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]
    assert any(text.startswith("Politique, article 8") for text in shown)
    assert sum("Indice" in text for text in shown) == 1, "said once"


# Art. 22: a foreign term

TERM = "Le talus est stabilisé. La technique du soil nailing (clouage du sol) est employée au parc."


def test_a_foreign_term_is_answered_by_its_equivalent_with_the_keyboard_alone(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(body=TERM)
    screen = opened(bench, qtbot, post.id)
    assert judged(screen, qtbot).left == 1
    (card,) = cards(screen, "langue")
    press(card.answer, Qt.Key.Key_Space)
    form = card.form
    assert form is not None
    assert form.equivalent is not None
    assert form.focusProxy() is form.equivalent
    assert not form.send.isEnabled(), "neither a reason nor an equivalent"
    QTest.keyClicks(form.equivalent, "boulonnage")
    press(form.equivalent, Qt.Key.Key_Return, CONTROL)
    assert any("n’est pas dans le texte" in text for text in bench.notices.texts())
    assert answers_of(office.workspace, post.id) == ()
    form.equivalent.selectAll()
    QTest.keyClicks(form.equivalent, "clouage du sol")
    press(form.equivalent, Qt.Key.Key_Return, CONTROL)
    (answer,) = answers_of(office.workspace, post.id)
    assert (answer.equivalent, answer.reason) == ("clouage du sol", "")
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == 0, timeout=WAIT)
    screen.work.panel.justified.open()
    (card,) = screen.work.panel._answered.cards
    press(card.withdraw, Qt.Key.Key_Space)
    assert answers_of(office.workspace, post.id) == ()
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == 1, timeout=WAIT)


def test_an_ordinary_warning_asks_for_no_equivalent(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfants sont content.").id)
    gate = next(gate for gate in judged(screen, qtbot).gates if gate.left)
    card = cards(screen, gate.name)[0]
    card.open_form()
    assert card.form is not None
    assert card.form.equivalent is None


def test_a_correction_taken_from_a_card_is_taken_back_there(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post(body="Les enfant jouent au parc.").id)
    judged(screen, qtbot)
    done, body = screen.work.panel.done, screen.work.tabs.page.body
    assert done.isHidden()
    card = cards(screen, "langue")[0]
    card.fix_chosen.emit(card.point, "enfants")
    assert body.text() == "Les enfants jouent au parc."
    assert done.text() == "«\u00a0enfants\u00a0» remplace «\u00a0enfant\u00a0»."
    assert judged(screen, qtbot).left == 0
    assert done.isVisible(), "as long as the words are there"
    press(done.undo, Qt.Key.Key_Space)
    assert body.text() == "Les enfant jouent au parc."
    assert done.isHidden()
    assert judged(screen, qtbot).left == 1
    card = cards(screen, "langue")[0]
    card.fix_chosen.emit(card.point, "enfants")
    rewrite(body, "Les élèves jouent au parc.")
    judged(screen, qtbot)
    assert done.isHidden(), "other words were written since"
