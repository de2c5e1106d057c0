"""What the first pages read with is made ready while a passphrase is typed, and never while somebody waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from start_driving import (
    PATIENCE,
    Starter,
    close,
    closed_workspace,
    forget_who_worked,
    starting,
    unlock,
)

from db.workspace import Workspace
from desktop.held_workspace import HeldWorkspace
from desktop.services.session import Session
from desktop.ui.start.unlock_page import UnlockPage


@pytest.fixture
def folder(tmp_path: Path, town: tuple[Path, Mapping[str, Session]]) -> Path:
    forget_who_worked()
    return closed_workspace(tmp_path / "espace", town)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Starter]:
    yield from starting(qapp, qtbot)


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[Workspace]:
    """The workspaces that were made ready."""
    made: list[Workspace] = []
    really = Workspace.prepare

    def prepare(workspace: Workspace) -> None:
        really(workspace)
        made.append(workspace)

    monkeypatch.setattr(Workspace, "prepare", prepare)
    return made


def test_a_workspace_is_made_ready_while_the_passphrase_is_typed(
    start: Starter, folder: Path, prepared: list[Workspace], qtbot: QtBot
) -> None:
    start(folder, UnlockPage)
    qtbot.waitUntil(lambda: bool(prepared), timeout=PATIENCE)


def test_nothing_is_made_ready_while_somebody_waits_to_work(
    start: Starter, folder: Path, prepared: list[Workspace], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer = threading.Event()
    really = HeldWorkspace.unlock

    def unlock_late(held: HeldWorkspace, person: str, passphrase: str) -> Session:
        assert may_answer.wait(20)
        return really(held, person, passphrase)

    monkeypatch.setattr(HeldWorkspace, "unlock", unlock_late)
    application = start(folder, UnlockPage)
    qtbot.waitUntil(lambda: bool(prepared), timeout=PATIENCE)
    prepared.clear()
    unlock(application, qtbot)
    application._prepare()
    may_answer.set()
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
    assert prepared == []


def test_a_wrong_passphrase_leaves_time_to_make_it_ready(
    start: Starter, folder: Path, prepared: list[Workspace], qtbot: QtBot
) -> None:
    application = start(folder, UnlockPage)
    unlock(application, qtbot, "une autre phrase de passe")
    qtbot.waitUntil(lambda: bool(prepared), timeout=PATIENCE)
    assert application.window.bench is None


def test_a_window_closed_meanwhile_is_closed_without_a_word(
    start: Starter, folder: Path, prepared: list[Workspace], qtbot: QtBot
) -> None:
    application = start(folder, UnlockPage)
    qtbot.waitUntil(lambda: bool(prepared), timeout=PATIENCE)
    close(application, qtbot)
    prepared.clear()
    held = application._holding()
    assert isinstance(held, HeldWorkspace)
    held.prepare()
    assert prepared == []
