"""From what is typed to what is found, with the real worker."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future
from dataclasses import replace

import pytest
from office import Office
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField
from desktop.checks.process.client import EVERYTHING, WorkerClient
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.findings import Category, Finding, Severity
from desktop.ui.background import LaneBackground
from desktop.ui.editor.text.check_state import CheckState
from desktop.ui.editor.text.live_checks import LiveChecks
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench

BODY = "Les citoyen sont invités au parc.\n\nLa collecte aura lieu le lundi."


@pytest.fixture
def area(live_bench: Workbench, qtbot: QtBot) -> TextArea:
    area = TextArea(live_bench.theme, markdown=True, name="Texte")
    qtbot.addWidget(area)
    area.resize(800, 400)
    with qtbot.waitExposed(area):
        area.show()
    return area


@pytest.fixture
def live(live_bench: Workbench, office: Office, area: TextArea) -> LiveChecks:
    live = LiveChecks(live_bench, area)
    live.watch("website.corps", area, where="corps", markdown=True)
    live.set_context("website", CheckContext(office.profile(), dt.date(2026, 6, 1)), "website", "publication")
    return live


def type_keys(area: TextArea, text: str) -> None:
    """Type, character by character."""
    for character in text:
        QApplication.sendEvent(
            area, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        )


def up_to_date(live: LiveChecks, qtbot: QtBot) -> None:
    """Wait for the whole text to be checked as it is."""
    qtbot.waitUntil(lambda: live.state() is CheckState.UP_TO_DATE, timeout=60_000)


def words(area: TextArea) -> list[str]:
    """The words that are marked."""
    return [area.text()[f.start : f.end] for f in area.present_findings()]


def test_the_whole_text_is_checked_as_soon_as_it_is_shown(
    live: LiveChecks, area: TextArea, qtbot: QtBot
) -> None:
    area.set_text(BODY)
    up_to_date(live, qtbot)
    report = live.report("website")
    assert report is not None
    assert live.findings("website.corps") == report.findings
    assert "citoyen" in " ".join(words(area))


def test_findings_follow_what_is_typed_before_them(live: LiveChecks, area: TextArea, qtbot: QtBot) -> None:
    area.set_text(BODY)
    up_to_date(live, qtbot)
    before = words(area)
    area.replace_text(0, 0, "🎉 Bonne nouvelle.\n\n")
    assert words(area) == before, "they moved with the text, at once"
    up_to_date(live, qtbot)
    assert before[0] in words(area)


def test_a_mistake_is_found_while_typing_then_confirmed(
    live: LiveChecks, area: TextArea, qtbot: QtBot
) -> None:
    area.set_text("La bibliothèque est ouverte.")
    up_to_date(live, qtbot)
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_keys(area, " Les enfant jouent dehors.")
    qtbot.waitUntil(lambda: any("enfant" in word for word in words(area)), timeout=60_000)
    up_to_date(live, qtbot)
    assert any("enfant" in word for word in words(area))


def test_what_the_person_ignores_is_hidden_but_not_from_the_report(
    live: LiveChecks, area: TextArea, qtbot: QtBot
) -> None:
    area.set_text("Les citoyen ici.\n\nLes citoyen là.")
    up_to_date(live, qtbot)
    first = next(f for f in area.present_findings() if "citoyen" in area.text()[f.start : f.end])
    count = len(area.present_findings())
    live.ignore_once("website.corps", first)
    assert len(area.present_findings()) == count - 1
    live.ignore_in_post("website.corps", first)
    assert all("citoyen" not in word for word in words(area))
    report = live.report("website")
    assert report is not None
    assert first in report.findings
    area.replace_text(0, 0, "Bonjour. ")
    up_to_date(live, qtbot)
    assert all("citoyen" not in word for word in words(area))


def test_two_texts_of_the_same_name_do_not_replace_each_other(
    live: LiveChecks, live_bench: Workbench, office: Office, area: TextArea, qtbot: QtBot
) -> None:
    other_area = TextArea(live_bench.theme, markdown=True, name="Autre texte")
    qtbot.addWidget(other_area)
    other = LiveChecks(live_bench, other_area)
    other.watch("website.corps", other_area, where="corps")
    other.set_context(
        "website", CheckContext(office.profile(), dt.date(2026, 6, 1)), "website", "publication"
    )
    area.set_text(BODY * 5)
    other_area.set_text("Les enfant jouent.")
    up_to_date(live, qtbot)
    up_to_date(other, qtbot)
    assert words(other_area)


def test_a_report_is_known_only_while_nothing_changed(
    live: LiveChecks, area: TextArea, office: Office, qtbot: QtBot
) -> None:
    area.set_text(BODY)
    up_to_date(live, qtbot)
    assert live.report("website") is not None
    area.replace_text(0, 3, "Des")
    assert live.report("website") is None
    assert live.state() is CheckState.CHECKING
    up_to_date(live, qtbot)
    live.set_fields("website", (TextField("texte_de_remplacement:0", "Les enfant jouent."),))
    assert live.report("website") is None, "an alternative text counts"
    up_to_date(live, qtbot)
    report = live.report("website")
    assert report is not None
    assert {finding.where for finding in report.findings} >= {"corps", "texte_de_remplacement:0"}
    live.set_context(
        "website", CheckContext(office.profile(), dt.date(2026, 6, 1), True), "website", "publication"
    )
    assert live.report("website") is None, "an election period changes what is found"
    up_to_date(live, qtbot)


def test_an_emptied_text_has_no_findings(live: LiveChecks, area: TextArea, qtbot: QtBot) -> None:
    area.set_text(BODY)
    up_to_date(live, qtbot)
    area.replace_text(0, len(area.text()), "")
    up_to_date(live, qtbot)
    assert live.findings("website.corps") == ()
    report = live.report("website")
    assert report is not None
    assert report.findings == ()


class Silent:
    """A checker whose answers the test gives when it wants."""

    def __init__(self) -> None:
        self.asked: list[tuple[CheckRequest, Future[CheckReport]]] = []

    def submit(self, request: CheckRequest) -> Future[CheckReport]:
        future: Future[CheckReport] = Future()
        self.asked.append((request, future))
        return future

    def unavailable(self) -> Future[dict[str, str]]:
        raise AssertionError


@pytest.fixture
def silent(
    office: Office, theme: Theme, notices: NoticeBoard, lanes: LaneBackground
) -> tuple[Silent, Workbench]:
    silent = Silent()
    desk = replace(office.desk, checker=silent)
    session = office.officer
    return silent, Workbench(lanes, desk, session, session.roles(office.workspace), theme, notices)


@pytest.fixture
def silent_live(silent: tuple[Silent, Workbench], office: Office, area: TextArea) -> LiveChecks:
    live = LiveChecks(silent[1], area)
    live.watch("website.corps", area, where="corps")
    live.set_context("website", CheckContext(office.profile()), "website", "publication")
    return live


def fault(text: str, word: str) -> Finding:
    start = text.index(word)
    return Finding(
        f"essai.{word}", Category.SPELLING, Severity.WARNING, start, start + len(word), "À revoir."
    )


def asked_for(silent: Silent, ending: str) -> list[tuple[CheckRequest, Future[CheckReport]]]:
    return [pair for pair in silent.asked if pair[0].key is not None and pair[0].key.endswith(ending)]


def test_a_stale_answer_serves_only_the_paragraphs_that_did_not_change(
    silent: tuple[Silent, Workbench], silent_live: LiveChecks, area: TextArea, qtbot: QtBot
) -> None:
    checker, text = silent[0], "premier mot\nsecond mot"
    area.set_text(text)
    qtbot.waitUntil(lambda: bool(asked_for(checker, ":ensemble")))
    (_, future) = checker.asked[-1]
    area.replace_text(0, 7, "dernier")
    future.set_result(CheckReport((fault(text, "premier"), fault(text, "second"))))
    qtbot.waitUntil(lambda: words(area) == ["second"])
    assert silent_live.report("website") is None
    qtbot.waitUntil(lambda: len(asked_for(checker, ":ensemble")) == 2)
    request, future = asked_for(checker, ":ensemble")[-1]
    assert request.fields[0].text == "dernier mot\nsecond mot"
    future.set_result(CheckReport((fault("dernier mot", "dernier"),)))
    qtbot.waitUntil(lambda: silent_live.state() is CheckState.UP_TO_DATE)
    assert words(area) == ["dernier"]


def test_the_whole_text_overrules_the_paragraph_until_it_says_otherwise(
    silent: tuple[Silent, Workbench], silent_live: LiveChecks, area: TextArea, qtbot: QtBot
) -> None:
    checker = silent[0]

    def answer(ending: str, text: str, *found: str) -> None:
        """Wait for the question about `text`, and find `found` in it."""

        def asked() -> list[Future[CheckReport]]:
            return [f for r, f in asked_for(checker, ending) if r.fields[0].text == text]

        qtbot.waitUntil(lambda: bool(asked()))
        asked()[-1].set_result(CheckReport(tuple(fault(text, word) for word in found)))

    area.set_text("le mot seul")
    answer(":ensemble", "le mot seul")
    qtbot.waitUntil(lambda: silent_live.state() is CheckState.UP_TO_DATE)
    area.replace_text(11, 11, " ici")
    answer("#0", "le mot seul ici", "seul")
    qtbot.waitUntil(lambda: words(area) == ["seul"])
    answer(":ensemble", "le mot seul ici")
    qtbot.waitUntil(lambda: words(area) == [])
    area.replace_text(0, 0, "Voici ")
    answer("#0", "Voici le mot seul ici", "seul", "Voici")
    # The whole text refuted « seul » here: it does not flash while its turn comes again.
    qtbot.waitUntil(lambda: words(area) == ["Voici"])
    answer(":ensemble", "Voici le mot seul ici", "mot")
    qtbot.waitUntil(lambda: words(area) == ["mot"])


def test_a_worker_that_gave_up_is_not_verified_then_recovers(
    silent: tuple[Silent, Workbench], silent_live: LiveChecks, area: TextArea, qtbot: QtBot
) -> None:
    checker = silent[0]
    area.set_text("un mot")
    assert silent_live.state() is CheckState.CHECKING
    qtbot.waitUntil(lambda: bool(asked_for(checker, ":ensemble")))
    asked_for(checker, ":ensemble")[-1][1].set_result(CheckReport((), (EVERYTHING,)))
    qtbot.waitUntil(lambda: silent_live.state() is CheckState.UNCHECKED)
    assert silent_live.unchecked == (EVERYTHING,)
    silent_live._retry.timeout.emit()
    qtbot.waitUntil(lambda: len(asked_for(checker, ":ensemble")) == 2)
    assert silent_live.state() is CheckState.UNCHECKED, "until it is known, it is not verified"
    asked_for(checker, ":ensemble")[-1][1].set_result(CheckReport((fault("un mot", "mot"),)))
    qtbot.waitUntil(lambda: silent_live.state() is CheckState.UP_TO_DATE)
    assert words(area) == ["mot"]


def test_a_worker_that_does_not_answer_is_not_verified(
    silent: tuple[Silent, Workbench], silent_live: LiveChecks, area: TextArea, qtbot: QtBot
) -> None:
    checker = silent[0]
    area.set_text("un mot")
    qtbot.waitUntil(lambda: bool(asked_for(checker, ":ensemble")))
    silent_live._late.timeout.emit()
    assert silent_live.state() is CheckState.UNCHECKED
    asked_for(checker, ":ensemble")[-1][1].set_result(CheckReport(()))
    qtbot.waitUntil(lambda: silent_live.state() is CheckState.UP_TO_DATE)


@pytest.mark.parametrize("kills", [1, pytest.param(2, marks=pytest.mark.nightly)])
def test_the_real_worker_killed_while_reading_comes_back(
    live_bench: Workbench, office: Office, lanes: LaneBackground, theme: Theme, notices: NoticeBoard,
    area: TextArea, qtbot: QtBot, expected_logs: list[str], kills: int,
) -> None:  # fmt: skip
    expected_logs.append("the check worker")
    with WorkerClient() as client:
        desk = replace(office.desk, checker=client)
        bench = Workbench(lanes, desk, office.officer, live_bench.roles, theme, notices)
        live = LiveChecks(bench, area)
        live.watch("website.corps", area, where="corps")
        live.set_context("website", CheckContext(office.profile()), "website", "publication")
        area.set_text("Les citoyen ici.")
        for _ in range(kills):
            qtbot.waitUntil(lambda: client._life is not None)
            life = client._life
            assert life is not None
            life.process.kill()
            qtbot.waitUntil(lambda old=life: client._life is not old, timeout=60_000)
        up_to_date(live, qtbot)
        assert words(area)
        live.forget("website.corps")
