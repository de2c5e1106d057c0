"""Registres: one list for everything signed, its filters and its keys, nothing, one line, ten thousand."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot
from showing import Stage
from widget_walk import faults, settle

from desktop.editorial.post import Channel
from desktop.services import registers
from desktop.services.external_links import write_link_note
from desktop.services.placements import record_placement
from desktop.services.registers import PAGE, Register, RegisterRow
from desktop.services.share_requests import record_share_request
from desktop.ui.registers import register_model, registers_screen
from desktop.ui.registers.register_model import DATE, DETAIL, SUBJECT, WHAT
from desktop.ui.registers.registers_screen import RegistersScreen
from desktop.ui.workbench import Workbench


def opened(bench: Workbench, stage: Stage, target: object = None) -> RegistersScreen:
    screen = RegistersScreen(bench)
    bench.changed.connect(screen.refresh)
    stage(screen)
    screen.visit(target)
    screen.first_focus().setFocus()
    return screen


def column_of(screen: RegistersScreen, column: int) -> list[str]:
    model = screen.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def wishes(bench: Workbench) -> list[tuple[str, object]]:
    asked: list[tuple[str, object]] = []
    bench.asked.connect(lambda place, target: asked.append((place, target)))
    return asked


def shown_words(screen: RegistersScreen) -> list[str]:
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


def note(office: Office, name: str) -> None:
    write_link_note(office.workspace, office.officer, f"https://exemple.org/{name}", f"Au sujet du {name}.")


# Nothing, one


def test_a_register_that_holds_nothing_says_that_there_is_nothing_to_fill_in(
    bench: Workbench, stage: Stage
) -> None:
    screen = opened(bench, stage, "partages")
    assert screen.filters.wanted() is Register.SHARES
    assert "Rien n’est inscrit à ce registre" in shown_words(screen)
    assert screen.count.text() == "Aucune inscription"
    assert not screen.export.isEnabled()
    assert QApplication.focusWidget() is screen.filters.text


def test_one_line_is_shown_whole_under_the_list(office: Office, bench: Workbench, stage: Stage) -> None:
    note(office, "lac")
    screen = opened(bench, stage, "liens")
    assert screen.count.text() == "1 inscription"
    assert column_of(screen, WHAT) == ["Lien jugé pertinent"]
    assert screen.details.detail.text() == "Au sujet du lac."
    assert screen.details.what.text() == "Lien jugé pertinent"
    assert screen.details.who.text().startswith("Camille Roy, ")
    assert screen.details.who.text().endswith(f". Registre\u00a0: {Register.LINKS.label}.")
    assert screen.details.open.isHidden(), "nothing of the application to open"


def test_what_is_under_the_list_does_not_scroll_while_there_is_room(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    note(office, "lac")
    screen = opened(bench, stage, "liens")
    settle()
    (area,) = screen.details.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_the_longest_words_of_the_usual_columns_are_whole(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    note(office, "lac")
    table = opened(bench, stage, "liens").table
    margins = 2 * (8 + 3)
    for section, words in ((DATE, "aujourd’hui, 16 h 30"), (WHAT, "Approuvée avec une correction")):
        assert table.fontMetrics().horizontalAdvance(words) + margins <= table.columnWidth(section)


def test_what_is_private_is_shown_apart_and_said_not_to_leave(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    record_share_request(office.desk, office.officer, "Luc Roy", "https://facebook.com/luc", shared=False)
    screen = opened(bench, stage, "partages")
    assert "Luc Roy" in screen.details.private.text()
    assert screen.details.private.text().endswith("(n’est pas exporté)")


# Finding


def test_the_words_the_days_and_the_register_narrow_the_list(
    office: Office, bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    for name in ("lac", "parc", "pont"):
        note(office, name)
    office.submit(office.post())
    screen = opened(bench, stage)
    everything = screen.model.rowCount()
    assert everything > 3
    screen.filters.show_register(Register.LINKS)
    assert screen.model.rowCount() == 3
    with qtbot.waitSignal(screen.model.settled):
        screen.filters.text.setText("parc")
    assert column_of(screen, SUBJECT) == ["https://exemple.org/parc"]
    screen.filters.since.set_day(dt.date(2035, 1, 1))
    screen.read()
    assert "Aucune inscription ne répond à ce filtre" in shown_words(screen)
    QTest.mouseClick(
        next(
            each
            for each in screen.findChildren(QPushButton)
            if each.isVisible() and each.text() == "Tout afficher" and each is not screen.filters.clear_all
        ),
        Qt.MouseButton.LeftButton,
    )
    assert screen.model.rowCount() == everything
    assert screen.filters.since.day() is None


def test_enter_opens_the_post_or_the_settings(office: Office, bench: Workbench, stage: Stage) -> None:
    post = office.post()
    office.approved(post)
    screen = opened(bench, stage, "decisions")
    asked = wishes(bench)
    assert screen.details.open.text() == "Ouvrir la publication"
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert asked == [("editeur", post.id)]
    day = dt.date(2026, 5, 10)
    record_placement(office.desk, office.direction, Channel.FACEBOOK, day, day, 5_000, "Camp de jour")
    screen.visit("placements")
    assert screen.details.open.text() == "Ouvrir dans les paramètres"
    screen.details.open.click()
    assert asked[-1] == ("parametres", "placements")


def test_it_is_worked_with_the_keyboard_alone(office: Office, bench: Workbench, stage: Stage) -> None:
    for name in ("lac", "parc"):
        note(office, name)
    screen = opened(bench, stage, "liens")
    assert QApplication.focusWidget() is screen.table
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.details.subject.text() == "https://exemple.org/lac"
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is screen.filters.text:
            break
    assert QApplication.focusWidget() is screen.filters.text


# Handing out


def test_what_is_shown_is_written_all_of_it(
    office: Office, bench: Workbench, stage: Stage, tmp_path: Path
) -> None:
    for number in range(PAGE + 5):
        note(office, f"page-{number}")
    screen = opened(bench, stage, "liens")
    path = tmp_path / "liens.csv"
    screen.write(path)
    lines = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(lines) == 1 + PAGE + 5
    assert screen.export.isEnabled()
    assert screen.count.text() == f"{PAGE + 5} inscriptions"


def test_it_prints_with_its_days_and_words(
    office: Office, bench: Workbench, stage: Stage, tmp_path: Path
) -> None:
    record_share_request(office.desk, office.officer, "Luc Roy", "https://facebook.com/luc", shared=False)
    note(office, "lac")
    screen = opened(bench, stage)
    path = tmp_path / "registre.pdf"
    screen.write(path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert any("est enregistré, sans ce qui est scellé" in text for text in bench.notices.texts())


def test_ten_thousand_lines_are_too_many_for_paper_and_it_is_said(
    ten_thousand: list[int], bench: Workbench, stage: Stage
) -> None:
    screen = opened(bench, stage)
    screen.print.click()
    assert any("restreignez les dates, ou exportez-le en CSV" in text for text in bench.notices.texts())


def test_a_file_that_cannot_be_written_is_said(
    office: Office, bench: Workbench, stage: Stage, tmp_path: Path
) -> None:
    note(office, "lac")
    screen = opened(bench, stage, "liens")
    screen.write(tmp_path / "absent" / "liens.csv")
    assert any("n’a pas pu être écrit" in text for text in bench.notices.texts())
    assert screen.export.isEnabled()


# Ten thousand


@pytest.fixture
def ten_thousand(monkeypatch: pytest.MonkeyPatch, office: Office) -> list[int]:
    """A register of ten thousand lines; the pages that were read."""
    read: list[int] = []
    places = range(10_000, 0, -1)

    def page(_desk: object, _session: object, wanted: list[int]) -> tuple[RegisterRow, ...]:
        read.append(len(wanted))
        return tuple(
            RegisterRow(each, office.clock(), Register.LINKS, "Lien", f"nº {each}", "", "Camille Roy")
            for each in wanted
        )

    monkeypatch.setattr(register_model, "list_register", lambda *_: places)
    monkeypatch.setattr(register_model, "register_page", page)
    monkeypatch.setattr(registers_screen, "register_page", page)
    monkeypatch.setattr(registers, "register_page", page)
    return read


def test_of_ten_thousand_lines_only_those_on_screen_are_read(
    ten_thousand: list[int], bench: Workbench, stage: Stage
) -> None:
    screen = opened(bench, stage)
    settle()
    assert screen.count.text() == "10\u00a0000 inscriptions"
    assert sum(ten_thousand) <= 2 * PAGE
    screen.table.scrollToBottom()
    settle()
    assert screen.model.index(9_999, SUBJECT).data() == "nº 1"
    assert sum(ten_thousand) <= 4 * PAGE


def test_a_search_among_ten_thousand_goes_slice_by_slice_and_finds_all(
    ten_thousand: list[int], bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    screen = opened(bench, stage)
    steps: list[int] = []
    screen.model.searching.connect(lambda looked, _: steps.append(looked))
    with qtbot.waitSignal(screen.model.settled, timeout=20_000):
        screen.filters.text.setText("nº 123")
    assert column_of(screen, SUBJECT) == [
        "nº 1239",
        *(f"nº {each}" for each in range(1238, 1229, -1)),
        "nº 123",
    ]
    assert steps == list(range(0, 10_000, registers.SLICE))


# Looks


@pytest.mark.parametrize(
    ("width", "height", "zoom"), [(1280, 800, 1.0), (1024, 640, 1.0), (1440, 900, 2.0), (1300, 640, 2.0)]
)
def test_nothing_is_cut_nor_unnamed(
    office: Office, bench: Workbench, stage: Stage, width: int, height: int, zoom: float
) -> None:
    note(office, "lac")
    bench.theme.use(zoom=zoom)
    screen = opened(bench, stage, "liens")
    screen.resize(width, height)
    settle()
    assert faults(screen) == []
    assert column_of(screen, DETAIL) == ["Au sujet du lac."]
