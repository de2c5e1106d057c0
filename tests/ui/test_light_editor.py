"""What a post is seldom written with is made when it is asked for: each widget costs some 14 kB with its style."""

from __future__ import annotations

from editor_driving import judged, opened
from office import Office
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.editor.reconcile_page import ReconcilePage
from desktop.ui.editor.versions_page import VersionsPage
from desktop.ui.workbench import Workbench


def test_the_pages_of_versions_are_made_when_they_are_asked_for(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    assert not screen.findChildren(VersionsPage)
    assert not screen.findChildren(ReconcilePage)
    screen.footer.versions.click()
    assert screen.versions.isVisible()
    assert screen.findChildren(VersionsPage) == [screen.versions]
    screen.show_text()
    assert screen.on_text
    screen.footer.versions.click()
    assert screen.findChildren(VersionsPage) == [screen.versions]


def test_a_gate_with_few_points_has_no_button_for_the_next(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    screen = opened(bench, qtbot, office.post().id)
    judged(screen, qtbot)
    gates = screen.work.panel.rows.values()
    assert gates
    assert not any(isinstance(child, QPushButton) for gate in gates for child in gate.points.children())
