"""The versions of a post: kept, read, compared, taken again; and two written apart, reconciled."""

from __future__ import annotations

from dataclasses import replace

from editor_driving import judged, opened, rewrite, saved
from office import Office
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.editorial.post import Post
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.services.posts import draft_of
from desktop.services.revisions import save_version
from desktop.services.situation import state_of
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.widgets.difference_view import DifferenceView
from desktop.ui.workbench import Workbench

FIRST, SECOND = (
    "Le parc Sophie-Masson est ouvert de 9 h à 21 h.",
    "Le parc Sophie-Masson est ouvert de 9 h à 22 h.",
)


def two_versions(office: Office) -> Post:
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    office.rewrite(post, SECOND)
    save_version(office.desk, office.officer, post.id)
    return post


def body_of(office: Office, item: str) -> str | None:
    draft = draft_of(office.workspace, office.officer, item)
    return draft.post.variants[0].body if draft is not None else None


def test_a_version_is_kept_without_submitting(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    screen.footer.keep_version.trigger()
    item = screen.edited.post.id
    assert len(office.workspace.ledger.facts("revision", item)) == 1
    assert state_of(office.workspace, item) is State.DRAFT
    rewrite(screen.work.tabs.page.body, SECOND)
    saved(screen, qtbot)
    screen.footer.keep_version.trigger()
    assert len(office.workspace.ledger.heads(item)) == 1, "the second one comes from the first"
    assert len(office.workspace.ledger.facts("revision", item)) == 2


def test_without_a_version_the_page_offers_to_keep_the_first(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    screen.footer.versions.click()
    page = screen.versions
    assert page.keep.hasFocus()
    assert not page.list.isVisible()
    assert not page.restore.isVisible()
    page.keep.click()
    assert screen.on_text, "one goes on writing"
    screen.footer.versions.click()
    assert page.list.count() == 1
    assert page.list.hasFocus()
    assert page.restore.isVisible()
    assert not page.keep.isVisible()


def test_a_version_is_read_and_compared_word_by_word(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, two_versions(office).id)
    screen.footer.versions.click()
    page = screen.versions
    assert page.isVisible()
    assert page.list.count() == 2
    page.list.setCurrentRow(1)
    assert any(label.text() == FIRST for label in page.reading.findChildren(QLabel))
    page.compare.click()
    said = " ".join(view.accessibleDescription() for view in page.changes.findChildren(DifferenceView))
    assert "Retiré\u00a0: 21" in said
    assert "Ajouté\u00a0: 22" in said


def test_a_version_is_taken_again_as_the_draft_and_that_can_be_undone(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, two_versions(office).id)
    screen.footer.versions.click()
    screen.versions.list.setCurrentRow(1)
    screen.versions.restore.click()
    body = screen.work.tabs.page.body
    assert screen.on_text
    assert body.text() == FIRST
    saved(screen, qtbot)
    assert body_of(office, screen.edited.post.id) == FIRST
    (undo,) = (button for button in bench.notices.findChildren(QPushButton) if button.text() == "Annuler")
    undo.click()
    assert body.text() == SECOND


def choose(screen: EditorScreen, name: str) -> None:
    for (_, version), option in screen.reconcile.options.items():
        if version == name:
            option.click()


def test_a_draft_overtaken_by_a_colleague_is_reconciled(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    office.rewrite(post, "Le parc ouvre à 8 h.")
    office.save(with_variant(post, replace(post.variants[0], body="Le parc ouvre à 7 h.")), office.colleague)
    save_version(office.desk, office.colleague, post.id)
    screen = opened(bench, qtbot, post.id)
    assert screen.editing is not None
    assert screen.editing.standing.conflict
    screen.footer.submit.click()
    assert screen.reconcile.isVisible()
    assert not screen.reconcile.join.isEnabled()
    choose(screen, "brouillon")
    assert screen.reconcile.join.isEnabled()
    screen.reconcile.join.click()
    assert screen.on_text
    assert screen.work.tabs.page.body.text() == "Le parc ouvre à 8 h."
    assert screen.editing is not None
    assert not screen.editing.standing.conflict
    judged(screen, qtbot)
    screen.footer.submit.click()
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_two_versions_written_apart_open_on_their_reconciliation(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    with office.elsewhere() as other:
        other.save(
            with_variant(post, replace(post.variants[0], body="Le parc ouvre à 7 h.")), office.colleague
        )
        save_version(other.desk, office.colleague, post.id)
        office.rewrite(post, "Le parc ouvre à 8 h.")
        save_version(office.desk, office.officer, post.id)
        office.receive(other)
    assert state_of(office.workspace, post.id) is State.CONFLICT
    screen = opened(bench, qtbot, post.id)
    assert screen.reconcile.isVisible()
    heads = office.workspace.ledger.heads(post.id)
    choose(screen, heads[0])
    screen.reconcile.join.click()
    assert screen.on_text
    assert not screen.locked
    judged(screen, qtbot)
    screen.footer.submit.click()
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_words_typed_while_a_version_is_being_kept_are_not_lost(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    screen = opened(live_bench, qtbot, post.id)
    body = screen.work.tabs.page.body
    screen.footer.keep_version.trigger()
    rewrite(body, SECOND)
    qtbot.waitUntil(lambda: any("Version enregistrée" in text for text in live_bench.notices.texts()))
    saved(screen, qtbot)
    assert body.text() == SECOND
    states: list[object] = []
    live_bench.ask(lambda *_: body_of(office, post.id), states.append, owner=screen)
    qtbot.waitUntil(lambda: states == [SECOND])
    assert screen.editing is not None
    assert not screen.editing.standing.conflict
