"""The application from the first paint to the close, on real lanes and a real workspace."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.workspace import Workspace
from desktop import application as application_module
from desktop.application import Application
from desktop.checks.client import worker_command
from desktop.composition import KEY_SERVICE
from desktop.errors import EnvironmentFault
from desktop.services.session import Session
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.refused_page import RefusedPage
from desktop.ui.start.unlock_page import UnlockPage
from desktop.ui.widgets.passphrase import PassphraseField

PASSPHRASE = "quatre sapins sous la neige"
_PATIENCE = 20_000


@pytest.fixture(autouse=True)
def nobody_worked_before() -> None:
    """Qt finds the folder of its settings once for all tests: what an earlier one kept is forgotten."""
    QSettings("bon-a-tirer", "fenetre").clear()


@pytest.fixture
def folder(tmp_path: Path, town: tuple[Path, Mapping[str, Session]]) -> Path:
    """A closed workspace, whose keys are beside it under the name that the application gives them."""
    folder = tmp_path / "espace"
    shutil.copytree(town[0], folder)
    keys = folder / "cles.json"
    keys.write_text(keys.read_text(encoding="utf-8").replace('"essai"', f'"{KEY_SERVICE}"'), encoding="utf-8")
    return folder


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Starter]:
    starter = Starter(qapp, qtbot)
    yield starter
    for application in starter.started:
        if application.window.isVisible():
            close(application, qtbot)


class Starter:
    """Starts applications, and remembers them so that each is closed."""

    def __init__(self, qt: QApplication, qtbot: QtBot) -> None:
        self._qt, self._qtbot = qt, qtbot
        self.started: list[Application] = []

    def __call__(self, folder: Path, page: type[QWidget]) -> Application:
        """Start on `folder`, and wait for a page."""
        application = Application(self._qt, folder, demonstration=False)
        self.started.append(application)
        application.start()
        wait_for(application, page, self._qtbot)
        return application


def on_show(application: Application, kind: type[QWidget]) -> QWidget | None:
    return next((page for page in application.window.findChildren(kind) if page.isVisible()), None)


def wait_for(application: Application, kind: type[QWidget], qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: on_show(application, kind) is not None, timeout=_PATIENCE)
    page = on_show(application, kind)
    assert page is not None
    return page


def unlock(application: Application, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    page = wait_for(application, UnlockPage, qtbot)
    line = page.findChildren(PassphraseField)[0].line
    line.clear()
    qtbot.keyClicks(line, passphrase)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def close(application: Application, qtbot: QtBot) -> None:
    application.window.close()
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=_PATIENCE)


def button(widget: QWidget, name: str) -> QAbstractButton:
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == name)


def test_without_a_workspace_the_assistant_welcomes(start: Starter, tmp_path: Path) -> None:
    start(tmp_path / "espace", FirstRunPage)
    assert not (tmp_path / "espace").exists(), "nothing is made before the end"


def test_an_installed_workspace_asks_who_works_then_shows_their_screens(
    start: Starter, folder: Path, qtbot: QtBot
) -> None:
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=_PATIENCE)
    assert application.window.bench is not None
    assert application.window.bench.session.person == "camille"
    assert on_show(application, UnlockPage) is None


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
    qtbot.waitUntil(lambda: len(started) == 1, timeout=_PATIENCE)
    assert started == [worker_command()]


def test_a_wrong_passphrase_opens_nothing(start: Starter, folder: Path, qtbot: QtBot) -> None:
    application = start(folder, UnlockPage)
    unlock(application, qtbot, "mauvaise phrase de passe")
    page = wait_for(application, UnlockPage, qtbot)
    qtbot.waitUntil(lambda: "ne correspond pas" in said(page), timeout=_PATIENCE)
    assert application.window.bench is None


def test_locking_forgets_the_person_and_asks_again(start: Starter, folder: Path, qtbot: QtBot) -> None:
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=_PATIENCE)
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


def test_the_window_closes_once_the_workspace_is_let_go(start: Starter, folder: Path, qtbot: QtBot) -> None:
    application = start(folder, UnlockPage)
    close(application, qtbot)
    with Workspace.open(folder) as workspace:
        assert workspace.ledger.roster().workspace is not None


def test_what_could_not_be_saved_keeps_the_window_open(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(folder, UnlockPage)

    def fail_to_save() -> None:
        def work() -> None:
            raise EnvironmentFault("disk_full", "Le disque est plein.")

        application.background.run(work)

    with monkeypatch.context() as patch:
        patch.setattr(application.window, "leave_screen", fail_to_save)
        application.window.close()
        qtbot.waitUntil(lambda: len(application.window.notices.texts()) == 2, timeout=_PATIENCE)
        assert application.window.isVisible()
        assert "n’a pas pu être enregistré" in application.window.notices.texts()[0]
    button(application.window.notices, "Fermer quand même").click()
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=_PATIENCE)


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
