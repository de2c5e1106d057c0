"""How a post begins: a template by the keyboard alone, last year's post, several Word files with a bad one."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from office import Office
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from showing import Stage

from desktop.editorial.civil_dates import ZONE
from desktop.editorial.placeholders import placeholders_of
from desktop.editorial.post import Channel, Post, PostKind, Variant
from desktop.services.posts import new_post
from desktop.services.revisions import save_version
from desktop.services.templates import templates
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench
from desktop.ui.writing.new_post import NewPostPanel
from desktop.ui.writing.source import Source
from desktop.ui.writing.word_page import WordPage

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def word_file(path: Path, *paragraphs: str) -> Path:
    """A real .docx of plain paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
    return path


OpenPanel = Callable[..., NewPostPanel]


@pytest.fixture
def open_panel(bench: Workbench, stage: Stage) -> OpenPanel:
    """`open_panel(source)`: the panel, shown, with the keyboard where it should be."""

    def open_(source: Source = Source.TEMPLATE, on: Workbench = bench) -> NewPostPanel:
        panel = NewPostPanel(on)
        stage(panel)
        panel.show_source(source)
        panel.first_focus().setFocus()
        return panel

    return open_


def begun(panel: NewPostPanel) -> list[Post]:
    posts: list[Post] = []
    panel.begun.connect(posts.append)
    return posts


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def words_on(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


# Templates


def test_a_template_is_found_and_taken_with_the_keyboard_alone(open_panel: OpenPanel) -> None:
    panel = open_panel()
    posts = begun(panel)
    QTest.keyClicks(QApplication.focusWidget(), "collecte")
    assert panel.templates.list.currentItem().text() == "Collectes"
    press(Qt.Key.Key_Return)
    (post,) = posts
    assert post.kind is PostKind.COLLECTIONS
    assert post.variants[0].body


def test_accents_and_capitals_do_not_count(open_panel: OpenPanel) -> None:
    panel = open_panel()
    QTest.keyClicks(QApplication.focusWidget(), "SEANCE")
    assert panel.templates.list.currentItem().text() == "Séance du conseil"


def test_the_arrows_move_in_the_list_from_the_field_that_searches(open_panel: OpenPanel) -> None:
    panel = open_panel()
    listed = panel.templates.list
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
    ):
        press(key)
        assert listed.currentRow() == row
    press(Qt.Key.Key_PageDown)
    assert listed.currentRow() > 3
    assert panel.templates.search.hasFocus()


def test_what_a_template_brings_is_read_as_it_will_look(office: Office, open_panel: OpenPanel) -> None:
    panel = open_panel()
    shown = panel.templates._body.toPlainText()
    assert "à compléter" in shown
    assert "**" not in shown
    assert "##" not in shown
    assert panel.templates._body.accessibleName()
    assert panel.templates.list.count() == len(templates())


@pytest.mark.parametrize("height", [480, 600])
def test_the_text_of_a_template_is_shown_from_its_beginning(
    bench: Workbench, stage: Stage, height: int
) -> None:
    panel = NewPostPanel(bench)
    stage(panel, 900, height)
    for row in (0, 4, 0):
        panel.templates.list.setCurrentRow(row)
        QApplication.processEvents()
        assert panel.templates._body.verticalScrollBar().value() == 0


def test_a_word_that_no_template_has_says_what_to_do(open_panel: OpenPanel) -> None:
    panel = open_panel()
    posts = begun(panel)
    QTest.keyClicks(QApplication.focusWidget(), "zzz")
    assert not panel.templates.begin.isEnabled()
    assert "Aucun gabarit ne correspond" in words_on(panel.templates)
    press(Qt.Key.Key_Return)
    assert posts == []
    panel.templates.search.clear()
    assert panel.templates.begin.isEnabled()


def test_enter_struck_twice_begins_one_post(
    open_panel: OpenPanel, live_bench: Workbench, qtbot: QtBot
) -> None:
    panel = open_panel(Source.TEMPLATE, live_bench)
    posts = begun(panel)
    for _ in range(3):
        panel.templates.choose()
    qtbot.waitUntil(lambda: bool(posts))
    live_bench.ask(lambda *_: None, lambda _: posts.append(new_post(PostKind.NEWS)))
    qtbot.waitUntil(lambda: posts[-1].variants == ())
    assert len(posts) == 2, "the one begun, and the mark of the end"


def test_escape_goes_back_to_the_list(open_panel: OpenPanel) -> None:
    panel = open_panel()
    left: list[None] = []
    panel.abandoned.connect(lambda: left.append(None))
    press(Qt.Key.Key_Escape)
    assert len(left) == 1


def test_the_lines_follow_the_zoom(open_panel: OpenPanel, theme: Theme) -> None:
    panel = open_panel()
    before = panel.templates.list.sizeHintForRow(0)
    theme.use(zoom=2.0)
    assert panel.templates.list.sizeHintForRow(0) >= 2 * before - 2


# Last year


@pytest.fixture
def last_year(office: Office) -> Post:
    """What was said of the sledding hill, a year before the day of the office."""
    site = Variant(
        Channel.WEBSITE, title="La glissade du parc ouvre samedi", body="Elle ouvre le 10 mai 2025."
    )
    post = replace(new_post(PostKind.NEWS), variants=(site,), planned_at="2025-05-10T10:00")
    office.save(post)
    save_version(office.desk, office.officer, post.id)
    return post


def test_a_post_of_last_year_is_found_and_taken_up_again_without_its_dates(
    office: Office, open_panel: OpenPanel, bench: Workbench, last_year: Post, qtbot: QtBot
) -> None:
    office.clock.time = dt.datetime(2026, 5, 4, 9, 0, tzinfo=ZONE)
    panel = open_panel(Source.LAST_YEAR)
    posts = begun(panel)
    page = panel.last_year
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "glissade")
    qtbot.waitUntil(lambda: page.list.count() == 1)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    (post,) = posts
    assert post.id != last_year.id
    assert post.planned_at is None
    assert placeholders_of(post)
    assert bench.notices.texts()[0].startswith("La publication de l’an dernier est reprise.")


def test_a_year_without_anything_alike_says_so(open_panel: OpenPanel) -> None:
    panel = open_panel(Source.LAST_YEAR)
    assert panel.last_year.list.count() == 0
    assert not panel.last_year.begin.isEnabled()
    assert any("partez d’un gabarit" in text for text in words_on(panel.last_year))
    assert not panel.last_year.begin.isVisible()
    press(Qt.Key.Key_Return)
    (begin,) = (
        each
        for each in panel.last_year.findChildren(QPushButton)
        if each.accessibleName() == "Choisir un gabarit"
    )
    assert begin.isVisible()
    begin.click()
    assert panel.templates.isVisible()
    assert panel.first_focus().hasFocus()


# Word


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    """Two good documents around one that is none."""
    bad = tmp_path / "fausse-note.docx"
    bad.write_bytes(b"ceci n'est pas un document")
    return [
        word_file(tmp_path / "fête.docx", "Fête de la famille", "Le parc vous attend samedi."),
        bad,
        word_file(tmp_path / "sapins.docx", "Collecte des sapins", "Déposez votre sapin au bord de la rue."),
    ]


def test_several_word_files_become_drafts_and_a_bad_one_loses_none(
    office: Office, open_panel: OpenPanel, bench: Workbench, documents: list[Path]
) -> None:
    panel = open_panel(Source.WORD)
    left: list[None] = []
    panel.abandoned.connect(lambda: left.append(None))
    panel.word.read_files(documents)
    said = words_on(panel.word)
    assert "Fête de la famille" in said
    assert "fausse-note.docx" in said
    assert any("n’est pas" in text or "ne se lit pas" in text for text in said), said
    assert panel.word.take.text() == "Importer 2 documents"
    assert panel.word.take.hasFocus()
    panel.word.kind.setCurrentIndex(list(PostKind).index(PostKind.EVENT))
    press(Qt.Key.Key_Space)
    rows = office.workspace.queries.rows(office.workspace.queries.ids())
    assert sorted((row.title, row.kind) for row in rows) == [
        ("Collecte des sapins", "evenement"),
        ("Fête de la famille", "evenement"),
    ]
    assert len(left) == 1
    assert "2 documents importés" in bench.notices.texts()[0]


def test_one_word_file_opens_at_once(open_panel: OpenPanel, documents: list[Path]) -> None:
    panel = open_panel(Source.WORD)
    posts = begun(panel)
    panel.word.read_files(documents[:2])
    assert panel.word.take.text() == "Importer et ouvrir"
    press(Qt.Key.Key_Space)
    (post,) = posts
    assert post.variants[0].title == "Fête de la famille"
    assert panel.word.choose_files.isVisible()


def test_when_no_file_can_be_read_the_keyboard_is_on_choosing_others(
    open_panel: OpenPanel, documents: list[Path]
) -> None:
    panel = open_panel(Source.WORD)
    panel.word.read_files(documents[1:2])
    assert not panel.word.take.isEnabled()
    assert panel.word.again.hasFocus()


def test_what_could_not_be_saved_is_still_there_to_try_again(
    office: Office,
    open_panel: OpenPanel,
    bench: Workbench,
    documents: list[Path],
    expected_logs: list[str],
) -> None:
    expected_logs.append("unexpected error")
    panel = open_panel(Source.WORD)
    panel.word.read_files(documents)
    office.workspace.database.rows(
        "CREATE TRIGGER plein BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'plein'); END"
    )
    panel.word.take.click()
    assert bench.notices.texts()
    assert panel.word.take.isVisible()
    office.workspace.database.rows("DROP TRIGGER plein")
    panel.word.take.click()
    assert office.workspace.queries.count() == 2


def test_files_are_dropped_on_the_page(open_panel: OpenPanel, documents: list[Path]) -> None:
    panel = open_panel(Source.WORD)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path)) for path in documents])
    event = QDropEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.word.dropEvent(event)
    assert event.isAccepted()
    assert "Collecte des sapins" in words_on(panel.word)


def test_a_long_reading_shows_where_it_is_and_can_be_cancelled(
    open_panel: OpenPanel, live_bench: Workbench, documents: list[Path], qtbot: QtBot
) -> None:
    panel = open_panel(Source.WORD, live_bench)
    page: WordPage = panel.word
    page.read_files(documents)
    assert page.cancel.hasFocus()
    assert any(text.startswith("Document 1 sur 3") for text in words_on(page))
    press(Qt.Key.Key_Space)
    assert page.choose_files.isVisible()
    assert page.choose_files.hasFocus()
    page.read_files(documents[:1])
    qtbot.waitUntil(lambda: page.take.isVisible())
    assert "Collecte des sapins" not in words_on(page)


def test_every_page_has_one_primary_button(open_panel: OpenPanel, documents: list[Path]) -> None:
    for source in Source:
        panel = open_panel(source)
        if source is Source.WORD:
            panel.word.read_files(documents)
        primaries = [
            button
            for button in panel.findChildren(QPushButton)
            if button.isVisible() and button.property("look") == "primary"
        ]
        assert len(primaries) == 1, source
