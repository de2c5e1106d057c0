"""File d’approbation, decided: signed with a passphrase, and nobody decides of their own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from approvals_driving import FACEBOOK, SITE, Opening, contested, opening, sign, submitted, titles
from office import PASSPHRASE, Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import Action, State
from desktop.services.claims import record_receipt
from desktop.services.correction import corrected_post
from desktop.services.decision import reject
from desktop.services.external_links import LinkState, keep_link_states, write_link_note
from desktop.services.kept_words import kept_words
from desktop.services.situation import state_of
from desktop.services.written_answers import WAIVER, write_answers
from desktop.ui.notices import NoticeBoard
from desktop.ui.workbench import Workbench


@pytest.fixture
def opened(office: Office, bench_for: Callable[..., Workbench], qtbot: QtBot) -> Iterator[Opening]:
    """`opened(session, target)`: the screen of one person, visited."""
    yield from opening(office, bench_for, qtbot)


class TestDeciding:
    def test_approving_signs_says_so_and_opens_the_next(
        self, office: Office, opened: Opening, notices: NoticeBoard
    ) -> None:
        first, second = submitted(office, planned_at="2026-05-10"), submitted(office, planned_at="2026-05-11")
        screen = opened()
        content = screen._file.content if screen._file else ""
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen)
        assert state_of(office.workspace, first.id) is State.APPROVED
        assert screen._file is not None
        assert screen._file.item == second.id
        said = notices.texts()[0]
        assert "Martine Dion" in said
        assert content[:4] in said

    def test_the_keyboard_stays_in_the_field_while_the_signature_is_made(
        self, office: Office, opened: Opening, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        post = submitted(office)
        screen = opened()
        screen.bar.buttons[Action.APPROVE].click()
        panel = screen.bar.signing
        monkeypatch.setattr(screen.bench, "ask", lambda *_, **__: None)
        panel.passphrase.line.setFocus()
        panel.passphrase.line.setText(PASSPHRASE)
        panel._settle()
        QTest.keyClick(panel.passphrase.line, Qt.Key.Key_Return)
        assert panel.sign_button.text() == "Signature en cours…"
        assert screen.focusWidget() is panel.passphrase.line
        QTest.keyClicks(panel.passphrase.line, "x")
        panel.cancel_button.click()
        assert panel.isVisible(), "nothing else can be asked"
        assert panel.passphrase.text() == PASSPHRASE
        assert state_of(office.workspace, post.id) is State.AWAITING

    def test_some_channels_only(self, office: Office, opened: Opening) -> None:
        post = submitted(office)
        screen = opened()
        screen.bar._boxes[FACEBOOK].setChecked(False)
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen)
        approval = office.workspace.ledger.approval(post.id)
        assert approval.is_approved("website")
        assert not approval.is_approved("facebook")
        assert titles(screen) == [post.id], "Facebook still waits"

    def test_a_wrong_passphrase_signs_nothing(self, office: Office, opened: Opening) -> None:
        post = submitted(office)
        screen = opened()
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen, "quatre sapins")
        assert state_of(office.workspace, post.id) is State.AWAITING
        assert screen.bar.signing.passphrase.line.property("invalid")
        assert screen.bar.is_signing

    def test_a_passphrase_just_given_is_good_for_the_next_and_can_be_locked(
        self, office: Office, opened: Opening
    ) -> None:
        for day in range(3):
            submitted(office, planned_at=f"2026-05-1{day}")
        screen = opened()
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen)
        screen.bar.buttons[Action.APPROVE].click()
        panel = screen.bar.signing
        assert panel.passphrase.isHidden()
        assert panel._until.text() == "Signature ouverte jusqu’à 9\u00a0h\u00a005"
        assert panel.passphrase.text() == ""
        sign(screen, None)
        assert office.workspace.queries.states()["a_publier"] == 2
        screen.bar.buttons[Action.APPROVE].click()
        panel._lock.click()
        assert not panel.passphrase.isHidden()
        assert not panel.sign_button.isEnabled()

    def test_after_five_minutes_it_is_asked_again(self, office: Office, opened: Opening) -> None:
        for _ in range(2):
            submitted(office)
        screen = opened()
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen)
        office.clock.time += dt.timedelta(minutes=5)
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen, None)
        assert office.workspace.queries.states()["en_approbation"] == 1
        assert not screen.bar.signing.passphrase.isHidden()

    @pytest.mark.parametrize(
        ("action", "state"),
        [(Action.REQUEST_CHANGES, State.CHANGES_REQUESTED), (Action.REJECT, State.REJECTED)],
    )
    def test_sending_back_requires_a_comment(
        self, office: Office, opened: Opening, action: Action, state: State
    ) -> None:
        post = submitted(office)
        screen = opened()
        screen.bar.buttons[action].click()
        screen.bar.signing.passphrase.line.setText(PASSPHRASE)
        screen.bar.signing.passphrase.changed.emit()
        assert not screen.bar.signing.sign_button.isEnabled()
        screen.bar.signing.comment.setPlainText("Précisez l’heure de fermeture.")
        sign(screen)
        assert state_of(office.workspace, post.id) is state

    def test_whoever_wrote_never_sees_an_active_approver_and_is_told_why(
        self, office: Office, opened: Opening
    ) -> None:
        post = office.save(office.post(), office.deputy)
        office.submit(post, office.deputy)
        screen = opened(office.deputy)
        assert not any(made.isEnabled() for made in screen.bar.buttons.values())
        assert "ne peut pas la décider" in screen.bar._reason.text()
        assert not screen.bar._reason.isHidden()


class TestContests:
    def test_each_contested_point_is_ticked_before_approving(self, office: Office, opened: Opening) -> None:
        post = contested(office)
        screen = opened()
        assert screen.page.channel() is None, "contested points come first"
        approve = screen.bar.buttons[Action.APPROVE]
        boxes = screen.page.contested.boxes()
        for box in boxes:
            assert not approve.isEnabled()
            box.box.click()
        assert approve.isEnabled()
        approve.click()
        sign(screen)
        assert state_of(office.workspace, post.id) is State.APPROVED
        (decision,) = office.workspace.ledger.decisions(post.id)
        assert len(decision.body["contests"]) == len(boxes)


class TestCorrection:
    def test_the_direction_corrects_the_words_and_signs_them(self, office: Office, opened: Opening) -> None:
        post = submitted(office)
        screen = opened()
        correct = screen.bar.buttons[Action.APPROVE_WITH_CORRECTION]
        correct.click()
        assert not correct.isEnabled(), "nothing is corrected yet"
        screen.page.correction.body.setPlainText("Le parc Sophie-Masson est ouvert de 9 h à 22 h.")
        assert correct.isEnabled()
        correct.click()
        sign(screen)
        assert state_of(office.workspace, post.id) is State.CORRECTION_OFFERED
        (decision,) = office.workspace.ledger.decisions(post.id)
        wanted = corrected_post(office.workspace, decision)
        assert wanted.variants[0].body == "Le parc Sophie-Masson est ouvert de 9 h à 22 h."

    def test_a_channel_that_inherits_follows_unless_adapted(self, office: Office, opened: Opening) -> None:
        submitted(office)
        screen = opened()
        screen.bar.buttons[Action.APPROVE_WITH_CORRECTION].click()
        editor = screen.page.correction
        editor.title.setText("Le parc est ouvert")
        editor.title.textEdited.emit("Le parc est ouvert")
        screen.page.tabs.choose("facebook")
        assert editor.title.text() == "Le parc est ouvert"
        assert editor.title.isReadOnly()
        editor._adapt.click()
        assert not editor.title.isReadOnly()

    def test_what_was_typed_is_kept_while_one_looks_elsewhere(self, office: Office, opened: Opening) -> None:
        first, second = submitted(office, planned_at="2026-05-10"), submitted(office, planned_at="2026-05-11")
        screen = opened()
        screen.bar.buttons[Action.APPROVE_WITH_CORRECTION].click()
        screen.page.correction.body.setPlainText("Autres mots.")
        screen.queue.view.setCurrentIndex(screen.queue.view.lines.index(1))
        assert screen._file is not None
        assert screen._file.item == second.id
        screen.queue.view.setCurrentIndex(screen.queue.view.lines.index(0))
        assert screen._file.item == first.id
        screen.bar.buttons[Action.APPROVE_WITH_CORRECTION].click()
        assert screen.page.correction.body.toPlainText() == "Autres mots."

    def test_a_lock_or_a_crash_loses_none_of_it(self, office: Office, opened: Opening) -> None:
        submitted(office)
        screen = opened()
        screen.bar.buttons[Action.APPROVE_WITH_CORRECTION].click()
        screen.page.correction.body.setPlainText("Le parc Sophie-Masson est ouvert de 9 h à 22 h.")
        screen.bar._cancel.click()
        screen.bar.buttons[Action.APPROVE_WITH_CORRECTION].click()
        assert "21" in screen.page.correction.body.toPlainText(), "given up"
        screen.page.correction.body.setPlainText("Autres mots.")
        screen.signing.words.keep_now()
        screen.bar._correct()
        screen.bar.signing.comment.setPlainText("Voici pourquoi.")
        screen.signing.words.keep_now()
        again = opened()
        again.bar.buttons[Action.APPROVE_WITH_CORRECTION].click()
        assert again.page.correction.body.toPlainText() == "Autres mots."
        again.bar._correct()
        assert again.bar.signing.comment.toPlainText() == "Voici pourquoi."
        other = opened(office.deputy)
        other.bar.buttons[Action.APPROVE_WITH_CORRECTION].click()
        assert "21" in other.page.correction.body.toPlainText(), "each person their own words"

    def test_what_was_signed_is_not_kept(self, office: Office, opened: Opening) -> None:
        post = submitted(office)
        screen = opened()
        screen.bar.buttons[Action.REJECT].click()
        screen.bar.signing.comment.setPlainText("Trop tôt.")
        screen.signing.words.keep_now()
        head = office.workspace.ledger.heads(post.id)[0]
        assert kept_words(office.workspace, office.direction, head).comments == {"refuser": "Trop tôt."}
        sign(screen)
        assert not kept_words(office.workspace, office.direction, head)


class TestAnotherDirection:
    def test_what_is_already_refused_may_still_be_approved(self, office: Office, opened: Opening) -> None:
        post = submitted(office)
        head = office.workspace.ledger.heads(post.id)[0]
        reject(office.desk, office.deputy, post.id, head, "Trop tôt.")
        screen = opened(target=post.id)
        assert screen.bar.buttons[Action.APPROVE].isEnabled()
        assert screen.bar._reason.isHidden()
        again = screen.bar.buttons[Action.REJECT]
        assert not again.isEnabled()
        assert "Refusée" in again.accessibleDescription()

    def test_a_contrary_decision_is_said_and_knowingly_replaced(
        self, office: Office, opened: Opening
    ) -> None:
        post = submitted(office)
        screen = opened()
        head = office.workspace.ledger.heads(post.id)[0]
        reject(office.desk, office.deputy, post.id, head, "Trop tôt.")
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen)
        panel = screen.bar.signing
        assert state_of(office.workspace, post.id) is State.REJECTED, "nothing was decided"
        assert not panel.replace_box.isHidden()
        assert not panel.sign_button.isEnabled()
        panel.replace_box.click()
        panel.sign_button.click()
        assert state_of(office.workspace, post.id) is State.APPROVED

    def test_a_version_that_came_meanwhile_is_shown_instead(
        self, office: Office, opened: Opening, notices: NoticeBoard
    ) -> None:
        post = submitted(office)
        screen = opened()
        office.submit(office.rewrite(post, "Le parc Sophie-Masson ouvre à 10 h."))
        screen.bar.buttons[Action.APPROVE].click()
        sign(screen)
        assert state_of(office.workspace, post.id) is State.AWAITING
        assert "a changé depuis" in notices.texts()[0]
        assert screen._file is not None
        assert screen._file.revision == office.workspace.ledger.heads(post.id)[0]
        assert not screen.bar.is_signing


def test_a_corrected_title_alone_is_a_correction(office: Office, opened: Opening) -> None:
    post = submitted(office, SITE)
    titled = with_variant(post, replace(post.variants[0], title="Autre titre"))
    screen = opened()
    screen.page.correction.open(post, titled, SITE)
    assert screen.page.correction.has_changes


def test_the_same_words_submitted_with_a_new_reason_are_said_to_be_so(
    office: Office, opened: Opening
) -> None:
    address = "https://www.musee.example.org/expositions/"
    write_link_note(office.workspace, office.officer, address, "L’exposition présente nos archives.")
    post = office.post(SITE)
    post = office.save(with_variant(post, replace(post.variants[0], links=(address,))))
    office.submit(post)
    screen = opened()
    assert screen.page.only_answers.isHidden()
    keep_link_states(office.workspace, {address: LinkState.BROKEN}, office.desk.now())
    keys = [each.key_of(*left) for each in office.review(post).channels for left in each.unanswered]
    write_answers(
        office.workspace, office.officer, post.id, WAIVER, keys, "Le musée rétablit sa page demain."
    )
    office.submit(post)
    screen.visit()
    assert screen.page.only_answers.text() == "Mêmes mots, nouvelles justifications"
    assert not screen.page.only_answers.isHidden()


def test_of_what_is_out_she_decides_of_the_reasons_written_since(office: Office, opened: Opening) -> None:
    address = "https://www.musee.example.org/expositions/"
    write_link_note(office.workspace, office.officer, address, "L’exposition présente nos archives.")
    post = office.post(SITE)
    post = office.save(with_variant(post, replace(post.variants[0], links=(address,))))
    office.approved(post)
    for claim in office.export(post).claims.values():
        record_receipt(office.desk, office.officer, claim, None)
    keep_link_states(office.workspace, {address: LinkState.BROKEN}, office.desk.now())
    keys = [each.key_of(*left) for each in office.review(post).channels for left in each.unanswered]
    write_answers(
        office.workspace, office.officer, post.id, WAIVER, keys, "Le musée rétablit sa page demain."
    )
    office.submit(post)
    screen = opened()
    assert not screen.page.already_out.isHidden()
    assert "Déjà publiée, motif à lire" in [mark.text for mark in screen.queue.view.lines.lines[0].marks]
    screen.bar.buttons[Action.APPROVE].click()
    sign(screen)
    assert state_of(office.workspace, post.id) is State.PUBLISHED
    assert titles(screen) == []
