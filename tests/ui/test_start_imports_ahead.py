"""What is imported ahead, and what is left out once somebody waits; cycles are looked for after the start."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import __main__ as door
from desktop import app
from desktop.ui.start import imports_ahead
from desktop.ui.start.imports_ahead import ImportsAhead


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names asked for, instead of their modules."""
    names: list[str] = []
    monkeypatch.setattr(imports_ahead.importlib, "import_module", names.append)
    return names


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def test_modules_are_imported_in_order_then_it_is_said(
    owner: QObject, imported: list[str], qtbot: QtBot
) -> None:
    ahead = ImportsAhead(("a", "b", "c"), owner)
    with qtbot.waitSignal(ahead.done):
        pass
    assert imported == ["a", "b", "c"]


def test_once_somebody_waits_nothing_more_is_imported(
    owner: QObject, imported: list[str], qtbot: QtBot
) -> None:
    ahead = ImportsAhead(("a", "b"), owner)
    other = ImportsAhead(("c", "d"), owner)
    ahead.stop()
    with qtbot.waitSignal(other.done):
        pass
    assert imported == ["c", "d"]


def test_what_is_stopped_before_it_began_never_says_that_it_is_done(
    owner: QObject, imported: list[str], qtbot: QtBot
) -> None:
    said: list[str] = []
    ahead = ImportsAhead((), owner, after=0)
    ahead.done.connect(lambda: said.append("done"))
    ahead.stop()
    with qtbot.waitSignal(ImportsAhead(("a",), owner).done):
        pass
    assert said == []


@pytest.mark.parametrize(("arguments", "collects"), [([], False), (["captures", "dossier"], True)])
def test_cycles_are_looked_for_once_the_window_is_there(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], collects: bool
) -> None:
    found: list[bool] = []
    monkeypatch.setattr(app, "main", lambda _: found.append(gc.isenabled()) or 0)
    gc.enable()
    try:
        assert door.main(arguments) == 0
    finally:
        gc.disable()  # as the tests run
    assert found == [collects]
