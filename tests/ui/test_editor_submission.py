"""From the text to the queue of the direction: refused with the list, accepted, answered, never a dead end."""

from __future__ import annotations

from dataclasses import replace

from editor_driving import judged, opened, press, rewrite, saved
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Channel, PostKind, Variant
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.services.correction import approve_with_correction
from desktop.services.decision import request_changes
from desktop.services.posts import draft_of, new_post, open_post, post_of_revision
from desktop.services.situation import state_of
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier
Went = list[tuple[str, object]]


def messages(screen: EditorScreen) -> str:
    return " ".join(label.text() for label in screen.work.messages.findChildren(QLabel))


def test_a_clean_post_is_submitted_and_the_list_says_so(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    went: Went = []
    bench.asked.connect(lambda place, target: went.append((place, target)))
    post = office.post()
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    press(screen.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    assert state_of(office.workspace, post.id) is State.AWAITING
    assert went == [("redaction", None)]
    assert any("est soumise à l’approbation" in text for text in bench.notices.texts())


def test_what_is_left_is_opened_instead_of_submitting(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post(body="Le maire a raison\u00a0: l’opposition a tort.")
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    screen.footer.submit.click()
    assert state_of(office.workspace, post.id) is State.DRAFT
    assert screen.work.panel.rows["neutralite"].turn.isChecked()
    assert screen.work.panel.rows["neutralite"].turn.hasFocus()


def test_a_refusal_that_the_panel_did_not_foresee_lists_its_reasons(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    # Typed and submitted without waiting for the panel, which has not judged it yet.
    rewrite(screen.work.tabs.page.body, "Les enfants sont content.")
    press(screen.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    press(screen.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    assert state_of(office.workspace, post.id) is State.DRAFT
    reasons = [
        button
        for button in screen.work.messages.findChildren(QPushButton)
        if "Langue" in button.accessibleName()
    ]
    assert reasons
    judged(screen, qtbot)
    reasons[0].click()
    assert screen.work.panel.rows["langue"].turn.hasFocus()
    rewrite(screen.work.tabs.page.body, "Les enfants sont contents.")
    judged(screen, qtbot)
    press(screen.work.tabs.page.body, Qt.Key.Key_Return, CONTROL)
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_what_a_template_left_to_complete_blocks_and_is_found(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post(body="Le parc ouvre le [à compléter\u00a0: date d’ouverture].")
    screen = opened(bench, qtbot, post.id)
    points = judged(screen, qtbot)
    assert [left.placeholder.asks for left in points.placeholders] == ["date d’ouverture"]
    screen.footer.submit.click()
    focus = screen.focusWidget()
    assert isinstance(focus, QPushButton)
    focus.click()
    assert screen.work.tabs.page.body.selected_text() == "[à compléter\u00a0: date d’ouverture]"
    assert office.refused(post).code == "soumission_incomplete", "the service says the same"


def test_a_post_without_a_medium_says_where_to_choose_one(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = new_post(PostKind.NEWS)
    screen = opened(bench, qtbot, replace(post, channels=()))
    assert judged(screen, qtbot).no_channel
    screen.footer.submit.click()
    focus = screen.focusWidget()
    assert isinstance(focus, QPushButton)
    focus.click()
    assert screen.work.sheet.channels.checks[Channel.WEBSITE].box.hasFocus()


def test_the_comment_of_the_direction_is_at_the_top(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post()
    submitted = office.submit(post)
    request_changes(
        office.desk, office.direction, post.id, submitted.revision, "Précisez l’heure de fermeture."
    )
    screen = opened(bench, qtbot, post.id)
    said = messages(screen)
    assert "Martine Dion demande des modifications" in said
    assert "Précisez l’heure de fermeture." in said
    assert not screen.locked, "it is for the author to write"


def test_a_correction_is_shown_and_accepted_word_for_word(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    submitted = office.submit(post)
    head = post_of_revision(office.workspace, submitted.revision)
    corrected = with_variant(
        head, replace(head.variants[0], body="Le parc Sophie-Masson est ouvert de 9 h à 22 h.")
    )
    approve_with_correction(office.desk, office.direction, post.id, submitted.revision, corrected)
    screen = opened(bench, qtbot, post.id)
    (accept,) = (
        button
        for button in screen.work.messages.findChildren(QPushButton)
        if button.text() == "Accepter exactement ces mots"
    )
    assert (accept.property("look"), screen.footer.submit.property("look")) == ("primary", "")
    accept.click()
    assert state_of(office.workspace, post.id) is State.APPROVED
    assert screen.footer.submit.property("look") == "primary"
    body = screen.work.tabs.page.body
    assert body.text() == "Le parc Sophie-Masson est ouvert de 9 h à 22 h."
    (own,) = (b for b in bench.notices.findChildren(QPushButton) if b.text() == "Reprendre votre version")
    own.click()
    assert body.text() == head.variants[0].body
    assert not screen.locked, "a draft, to be submitted again"
    saved(screen, qtbot)
    assert state_of(office.workspace, post.id) is State.APPROVED, "what she approved stands until then"


def test_an_approved_post_says_first_what_editing_does(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    office.approved(post)
    screen = opened(bench, qtbot, post.id)
    body = screen.work.tabs.page.body
    assert screen.locked
    assert body.isReadOnly()
    assert not screen.work.sheet.isEnabled()
    assert "annule l’approbation" in messages(screen)
    (edit,) = (b for b in screen.work.messages.findChildren(QPushButton) if b.text() == "Modifier quand même")
    edit.click()
    assert not body.isReadOnly()
    rewrite(body, "Le parc ferme à 22\u00a0h.")
    saved(screen, qtbot)
    assert draft_of(office.workspace, office.officer, post.id) is not None


def test_changes_are_abandoned_and_brought_back(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post()
    office.submit(post)
    office.rewrite(post, "Le parc ferme à 22\u00a0h.")
    screen = opened(bench, qtbot, post.id)
    screen.footer.abandon.trigger()
    assert draft_of(office.workspace, office.officer, post.id) is None
    assert screen.work.tabs.page.body.text() == post.variants[0].body
    (bring_back,) = (b for b in bench.notices.findChildren(QPushButton) if b.text() == "Les ramener")
    bring_back.click()
    kept = open_post(office.workspace, office.officer, post.id)
    assert kept.post.variants[0].body == "Le parc ferme à 22\u00a0h."


def test_a_new_post_goes_from_nothing_to_the_queue(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = replace(new_post(PostKind.NEWS), site_page="https://stesophie.ca/actualites/parc")
    screen = opened(bench, qtbot, with_variant(post, Variant(Channel.WEBSITE)))
    page = screen.work.tabs.page
    rewrite(page.title, "Ouverture du parc Sophie-Masson")
    rewrite(page.body, "Le parc Sophie-Masson est ouvert de 9 h à 21 h.")
    assert judged(screen, qtbot).left == 0
    press(page.body, Qt.Key.Key_Return, CONTROL)
    assert state_of(office.workspace, post.id) is State.AWAITING
