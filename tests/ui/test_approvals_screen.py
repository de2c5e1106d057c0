"""File d’approbation, read: the queue, the exact words, the comments; the keyboard is enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from approvals_driving import FACEBOOK, SITE, Opening, contested, opening, submitted, titles
from office import PASSPHRASE, Office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import PostKind
from desktop.editorial.workflow import Action, State
from desktop.services.comments import comments_of
from desktop.services.seen import seen_revision
from desktop.services.situation import state_of
from desktop.ui.approvals.approvals_screen import ApprovalsScreen
from desktop.ui.background import LaneBackground
from desktop.ui.notices import NoticeBoard
from desktop.ui.widgets.difference_view import DifferenceView
from desktop.ui.workbench import Change, Workbench


@pytest.fixture
def opened(office: Office, bench_for: Callable[..., Workbench], qtbot: QtBot) -> Iterator[Opening]:
    """`opened(session, target)`: the screen of one person, visited."""
    yield from opening(office, bench_for, qtbot)


class TestReading:
    def test_an_empty_queue_says_what_comes_next(self, opened: Opening) -> None:
        screen = opened()
        assert screen._pages.currentIndex() == 1

    def test_the_most_urgent_opens_first_with_its_exact_preview(
        self, office: Office, opened: Opening
    ) -> None:
        submitted(office, planned_at="2026-05-12")
        body = "Le parc reste ouvert de 9 h à 21 h. En cas de danger, composez le 911."
        urgent = submitted(office, emergency=True, kind=PostKind.EMERGENCY, body=body)
        screen = opened()
        assert titles(screen)[0] == urgent.id
        assert screen.page.preview.content is not None
        assert "ouvert de 9 h à 21 h" in screen.page.preview.content.text.replace("\u00a0", " ")
        screen.page.tabs.choose("facebook")
        assert screen.page.preview.content.channel is FACEBOOK

    def test_what_was_looked_at_is_remembered_and_what_changed_is_shown(
        self, office: Office, opened: Opening
    ) -> None:
        post = submitted(office)
        opened(target=post.id)
        first = office.workspace.ledger.heads(post.id)[0]
        assert seen_revision(office.workspace, office.direction, post.id) == first
        office.submit(office.rewrite(post, "Le parc Sophie-Masson est ouvert de 9 h à 22 h."))
        screen = opened(target=post.id)
        assert any("A changé" in mark.text for mark in screen.queue.view.lines.lines[0].marks)
        screen.page.changes_button.click()
        said = [view.accessibleDescription() for view in _differences(screen)]
        assert "Retiré\u00a0: 21. Ajouté\u00a0: 22." in said

    def test_the_channel_already_chosen_leads_back_from_what_changed(
        self, office: Office, opened: Opening
    ) -> None:
        screen = opened(target=submitted(office).id)
        screen.page.changes_button.click()
        assert screen.page.changes.isVisible()
        chosen = screen.page.tabs.buttons()[screen.page.tabs.keys().index(screen.page.tabs.key())]
        chosen.click()
        assert screen.page.preview.isVisible()
        assert not screen.page.changes_button.isChecked()

    def test_a_release_that_ended_since_is_said_before_signing(self, office: Office, opened: Opening) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 4))
        office.submit(post)
        office.clock.time += dt.timedelta(days=1)
        screen = opened(target=post.id)
        assert not screen.page._blocked.isHidden()
        screen.bar.buttons[Action.APPROVE].click()
        assert not screen.bar.signing._warned.isHidden()

    def test_who_writes_reads_the_same_list_without_deciding(self, office: Office, opened: Opening) -> None:
        post = submitted(office)
        screen = opened(office.officer)
        assert titles(screen) == [post.id]
        assert screen.bar.isHidden()

    def test_the_images_come_with_their_rights(self, office: Office, opened: Opening) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        office.rights(post.variants[0].images[0].asset)
        office.submit(post)
        screen = opened(target=post.id)
        (picture,) = screen.points._thumbnails.values()
        assert not picture.image().isNull()


def _differences(screen: ApprovalsScreen) -> list[DifferenceView]:
    return list(screen.page.changes.findChildren(DifferenceView))


class TestComments:
    def test_a_comment_quotes_the_selected_passage(self, office: Office, opened: Opening) -> None:
        post = submitted(office)
        screen = opened()
        passage = next(text for text in _passages(screen) if "parc" in text.toPlainText())
        passage.selectAll()
        screen.points.comments.quote_button.click()
        screen.points.comments.field.setPlainText("Est-ce certain?")
        screen.points.comments.send_button.click()
        (comment,) = comments_of(office.workspace, post.id)
        assert comment.text == "Est-ce certain?"
        assert "parc Sophie-Masson" in comment.quote
        assert screen.points.comments.field.toPlainText() == ""

    def test_one_being_written_is_kept_for_its_post(self, office: Office, opened: Opening) -> None:
        submitted(office, planned_at="2026-05-10")
        submitted(office, planned_at="2026-05-11")
        screen = opened()
        screen.points.comments.field.setPlainText("À finir")
        screen.queue.view.setCurrentIndex(screen.queue.view.lines.index(1))
        assert screen.points.comments.field.toPlainText() == ""
        screen.queue.view.setCurrentIndex(screen.queue.view.lines.index(0))
        assert screen.points.comments.field.toPlainText() == "À finir"


def _passages(screen: ApprovalsScreen) -> list[QTextBrowser]:
    return list(screen.page.preview.findChildren(QTextBrowser))


class TestDossier:
    def test_it_is_written_where_one_says(
        self, office: Office, opened: Opening, notices: NoticeBoard, tmp_path: Path
    ) -> None:
        submitted(office)
        screen = opened()
        assert screen._file is not None
        screen._export.write(screen._file, tmp_path / "dossier.pdf")
        assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF-")
        assert "dossier.pdf" in notices.texts()[0]


class TestKeyboard:
    def test_from_the_queue_to_an_approval_without_a_mouse(
        self, office: Office, bench_for: Callable[..., Workbench], lanes: LaneBackground, qtbot: QtBot
    ) -> None:
        """On real lanes, as in the window: arrows, Ctrl+Enter, the passphrase, Enter."""
        submitted(office, planned_at="2026-05-10")
        second = submitted(office, planned_at="2026-05-11")
        bench = bench_for(office.direction, lanes)
        screen = ApprovalsScreen(bench)
        bench.changed.connect(screen.refresh)
        shown(screen, qtbot, 1500, 900)
        with qtbot.waitActive(screen):
            screen.activateWindow()
        screen.visit()
        qtbot.waitUntil(lambda: screen._file is not None)
        focus = screen.first_focus()
        assert focus is not None
        focus.setFocus()
        qtbot.keyClick(focus, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: screen._file is not None and screen._file.item == second.id)
        qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        field = screen.bar.signing.passphrase.line
        qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
        qtbot.keyClicks(field, PASSPHRASE)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(titles(screen)) == 1, timeout=15_000)
        done: list[State] = []
        bench.ask(lambda desk, _: state_of(desk.workspace, second.id), done.append)
        qtbot.waitUntil(lambda: bool(done))
        assert done == [State.APPROVED]
        screen.leave()

    def test_tab_goes_as_one_reads(self, office: Office, opened: Opening, qtbot: QtBot) -> None:
        post = submitted(office)
        screen = opened(target=post.id)
        focus = screen.first_focus()
        assert focus is not None
        visited = [focus]
        while (following := visited[-1].nextInFocusChain()) is not focus:
            visited.append(following)
        bar, page = screen.bar, screen.page
        wanted = [
            screen.queue.view,
            page.tabs.buttons()[0],
            page.changes_button,
            bar._boxes[SITE],
            bar._boxes[FACEBOOK],
            bar.buttons[Action.APPROVE],
            bar.buttons[Action.REJECT],
            screen.points.comments.field,
            screen.points.export_button,
        ]
        assert [widget for widget in visited if widget in wanted] == wanted

    def test_every_control_has_a_name(self, office: Office, opened: Opening) -> None:
        contested(office)
        screen = opened()
        screen.bar.buttons[Action.REJECT].click()
        nameless = [
            widget
            for widget in screen.findChildren(object)  # type: ignore[type-var]
            if getattr(widget, "focusPolicy", None)
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []


def test_another_persons_change_refreshes_the_queue(office: Office, opened: Opening) -> None:
    screen = opened()
    post = submitted(office)
    screen.bench.changed.emit(Change.post(post.id))
    assert titles(screen) == [post.id]
