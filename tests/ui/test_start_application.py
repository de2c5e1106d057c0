"""The application from the first paint to the close, on real lanes and a real workspace."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from start_driving import (
    PATIENCE,
    Starter,
    button,
    close,
    closed_workspace,
    fails_to_save,
    forget_who_worked,
    on_show,
    starting,
    unlock,
    wait_for,
)

from db.workspace import Workspace
from desktop import application as application_module
from desktop import paths
from desktop.application import Application
from desktop.checks.process.client import worker_command
from desktop.errors import EnvironmentFault
from desktop.held_workspace import HeldWorkspace
from desktop.services.session import Session
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.refused_page import RefusedPage
from desktop.ui.start.unlock_page import UnlockPage
from desktop.ui.start.welcome_step import WelcomeStep
from desktop.ui.widgets.passphrase import PassphraseField


@pytest.fixture(autouse=True)
def nobody_worked_before() -> None:
    forget_who_worked()


@pytest.fixture
def folder(tmp_path: Path, town: tuple[Path, Mapping[str, Session]]) -> Path:
    return closed_workspace(tmp_path / "espace", town)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Starter]:
    yield from starting(qapp, qtbot)


def test_without_a_workspace_the_assistant_welcomes(start: Starter, tmp_path: Path) -> None:
    start(tmp_path / "espace", FirstRunPage)
    assert not (tmp_path / "espace").exists(), "nothing is made before the end"


def test_from_the_assistant_another_folder_is_joined_and_opened_from_then_on(
    start: Starter, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert paths.default_workspace() == paths.own_workspace()
    application = start(tmp_path / "nouveau", FirstRunPage)
    page = on_show(application, FirstRunPage)
    assert isinstance(page, FirstRunPage)
    assert isinstance(page.current, WelcomeStep)
    with qtbot.waitSignal(application.moved) as moved:
        page.current.join(folder)
    assert moved.args == [folder]
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
    assert paths.default_workspace() == folder
    assert not (tmp_path / "nouveau").exists()


def test_an_installed_workspace_asks_who_works_then_shows_their_screens(
    start: Starter, folder: Path, qtbot: QtBot
) -> None:
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
    assert application.window.bench is not None
    assert application.window.bench.session.person == "camille"
    assert on_show(application, UnlockPage) is None


def test_who_works_is_asked_before_the_workspace_is_open_and_the_key_is_made_meanwhile(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_open, unlocked = threading.Event(), threading.Event()
    really_open, really_unlock = HeldWorkspace.open, HeldWorkspace.unlock

    def open_late(held: HeldWorkspace) -> bool:
        assert may_open.wait(20)
        return really_open(held)

    def unlock_and_say(held: HeldWorkspace, person: str, passphrase: str) -> Session:
        session = really_unlock(held, person, passphrase)
        unlocked.set()
        return session

    monkeypatch.setattr(HeldWorkspace, "open", open_late)
    monkeypatch.setattr(HeldWorkspace, "unlock", unlock_and_say)
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    qtbot.waitUntil(unlocked.is_set, timeout=PATIENCE)
    assert application.window.bench is None
    may_open.set()
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)


def test_what_does_not_open_after_the_key_was_made_is_said(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_open = threading.Event()

    def fail(_: HeldWorkspace) -> bool:
        assert may_open.wait(20)
        raise EnvironmentFault("disk_error", "Le disque a refusé une lecture.")

    monkeypatch.setattr(HeldWorkspace, "open", fail)
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    may_open.set()
    page = wait_for(application, RefusedPage, qtbot)
    assert "Le disque a refusé une lecture." in said(page)
    qtbot.waitUntil(lambda: not application.background.busy, timeout=PATIENCE)
    assert on_show(application, RefusedPage) is page
    assert application.window.bench is None


def test_when_nobody_can_tell_before_the_opening_the_opening_asks(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HeldWorkspace, "glance", lambda _: None)
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)


def test_people_who_are_no_longer_the_same_are_asked_for_again(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = HeldWorkspace.open

    def open_changed(held: HeldWorkspace) -> bool:
        opened = really_open(held)
        held.as_seen = False
        return opened

    shown: list[Application] = []
    really_show = Application._show_people
    monkeypatch.setattr(HeldWorkspace, "open", open_changed)
    monkeypatch.setattr(
        Application, "_show_people", lambda self, here: (shown.append(self), really_show(self, here))
    )
    start(folder, UnlockPage)
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=PATIENCE)


def test_while_the_first_page_is_read_the_check_worker_starts(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application_module, "_SETTLED", 0)
    started: list[object] = []
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *given, **more: started.append(given[0]) or popen(*given, **more)
    )
    application = start(folder, UnlockPage)
    assert started == []
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: len(started) == 1, timeout=PATIENCE)
    assert started == [worker_command()]


def test_a_wrong_passphrase_opens_nothing(start: Starter, folder: Path, qtbot: QtBot) -> None:
    application = start(folder, UnlockPage)
    unlock(application, qtbot, "mauvaise phrase de passe")
    page = wait_for(application, UnlockPage, qtbot)
    qtbot.waitUntil(lambda: "ne correspond pas" in said(page), timeout=PATIENCE)
    assert application.window.bench is None


def test_locking_forgets_the_person_and_asks_again(start: Starter, folder: Path, qtbot: QtBot) -> None:
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
    assert application.window.bench is not None
    application.window.bench.lock()
    page = wait_for(application, UnlockPage, qtbot)
    assert application.window.bench is None
    assert application.window.current is None
    assert page.findChildren(PassphraseField)[0].text() == ""


def test_a_workspace_open_elsewhere_is_refused_then_opened(
    start: Starter, folder: Path, qtbot: QtBot
) -> None:
    with Workspace.open(folder):
        application = start(folder, RefusedPage)
        page = on_show(application, RefusedPage)
        assert page is not None
    button(page, "Réessayer").click()
    wait_for(application, UnlockPage, qtbot)


def test_the_window_closes_once_the_workspace_is_let_go(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(folder, UnlockPage)
    close(application, qtbot)
    with Workspace.open(folder) as workspace:
        assert workspace.ledger.roster().workspace is not None
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: Qt.ColorScheme.Dark)
    with qtbot.assertNotEmitted(application.theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_what_could_not_be_saved_keeps_the_window_open(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(folder, UnlockPage)
    with monkeypatch.context() as patch:
        patch.setattr(application.window, "leave_screen", fails_to_save(application))
        application.window.close()
        qtbot.waitUntil(lambda: len(application.window.notices.texts()) == 2, timeout=PATIENCE)
        assert application.window.isVisible()
        assert "n’a pas pu être enregistré" in application.window.notices.texts()[0]
    button(application.window.notices, "Fermer quand même").click()
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=PATIENCE)


def test_a_second_start_brings_the_window_back(start: Starter, folder: Path) -> None:
    application = start(folder, UnlockPage)
    application.window.showMinimized()
    application.come_to_front()
    assert not application.window.isMinimized()


def said(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_the_zoom_chosen_with_the_keys_is_that_of_the_next_start(
    start: Starter, folder: Path, qtbot: QtBot
) -> None:
    first = start(folder, UnlockPage)
    first.window.activateWindow()
    qtbot.keyClick(first.window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    chosen = first.theme.zoom
    close(first, qtbot)
    assert chosen > 1.0
    assert start(folder, UnlockPage).theme.zoom == chosen
