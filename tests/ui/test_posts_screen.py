"""Rédaction: the list, its filters and its keys, an abandoned draft that comes back, ten thousand posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from office import Office
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage

from desktop.editorial.post import Channel, Post, PostKind, Variant
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.services import post_list
from desktop.services.post_list import PAGE, Order, PostFilter, PostPage, remember_points
from desktop.services.posts import draft_of, new_post, save_drafts
from desktop.ui.theme import Appearance
from desktop.ui.workbench import Change, Workbench
from desktop.ui.writing import posts_model
from desktop.ui.writing.posts_model import POINTS, STATE, TITLE
from desktop.ui.writing.posts_screen import PostsScreen
from desktop.ui.writing.source import Source

NONE = Qt.KeyboardModifier.NoModifier


def opened(bench: Workbench, stage: Stage, target: object = None) -> PostsScreen:
    """The screen, shown and visited."""
    screen = PostsScreen(bench)
    bench.changed.connect(screen.refresh)
    stage(screen)
    screen.visit(target)
    screen.first_focus().setFocus()
    return screen


def wishes(bench: Workbench) -> list[tuple[str, object]]:
    """Where the screen wanted to go, as it asks."""
    asked: list[tuple[str, object]] = []
    bench.asked.connect(lambda place, target: asked.append((place, target)))
    return asked


def titled(office: Office, title: str, **changes: object) -> Post:
    """A draft of the officer with a title."""
    post = replace(new_post(PostKind.NEWS), **changes)  # type: ignore[arg-type]
    return office.save(with_variant(post, Variant(Channel.WEBSITE, title=title, body="Le parc est ouvert.")))


def titles(screen: PostsScreen) -> list[str]:
    model = screen.model
    return [str(model.index(row, TITLE).data()) for row in range(model.rowCount())]


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def buttons(screen: PostsScreen) -> list[str]:
    return [button.text() for button in screen.findChildren(QPushButton) if button.isVisible()]


# Empty


def test_an_empty_list_says_what_to_do_and_its_button_has_the_keyboard(
    bench: Workbench, stage: Stage
) -> None:
    screen = opened(bench, stage)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Commencer une publication"
    press(Qt.Key.Key_Space)
    assert screen.new_post.isVisible()


def test_an_empty_list_offers_nothing_to_who_does_not_write(
    office: Office, bench_for: BenchFor, stage: Stage
) -> None:
    screen = opened(bench_for(office.direction), stage)
    assert buttons(screen) == ["Vérifier un texte", "Tout afficher"]
    press(Qt.Key.Key_N)
    assert not screen.new_post.isVisible()


# The list


def test_every_post_is_listed_with_its_state_and_what_is_left_to_settle(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    first, second = titled(office, "Un"), titled(office, "")
    remember_points(office.workspace, first.id, 3)
    remember_points(office.workspace, second.id, 0)
    screen = opened(bench, stage)
    assert sorted(titles(screen)) == ["Sans titre", "Un"]
    row = titles(screen).index("Un")
    assert screen.model.index(row, STATE).data() == "Brouillon"
    assert screen.model.index(row, POINTS).data() == "3 points"
    assert screen.model.index(1 - row, POINTS).data() == "Rien"
    assert "2 publications" in [label.text() for label in screen.findChildren(type(screen._count))]


def test_an_urgent_post_has_its_icon(office: Office, bench: Workbench, stage: Stage) -> None:
    titled(office, "Avis d’ébullition", emergency=True, kind=PostKind.EMERGENCY)
    titled(office, "Ordinaire")
    screen = opened(bench, stage)
    icons = {
        title: screen.model.index(row, TITLE).data(Qt.ItemDataRole.DecorationRole) is not None
        for row, title in enumerate(titles(screen))
    }
    assert icons == {"Avis d’ébullition": True, "Ordinaire": False}


def test_the_icons_follow_the_theme(office: Office, bench: Workbench, stage: Stage) -> None:
    titled(office, "Un")
    screen = opened(bench, stage)

    def drawn() -> object:
        icon = screen.model.index(0, STATE).data(Qt.ItemDataRole.DecorationRole)
        return icon.pixmap(16, 16).toImage()

    light = drawn()
    bench.theme.use(Appearance.DARK)
    assert drawn() != light


@pytest.mark.parametrize(("width", "zoom"), [(1024, 1.0), (1280, 1.0), (1440, 2.0), (1920, 1.0)])
def test_the_title_always_has_room_and_the_state_is_always_there(
    office: Office, bench: Workbench, stage: Stage, width: int, zoom: float
) -> None:
    titled(office, "Un")
    screen = opened(bench, stage)
    screen.resize(width, 800)
    bench.theme.use(zoom=zoom)
    QApplication.processEvents()
    table = screen.table
    assert table.columnWidth(TITLE) >= bench.theme.px(200)
    assert not table.isColumnHidden(STATE)
    wide = sum(table.columnWidth(at) for at in range(screen.model.columnCount()))
    assert wide <= table.viewport().width() + 1


# Filters


def test_the_filters_narrow_the_list_and_say_when_nothing_answers(
    office: Office, bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    titled(office, "Collecte des sapins", kind=PostKind.COLLECTIONS)
    titled(office, "Fête de la famille", kind=PostKind.EVENT, channels=(Channel.FACEBOOK,))
    screen = opened(bench, stage)
    filters = screen.filters
    filters.kind.setCurrentIndex(1 + list(PostKind).index(PostKind.EVENT))
    assert titles(screen) == ["Fête de la famille"]
    filters.channel.setCurrentIndex(1 + list(Channel).index(Channel.YOUTUBE))
    assert titles(screen) == []
    assert "Aucune publication" in [screen._count.text()]
    filters.clear()
    assert len(titles(screen)) == 2
    filters.text.setText("sapin")
    qtbot.waitUntil(lambda: titles(screen) == ["Collecte des sapins"])
    assert filters.text.hasFocus() is False or filters.text.text() == "sapin"


def test_what_waited_beyond_its_day_is_said_and_filtered_as_the_day_goes_by(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    for title, planned, send in (
        ("Approuvée", "2026-05-05T09:00", office.approved),
        ("Attend", "2026-05-05", office.submit),
        ("Plus tard", "2026-05-06", office.submit),
        ("Sans date", None, office.submit),
    ):
        post = replace(office.post(), planned_at=planned)
        send(office.save(with_variant(post, replace(post.variants[0], title=title))))
    titled(office, "Brouillon", planned_at="2026-05-05")

    def lapsed() -> dict[str, str]:
        screen = opened(bench, stage)
        screen.filters.show_states(State.EXPIRED)
        model = screen.model
        return {
            str(model.index(row, TITLE).data()): str(model.index(row, STATE).data())
            for row in range(model.rowCount())
        }

    office.clock.time = office.clock.time.replace(day=5, hour=23)
    assert lapsed() == {}
    office.clock.time += dt.timedelta(hours=2)
    assert lapsed() == {"Approuvée": "Échue, à publier", "Attend": "Échue, en approbation"}


def test_word_documents_asked_from_elsewhere_are_shown(bench: Workbench, stage: Stage) -> None:
    screen = opened(bench, stage, Source.WORD)
    assert screen.new_post.word.isVisible()


def test_a_filter_asked_from_elsewhere_replaces_the_one_left_there(
    office: Office, bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    titled(office, "Un")
    screen = opened(bench, stage)
    screen.filters.text.setText("introuvable")
    qtbot.waitUntil(lambda: titles(screen) == [])
    screen.visit(frozenset({"brouillon"}))
    assert titles(screen) == ["Un"]
    assert screen.filters.text.text() == ""
    assert screen.filters.state.currentText() == "Brouillon"


@pytest.mark.parametrize(
    ("states", "choice"),
    [
        (frozenset({"publiee", "corrigee", "motif_a_lire"}), "Publiées ou corrigées"),
        (frozenset({"a_modifier", "correction_proposee", "refusee", "conflit"}), "À revoir"),
        (frozenset({"brouillon"}), "Brouillon"),
    ],
)
def test_what_the_first_page_asks_to_see_is_one_of_the_choices(
    bench: Workbench, stage: Stage, states: frozenset[str], choice: str
) -> None:
    assert opened(bench, stage, states).filters.state.currentText() == choice


# Keys


def test_enter_opens_and_n_begins(office: Office, bench: Workbench, stage: Stage) -> None:
    post = titled(office, "Un")
    asked = wishes(bench)
    screen = opened(bench, stage)
    assert screen.table.hasFocus()
    press(Qt.Key.Key_Return)
    assert asked == [("editeur", post.id)]
    press(Qt.Key.Key_N)
    assert screen.new_post.isVisible()
    press(Qt.Key.Key_Escape)
    assert screen.table.hasFocus()


def test_the_direction_opens_what_awaits_her_where_she_decides(
    office: Office, bench_for: BenchFor, stage: Stage
) -> None:
    post = office.post()
    office.submit(post)
    bench = bench_for(office.direction)
    asked = wishes(bench)
    opened(bench, stage)
    press(Qt.Key.Key_Return)
    assert asked == [("approbation", post.id)]


def test_an_abandoned_draft_comes_back_as_it_was(office: Office, bench: Workbench, stage: Stage) -> None:
    post = titled(office, "Un")
    before = draft_of(office.workspace, office.officer, post.id)
    screen = opened(bench, stage)
    press(Qt.Key.Key_Delete)
    assert titles(screen) == []
    assert draft_of(office.workspace, office.officer, post.id) is None
    (take_back,) = (b for b in bench.notices.findChildren(QPushButton) if b.text() == "Le reprendre")
    take_back.click()
    assert titles(screen) == ["Un"]
    assert draft_of(office.workspace, office.officer, post.id) == before


def test_taking_back_never_overwrites_what_was_begun_again(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    post = titled(office, "Ancien")
    opened(bench, stage)
    press(Qt.Key.Key_Delete)
    newer = office.save(with_variant(post, Variant(Channel.WEBSITE, title="Nouveau", body="Autre.")))
    (take_back,) = (b for b in bench.notices.findChildren(QPushButton) if b.text() == "Le reprendre")
    take_back.click()
    kept = draft_of(office.workspace, office.officer, post.id)
    assert kept is not None
    assert kept.post == newer
    assert "recommencé" in bench.notices.texts()[0]


def test_abandoning_what_one_has_not_says_so_and_changes_nothing(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    post = office.post()
    office.submit(post)
    office.workspace.drafts.discard(post.id, "camille")
    screen = opened(bench, stage)
    press(Qt.Key.Key_Delete)
    assert bench.notices.texts() == ("Vous n’avez pas de brouillon de cette publication.",)
    assert len(titles(screen)) == 1


def test_a_change_somewhere_leaves_the_person_where_she_was(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    posts = [titled(office, f"Numéro {number}") for number in range(60)]
    screen = opened(bench, stage)
    row = titles(screen).index("Numéro 20")
    screen.table.selectionModel().setCurrentIndex(
        screen.model.index(row, TITLE), QItemSelectionModel.SelectionFlag.SelectCurrent
    )
    titled(office, "Arrivée entre-temps")
    bench.changed.emit(Change.post("autre"))
    assert screen.table.currentIndex().data() == "Numéro 20"
    office.workspace.drafts.discard(posts[20].id, "camille")
    bench.changed.emit(Change.post(posts[20].id))
    assert screen.table.currentIndex().row() == row + 1


def test_an_emergency_begins_at_once(bench: Workbench, stage: Stage) -> None:
    asked = wishes(bench)
    opened(bench, stage, "urgence")
    ((place, post),) = asked
    assert place == "editeur"
    assert isinstance(post, Post)
    assert post.emergency
    assert post.kind is PostKind.EMERGENCY


# Ten thousand


def drafts(office: Office, count: int) -> int:
    """So many drafts, saved at once."""
    site = Variant(Channel.WEBSITE, title="Une collecte parmi d’autres", body="Sortez les bacs.")
    post = with_variant(new_post(PostKind.COLLECTIONS), site)
    save_drafts(office.workspace, office.officer, (replace(post, id=f"p{n}") for n in range(count)))
    return count


@pytest.fixture
def ten_thousand(office: Office) -> int:
    """Ten thousand posts."""
    return drafts(office, 10_000)


@pytest.fixture
def ten_pages(office: Office) -> int:
    """Posts enough for ten pages of the list."""
    return drafts(office, 10 * PAGE)


def test_of_ten_thousand_posts_only_the_pages_in_view_are_read(
    office: Office, bench: Workbench, stage: Stage, ten_thousand: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def watched(workspace: object, ids: Sequence[int]) -> PostPage:
        read.append(len(ids))
        return post_list.post_page(workspace, ids)  # type: ignore[arg-type]

    monkeypatch.setattr(posts_model, "post_page", watched)
    screen = opened(bench, stage)
    QApplication.processEvents()
    assert screen.model.rowCount() == ten_thousand
    assert "10\u00a0000 publications" in screen._count.text()
    assert read == [PAGE]
    press(Qt.Key.Key_End)
    QTest.keyClick(screen.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert screen.table.currentIndex().row() == ten_thousand - 1
    assert screen.model.item_at(ten_thousand - 1) is not None
    assert sum(read) <= 4 * PAGE


def test_the_first_page_shows_before_the_other_identifiers_are_read(
    bench: Workbench, stage: Stage, ten_pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[int, int | None, bool]] = []

    def watched(workspace: object, wanted: PostFilter, order: Order) -> Sequence[int]:
        model = screen.model
        shown.append((model.rowCount(), model.id_at(PAGE), model.item_at(0) is not None))
        return post_list.list_posts(workspace, wanted, order)  # type: ignore[arg-type]

    monkeypatch.setattr(posts_model, "list_posts", watched)
    screen = PostsScreen(bench)
    stage(screen)
    screen.visit()
    assert (screen.model.rowCount(), screen.model.id_at(PAGE), shown) == (ten_pages, None, [])
    QApplication.processEvents()
    assert shown == [(ten_pages, None, True)]
    assert screen.model.id_at(ten_pages - 1) is not None, "then every one is known"
    screen.read()
    assert shown[1:] == [(ten_pages, screen.model.id_at(PAGE), True)], "a list on show is read whole at once"


def test_a_list_that_changed_since_its_first_page_is_shown_as_it_is_now(
    office: Office, bench: Workbench, stage: Stage, ten_pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(workspace: object, wanted: PostFilter, order: Order) -> Sequence[int]:
        titled(office, "Arrivée entre-temps")
        return post_list.list_posts(workspace, wanted, order)  # type: ignore[arg-type]

    monkeypatch.setattr(posts_model, "list_posts", overtaken)
    screen = PostsScreen(bench)
    stage(screen)
    screen.visit()
    QApplication.processEvents()
    assert screen.model.rowCount() == ten_pages + 1
    assert screen.model.index(0, TITLE).data() == "Arrivée entre-temps"
