"""Starts the application on a real workspace, unlocks it, waits for its pages, closes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.application import Application
from desktop.composition import KEY_SERVICE
from desktop.errors import EnvironmentFault
from desktop.services.session import Session
from desktop.ui.start.unlock_page import UnlockPage
from desktop.ui.widgets.passphrase import PassphraseField

PASSPHRASE = "quatre sapins sous la neige"
PATIENCE = 20_000


def forget_who_worked() -> None:
    """Qt finds the folder of its settings once for all tests: what an earlier one kept is forgotten."""
    QSettings("bon-a-tirer", "fenetre").clear()


def closed_workspace(folder: Path, town: tuple[Path, Mapping[str, Session]]) -> Path:
    """A closed workspace, whose keys are beside it under the name that the application gives them."""
    shutil.copytree(town[0], folder)
    keys = folder / "cles.json"
    keys.write_text(keys.read_text(encoding="utf-8").replace('"essai"', f'"{KEY_SERVICE}"'), encoding="utf-8")
    return folder


def starting(qt: QApplication, qtbot: QtBot) -> Iterator[Starter]:
    """For a fixture: what a test leaves open is closed."""
    starter = Starter(qt, qtbot)
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
    qtbot.waitUntil(lambda: on_show(application, kind) is not None, timeout=PATIENCE)
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
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=PATIENCE)


def button(widget: QWidget, name: str) -> QAbstractButton:
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == name)


def fails_to_save(application: Application) -> Callable[[], None]:
    """A page that asks for its words to be saved as it is left, on a full disk."""

    def work() -> None:
        raise EnvironmentFault("disk_full", "Le disque est plein.")

    def leave() -> None:
        application.background.run(work)

    return leave
