"""« Sous-titres »: open, go from remark to remark, correct, take back, save under another name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from showing import Stage

from desktop.ui.editor.text.families import Family
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.widgets.lists import TitledLines
from desktop.ui.workbench import Workbench
from desktop.ui.writing.captions_screen import CaptionsScreen

FILE = (
    "1\r\n00:00:01,000 --> 00:00:03,000\r\nBonsoir à tous et à toutes.\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:05,000\r\nLes membres du conseil\r\n\r\n"
    "3\r\n00:00:05,000 --> 00:00:07,000\r\nest réunis au <i>réglement</i>.\r\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "conseil.srt"
    path.write_bytes(FILE.encode())
    return path


@pytest.fixture
def screen(bench: Workbench, stage: Stage, source: Path) -> CaptionsScreen:
    made = CaptionsScreen(bench)
    stage(made)
    made.visit(source)
    return made


def fixes(screen: CaptionsScreen) -> list[str]:
    found = [each for each in screen.findChildren(QPushButton) if each.isVisible()]
    return [each.accessibleName() for each in found if each.accessibleName().startswith("Remplacer")]


def press(screen: CaptionsScreen, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: name in fixes(screen))
    buttons = [each for each in screen.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if each.accessibleName() == name).click()


def lines(screen: CaptionsScreen) -> list[str]:
    return [screen.cues.item(row).text() for row in range(screen.cues.count())]


def test_each_caption_is_listed_with_its_times_and_its_remarks(screen: CaptionsScreen) -> None:
    assert lines(screen) == [
        "Sous-titre 1 · 0:01 – 0:03\nBonsoir à tous et à toutes.",
        "Sous-titre 2 · 0:03 – 0:05\nLes membres du conseil",
        "Sous-titre 3 · 0:05 – 0:07 · 2 remarques\nest réunis au <i>réglement</i>.",
    ]
    assert screen.state.text() == "Aucune remarque ici, 2 en tout"
    screen.cues.pick(3)
    assert screen.state.text() == "2 remarques"
    screen.cues.pick(1)
    assert screen.area.text() == "Bonsoir à tous et à toutes."
    assert fixes(screen) == []


def test_f8_goes_to_the_next_remark_and_a_click_corrects(
    screen: CaptionsScreen, source: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.cues.setFocus()
    QTest.keyClick(screen.cues, Qt.Key.Key_F8)
    # Qt shows the button pressed for a moment.
    qtbot.waitUntil(lambda: screen.area.text() == "est réunis au <i>réglement</i>.")
    press(screen, "Remplacer par «\u00a0sont\u00a0»", qtbot)
    assert screen.area.text() == "sont réunis au <i>réglement</i>."
    press(screen, "Remplacer par «\u00a0règlement\u00a0»", qtbot)
    assert screen.state.text() == "Aucune remarque"
    screen.save_file(tmp_path / "corrige.srt")
    wanted = FILE.replace("est r", "sont r").replace("réglement", "règlement")
    assert (tmp_path / "corrige.srt").read_bytes() == wanted.encode()
    assert source.read_bytes() == FILE.encode()


def test_what_is_typed_is_checked_and_taken_back_whole(screen: CaptionsScreen, qtbot: QtBot) -> None:
    screen.cues.pick(2)
    screen.area.setFocus()
    QTest.keyClick(screen.area, Qt.Key.Key_End)
    QTest.keyClicks(screen.area, " municpal")
    qtbot.waitUntil(lambda: screen.report is not None)
    assert "1 remarque" in lines(screen)[1]
    QTest.keyClick(screen.area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.area.text() == "Les membres du conseil"
    assert screen.captions is not None
    assert screen.captions.to_bytes() == FILE.encode()
    assert not screen.undo_button.isEnabled()


def test_a_caption_left_empty_is_said_and_the_file_stays_whole(screen: CaptionsScreen) -> None:
    screen.area.replace_text(0, len(screen.area.text()), "")
    assert "au moins un mot" in screen.problem.text()
    assert screen.captions is not None
    assert screen.captions.to_bytes() == FILE.encode()
    screen.cues.pick(2)
    screen.cues.pick(1)
    assert screen.area.text() == "Bonsoir à tous et à toutes."
    assert screen.problem.text() == ""


def test_the_opened_file_is_never_written_over(
    screen: CaptionsScreen, source: Path, notices: NoticeBoard
) -> None:
    screen.save_file(source)
    assert "fichier d’origine reste tel quel" in notices.texts()[0]
    assert source.read_bytes() == FILE.encode()


def test_a_wrong_file_says_its_line_and_leaves_the_page(
    screen: CaptionsScreen, tmp_path: Path, notices: NoticeBoard
) -> None:
    wrong = tmp_path / "faux.vtt"
    wrong.write_text("WEBVTT\n\n00:01.000 -> 00:02.000\nBonsoir", encoding="utf-8")
    screen.open_file(wrong)
    assert "faux.vtt" in notices.texts()[0]
    assert "ligne 3" in notices.texts()[0]
    assert screen.cues.count() == 3


def test_another_file_leaves_a_way_back_to_what_was_not_saved(
    screen: CaptionsScreen, tmp_path: Path, notices: NoticeBoard
) -> None:
    other = tmp_path / "autre.srt"
    other.write_text("1\n00:00:01,000 --> 00:00:02,000\nMerci.\n", encoding="utf-8")
    screen.area.replace_text(0, 7, "Bienvenue")
    screen.open_file(other)
    assert screen.cues.count() == 1
    back = next(each for each in notices.findChildren(QPushButton) if each.text() == "Y revenir")
    back.click()
    assert screen.area.text() == "Bienvenue à tous et à toutes."


def test_without_a_file_the_page_says_what_to_do(bench: Workbench, stage: Stage) -> None:
    made = CaptionsScreen(bench)
    stage(made)
    made.visit()
    assert made.first_focus() is made.open_first
    said = [each.text() for each in made.findChildren(QLabel) if each.isVisible()]
    assert any(".srt ou .vtt" in text for text in said)


def underlined(screen: CaptionsScreen) -> dict[str, Family]:
    """The words that are underlined in the caption on show."""
    lines = screen.area.text().split("\n")
    return {lines[line][start:end]: family for line, (start, end, family) in screen.area.underlined}


def test_what_is_found_is_underlined_in_the_caption(screen: CaptionsScreen, qtbot: QtBot) -> None:
    assert underlined(screen) == {}
    screen.cues.pick(3)
    assert underlined(screen) == {"est": Family.GRAMMAR, "réglement": Family.SPELLING}
    screen.area.setFocus()
    QTest.keyClicks(screen.area, "a")
    assert underlined(screen) == {}, "what was found is of other words"
    qtbot.waitUntil(lambda: bool(underlined(screen)))


def test_a_wave_is_painted_under_the_words(screen: CaptionsScreen) -> None:
    plain = screen.area.viewport().grab().toImage()
    screen.area.underline([(0, (0, 6, Family.SPELLING))])
    assert screen.area.viewport().grab().toImage() != plain


def test_the_words_of_a_caption_stand_before_its_times(screen: CaptionsScreen, theme: Theme) -> None:
    lines = screen.cues.itemDelegate()
    assert isinstance(lines, TitledLines)
    above, below = lines.written(screen.cues.item(2).text())
    assert [(text, token) for text, token, _ in above] == [
        ("Sous-titre 3 · 0:05 – 0:07", "muted"),
        (" · 2 remarques", "warning"),
    ]
    assert [(text, token) for text, token, _ in below] == [("est réunis au <i>réglement</i>.", "text")]
    assert above[0][2].pixelSize() < below[0][2].pixelSize()
