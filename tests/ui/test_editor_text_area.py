"""The writing area: code points, undo, spaces, lists, paste, drop and marks."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from text_driving import type_keys

from desktop.ui.editor.text import markdown_actions
from desktop.ui.editor.text.line_area import LineArea
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Theme


@pytest.fixture
def area(theme: Theme, qtbot: QtBot) -> TextArea:
    area = TextArea(theme, markdown=True, name="Texte")
    qtbot.addWidget(area)
    area.resize(900, 400)
    with qtbot.waitExposed(area):
        area.show()
    area.setFocus()
    return area


# The text


def test_no_break_spaces_emoji_and_accents_come_back_as_they_went_in(area: TextArea) -> None:
    text = "À 19\u00a0h\u00a030, la fête\u00a0: 👩\u200d🚒 e\u0301té\nשלום\n\nfin"
    area.set_text(text)
    assert area.text() == text
    area.selectAll()
    assert area.createMimeDataFromSelection().text() == text, "copied with its no-break spaces"


def test_the_text_is_known_through_any_sequence_of_edits(area: TextArea) -> None:
    chance = random.Random(3)
    pieces = ["é", "😀", "a\u2029b", "\n", "e\u0301", "", "xyz\n\nk", "mot\u00a0"]
    for _ in range(600):
        cursor = QTextCursor(area.document())
        last = area.document().characterCount()
        cursor.setPosition(chance.randrange(last))
        cursor.setPosition(chance.randrange(last), QTextCursor.MoveMode.KeepAnchor)
        choice = chance.random()
        if choice < 0.7:
            cursor.insertText(chance.choice(pieces))
        elif choice < 0.85:
            area.undo()
        else:
            area.redo()
        assert area.text() == area.document().toRawText().replace("\u2029", "\n")


def test_offsets_are_code_points(area: TextArea) -> None:
    area.set_text("🎉🎉 fête\n👩\u200d🚒 ici")
    area.select(3, 7)
    assert area.selected_text() == "fête"
    assert area.selection() == (3, 7)
    area.replace_text(0, 2, "La")
    assert area.text() == "La fête\n👩\u200d🚒 ici"
    assert area.selection() == (3, 7), "the selection stayed on its words"


def test_a_replacement_is_one_undo_and_loading_none(area: TextArea) -> None:
    edits = []
    area.edited.connect(lambda: edits.append(area.text()))
    area.set_text("un deux trois")
    assert edits == []
    area.replace_all([(0, 2, "1"), (8, 13, "3")])
    assert area.text() == "1 deux 3"
    area.undo()
    assert area.text() == "un deux trois"
    area.undo()
    assert area.text() == "un deux trois", "a text that was shown cannot be undone"
    assert edits[-1] == "un deux trois"


# Typing


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ("mot :", "mot\u00a0:"),
        ("12%", "12\u00a0%"),
        ("« ", "«\u00a0"),
        ("Quoi ?", "Quoi?"),
        ("8 h.", "8\u00a0h."),
    ],
)
def test_one_undo_gives_back_what_was_typed(area: TextArea, keys: str, result: str) -> None:
    type_keys(area, keys)
    assert area.text() == result
    area.undo()
    assert area.text() == (keys if keys != "« " else "«\u00a0 "), "each correction is undone alone"


def test_a_correction_undone_is_not_made_again(area: TextArea) -> None:
    type_keys(area, "mot :")
    area.undo()
    type_keys(area, "x")
    assert area.text() == "mot :x"


def test_enter_goes_on_with_a_list_and_ends_it(area: TextArea) -> None:
    type_keys(area, "- un\ndeux\n\nfin")
    assert area.text() == "- un\n- deux\nfin"


def test_a_plain_text_has_no_lists(area: TextArea) -> None:
    area.set_markdown(False)
    type_keys(area, "- un\ndeux")
    assert area.text() == "- un\ndeux"
    markdown_actions.bold(area)
    assert area.text() == "- un\ndeux"


def test_markdown_actions_are_one_undo(area: TextArea) -> None:
    area.set_text("un mot ici")
    area.select(3, 6)
    markdown_actions.bold(area)
    assert (area.text(), area.selected_text()) == ("un **mot** ici", "mot")
    area.undo()
    assert area.text() == "un mot ici"
    markdown_actions.install_shortcuts(area)
    area.select(3, 6)
    QApplication.sendEvent(
        area, _key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier, QEvent.Type.ShortcutOverride)
    )


def _key(key: Qt.Key, modifiers: Qt.KeyboardModifier, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    return QKeyEvent(kind, key, modifiers)


# Pasting and dropping


def test_a_paste_goes_through_what_reads_it_and_is_one_undo(area: TextArea, qtbot: QtBot) -> None:
    seen = []

    def read(html: str, plain: str) -> tuple[str, str]:
        seen.append((html, plain))
        return "- un\n- deux", "Une liste a été conservée."

    area.pasted = read
    area.set_text("Avant.\n")
    area.moveCursor(QTextCursor.MoveOperation.End)
    source = QMimeData()
    source.setHtml("<ul><li>un</li></ul>")
    source.setText("un")
    with qtbot.waitSignal(area.said) as said:
        area.insertFromMimeData(source)
    assert said.args == ["Une liste a été conservée."]
    assert (area.text(), seen[0][1]) == ("Avant.\n- un\n- deux", "un")
    area.undo()
    assert area.text() == "Avant.\n"


def test_a_pasted_picture_goes_to_who_takes_pictures(area: TextArea, qtbot: QtBot) -> None:
    source = QMimeData()
    source.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert area.canInsertFromMimeData(source)
    with qtbot.waitSignal(area.pictures_offered):
        area.insertFromMimeData(source)
    assert area.text() == ""


def test_words_may_be_dropped_and_files_may_not(area: TextArea) -> None:
    area.pasted = lambda html, plain: ("jamais", "jamais")
    area.set_text("ici")
    words, files = QMimeData(), QMimeData()
    words.setText("là")
    files.setText("file:///tmp/photo.jpg")
    files.setUrls(["file:///tmp/photo.jpg"])
    for source, accepted in ((files, False), (words, True)):
        event = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, source, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        area.dropEvent(event)
        assert event.isAccepted() is accepted
    assert "là" in area.text()
    assert "photo" not in area.text()


# The column


def test_the_column_keeps_to_some_seventy_five_characters(area: TextArea, theme: Theme) -> None:
    area.resize(1600, 400)
    QApplication.processEvents()
    widest = 80 * area.fontMetrics().averageCharWidth()
    assert area.viewport().width() <= widest
    area.set_text("mot " * 200)
    line = area.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextWidth() <= area.viewport().width()


# Titles


def test_a_title_has_no_second_line(theme: Theme, qtbot: QtBot) -> None:
    title = LineArea(theme, name="Titre")
    qtbot.addWidget(title)
    title.resize(300, 40)
    with qtbot.waitExposed(title):
        title.show()
    title.set_text("Un\ntitre")
    assert title.text() == "Un titre"
    title.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(title.entered):
        type_keys(title, "\n")
    source = QMimeData()
    source.setText(" sur\ndeux lignes")
    title.insertFromMimeData(source)
    assert title.text() == "Un titre sur deux lignes"
    low = title.height()
    title.replace_text(0, 0, "Un titre beaucoup trop long pour tenir sur une seule ligne de cette largeur. ")
    QApplication.processEvents()
    assert title.height() > low, "it wraps and grows"
    title.replace_text(0, 0, "Un titre que personne n’écrit, sauf dans un règlement. " * 8)
    QApplication.processEvents()
    assert title.verticalScrollBar().isVisible(), "what is out of sight is announced"
    title.set_text("Court")
    QApplication.processEvents()
    assert not title.verticalScrollBar().isVisible()
