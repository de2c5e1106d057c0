"""Nothing typed is lost: saved by itself, saved when one leaves, tried again when the disk is full, told after a stop."""

from __future__ import annotations

import pytest
from editor_driving import opened, rewrite, saved
from office import Office
from pytestqt.qtbot import QtBot

from desktop.editorial.post import PostKind
from desktop.errors import EnvironmentFault
from desktop.services.interrupted import take_interrupted
from desktop.services.posts import draft_of, new_post
from desktop.ui.editor import draft_keeper
from desktop.ui.editor.draft_keeper import Kept
from desktop.ui.editor.recovered import offer_recovered
from desktop.ui.workbench import Change, Workbench

WORDS = "La bibliothèque est ouverte jusqu’à 20\u00a0h."


def kept_body(office: Office, item: str) -> str | None:
    draft = draft_of(office.workspace, office.officer, item)
    return draft.post.variants[0].body if draft is not None and draft.post.variants else None


def test_words_are_saved_a_moment_after_the_last_keystroke(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    rewrite(screen.work.tabs.page.body, WORDS)
    screen.edited.settle()
    assert screen.footer.kept.text() == "Enregistrement…"
    saved(screen, qtbot)
    assert kept_body(office, screen.edited.post.id) == WORDS
    assert screen.footer.kept.text().startswith("Enregistré")


def test_opening_and_leaving_a_published_text_makes_no_draft(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    office.submit(post)
    screen = opened(bench, qtbot, post.id)
    screen.leave()
    assert draft_of(office.workspace, office.officer, post.id) is None


def test_leaving_at_once_saves_the_last_word(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    rewrite(screen.work.tabs.page.body, WORDS)
    screen.leave()
    assert kept_body(office, screen.edited.post.id) == WORDS
    assert take_interrupted(office.workspace, office.officer) == (), "left normally"


def test_a_new_post_is_kept_as_soon_as_it_is_opened(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = new_post(PostKind.NEWS)
    opened(bench, qtbot, post)
    assert draft_of(office.workspace, office.officer, post.id) is not None


def test_a_save_that_fails_says_so_is_tried_again_and_loses_nothing(
    office: Office, bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    real = draft_keeper.keep_draft

    def full(*_: object) -> None:
        raise EnvironmentFault("disque_plein", "Le disque est plein. Libérez de l’espace.")

    monkeypatch.setattr(draft_keeper, "keep_draft", full)
    rewrite(screen.work.tabs.page.body, WORDS)
    screen.keeper.save()
    assert screen.keeper.state is Kept.FAILED
    assert "Le disque est plein" in screen.footer.kept.text()
    monkeypatch.setattr(draft_keeper, "keep_draft", real)
    screen.keeper.save()
    assert screen.keeper.state is Kept.SAVED
    assert kept_body(office, screen.edited.post.id) == WORDS


def test_words_left_while_the_disk_is_full_come_back_and_are_saved_later(
    office: Office, bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    item, real = screen.edited.post.id, draft_keeper.keep_draft

    def full(*_: object) -> None:
        raise EnvironmentFault("disque_plein", "Le disque est plein. Libérez de l’espace.")

    monkeypatch.setattr(draft_keeper, "keep_draft", full)
    rewrite(screen.work.tabs.page.body, WORDS)
    screen.leave()
    assert any("Le disque est plein" in text for text in bench.notices.texts())
    monkeypatch.setattr(draft_keeper, "keep_draft", real)
    screen.visit(item)
    assert screen.work.tabs.page.body.text() == WORDS
    saved(screen, qtbot)
    assert kept_body(office, item) == WORDS


def test_the_next_start_after_a_stop_offers_the_draft(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post().id)
    rewrite(screen.work.tabs.page.body, WORDS)
    saved(screen, qtbot)
    # The process stops here: nobody leaves the page. Another one starts on the same disk.
    asked: list[tuple[str, object]] = []
    bench.asked.connect(lambda place, target: asked.append((place, target)))
    offer_recovered(bench)
    (notice,) = (text for text in bench.notices.texts() if "s’est arrêtée" in text)
    assert "Ouverture du parc Sophie-Masson" in notice
    offer_recovered(bench)
    assert sum("s’est arrêtée" in text for text in bench.notices.texts()) == 1, "told once"
    assert kept_body(office, screen.edited.post.id) == WORDS


def test_real_lanes_save_too(office: Office, live_bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(live_bench, qtbot, office.post().id)
    qtbot.waitUntil(lambda: bool(screen.work.tabs.page.body.text()))
    rewrite(screen.work.tabs.page.body, WORDS)
    saved(screen, qtbot)
    item = screen.edited.post.id
    kept: list[str | None] = []
    live_bench.ask(lambda *_: kept_body(office, item), kept.append, owner=screen)
    qtbot.waitUntil(lambda: kept == [WORDS])
    screen.leave()


def test_words_typed_a_moment_ago_survive_news_from_elsewhere(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    body = screen.work.tabs.page.body
    rewrite(body, WORDS)
    # Before they are copied into the post: somebody decided, an image got its rights.
    screen.refresh(Change(posts=frozenset({screen.edited.post.id}), images=frozenset({"a"}), profile=True))
    assert body.text() == WORDS
    saved(screen, qtbot)
    assert kept_body(office, screen.edited.post.id) == WORDS
