"""The first page of the assistant leads to a workspace that exists: its backup, or the folder where it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from first_run_driving import words
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from showing import ImmediateBackground, shown
from start_driving import closed_workspace

from desktop.held_workspace import HeldWorkspace
from desktop.services.session import Session
from desktop.ui.notices import NoticeBoard
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.welcome_step import WelcomeStep
from desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, notices: NoticeBoard, tmp_path: Path, qtbot: QtBot) -> FirstRunPage:
    folder = tmp_path / "espace"
    page = FirstRunPage(theme, ImmediateBackground(notices.report), folder, HeldWorkspace(folder).install)
    shown(page, qtbot)
    page.begin()
    return page


def test_it_says_how_to_join_a_workspace_that_exists_and_opens_the_way(page: FirstRunPage) -> None:
    step = page.current
    assert isinstance(step, WelcomeStep)
    said = words(page)
    assert "Retrouver un espace de travail qui existe déjà" in said
    step.take_up.click()
    assert step.form.isVisible()
    assert "dans un autre dossier" not in words(page)


def test_the_workspace_of_another_folder_is_joined_with_a_button(
    page: FirstRunPage,
    tmp_path: Path,
    town: tuple[Path, Mapping[str, Session]],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = closed_workspace(tmp_path / "ailleurs", town)
    step = page.current
    assert isinstance(step, WelcomeStep)
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path)])
    with qtbot.assertNotEmitted(page.joined):
        step.other.click()
    assert "n’est pas un espace de travail de Bon à tirer" in words(page)
    assert "«\u00a0journal.sqlite\u00a0»" in words(page)
    assert step.other.isEnabled()
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(folder)])
    with qtbot.waitSignal(page.joined) as joined:
        step.other.click()
    assert joined.args == [folder]
    assert step.problem() is None
