"""Closing while something is under way: it is said, waited for, stopped or stayed for; nothing half written counts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from start_driving import (
    PATIENCE,
    Starter,
    button,
    close,
    closed_workspace,
    fails_to_save,
    forget_who_worked,
    starting,
    unlock,
    wait_for,
)

from db.backup import Backups
from db.erasure import SNAPSHOT_PREFIX
from db.workspace import Workspace
from desktop.application import Application
from desktop.services.backups import BegunBackup
from desktop.services.session import Session
from desktop.ui.settings import ledger_section
from desktop.ui.settings.backup_section import BackupSection
from desktop.ui.start.unlock_page import UnlockPage


@pytest.fixture(autouse=True)
def nobody_worked_before() -> None:
    forget_who_worked()


@pytest.fixture
def folder(tmp_path: Path, town: tuple[Path, Mapping[str, Session]]) -> Path:
    return closed_workspace(tmp_path / "espace", town)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Starter]:
    yield from starting(qapp, qtbot)


class Held:
    """A step of some work, held until `open` is set: what a large office takes minutes for."""

    def __init__(self, step: Callable[..., Any]) -> None:
        self._step = step
        self.begun, self.open = threading.Event(), threading.Event()

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.begun.set()
        assert self.open.wait(20)
        return self._step(*given, **named)


class TestClosingDuringABackup:
    """Never in silence, and nothing half written is taken for a backup."""

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Path:
        place = tmp_path / "disque"
        place.mkdir()
        return place

    @pytest.fixture
    def writing(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
        """The part of a backup that needs files only, held."""
        held = Held(BegunBackup.write)
        monkeypatch.setattr(BegunBackup, "write", lambda *given: held(*given))
        yield held
        held.open.set()

    @pytest.fixture
    def leaving(self, start: Starter, folder: Path, disk: Path, writing: Held, qtbot: QtBot) -> Application:
        """A window that was asked to close while a backup is written."""
        application = start(folder, UnlockPage)
        unlock(application, qtbot)
        qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
        application.window.go("parametres", "sauvegarde")
        section = wait_for(application, BackupSection, qtbot)
        assert isinstance(section, BackupSection)
        qtbot.waitUntil(section.choose.isEnabled, timeout=PATIENCE)
        qtbot.waitUntil(lambda: bool(section.place.text()), timeout=PATIENCE)
        section.use_folder(disk)
        qtbot.waitUntil(section.now.isEnabled, timeout=PATIENCE)
        section.now.click()
        qtbot.waitUntil(writing.begun.is_set, timeout=PATIENCE)
        application.window.notices.clear()
        application.window.close()
        qtbot.waitUntil(lambda: bool(application.window.notices.texts()), timeout=PATIENCE)
        return application

    def test_it_is_said_and_the_window_closes_at_the_end(
        self, leaving: Application, writing: Held, disk: Path, folder: Path, qtbot: QtBot
    ) -> None:
        assert leaving.window.isVisible()
        assert "Une sauvegarde est en cours" in leaving.window.notices.texts()[0]
        leaving.window.close()  # once more: it is said again, once
        assert len(leaving.window.notices.texts()) == 1
        writing.open.set()
        qtbot.waitUntil(lambda: not leaving.window.isVisible(), timeout=PATIENCE)
        with Workspace.open(folder) as workspace:
            assert len(Backups(workspace, disk).list()) == 1

    def test_what_is_typed_meanwhile_is_kept_too(
        self, leaving: Application, writing: Held, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(leaving.window, "leave_screen", fails_to_save(leaving))
            writing.open.set()
            qtbot.waitUntil(
                lambda: "n’a pas pu être enregistré" in "".join(leaving.window.notices.texts()),
                timeout=PATIENCE,
            )
        assert leaving.window.isVisible()
        button(leaving.window.notices, "Fermer quand même").click()
        qtbot.waitUntil(lambda: not leaving.window.isVisible(), timeout=PATIENCE)

    def test_interrupted_it_leaves_no_backup_and_nothing_behind(
        self, leaving: Application, writing: Held, disk: Path, folder: Path, qtbot: QtBot
    ) -> None:
        button(leaving.window.notices, "Interrompre et fermer").click()
        assert leaving.window.isVisible(), "the work is given time to leave nothing behind"
        writing.open.set()
        qtbot.waitUntil(lambda: not leaving.window.isVisible(), timeout=PATIENCE)
        assert not [path for path in disk.iterdir() if path.suffix in {".bonatirer", ".partiel"}]
        assert not list(folder.glob(f"{SNAPSHOT_PREFIX}*"))

    def test_a_disk_that_no_longer_answers_does_not_keep_the_window(
        self, leaving: Application, disk: Path, folder: Path, qtbot: QtBot
    ) -> None:
        leaving._leaving._patience.setInterval(0)
        button(leaving.window.notices, "Interrompre et fermer").click()
        qtbot.waitUntil(lambda: not leaving.window.isVisible(), timeout=PATIENCE)
        with Workspace.open(folder) as workspace:
            assert Backups(workspace, disk).list() == ()
            assert not list(folder.glob(f"{SNAPSHOT_PREFIX}*")), "the next start cleans up"

    def test_one_may_stay(self, leaving: Application, writing: Held, qtbot: QtBot) -> None:
        button(leaving.window.notices, "Rester").click()
        writing.open.set()
        qtbot.waitUntil(lambda: "relue" in "".join(leaving.window.notices.texts()), timeout=PATIENCE)
        assert leaving.window.isVisible()
        assert leaving.window.bench is not None
        close(leaving, qtbot)

    def test_one_that_fails_is_told_in_a_window_that_stays(
        self, leaving: Application, writing: Held, disk: Path, qtbot: QtBot
    ) -> None:
        for path in disk.iterdir():
            path.unlink()
        disk.rmdir()
        writing.open.set()
        qtbot.waitUntil(lambda: "introuvable" in "".join(leaving.window.notices.texts()), timeout=PATIENCE)
        assert leaving.window.isVisible()
        close(leaving, qtbot)

    def test_one_that_fails_once_the_window_is_locked_is_told_as_well(
        self, leaving: Application, writing: Held, disk: Path, qtbot: QtBot
    ) -> None:
        button(leaving.window.notices, "Rester").click()
        leaving.lock()
        wait_for(leaving, UnlockPage, qtbot)
        for path in disk.iterdir():
            path.unlink()
        disk.rmdir()
        writing.open.set()
        qtbot.waitUntil(lambda: "introuvable" in "".join(leaving.window.notices.texts()), timeout=PATIENCE)


def test_closing_stops_a_verification_of_the_ledger(
    start: Starter, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Held(ledger_section.audit_decisions)
    monkeypatch.setattr(ledger_section, "audit_decisions", reading)
    asked: list[object] = []
    monkeypatch.setattr(ledger_section, "audit_files", lambda *given: asked.append(given) or ())
    application = start(folder, UnlockPage)
    unlock(application, qtbot)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
    application.window.go("parametres", "journal")
    section = wait_for(application, ledger_section.LedgerSection, qtbot)
    assert isinstance(section, ledger_section.LedgerSection)
    section.verify()
    qtbot.waitUntil(reading.begun.is_set, timeout=PATIENCE)
    application.window.close()
    reading.open.set()
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=PATIENCE)
    assert asked == [], "the files are not read once the decisions were stopped"


def test_a_close_that_waits_for_the_database_says_so(start: Starter, folder: Path, qtbot: QtBot) -> None:
    application = start(folder, UnlockPage)
    long = Held(lambda: None)
    application.background.run(long)
    application.window.close()
    qtbot.waitUntil(lambda: bool(application.window.notices.texts()), timeout=PATIENCE)
    assert "se termine d’abord" in application.window.notices.texts()[0]
    long.open.set()
    qtbot.waitUntil(lambda: not application.window.isVisible(), timeout=PATIENCE)
